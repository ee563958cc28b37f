"""The `quotewright` command as a person or a script uses it: output, messages, exit codes.

Needs the environment variables QUOTEWRIGHT (the program) and QW_BUNDLE (the reference book as one file).
"""

import json
import os
import select
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

PROGRAM = os.environ["QUOTEWRIGHT"]
BUNDLE = os.environ["QW_BUNDLE"]
BOOK = Path(__file__).resolve().parents[2] / "assets" / "pricebooks" / "reference"
DEAL = {"name": "Three warehouses", "answers": {"warehouses": 3, "sku_active": 45000, "discount_pct": 5}}


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, text, name="deal.json"):
        path = self.folder / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return str(path)

    def deal(self, **changes):
        return self.file(json.dumps({**DEAL, **changes}))

    def run_it(self, *arguments, stdin=b""):
        done = subprocess.run([PROGRAM, *arguments], input=stdin, capture_output=True, timeout=120, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def good(self, *arguments, stdin=b""):
        code, out, err = self.run_it(*arguments, stdin=stdin)
        self.assertEqual((code, err), (0, ""))
        return out

    def bad(self, expected_code, *arguments, stdin=b""):
        code, out, err = self.run_it(*arguments, stdin=stdin)
        self.assertEqual(code, expected_code, err)
        self.assertEqual(out, "", "no partial quote")
        return err


FIXTURES = Path(__file__).resolve().parents[1] / "dmn" / "fixtures"


class Dmn(Case):
    def test_decides_a_model_of_camunda_modeler(self):
        inputs = self.file('{"employees": 300, "amount": 12000}')
        code, out, err = self.run_it("decide", str(FIXTURES / "camunda_discount.dmn"), inputs)
        self.assertEqual(code, 0, err)
        self.assertEqual(json.loads(out), {"Discount": {"discount_pct": 12.5, "approver": "manager"},
                                           "Customer segment": "large"})
        self.assertIn("Left out: diagram (1)", err)

    def test_decides_one_decision_and_says_what_nothing_reads(self):
        inputs = self.file('{"Parcels": [{"weight kg": 2, "express": true}]}')
        model = str(FIXTURES / "dmnjs_prefixed.dmn")
        code, out, _ = self.run_it("decide", model, inputs, "--decision", "Total fee")
        self.assertEqual((code, out), (0, '{"Total fee":10}\n'))
        self.assertIn("no decision Nothing", self.bad(2, "decide", model, inputs, "--decision", "Nothing"))

    def test_what_is_no_model_or_no_input_is_said(self):
        self.assertIn("[dmn.version]", self.bad(2, "decide", self.file("<a/>", "a.dmn"), self.file("{}")))
        self.assertIn("[json.syntax]", self.bad(2, "decide", str(FIXTURES / "dmnjs_prefixed.dmn"), self.file("{")))
        self.assertIn("cannot read", self.bad(1, "book", "import-dmn", str(self.folder / "none.dmn")))

    def test_a_book_goes_out_and_its_rules_come_back(self):
        code, model, err = self.run_it("book", "export-dmn", str(BOOK))
        self.assertEqual(code, 0)
        self.assertIn("stay in the book", err)
        self.assertEqual(self.run_it("book", "export-dmn", BUNDLE)[1], model, "folder and bundle are the same book")
        self.assertIn("20191111", self.run_it("book", "export-dmn", "--dmn", "1.3")[1][:200])
        code, sections, err = self.run_it("book", "import-dmn", "-", stdin=model.encode())
        self.assertEqual(code, 0)
        self.assertIn("input data are left out", err)
        self.assertEqual(sorted(json.loads(sections)), ["decisions", "facts", "tables"])
        self.run_it("book", "import-dmn", "-", "--out", str(self.folder / "new"), stdin=model.encode())
        self.assertEqual((self.folder / "new" / "dmn.json").read_text(), sections)


class Price(Case):
    def test_prints_a_quote_that_a_person_can_read(self):
        out = self.good("price", self.deal())
        for text in ("Three warehouses · Reference price book version 1 · USD", "Scope tier 2", "Discovery", "Total",
                     "Milestones", "Signatures"):
            self.assertIn(text, out)
        self.assertLess(max(len(line) for line in out.splitlines()), 116)

    def test_figures_of_the_text_are_those_of_the_summary(self):
        text = self.good("price", self.deal())
        totals = json.loads(self.good("price", self.deal(), "--summary"))["totals"]
        for key in ("one_time_list", "one_time_discount", "one_time_net", "monthly_recurring"):
            self.assertIn(f"{float(totals[key]):,.2f}", text)

    def test_json_is_one_line_with_and_without_trace(self):
        out = self.good("price", self.deal(), "--json")
        self.assertEqual(out.count("\n"), 1)
        whole = json.loads(out)
        self.assertEqual(whole["scope"]["tier"], 2)
        self.assertGreater(len(whole["trace"]), 100)
        short = json.loads(self.good("price", self.deal(), "--json", "--no-trace"))
        self.assertIsNone(short["trace"])
        self.assertEqual({**whole, "trace": None}, short)

    def test_summary_has_the_sections_in_order(self):
        summary = json.loads(self.good("price", self.deal(), "--summary"))
        self.assertEqual(list(summary)[:4], ["book", "scope", "sizing", "deployment"])
        self.assertEqual(list(summary)[-2:], ["gate_outcome", "approvals"])

    def test_reads_standard_input(self):
        self.assertEqual(self.good("price", "-", "--summary", stdin=json.dumps(DEAL).encode()),
                         self.good("price", self.deal(), "--summary"))

    def test_bare_answers_and_windows_line_ends(self):
        bare = self.file(json.dumps(DEAL["answers"], indent=1).replace("\n", "\r\n"))
        self.assertEqual(self.good("price", bare, "--summary"), self.good("price", self.deal(), "--summary"))

    def test_book_from_folder_and_from_bundle_is_the_built_in_book(self):
        expected = self.good("price", self.deal(), "--json")
        self.assertEqual(self.good("price", self.deal(), "--json", "--book", str(BOOK)), expected)
        self.assertEqual(self.good("price", self.deal(), "--json", "--book", BUNDLE), expected)

    def test_warnings_go_to_stderr_and_do_not_stop(self):
        code, out, err = self.run_it("price", self.deal(custommer="X", as_of="2020-01-01"), "--summary")
        self.assertEqual(code, 0)
        self.assertIn("tier", json.loads(out)["scope"])
        self.assertIn("deal.json:1:", err)
        self.assertIn("warning: /custommer", err)
        self.assertIn("warning: /as_of: The price book is not in force on 2020-01-01; it begins on 2026-01-01", err)


class BadInput(Case):
    def check(self, text, *parts):
        err = self.bad(2, "price", self.file(text), "--summary")
        for part in ("deal.json", *parts):
            self.assertIn(part, err)

    def test_names_file_line_path_and_remedy(self):
        self.check('{"answers": {\n  "warehouses": 101}}', "deal.json:2:17: error: /answers/warehouses:",
                   "must be 0 to 100 sites; this is 101. [intake.out_of_range]")

    def test_unknown_key(self):
        self.check('{"warehuses": 1}', "/warehuses", 'Did you mean "warehouses"?', "[intake.unknown_key]")

    def test_wrong_type(self):
        self.check('{"barcode": 1}', "/barcode", "true or false", "[intake.wrong_type]")

    def test_every_problem_is_listed(self):
        err = self.bad(2, "price", self.file('{"barcode": 1, "edition": "x", "nothing": 0}'))
        self.assertEqual(len(err.splitlines()), 3)

    def test_malformed_json(self):
        self.check('{"warehouses": 1,}', ":1:18: error", "[json.syntax]")

    def test_nothing_at_all(self):
        self.check("", "[json.syntax]")

    def test_byte_order_mark(self):
        self.check(b"\xef\xbb\xbf{}", "[json.bom]")

    def test_other_book(self):
        self.check('{"book": "other", "answers": {}}', "/book", "Load that book.")

    def test_not_utf8(self):
        self.check(b'{"name": "\xff", "answers": {}}', "[json.utf8]")

    def test_standard_input_has_a_name(self):
        self.assertIn("standard input:1:13: error", self.bad(2, "price", "-", stdin=b'{"nothing": 0}'))


class Unreadable(Case):
    def test_missing_file(self):
        for arguments in (("price", "none.json"), ("price", "none.json", "--jsonl"), ("explain", "none.json", "tier")):
            err = self.bad(1, *arguments)
            self.assertIn("cannot read none.json: No such file or directory. Check the name", err)

    def test_a_folder_is_no_file(self):
        for arguments in (("price", str(self.folder)), ("price", str(self.folder), "--jsonl"),
                          ("explain", str(self.folder), "tier")):
            self.assertIn("it is a folder", self.bad(1, *arguments))

    def test_missing_book(self):
        for arguments in (("price", self.deal(), "--book", "no-book"), ("book", "check", "no-book"),
                          ("explain", self.deal(), "tier", "--book", "no-book")):
            self.assertIn('cannot read the book "no-book": there is none. Name a folder', self.bad(1, *arguments))


class Usage(Case):
    def test_wrong_usage_is_one(self):
        for arguments in ((), ("prise", "x"), ("price",), ("price", "x", "--jsn"), ("book",), ("explain", "x"),
                          ("price", "x", "--json", "--summary")):
            code, out, err = self.run_it(*arguments)
            self.assertEqual((code, out), (1, ""), arguments)
            self.assertNotEqual(err, "")

    def test_help_and_version(self):
        self.assertIn("Exit codes: 0 done, 1 wrong usage", self.good("--help"))
        self.assertIn("--summary", self.good("price", "--help"))
        self.assertRegex(self.good("--version"), r"^\d+\.\d+\.\d+\n$")


class Jsonl(Case):
    LINES = ['{"book": "reference", "answers": {"warehouses": 1}}', '{"warehouses": "many"}', '{"warehouses": 2}']

    def tiers(self, out):
        return [line["scope"]["tier"] if "scope" in line else line["error"]["code"] for line in map(json.loads, out.splitlines())]

    def test_a_bad_line_keeps_its_place(self):
        path = self.file("\n".join(self.LINES) + "\n", "deals.jsonl")
        for arguments in ((path,), ("-",)):
            code, out, err = self.run_it("price", "--jsonl", "--summary", *arguments, stdin=Path(path).read_bytes())
            self.assertEqual(code, 2)
            self.assertEqual(self.tiers(out), [1, "intake.wrong_type", 2])
            name = "standard input" if arguments[0] == "-" else path
            self.assertIn(f"{name}:2:16: error: /warehouses", err)
            self.assertEqual(json.loads(out.splitlines()[1])["findings"][0]["line"], 2)

    def test_good_lines_are_zero(self):
        text = "\r\n".join([self.LINES[0], "", self.LINES[2]])  # Windows ends, an empty line, none at the end
        self.assertEqual(self.tiers(self.good("price", "--jsonl", "--summary", self.file(text))), [1, 2])

    def test_nothing_gives_nothing(self):
        self.assertEqual(self.good("price", "--jsonl", self.file("")), "")

    def test_a_line_is_what_a_file_is(self):
        path = self.file(self.LINES[2])
        self.assertEqual(self.good("price", "--jsonl", "--summary", path), self.good("price", "--summary", path))
        self.assertEqual(self.good("price", "--jsonl", path), self.good("price", "--json", path))

    def test_a_result_comes_before_the_next_line_is_sent(self):
        with subprocess.Popen([PROGRAM, "price", "--jsonl", "--summary", "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE) as process:
            for warehouses, tier in ((1, 1), (2, 2), (1, 1)):
                process.stdin.write(b'{"warehouses": %d}\n' % warehouses)
                process.stdin.flush()
                self.assertTrue(select.select([process.stdout], [], [], 60)[0], "no result within a minute")
                self.assertEqual(json.loads(process.stdout.readline())["scope"]["tier"], tier)
            process.stdin.close()
            self.assertEqual(process.wait(60), 0)


class Explain(Case):
    def test_every_kind_of_subject(self):
        for subject, text in (("tier", "2"), ("deployment", "shared"), ("configuration", "156.25"), ("P-DL", "delivery"),
                              ("hosting_base", "line"), ("one_time_net", "-"), ("A12", "gate"), ("signature", "milestone")):
            out = self.good("explain", self.deal(), subject)
            self.assertIn(text.lower(), out.lower(), subject)
            self.assertGreater(len(out.splitlines()), 2, subject)

    def test_json(self):
        made = json.loads(self.good("explain", self.deal(), "tier", "--json"))
        self.assertEqual(list(made), ["subject", "title", "summary", "steps"])
        self.assertEqual(made["steps"][0]["id"], "tier")

    def test_unknown_subject(self):
        err = self.bad(2, "explain", self.deal(), "teir")
        self.assertIn('Did you mean "tier"? [explain.unknown_subject]', err)

    def test_bad_input(self):
        self.assertIn("[intake.unknown_key]", self.bad(2, "explain", self.file('{"x": 1}'), "tier"))
        self.assertIn("standard input", self.bad(2, "explain", "-", "tier", stdin=b'{"x": 1}'))


class Risk(Case):
    def test_a_person_can_read_it(self):
        out = self.good("risk", str(BOOK), self.deal(), "--draws", "2000", "--seed", "3")
        for text in ("2000 draws, seed 3, correlation 0.3", "P80", "The margin falls below 30 % in", "configuration"):
            self.assertIn(text, out)

    def test_the_arguments_count(self):
        made = json.loads(self.good("risk", str(BOOK), self.deal(), "--json", "--draws", "500", "--low", "90",
                                    "--high", "200", "--correlation", "0.55"))
        self.assertEqual((made["drawn"], made["low_pct"], made["high_pct"], made["correlation"]), (500, "90", "200", "0.55"))
        swings = [float(line["swing"]) for line in made["lines"]]
        self.assertEqual(swings, sorted(swings, reverse=True))

    def test_the_same_seed_gives_the_same_bytes(self):
        a, b, other = (self.good("risk", str(BOOK), self.deal(), "--json", "--seed", seed) for seed in ("4", "4", "5"))
        self.assertEqual(a, b)
        self.assertNotEqual(a, other)

    def test_wrong_numbers(self):
        self.assertIn("[risk.correlation]", self.bad(2, "risk", str(BOOK), self.deal(), "--correlation", "7"))
        self.assertIn("--low must be a number", self.bad(1, "risk", str(BOOK), self.deal(), "--low", "few"))
        self.assertIn("[risk.draws]", self.bad(2, "risk", str(BOOK), self.deal(), "--draws", "0"))


class Annexes(Case):
    """Presets, schedules and worksheets of a small book over the reference book."""

    MORE = {
        "meta": {"id": "over", "version": 1, "title": "Over", "currency": "USD", "extends": "reference"},
        "intake": {"presets": [{"id": "importer", "label": "Importer", "answers": {"warehouses": 4}}]},
        "document": {"schedules": [{
            "id": "sites", "title": "Sites", "text": "{warehouses} sites at {one_time_net}",
            "columns": [{"id": "what", "label": "What"}, {"id": "count", "label": "Count"}],
            "rows": [{"id": "warehouses", "cells": ["Warehouses", "{warehouses}"]},
                     {"id": "many", "when": "warehouses > 3", "cells": ["Many", "{warehouses / 0}"]}]}]},
        "worksheets": [{
            "id": "change", "title": "One change", "group": "The deal", "help": "What a change costs", "takes": ["one_time_net"],
            "intake": {"sections": [{"id": "c", "title": "Change", "questions": [
                {"key": "hours", "type": "integer", "label": "Hours", "range": [0, 999], "default": 8}]}]},
            "facts": {"cost": {"value": "hours * 150", "label": "Cost", "unit": "USD", "because": "{hours} hours at 150"}},
            "gates": [{"id": "C1", "label": "Size", "rules": [{"when": "cost > 5000", "verdict": "refer", "reason": "large",
                                                               "approvers": ["P-CD"], "because": "{cost} is large"}]}],
            "results": ["cost"]},
            {"id": "free", "title": "Free", "facts": {"two": "1 + 1"}, "results": ["two"]}],
    }

    def book(self, **changes):
        folder = self.folder / "over"
        folder.mkdir(exist_ok=True)
        (folder / "all.json").write_text(json.dumps({**self.MORE, **changes}))
        return str(folder)

    def quote(self, **members):
        return self.file(json.dumps({"answers": {}, **members}), "quote.json")

    def test_schedules_for_people_and_programs(self):
        out = self.good("schedules", self.quote(answers={"warehouses": 2}), "--book", self.book())
        self.assertRegex(out, r"\nSites\n-----\n2 sites at [\d,]+\.\d\d\n\n  What        Count\n  Warehouses  2\n")
        made = json.loads(self.good("schedules", self.quote(), "--book", self.book(), "--json"))
        self.assertEqual([one["id"] for one in made if one["id"] == "sites"], ["sites"])

    def test_a_preset_answers_and_a_fault_in_a_schedule_is_told(self):
        err = self.bad(2, "schedules", self.quote(preset="importer"), "--book", self.book())
        self.assertRegex(err, r"/document/schedules/\d+/rows/1: .*\[rule.division_by_zero\]")
        err = self.bad(2, "schedules", self.quote(preset="importor"), "--book", self.book())
        self.assertIn('Did you mean "importer"? [quote.unknown_preset]', err)
        self.assertIn("From the preset Importer", self.good("explain", self.quote(preset="importer"), "warehouses", "--book", self.book()))

    def test_worksheets_are_listed_and_run(self):
        listed = self.good("worksheet", "--book", self.book())
        self.assertRegex(listed, r"\nThe deal\n-+\n +change +One change\.\n +What a change costs\n")
        self.assertRegex(listed, r"free +Free\. Needs no quote\.\n")
        answers = self.file('{"hours": 40}', "answers.json")
        out = self.good("worksheet", "change", self.quote(), "--answers", answers, "--book", self.book())
        self.assertRegex(out, r"^One change\n=+\n  Cost +6,000\.00 USD\n +40 hours at 150\.\n")
        self.assertIn("refer: 6,000 is large.", out)
        self.assertIn("P-CD Commercial director", out)
        wrapped = self.file('{"answers": {"hours": 1}}', "answers.json")
        made = json.loads(self.good("worksheet", "change", self.quote(), "--answers", wrapped, "--book", self.book(), "--json"))
        self.assertEqual(made["results"][0]["text"], "150.00 USD")
        self.assertEqual(json.loads(self.good("worksheet", "free", "--book", self.book(), "--json"))["results"][0]["value"], "2")
        self.assertIn("8 * 150", self.good("worksheet", "change", self.quote(), "--book", self.book(), "--explain", "cost"))

    def test_a_worksheet_takes_the_answers_that_the_quote_keeps(self):
        kept = self.file(json.dumps({"answers": {}, "worksheets": {"change": {"hours": 3}}}), "kept.json")
        run = lambda *more: json.loads(self.good("worksheet", "change", kept, "--book", self.book(), "--json", *more))
        self.assertEqual(run()["results"][0]["text"], "450.00 USD")
        self.assertEqual(run("--answers", self.file("{}", "none.json"))["results"][0]["text"], "1,200.00 USD")
        wrong = self.file('{"answers": {},\n "worksheets": {"change": {"hours": -1}}}', "wrong.json")
        self.assertIn("wrong.json:2:37", self.bad(2, "worksheet", "change", wrong, "--book", self.book()))
        self.good("price", wrong, "--book", self.book())  # a calculator never changes the quote

    def test_wrong_worksheet_requests(self):
        for arguments, code, text in ((("chang",), 2, "[worksheet.unknown]"), (("change",), 2, "[worksheet.needs_quote]"),
                                      (("change", self.quote(), "--answers", self.file('{"hours": 1000}', "a.json")), 2, "a.json:1:11"),
                                      (("change", self.quote(), "--answers", self.file("{", "b.json")), 2, "[json.syntax]"),
                                      (("change", self.quote(), "--answers", "nowhere.json"), 1, "nowhere.json"),
                                      (("change", self.quote(), "--explain", "cots"), 2, "[explain.unknown_subject]")):
            self.assertIn(text, self.bad(code, "worksheet", *arguments, "--book", self.book()), arguments)

    def test_a_broken_worksheet_is_found_by_the_check(self):
        broken = {**self.MORE["worksheets"][1], "facts": {"two": "1 + one"}}
        err = self.bad(2, "book", "check", self.book(worksheets=[broken]))
        self.assertIn("/worksheets/free/facts/two: ", err)
        self.assertIn("[feel.unknown_name]", err)


class CheckBook(Case):
    def test_the_reference_book_has_no_errors(self):
        for path in (str(BOOK), BUNDLE):
            self.assertRegex(self.good("book", "check", path),
                             r"^reference version 1: \d+ questions, \d+ facts, \d+ decisions, 30 gates, 21 lines. No errors.\n$")

    def broken_book(self, name, old, new):
        folder = self.folder / "book"
        folder.mkdir()
        for file in BOOK.glob("*.json"):
            text = file.read_text()
            if file.name == name:
                self.assertIn(old, text)
                text = text.replace(old, new, 1)
            (folder / file.name).write_text(text)
        return str(folder)

    def test_names_file_path_and_remedy(self):
        folder = self.broken_book("00-meta.json", '"USD"', '"USX"')
        for arguments in (("book", "check", folder), ("price", self.deal(), "--book", folder)):
            err = self.bad(2, *arguments)
            self.assertIn("00-meta.json:7:17: error: /meta/currency:", err)
            self.assertIn("write a code such as USD or EUR. [book.unknown_currency]", err)

    def test_a_fault_in_a_rule_names_the_book(self):
        folder = self.broken_book("20-scope.json", '"storefronts + marketplaces"', '"storefronts / marketplaces"')
        err = self.bad(2, "price", self.deal(), "--book", folder)
        self.assertRegex(err, r"20-scope\.json:\d+:\d+: error: /facts/channels/value:")
        self.assertIn("[rule.division_by_zero]", err)

    def test_no_book_at_all(self):
        self.assertIn("There are no files", self.bad(2, "book", "check", str(self.folder)))
        self.assertIn("[book.bad_bundle]", self.bad(2, "book", "check", self.file("{}")))


class VerifyBook(Case):
    STEPS = ("--steps", "3000000")  # the tables come first; the rest is the business of quote_test

    def planted(self, find, replace):
        folder = self.folder / "book"
        folder.mkdir()
        found = 0
        for file in BOOK.glob("*.json"):
            text = file.read_text()
            found += text.count(find)
            (folder / file.name).write_text(text.replace(find, replace))
        self.assertEqual(found, 1)
        return str(folder)

    def test_the_reference_book_has_no_gaps_and_no_overlaps(self):
        out = self.good("book", "verify", *self.STEPS)
        self.assertIn("table warehouses_points: proven over", out)
        self.assertNotIn("finding", out.replace("nothing found", ""))

    def test_a_gap_is_a_finding_with_an_example(self):
        book = self.planted('{"if": ["[3..4]"], "then": 7', '{"if": ["3"], "then": 7')
        code, out, err = self.run_it("book", "verify", book, *self.STEPS)
        self.assertEqual((code, err), (1, ""))
        self.assertIn("finding: table warehouses_points: no rule matches where warehouses = 4.", out)
        self.assertIn("answers: warehouses = 4", out)

    def test_an_overlap_names_both_rules(self):
        book = self.planted('{"if": ["[3..4]"], "then": 7', '{"if": ["[2..4]"], "then": 7')
        code, out, _ = self.run_it("book", "verify", book, "--json", *self.STEPS)
        self.assertEqual(code, 1)
        tables = {table["table"]: table for table in json.loads(out)["tables"]}
        (finding,) = tables["warehouses_points"]["findings"]
        self.assertEqual(finding["flaw"], "overlap")
        self.assertEqual(finding["rules"], ["warehouses_points#2", "warehouses_points#3"])
        self.assertEqual(finding["answers"], {"warehouses": "2"})

    def test_a_book_that_cannot_be_read_has_a_code_of_its_own(self):
        self.bad(2, "book", "verify", str(self.folder / "nowhere"))
        self.bad(2, "book", "verify", self.file("{}", "broken.json"))


if __name__ == "__main__":
    unittest.main()
