"""The what-if commands as a person or a script uses them. Needs the same environment variables as cli_test.py."""

import json
import sys
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import cli_test


class WhatIf(cli_test.Case):
    def answers(self, name, **answers):
        return self.file(json.dumps({"name": name, "answers": answers}), name + ".json")

    def json_of(self, *arguments):
        return json.loads(self.good(*arguments, "--json"))

    def test_compare_takes_files_or_a_list_of_quotes(self):
        one, two = self.answers("one", warehouses=1), self.answers("two", warehouses=3)
        quotes = [json.loads(Path(path).read_text(encoding="utf-8")) for path in (one, two)]
        both = self.file(json.dumps({"scenarios": quotes}))
        compared = self.json_of("compare", one, two)
        self.assertEqual(compared, self.json_of("compare", both))
        self.assertEqual(compared["names"], ["one", "two"])
        tier = next(row for row in compared["rows"] if row["id"] == "tier")
        self.assertTrue(tier["differs"])
        self.assertIn("* Scope tier", self.good("compare", both))

    def test_diff_of_a_quote_with_itself_is_empty(self):
        one = self.answers("one", warehouses=3)
        self.assertEqual(self.good("diff", one, one), "No difference.\n")
        self.assertTrue(self.json_of("diff", one, one)["empty"])

    def test_diff_says_why_and_how_much(self):
        diff = self.json_of("diff", self.answers("one"), self.answers("two", warehouses=2))
        self.assertEqual([change["id"] for change in diff["answers"]], ["warehouses"])
        began = [rule["id"] for change in diff["decisions"] for rule in change["began"]]
        self.assertIn("t2_warehouses", began)
        self.assertIn("delta", diff["totals"][0])
        self.assertEqual(self.bad(2, "diff", self.answers("one"))[:12], "quotewright:")

    def test_flip_names_the_nearest_changes(self):
        flips = self.json_of("flip", self.answers("deal"))
        warehouses = next(flip for flip in flips["flips"] if flip["question"] == "warehouses")
        self.assertEqual((warehouses["from"], warehouses["to"], warehouses["distance"]), ("1", "2", "1"))
        self.assertIn({"kind": "tier", "before": "1", "after": "2"}, warehouses["effects"])
        self.assertTrue(flips["progress"]["complete"])
        self.assertIn("tier 1 -> 2", self.good("flip", self.answers("deal")))

    def test_solve_finds_the_last_discount_that_keeps_the_goal(self):
        deal = self.answers("deal", warehouses=3)
        solved = self.json_of("solve", deal, "margin", "35")
        self.assertTrue(solved["reachable"])
        for point, holds in ((solved["found"], True), (solved["next"], False)):
            path = self.answers("again", warehouses=3, discount_pct=json.loads(point["answer"]))
            totals = json.loads(self.good("price", path, "--json", "--no-trace"))["totals"]
            self.assertEqual(totals["one_time_net"], point["net"])
            net, cost = (float(totals[key]) for key in ("one_time_net", "one_time_cost"))
            self.assertEqual((net - cost) / net >= 0.35, holds)
        self.assertIn("Not reachable", self.good("solve", deal, "margin", "90"))
        self.assertIn("goal is", self.bad(2, "solve", deal, "luck"))

    def test_sweep_prints_a_row_for_each_value(self):
        rows = self.json_of("sweep", self.answers("deal"), "warehouses", "--from", "1", "--to", "4", "--step", "1")["rows"]
        self.assertEqual([row["answer"] for row in rows], ["1", "2", "3", "4"])
        self.assertIn("Did you mean", self.bad(2, "sweep", self.answers("deal"), "warehoses"))

    def test_optimise_and_preview_answer_for_a_book_without_options_and_taxes(self):
        self.assertIn("no options", self.bad(2, "optimise", self.answers("deal"), "100000"))
        self.assertEqual(len(self.json_of("preview", self.answers("deal"))["rows"]), 1)

    def test_input_that_is_not_right_gives_nothing(self):
        self.assertIn("intake.", self.bad(2, "flip", self.answers("deal", warehouses=-1)))
        self.bad(1, "flip", str(self.folder / "nowhere.json"))


if __name__ == "__main__":
    unittest.main()
