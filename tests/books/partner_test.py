#!/usr/bin/env python3
"""The layers of a partner: amounts and words in its currency, a readable brand, and no hand on what the programme owns.

The command is taken from QUOTEWRIGHT.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True  # the sources are read-only in packaged checkouts

from layers import chain, layer, leaves, merged  # noqa: E402

BOOKS = Path(__file__).resolve().parents[2] / "assets" / "pricebooks"
CURRENCIES = ("USD", "EUR", "GBP", "CHF", "INR")
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "INR": "₹"}
ABOUT_CURRENCIES = ("meta/source", "tables/exchange_rates/", "worksheets/regional_rates/", "facts/wholesale_rate/")


def partner_books():
    """Folders of the books whose layer is a partner's."""
    return [folder for folder in sorted(BOOKS.iterdir())
            if (folder / "00-meta.json").is_file() and layer(folder)["meta"].get("layer") == "partner"]


def luminance(color):
    """Relative luminance of #rrggbb, as WCAG 2 defines it."""
    parts = [int(color[at:at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def check(folder):
    """Exit code and messages of `book check`."""
    done = subprocess.run([os.environ["QUOTEWRIGHT"], "book", "check", str(folder)], capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def with_layer(base, sections, then):
    """What `then` gives for the folder of a partner's layer with these sections above a layer of the project."""
    with tempfile.TemporaryDirectory() as room:
        for below in chain(BOOKS / base):
            (Path(room) / below.name).symlink_to(below)
        folder = Path(room) / "tried"
        folder.mkdir()
        meta = {"id": "tried", "version": 1, "title": "Tried", "extends": base, "layer": "partner"}
        (folder / "00-book.json").write_text(json.dumps({"meta": meta, **sections}), encoding="utf-8")
        return then(folder)


def layer_above(base, sections):
    """What `book check` says of such a layer."""
    return with_layer(base, sections, check)


def monthly_cost(folder):
    """What the partner pays for hosting a month in the quote without answers."""
    done = subprocess.run([os.environ["QUOTEWRIGHT"], "price", "-", "--summary", "--book", str(folder)],
                          capture_output=True, text=True, input="{}")
    return json.loads(done.stdout)["hosting"]["monthly_cost"]


def about(folder):
    """What the calculator says of a book that is loaded as one bundle."""
    files = [{"id": below.name, "files": {path.name: json.loads(path.read_text(encoding="utf-8"))
                                          for path in sorted(below.glob("*.json"))}} for below in chain(folder)]
    requests = [{"kind": "load_book", "bundle": {"format": "quotewright-book-1", "layers": files}}, {"kind": "about"}]
    done = subprocess.run([os.environ["QUOTEWRIGHT"], "requests", "-"], capture_output=True, text=True,
                          input="".join(json.dumps(request) + "\n" for request in requests))
    return json.loads(done.stdout.splitlines()[-1])["about"]["book"]


class Currency(unittest.TestCase):
    def test_each_amount_is_in_the_currency_of_the_book(self):
        for folder in partner_books():
            book = merged(folder)
            own = book["meta"]["currency"]
            for path, value in leaves(book):
                if path.endswith("/unit") and value in CURRENCIES:
                    self.assertEqual(value, own, f"{folder.name}: {path}")

    def test_no_text_names_another_currency(self):
        for folder in partner_books():
            book = merged(folder)
            own = book["meta"]["currency"]
            others = [word for code in CURRENCIES if code != own for word in (code, SIGNS.get(code, code))]
            pattern = re.compile("|".join(rf"\b{word}\b" if word.isalpha() else re.escape(word) for word in others))
            for path, value in leaves(book):
                is_shown = isinstance(value, str) and path != "meta/currency" and not path.startswith(ABOUT_CURRENCIES)
                if is_shown:
                    self.assertIsNone(pattern.search(value), f"{folder.name}: {path}: {value}")

    def test_no_price_is_left_from_another_currency(self):
        """Each price that the partner's own layer sets is set by its layer of another currency, too."""
        own = {path for path, _ in leaves(layer(BOOKS / "partner-sample"))
               if re.search(r"/(retail|price|monthly|bill|cost)$", path) and path.startswith(("tables/", "rate_card/"))}
        self.assertGreater(len(own), 40)
        for folder in partner_books():
            if layer(folder)["meta"]["extends"] == "partner-sample":
                there = {path for path, _ in leaves(layer(folder))}
                self.assertEqual(sorted(own - there), [], folder.name)

    def test_wholesale_follows_the_rate_in_each_industry(self):
        for base, in_dollars, in_own in (("distribution", "174.90", "87.45"), ("ecommerce", "234.90", "117.45"),
                                         ("healthcare", "192.39", "96.20")):
            paid = [with_layer(base, {"facts": {"wholesale_rate": rate}}, monthly_cost) for rate in (1, 0.5)]
            self.assertEqual(paid, [in_dollars, in_own], base)

    def test_five_currencies_are_there(self):
        found = {merged(folder)["meta"]["currency"] for folder in partner_books()}
        self.assertEqual(found, set(CURRENCIES))


class Brand(unittest.TestCase):
    def test_text_on_the_accent_is_readable(self):
        for folder in partner_books():
            colors = merged(folder)["brand"]["colors"]
            for ground, text in (("accent", "accent_text"), ("accent_dark", "accent_text_dark")):
                self.assertRegex(colors[ground], "^#[0-9a-f]{6}$")
                self.assertGreaterEqual(contrast(colors[ground], colors[text]), 4.5, f"{folder.name}: {ground}")

    def test_a_region_signs_with_its_own_firm_under_the_same_name(self):
        home, region = about(BOOKS / "partner-sample"), about(BOOKS / "partner-sample-ch")
        self.assertEqual((home["brand"]["name"], home["brand"]["legal_name"]), ("Tavolan", "Tavolan Systems B.V."))
        self.assertEqual((region["brand"]["name"], region["brand"]["legal_name"]), ("Tavolan", "Tavolan Systems AG"))
        self.assertEqual(region["brand"]["colors"], home["brand"]["colors"])
        self.assertEqual(region["brand"]["document"]["validity_days"], 30)
        self.assertEqual((home["currency"], region["currency"]), ("EUR", "CHF"))

    def test_contrast_is_that_of_the_standard(self):
        self.assertAlmostEqual(contrast("#000000", "#ffffff"), 21)
        self.assertLess(contrast("#777777", "#ffffff"), 4.5)
        self.assertGreater(contrast("#767676", "#ffffff"), 4.5)


class Ownership(unittest.TestCase):
    def test_the_layers_load(self):
        for folder in partner_books():
            code, said = check(folder)
            self.assertEqual(code, 0, said)

    def test_what_the_programme_owns_is_refused(self):
        refused = {
            "a gate": {"gates": [{"id": "A16", "rules": [{"reason": "a16_maps_missing", "verdict": "assume"}]}]},
            "a gate removed": {"gates": [{"id": "A19", "$remove": True}]},
            "a signature": {"approvals": {"rules": [{"role": "P-CD", "reason": "pcd_margin", "when": "false"}]}},
            "a wholesale price": {"tables": {"hosting_plans": {"rows": [{"id": "MT-S", "wholesale": 1}]}}},
            "a threshold": {"facts": {"complex_edi_partners": 60}},
            "a trigger": {"decisions": {"deployment_triggers": {"rules": [{"id": "H3", "when": "false"}]}}},
            "the ladder": {"adjustments": {"document_discount": {"pct": "0"}}},
            "what it owns": {"ownership": {"gates": "Taken"}},
            "the summary": {"summary": [{"key": "gates", "$remove": True}]},
        }
        for base in ("distribution", "partner-sample"):
            for what, sections in refused.items():
                code, said = layer_above(base, sections)
                self.assertEqual(code, 2, f"{what} above {base}: {said}")
                self.assertIn("layer.not_owned", said, what)

    def test_what_the_partner_owns_is_taken(self):
        taken = {
            "a rate": {"rate_card": {"roles": [{"id": "PM", "bill": 131}]}},
            "a retail price": {"tables": {"hosting_plans": {"rows": [{"id": "MT-S", "retail": 301}]}}},
            "a limit of its own people": {"facts": {"list_value_limit": 60000}},
            "a name": {"brand": {"name": "Another name"}},
            "a question": {"intake": {"sections": [{"id": "deal", "questions": [
                {"key": "our_own", "type": "boolean", "label": "Our own question", "default": False}]}]}},
            "a clause": {"document": {"clauses": [
                {"id": "our_own", "title": "Our own", "text": "A clause of our own."}]}},
        }
        for what, sections in taken.items():
            code, said = layer_above("distribution", sections)
            self.assertEqual(code, 0, f"{what}: {said}")


if __name__ == "__main__":
    unittest.main()
