"""Tools of the generator: reproducible dice, base deals, JSON text of an input.

A deal is a dict of answers. Decimal answers are held as text ("12.50") and written as that number; a Raw value is
written as it stands. bases.json holds eleven sample deals as differences from the defaults.
"""

import json
import random
from pathlib import Path

from intake import QUESTIONS, parse, read_answers
from summary import quote


class Raw(str):
    """Text that goes into the JSON as it stands."""


class Dice:
    """Random choices built on random.random() alone, whose sequence Python guarantees for a seed."""

    def __init__(self, seed):
        self._next = random.Random(seed).random

    def below(self, n):
        return int(self._next() * n)

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def chance(self, p):
        return self._next() < p

    def pick(self, items):
        return items[self.below(len(items))]

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items

    def sample(self, items, n):
        return self.shuffled(items)[:n]


def load_bases():
    """Base deals by name; "empty" is the deal of all defaults."""
    bases = {"empty": {}}
    bases.update(json.loads((Path(__file__).parent / "bases.json").read_text(encoding="utf-8")))
    return bases


def default_of(key):
    """Default of a question in the generator's own form."""
    question = QUESTIONS[key]
    if question.kind == "decimal" and question.default is not None:
        return decimal_text(question.default * 1000, 3)
    return question.default


def decimal_text(units, places):
    """Text of units x 10^-places with all decimals: decimal_text(1250, 2) is "12.50"."""
    units = int(units)
    digits = str(abs(units)).rjust(places + 1, "0")
    return ("-" if units < 0 else "") + digits[:-places] + "." + digits[-places:]


def full(deal):
    """The deal with every key present."""
    return {key: deal.get(key, default_of(key)) for key in QUESTIONS}


def text_of(key, value):
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k)}:{text_of(k, v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(text_of("", item) for item in value) + "]"
    if isinstance(value, str) and key in QUESTIONS and QUESTIONS[key].kind == "decimal":
        return value
    return json.dumps(value)


def answers_text(deal):
    return "{" + ",".join(f"{json.dumps(k)}:{text_of(k, v)}" for k, v in deal.items()) + "}"


def line_of(deal):
    """One JSONL input."""
    return '{"book":"reference","answers":' + answers_text(deal) + "}"


def read(deal):
    """Checked answers of a valid deal."""
    return read_answers(parse(answers_text(deal)))


def figures(deal):
    """Every figure of a valid deal, before printing."""
    return quote(read(deal))


def changed(deal, **changes):
    return {**deal, **changes}


def with_modules(deal, *wanted):
    modules = list(deal.get("modules", QUESTIONS["modules"].default))
    return changed(deal, modules=modules + [m for m in wanted if m not in modules])


def without_modules(deal, *unwanted):
    modules = deal.get("modules", QUESTIONS["modules"].default)
    return changed(deal, modules=[m for m in modules if m not in unwanted])


def with_records(deal, **counts):
    return changed(deal, migration_records={**deal.get("migration_records", {}), **counts})
