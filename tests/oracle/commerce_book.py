"""What a generated price book and a quote input say: numbers, conditions, dates, points of rounding.

In: a book and an input as parsed JSON (fractions kept exact). Out: values; Refused carries the code of a refusal.
Numbers of a generated book are literals, keys of answers, or one operation on a key; no other FEEL occurs in them.
"""

import json
import re
from datetime import date
from fractions import Fraction

from commerce_exact import EXPONENTS

DEFAULT_POINTS = ["contract", "special", "schedule", "term", "promotion", "discretionary", "partner"]
OPERATION = re.compile(r"^\s*([a-z_0-9.]+)\s*(\*|\+|-|/|>=|<=|>|<|=)\s*([a-z_0-9.\-]+)\s*$")
NUMBER = re.compile(r"^-?[0-9]+(\.[0-9]+)?$")
DATE = re.compile(r'^@"(\d+)-(\d+)-(\d+)"$')
ZERO = Fraction(0)


class Refused(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


def parse(text):
    return json.loads(text, parse_float=Fraction)


def defaults(book):
    found = {}
    for section in book.get("intake", {}).get("sections", []):
        for question in section["questions"]:
            found[question["key"]] = question.get("default")
    return found


def calendar_date(text):
    year, month, day = (int(part) for part in text.split("-"))
    return date(year, month, day)


class Context:
    """One book with one input."""

    def __init__(self, book, given):
        self.book = book
        self.given = given
        self.answers = {**defaults(book), **given.get("answers", {})}
        self.currency = book["meta"]["currency"]
        self.places = EXPONENTS[self.currency]
        self.policy = book.get("policy", {})
        self.stacking = self.policy.get("stacking", "compounding")
        self.round_each = self.policy.get("round_each_step", False)
        self.points = self.policy.get("waterfall", DEFAULT_POINTS)
        self.allocation = self.policy.get("allocation", "largest_remainder")
        as_of = given.get("as_of")
        self.as_of = calendar_date(as_of) if as_of else None
        self.selections = {}

    def point(self, name, places=None):
        """(mode, places) of a rounding point."""
        said = self.policy.get("rounding", {}).get(name)
        default = 0 if name == "RH" else self.places
        if said is None:
            return ("half_up", default if places is None else places)
        return (said["mode"], said["places"] if places is None else places)

    def value(self, said):
        """The value of a literal, a key or one operation."""
        if isinstance(said, bool) or not isinstance(said, str):
            return said if isinstance(said, bool) or said is None else Fraction(said)
        text = said.strip()
        if NUMBER.match(text):
            return Fraction(text)
        if text in self.answers:
            found = self.answers[text]
            return found if isinstance(found, bool) or found is None else Fraction(found)
        match = OPERATION.match(text)
        if not match:
            raise ValueError(f"the oracle does not read {text!r}")
        left, sign, right = self.value(match[1]), match[2], self.value(match[3])
        return {"*": lambda: left * right, "+": lambda: left + right, "-": lambda: left - right,
                "/": lambda: left / right, ">=": lambda: left >= right, "<=": lambda: left <= right,
                ">": lambda: left > right, "<": lambda: left < right, "=": lambda: left == right}[sign]()

    def number(self, holder, key, default=ZERO):
        return self.value(holder[key]) if holder.get(key) is not None else default

    def true(self, said):
        return said is None or self.value(said) is True

    def day(self, said):
        match = DATE.match(said)
        return date(int(match[1]), int(match[2]), int(match[3]))

    def contexts(self, said):
        """A list of contexts: JSON data, or the FEEL text of a list of literals."""
        if isinstance(said, str):
            keyed = re.sub(r"([a-z_]+):", r'"\1":', said)
            return parse(re.sub(r': (?!null)([a-z][a-z0-9 *+]*)([,}])', r': "\1"\2', keyed))
        return said
