#!/usr/bin/env python3
"""Each line sells a service of the catalogue, with owner and boundary, and its stream says what it commits to; wholesale follows its rate.

The command is taken from QUOTEWRIGHT.
"""

import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # the sources are read-only in packaged checkouts

from layers import layer, merged  # noqa: E402

BOOKS = Path(__file__).resolve().parents[2] / "assets" / "pricebooks"
PARTIES = ("platform", "partner")


def books():
    """Folders of the books that sell something."""
    return [folder for folder in sorted(BOOKS.iterdir())
            if (folder / "00-meta.json").is_file() and "lines" in merged(folder)]


def hosting_cost(base, rate):
    """Monthly cost of hosting for the partner, in a layer above `base` whose currency has that rate."""
    with tempfile.TemporaryDirectory() as room:
        for folder in BOOKS.iterdir():
            if folder.is_dir():
                (Path(room) / folder.name).symlink_to(folder)
        above = Path(room) / "tried"
        above.mkdir()
        meta = {"id": "tried", "version": 1, "title": "Tried", "extends": base, "layer": "partner"}
        (above / "00-book.json").write_text(json.dumps({"meta": meta, "facts": {"wholesale_rate": rate}}), encoding="utf-8")
        quote = Path(room) / "quote.json"
        quote.write_text(json.dumps({"answers": {}}), encoding="utf-8")
        done = subprocess.run([os.environ["QUOTEWRIGHT"], "price", str(quote), "--book", str(above), "--summary"],
                              capture_output=True, text=True, check=True)
        return float(json.loads(done.stdout)["hosting"]["monthly_cost"])


class Catalogue(unittest.TestCase):
    def test_each_line_names_a_service_with_owner_and_boundary(self):
        self.assertGreaterEqual(len(books()), 10)
        for folder in books():
            book = merged(folder)
            services = {service["code"]: service for service in book["services"]}
            for line in book["lines"]["one_time"] + book["lines"]["recurring"]:
                service = services.get(line.get("service"))
                self.assertIsNotNone(service, f"{folder.name}: {line['id']}")
                self.assertIn(service["owner"], PARTIES, service["code"])
                self.assertTrue(service["boundary"].strip(), service["code"])

    def test_each_recurring_stream_says_what_it_commits_to(self):
        for folder in books():
            book = merged(folder)
            bounded = {row[0] for row in book["tables"]["catalogue_boundaries"]["rows"]}
            for line in book["lines"]["recurring"]:
                self.assertIn(line["stream"], bounded, f"{folder.name}: {line['id']}")


def worksheet(book, name):
    return next(one for one in book["worksheets"] if one["id"] == name)


def value(fact):
    return fact["value"] if isinstance(fact, dict) else fact


class Wholesale(unittest.TestCase):
    def test_the_tier_of_a_partner_gives_the_discount_that_the_price_takes(self):
        """The worksheet needs no quote, so it has a table of its own; it must not say something else."""
        book = merged(BOOKS / "program")
        table = worksheet(book, "partner_tier")["tables"]["tier_requirements"]
        column = table["columns"].index("wholesale_discount_pct")
        self.assertEqual({row[0]: row[column] for row in table["rows"]},
                         dict(book["tables"]["wholesale_discounts"]["rows"]))

    def test_self_hosting_asks_for_the_same_maturity_in_the_gate_and_beside_it(self):
        book = merged(BOOKS / "program")
        self.assertEqual(value(book["facts"]["self_hosting_least"]),
                         value(worksheet(book, "cloud_maturity")["facts"]["maturity_least"]))

    def test_an_overdue_access_review_costs_the_same_points_wherever_it_is_counted(self):
        book = merged(BOOKS / "reference")
        self.assertEqual(value(worksheet(book, "patches_and_access")["facts"]["access_review_points"]),
                         value(worksheet(book, "account_health")["facts"]["overdue_points"]))

    def test_hosting_costs_twice_as_much_at_twice_the_rate(self):
        verticals = [folder.name for folder in books() if layer(folder)["meta"].get("layer") == "vertical"]
        self.assertEqual(len(verticals), 3)
        for base in verticals:
            self.assertAlmostEqual(hosting_cost(base, 2), 2 * hosting_cost(base, 1), places=2, msg=base)


if __name__ == "__main__":
    unittest.main()
