#!/usr/bin/env python3
"""The commands for authors of price books, end to end, on the reference book and on small layers made here.

Needs the environment variable QUOTEWRIGHT (the program).
"""

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True

PROGRAM = os.environ["QUOTEWRIGHT"]
BOOKS = Path(__file__).resolve().parents[2] / "assets" / "pricebooks"
DEALS = {
    "plain": {"name": "Plain", "answers": {}},
    "three": {"name": "Three warehouses", "book": {"id": "reference", "version": 1},
              "answers": {"warehouses": 3, "sku_active": 45000, "discount_pct": 5}},
}
PROJECTS = """project,tier,modules,actual_hours,other_hours
Alder,1,sales;purchase;inventory;accounting,60,
Birch,1,sales;crm;accounting,44,
Cedar,2,sales;purchase;inventory;accounting;barcode,120,12
Dogwood,2,sales;inventory;accounting;b2b_portal,118,
Elm,2,purchase;inventory;accounting;replenishment,92,0
Fir,3,sales;purchase;inventory;accounting;barcode;manufacturing_light,260,40
"""


class Case(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def path(self, name):
        return str(self.folder / name)

    def file(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text if isinstance(text, str) else json.dumps(text), encoding="utf-8")
        return str(path)

    def run_it(self, *arguments, stdin=""):
        done = subprocess.run([PROGRAM, *arguments], input=stdin.encode(), capture_output=True, timeout=120, check=False)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def good(self, *arguments, stdin=""):
        code, out, err = self.run_it(*arguments, stdin=stdin)
        self.assertEqual((code, err), (0, ""))
        return out

    def bad(self, expected_code, *arguments):
        code, out, err = self.run_it(*arguments)
        self.assertEqual(code, expected_code, err)
        self.assertEqual(out, "")
        return err

    def layer(self, name, sections, extends="reference", kind="partner", **meta):
        meta = {"id": name, "version": 1, "title": name, "layer": kind, "extends": extends, **meta}
        self.file(f"{name}/00-book.json", {"meta": meta, **sections})
        return self.path(name)

    def quotes(self):
        for name, deal in DEALS.items():
            self.file(f"quotes/{name}.json", deal)
        return self.path("quotes")


class New(Case):
    def test_a_new_layer_loads_and_prices_like_the_book_below(self):
        out = self.good("book", "new", self.path("acme"), "--extends", "reference", "--title", "Acme Ltd")
        self.assertIn("README.md", out)
        self.assertIn("No errors", self.good("book", "check", self.path("acme")))
        meta = json.loads((self.folder / "acme" / "00-meta.json").read_text())["meta"]
        self.assertEqual((meta["id"], meta["title"], meta["layer"]), ("acme", "Acme Ltd", "partner"))
        roles = json.loads((self.folder / "acme" / "10-rates.json").read_text())["rate_card"]["roles"]
        self.assertIn({"id": "PM", "bill": 165, "cost": 98}, roles)
        changes = json.loads(self.good("book", "diff", "reference", self.path("acme"), "--json"))["changes"]
        self.assertEqual({change["section"] for change in changes}, {"meta", "brand"})
        impact = json.loads(self.good("book", "impact", "reference", self.path("acme"), self.quotes(), "--json"))
        self.assertEqual((impact["totals"]["quotes"], impact["totals"]["changed"]), (2, 0))

    def test_every_command_of_its_readme_names_a_real_command(self):
        self.good("book", "new", self.path("acme"), "--extends", "reference")
        text = (self.folder / "acme" / "README.md").read_text()
        for command in ("lint", "where", "impact", "pack"):
            self.assertIn(f"book {command}", text)
            self.good("book", command, "--help")

    def test_another_currency_is_taken_and_lint_says_what_it_did_not_convert(self):
        self.good("book", "new", self.path("acme"), "--extends", "reference", "--currency", "CHF")
        deal = self.file("deal.json", DEALS["plain"])
        self.assertIn("CHF", self.good("price", deal, "--book", self.path("acme")))
        code, out, _ = self.run_it("book", "lint", self.path("acme"))
        self.assertEqual(code, 1)
        self.assertIn("lint.half_converted", out)

    def test_nothing_is_overwritten_and_nothing_is_left_behind(self):
        self.file("acme/mine.txt", "mine")
        self.assertIn("is there already", self.bad(1, "book", "new", self.path("acme"), "--extends", "reference"))
        self.assertEqual(os.listdir(self.folder / "acme"), ["mine.txt"])
        self.assertIn("no currency", self.bad(1, "book", "new", self.path("b"), "--extends", "reference", "--currency", "XYZ"))
        self.assertIn("cannot be the id", self.bad(1, "book", "new", self.path("Bad Name"), "--extends", "reference"))
        self.assertNotEqual(self.run_it("book", "new", self.path("c"), "--extends", "nowhere")[0], 0)
        self.assertEqual(sorted(os.listdir(self.folder)), ["acme"])

    def test_a_layer_stands_on_another_one_beside_it(self):
        self.good("book", "new", self.path("acme"), "--extends", "reference")
        self.good("book", "new", self.path("acme-south"), "--extends", "acme", "--title", "South")
        self.assertIn("acme-south version 1", self.good("book", "check", self.path("acme-south")))


class Mistakes(Case):
    """What people write wrongly in a layer, and the words that tell them what to do."""

    CASES = (
        ({"rate_card": {"roles": [{"id": "PMO", "bill": 100}]}}, 'The role "PMO" has no "cost".', 'did you mean "PM"?'),
        ({"rate_card": {"mixes": {"own": {"PN": 100}}}}, 'There is no role "PN" on the rate card.', "Did you mean"),
        ({"rate_card": {"roles": [{"id": "PM", "bill": "125"}]}}, '"bill" must be a number: without quotes', ""),
        ({"rate_card": {"roles": [{"id": "PM", "bill": 125}, {"id": "PM", "bill": 130}]}}, '"PM" stands twice in this list', "rename"),
        ({"rate_card": {"roles": [{"id": "PM", "$remov": True}]}}, 'There is no mark "$remov".', 'Did you mean "$remove"?'),
        ({"tables": {"support_plans": {"rows": [{"id": "basic", "price": "520 EUR"}]}}},
         'The column "price" holds number, but this is a string.', "without quotes"),
        ({"tables": {"suport_plans": {"rows": [{"id": "basic", "price": 520}]}}},
         'No layer below has a table "suport_plans"', 'Did you mean "support_plans"?'),
        ({"gates": [{"id": "OWN", "label": "Own", "rules": [
            {"when": "warehouses > 3", "verdict": "refer", "reason": "own", "approvers": ["P-CX"], "because": "Many"}]}]},
         'no such role under approvals, roles: "P-CX".', "Did you mean"),
        ({"metrics": ["one_time_nett"]}, "A metric is the name of a fact or of an engine total.", 'Did you mean "one_time_net"?'),
        ({"facts": {"own": "warehouses == 3"}}, 'found "=".', 'One "=" compares.'),
        ({"facts": {"own": "warehouses = 3 && true"}}, "", 'Write "and".'),
        ({"facts": {"own": {"value": "1.5", "round": "R11"}}}, 'There is no rounding point "R11" under policy, rounding.', "Did you mean"),
        ({"decisions": {"own": {"label": "D", "hit": "unique", "input": "warehouses", "output": "p", "rules": [["> 3", 1, 2]]}}},
         "This rule has 3 cells, but the table has 1 inputs and 1 outputs", ""),
        ({"$schema": 5, "facts": {}}, '"$schema" is the path or address of a JSON Schema', "Correct or remove it."),
    )

    def test_each_says_what_and_where_and_what_to_do(self):
        for number, (sections, what, remedy) in enumerate(self.CASES):
            with self.subTest(what=what):
                err = self.bad(2, "book", "check", self.layer(f"acme{number}", sections))
                self.assertIn(what, err)
                self.assertIn(remedy, err)
                self.assertIn(f"acme{number}/00-book.json:1:", err.splitlines()[0], "the first finding is in the author's file")

    def test_a_layer_that_names_no_book_below(self):
        self.file("acme/00-book.json", {"meta": {"id": "acme", "version": 1, "title": "Acme", "layer": "partner"}})
        first = self.bad(2, "book", "check", self.path("acme")).splitlines()[0]
        self.assertIn('stands on a book below it, but none is named; add "extends"', first)

    def test_what_a_layer_lacks_is_missing_in_its_own_file(self):
        self.file("acme/00-book.json", {"meta": {"id": "acme", "title": "Acme", "layer": "partner", "extends": "reference"}})
        first = self.bad(2, "book", "check", self.path("acme")).splitlines()[0]
        self.assertIn("acme/00-book.json:1:", first)
        self.assertIn('"version" is missing here', first)

    def test_a_section_in_two_files_names_the_other(self):
        self.layer("acme", {"rate_card": {"roles": []}})
        self.file("acme/20-more.json", {"rate_card": {"roles": []}})
        self.assertIn('stands in "', self.bad(2, "book", "check", self.path("acme")))


class Stories(Case):
    def test_a_name_that_nothing_has_is_told_with_its_line(self):
        file = self.file("told.json", """{"book": "reference", "stories": [
{"note": "A misspelt question", "want": {"/scope/tier": 3},
 "answers": {"warehuses": 3}},
{"note": "A misspelt path", "answers": {},
 "want": {"/scope/teir": 3}}]}""")
        code, out, err = self.run_it("stories", file)
        self.assertEqual((code, err), (1, ""))
        self.assertIn('told.json:3: /answers/warehuses: The quote is refused: There is no question "warehuses". '
                      'Did you mean "warehouses"?\n', out)
        self.assertIn('told.json:5: /scope/teir is "(absent)", not 3 (there is no "teir" in /scope; did you mean "tier"?)', out)


class Books(Case):
    def test_one_that_is_not_there_is_answered_with_those_that_are(self):
        deal = self.file("deal.json", DEALS["plain"])
        err = self.bad(1, "price", deal, "--book", "referense")
        self.assertIn('cannot read the book "referense": there is none. Did you mean "reference"?', err)
        self.assertIn("distribution", err)
        self.assertIn("Did you mean", self.bad(2, "book", "check", self.layer("acme", {}, extends="healthcar")))


class Lint(Case):
    def test_says_layer_file_line_and_remedy(self):
        book = self.layer("acme", {"rate_card": {"roles": [{"id": "PM", "bill": 165}, {"id": "SA", "bill": 210}]}})
        out = json.loads(self.run_it("book", "lint", book, "--json")[1])["findings"]
        same = [one for one in out if one["code"] == "lint.same_as_below"]
        self.assertEqual([(one["layer"], one["path"]) for one in same], [("acme", "/rate_card/roles/PM/bill")])
        self.assertTrue(same[0]["file"].endswith("acme/00-book.json"))
        self.assertEqual(same[0]["line"], 1)
        self.assertIn("remove it here", same[0]["message"])

    def test_quotes_show_what_nothing_reaches(self):
        findings = json.loads(self.run_it("book", "lint", "reference", self.quotes(), "--json")[1])["findings"]
        self.assertIn("lint.clause_never", {one["code"] for one in findings})
        without = json.loads(self.run_it("book", "lint", "reference", "--json")[1])["findings"]
        self.assertNotIn("lint.clause_never", {one["code"] for one in without})

    def test_schedules_are_tried_on_presets_and_quotes(self):
        self.file("tiny/book.json", {
            "meta": {"id": "tiny", "version": 1, "title": "Tiny", "currency": "USD"},
            "intake": {"sections": [{"id": "s", "title": "S", "questions": [
                {"key": "own", "type": "boolean", "label": "Own", "default": False}]}],
                       "presets": [{"id": "hosted", "label": "Hosted", "answers": {"own": True}}]},
            "document": {"schedules": [{
                "id": "duties", "title": "Duties", "columns": [{"id": "duty", "label": "Duty"}, {"id": "us", "label": "Us"}],
                "rows_from": "[[\"Backup\", if own then \"C\" else \"A\"]]",
                "exactly_one": {"mark": "A", "columns": ["us"]}}]},
            "lines": {"one_time": [{"id": "a", "price": {"model": "flat", "value": 5}}]}})
        code, out, err = self.run_it("book", "lint", self.path("tiny"))
        self.assertEqual((code, err), (1, ""))
        self.assertIn('For the preset "hosted":', out)
        self.assertIn("[book.not_exactly_one]", out)

    def test_the_rules_of_worksheets_are_read(self):
        book = self.layer("acme", {"worksheets": [{"id": "own", "title": "Own", "takes": [], "results": ["sum"],
                                                   "facts": {"sum": {"value": "nonsense + 1", "label": "Sum"}}}]})
        code, out, err = self.run_it("book", "lint", book)
        self.assertEqual((code, err), (1, ""))
        self.assertIn("/worksheets/own", out)
        self.assertIn("nonsense", out)

    def test_a_finding_in_a_worksheet_stands_where_its_author_wrote_it(self):
        book = self.file("acme/00-book.json", """{"meta": {"id": "acme", "version": 1, "title": "Acme", "layer": "partner", "extends": "reference"},
"worksheets": [{"id": "own", "title": "Own", "takes": [], "results": ["sum"],
  "facts": {
    "sum": "nonsense + 1"}}]}""")
        code, out, err = self.run_it("book", "check", os.path.dirname(book))
        self.assertEqual((code, out), (2, ""))
        self.assertIn("00-book.json:4:12: error: /worksheets/own/facts/sum: Nothing is called \"nonsense\"", err)

    def test_worksheets_are_run_over_usual_quotes_and_with_the_answers_of_stories(self):
        book = self.layer("acme", {"worksheets": [{
            "id": "split", "title": "Split", "takes": ["one_time_net"], "results": ["share"],
            "intake": {"sections": [{"id": "s", "title": "S", "questions": [
                {"key": "parts", "type": "integer", "label": "Parts", "range": [0, 9], "default": 1}]}]},
            "facts": {"share": {"value": "one_time_net / parts", "label": "Share", "unit": "USD", "because": "Of {parts}"}}}]})
        self.assertNotIn("division", self.run_it("book", "lint", book)[1])
        told = self.file("told.json", {"book": "acme", "stories": [
            {"note": "No parts", "worksheet": "split", "given": {"parts": 0}, "answers": {}, "want": {"/scope/tier": 1}},
            {"note": "Too many", "worksheet": "split", "given": {"parts": 99}, "answers": {}, "want": {"/scope/tier": 1}}]})
        code, out, err = self.run_it("book", "lint", book, told, "--json")
        self.assertEqual((code, err), (1, ""))
        found = [(one["path"], one["file"].split("/")[-1]) for one in json.loads(out)["findings"] if one["severity"] == "error"]
        self.assertEqual(found, [("/worksheets/split/facts/share/value", "00-book.json"), ("/given/parts", "told.json")])
        zero = self.layer("acme", {"worksheets": [{
            "id": "split", "title": "Split", "takes": ["one_time_net"], "results": ["share"],
            "facts": {"nothing": 0, "share": "one_time_net / nothing"}}]})
        self.assertIn("the quote without answers: ", self.run_it("book", "lint", zero)[1])

    def test_a_text_that_is_no_option_is_a_warning_of_check_and_lint(self):
        book = self.layer("acme", {"document": {"clauses": [{"id": "edi", "title": "EDI", "text": "As agreed",
                                                             "when": "list contains(modules, \"sale\")"}]}})
        code, out, err = self.run_it("book", "check", book)
        self.assertEqual(code, 0)
        self.assertIn("1 warning: see above", out)
        self.assertIn('"modules" is never "sale" in list contains(modules, "sale"). Did you mean "sales"?', err)
        self.assertIn("acme/00-book.json:1:", err)
        code, out, err = self.run_it("book", "lint", book)
        self.assertEqual((code, err), (1, ""))
        self.assertIn("[book.never_equal]", out)

    def test_a_logo_that_is_not_there(self):
        book = self.layer("acme", {"brand": {"name": "Acme", "logo": "logo.svg"}})
        self.assertIn("lint.no_logo", self.run_it("book", "lint", book)[1])
        self.file("acme/logo.svg", "<svg/>")
        self.assertNotIn("lint.no_logo", self.run_it("book", "lint", book)[1])

    def test_a_book_that_does_not_load_is_unusable(self):
        book = self.layer("acme", {"gates": [{"id": "A01", "$remove": True}]})
        code, out, err = self.run_it("book", "lint", book)
        self.assertEqual((code, out), (2, ""))
        self.assertIn("layer.not_owned", err)

    def test_remarks_alone_are_clean(self):
        self.file("tiny/book.json", {"meta": {"id": "tiny", "version": 1, "title": "Tiny", "currency": "USD"},
                                     "facts": {"fee": {"value": 5, "label": "Fee", "unit": "USD"}},
                                     "lines": {"one_time": [{"id": "a", "price": {"model": "flat", "value": "fee"}}]}})
        code, out, err = self.run_it("book", "lint", self.path("tiny"))
        self.assertEqual((code, err), (0, ""), out)
        self.assertIn("lint.no_because", out)
        self.assertIn("0 findings, 1 remark.", out)


class Where(Case):
    def test_names_the_layer_and_what_was_below(self):
        book = self.layer("acme", {"rate_card": {"roles": [{"id": "PM", "bill": 180}]}})
        out = self.good("book", "where", book, "rate_card/roles/PM/bill")
        self.assertIn('From the layer "acme"', out)
        layers = json.loads(self.good("book", "where", book, "rate_card/roles/PM/bill", "--json"))["layers"]
        self.assertEqual({one["layer"]: one.get("value") for one in layers}, {"common": None, "reference": 165, "acme": 180})
        self.assertEqual([one["layer"] for one in layers if one["changed"]], ["reference", "acme"])

    def test_a_wrong_path_names_the_nearest(self):
        self.assertIn('Did you mean "bill"?', self.bad(2, "book", "where", "reference", "rate_card/roles/PM/bil"))
        self.assertIn("cannot read", self.bad(1, "book", "where", self.path("none"), "meta"))


class Diff(Case):
    def test_is_about_values_not_text(self):
        shutil.copytree(BOOKS / "reference", self.folder / "reference")
        shutil.copytree(BOOKS / "common", self.folder / "common")
        for file in (self.folder / "reference").glob("*.json"):
            file.write_text(json.dumps(json.loads(file.read_text()), indent=7))
        self.assertEqual(self.good("book", "diff", str(BOOKS / "reference"), self.path("reference")), "No difference.\n")
        effort = self.folder / "reference" / "40-effort.json"
        document = json.loads(effort.read_text())
        rows = document["tables"]["module_hours"]["rows"]
        self.assertEqual(rows[0], ["sales", 10])
        rows[0][1] = 12
        rows.append(["cycle_counts", 9])
        del rows[1]
        effort.write_text(json.dumps(document))
        changes = json.loads(self.good("book", "diff", "reference", self.path("reference"), "--json"))["changes"]
        self.assertEqual([(one["kind"], one["path"], one.get("percent")) for one in changes],
                         [("removed", "tables/module_hours/rows/crm", None),
                          ("changed", "tables/module_hours/rows/sales/hours", "20.0"),
                          ("added", "tables/module_hours/rows/cycle_counts", None)])


class Pack(Case):
    def test_one_file_prices_like_its_layers(self):
        book = self.layer("acme", {"rate_card": {"roles": [{"id": "PM", "bill": 180}]}})
        packed = self.path("acme.json")
        out = self.good("book", "pack", book, "-o", packed)
        document = json.loads(Path(packed).read_text())
        self.assertEqual([one["id"] for one in document["made_of"]], ["common", "reference", "acme"])
        self.assertIn(document["sha256"], out)
        self.good("book", "check", packed)
        deal = self.file("deal.json", DEALS["plain"])
        self.assertEqual(self.good("price", deal, "--book", packed, "--summary"), self.good("price", deal, "--book", book, "--summary"))
        self.assertEqual(self.good("book", "diff", book, packed), "No difference.\n")

    def test_the_hash_is_sha256_of_the_canonical_content(self):
        book = self.file("tiny.json", {"format": "quotewright-book-1", "files": {"b.json": {
            "meta": {"id": "tiny", "version": 1, "title": "T", "currency": "USD"},
            "lines": {"one_time": [{"id": "a", "price": {"model": "flat", "value": 5}}]}}}})
        self.good("book", "pack", book, "-o", self.path("out.json"))
        document = json.loads((self.folder / "out.json").read_text())
        stated = document.pop("sha256")
        canonical = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
        self.assertEqual(hashlib.sha256(canonical.encode()).hexdigest(), stated)

    def test_a_changed_content_is_refused_but_other_spaces_are_not(self):
        packed = self.path("out.json")
        self.good("book", "pack", "reference", "-o", packed)
        text = Path(packed).read_text()
        document = json.loads(text, parse_float=str)
        self.good("book", "check", self.file("spaces.json", text.replace("\n", "\n   ")))
        self.assertIn('"PM"', text)
        stale = self.file("stale.json", text.replace('"bill": 165', '"bill": 166', 1))
        self.assertIn("[book.stale_hash]", self.bad(2, "book", "check", stale))
        deal = self.file("deal.json", DEALS["plain"])
        self.assertIn("changed after packing", self.bad(2, "price", deal, "--book", stale))
        self.assertEqual(len(document["sha256"]), 64)

    def test_a_book_that_does_not_load_is_not_packed(self):
        book = self.layer("acme", {"nonsense": {}})
        self.bad(2, "book", "pack", book, "-o", self.path("out.json"))
        self.assertFalse((self.folder / "out.json").exists())
        self.assertIn("cannot write", self.bad(1, "book", "pack", "reference", "-o", self.path("none/out.json")))


class Impact(Case):
    def test_lists_prices_and_signatures_that_change(self):
        book = self.layer("acme", {"rate_card": {"roles": [{"id": "FC", "bill": 165}]}})
        result = json.loads(self.good("book", "impact", "reference", book, self.quotes(), "--json"))
        three = next(one for one in result["quotes"] if one["name"] == "Three warehouses")
        lines = json.loads(self.good("price", self.path("quotes/three.json"), "--summary"))["one_time"]
        self.assertEqual(Decimal(three["before"]["one_time_net"]), sum(Decimal(line["net"]) for line in lines))
        self.assertGreater(float(three["net_delta"]), 0)
        self.assertEqual(three["approvers_removed"], ["P-CD"], "a better margin needs no commercial director")
        self.assertEqual(result["totals"]["price"], 2)
        text = self.good("book", "impact", "reference", book, self.quotes())
        self.assertIn("no longer signs   P-CD", text)
        self.assertIn("2 quotes, 2 changed", text)

    def test_a_quote_that_no_longer_reads_is_listed_with_the_reason(self):
        self.file("old/b.json", self.tiny("limit"))
        self.file("new/b.json", self.tiny("budget", 2))
        quote = self.file("q.json", {"book": {"id": "tiny", "version": 1}, "answers": {"limit": 5}})
        text = self.good("book", "impact", self.path("old"), self.path("new"), quote)
        self.assertIn("The new book does not price it", text)
        self.assertIn('There is no question "limit"', text)
        self.assertIn("1 quote, 1 changed", text)

    def test_many_files_tell_how_far_it_is(self):
        for number in range(101):
            self.file(f"quotes/{number:03}.json", DEALS["plain"])
        code, _, err = self.run_it("book", "impact", "reference", "reference", self.path("quotes"))
        self.assertEqual((code, err), (0, "100 of 101 files\n"))

    def test_a_file_that_is_no_json_ends_it(self):
        self.assertIn("json.syntax", self.bad(2, "book", "impact", "reference", "reference", self.file("q.json", "{")))
        self.assertIn("cannot read", self.bad(1, "book", "impact", "reference", "reference", self.path("none.json")))

    @staticmethod
    def tiny(question, version=1):
        return {"meta": {"id": "tiny", "version": version, "title": "T", "currency": "USD"},
                "intake": {"sections": [{"id": "s", "title": "S", "questions": [
                    {"key": question, "type": "integer", "label": "L", "range": [0, 9], "default": 1}]}]},
                "lines": {"one_time": [{"id": "a", "price": {"model": "flat", "value": question}}]}}


def fitted(projects, hours, factors):
    """The same fit in floating point, written from core/authoring/calibrate.h: {name: value}."""
    book_hours, book_factors = dict(hours), dict(factors)

    def settle(book, raw, count):
        return min(max(book + count / (count + 5) * (raw - book), book / 2), book * 2)

    for _ in range(200):
        for name in hours:
            users = [one for one in projects if name in one[1]]
            if users:
                weights = [1 / y ** 2 for _, _, y in users]
                above = sum(w * factors[t] * (y - factors[t] * sum(hours[m] for m in ms if m != name))
                            for w, (t, ms, y) in zip(weights, users))
                raw = max(0, above / sum(w * factors[t] ** 2 for w, (t, _, _) in zip(weights, users)))
                hours[name] = settle(book_hours[name], raw, len(users))
        for tier in factors:
            users = [(sum(hours[m] for m in ms), y) for t, ms, y in projects if t == tier]
            if users:
                raw = sum(s / y for s, y in users) / sum((s / y) ** 2 for s, y in users)
                factors[tier] = settle(book_factors[tier], raw, len(users))
    return {**{name: round(value * 2) / 2 for name, value in hours.items()},
            **{tier: round(value, 2) for tier, value in factors.items()}}


class Calibrate(Case):
    def test_writes_a_layer_whose_numbers_another_program_finds_too(self):
        out = self.good("book", "calibrate", self.file("p.csv", PROJECTS), "-o", self.path("fit"))
        self.assertIn("projects ask for", out)
        self.assertIn("before: with the book's numbers", out)
        self.good("book", "check", self.path("fit"))
        tables = json.loads((self.folder / "fit" / "40-effort.json").read_text())["tables"]
        found = {row["id"]: row["hours"] for row in tables["module_hours"]["rows"]}
        found |= {str(row["for_tier"]): row["factor"] for row in tables["tier_parameters"]["rows"]}
        reference = json.loads((BOOKS / "reference" / "40-effort.json").read_text())["tables"]
        hours = {row[0]: row[1] for row in reference["module_hours"]["rows"]}
        factors = {str(row[0]): row[1] for row in reference["tier_parameters"]["rows"]}
        lines = [line.split(",") for line in PROJECTS.strip().split("\n")[1:]]
        projects = [(tier, modules.split(";"), float(actual) - float(other or 0)) for _, tier, modules, actual, other in lines]
        wanted = fitted(projects, dict(hours), dict(factors))
        book = {**hours, **factors}
        self.assertEqual(found, {name: value for name, value in wanted.items() if value != book[name]})

    def test_the_layer_is_a_partners_where_the_book_gives_hours_to_partners(self):
        self.good("book", "calibrate", self.file("p.csv", PROJECTS), "-o", self.path("fit"), "--title", "Ours")
        meta = json.loads((self.folder / "fit" / "00-meta.json").read_text())["meta"]
        self.assertEqual((meta["id"], meta["title"], meta["layer"], meta["extends"]), ("fit", "Ours", "partner", "reference"))
        self.assertIn("Error", (self.folder / "fit" / "CALIBRATION.md").read_text())

    def test_a_books_hours_that_are_not_partners_make_a_vertical_layer(self):
        effort = json.loads((BOOKS / "reference" / "40-effort.json").read_text())["tables"]
        self.file("base/b.json", {"meta": {"id": "base", "version": 1, "title": "B", "currency": "USD"},
                                  "ownership": {"rate_card": "Own rates"},
                                  "tables": {name: effort[name] for name in ("module_hours", "tier_parameters")},
                                  "lines": {"one_time": [{"id": "a", "price": {"model": "flat", "value": 5}}]}})
        out = self.good("book", "calibrate", self.file("p.csv", PROJECTS), "--book", self.path("base"), "-o", self.path("fit"))
        self.assertIn('kind "vertical"', out)

    def test_bad_rows_are_named_and_nothing_is_written(self):
        rows = PROJECTS + "Gum,4,salez,abc,\nHazel,1,sales\n"
        err = self.bad(2, "book", "calibrate", self.file("p.csv", rows), "-o", self.path("fit"))
        for text in ("p.csv:8:1: error:", 'no tier "4"', 'no module "salez"', '"abc" in the column', "p.csv:9:1: error:"):
            self.assertIn(text, err)
        self.assertEqual(os.listdir(self.folder), ["p.csv"])

    def test_a_book_of_another_place_must_be_beside_the_layer(self):
        self.layer("deep/acme", {})
        self.file("deep/acme/00-book.json", {"meta": {"id": "acme", "version": 1, "title": "A", "layer": "partner", "extends": "reference"}})
        code, _, err = self.run_it("book", "calibrate", self.file("p.csv", PROJECTS), "--book", self.path("deep/acme"), "-o", self.path("fit"))
        self.assertEqual(code, 2)
        self.assertIn("neither beside its folder nor inside the program", err)
        self.assertEqual(sorted(os.listdir(self.folder)), ["deep", "p.csv"])
        self.good("book", "calibrate", self.path("p.csv"), "--book", self.path("deep/acme"), "-o", self.path("deep/fit"))

    def test_projects_as_the_book_says_write_nothing(self):
        code, _, err = self.run_it("book", "calibrate", self.file("p.csv", "project,tier,modules,actual_hours\na,1,sales,10\n"), "-o", self.path("fit"))
        self.assertEqual(code, 0)
        self.assertIn("no layer is written", err)
        self.assertFalse((self.folder / "fit").exists())


if __name__ == "__main__":
    unittest.main()
