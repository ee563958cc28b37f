"""What the generator of small books is made of: dice, numbers said in several ways, values on and beside bounds."""

import random
from fractions import Fraction

from commerce_exact import plain


def dumps(value):
    """Compact JSON in which a Fraction is a plain decimal."""
    if isinstance(value, dict):
        return "{" + ",".join(f"{dumps(k)}:{dumps(v)}" for k, v in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(dumps(v) for v in value) + "]"
    if isinstance(value, Fraction):
        return plain(value)
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    if isinstance(value, int):
        return str(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def feel(said):
    """A number or FEEL as FEEL."""
    return said if isinstance(said, str) else plain(said)


def places_of(x):
    places = 0
    while (Fraction(x) * 10 ** places).denominator != 1:
        places += 1
    return places


class Maker:
    """Dice, and the questions of the book that is being made."""

    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.questions, self.answers = [], {}

    def chance(self, share):
        return self.rng.random() < share

    def pick(self, items):
        return self.rng.choice(items)

    def weighted(self, pairs):
        return self.rng.choices([p[0] for p in pairs], [p[1] for p in pairs])[0]

    def sample(self, items, count):
        return self.rng.sample(list(items), min(count, len(items)))

    def between(self, low, high):
        return self.rng.randint(low, high)

    def decimal(self, low, high, places):
        """A random decimal with at most so many places."""
        scale = 10 ** self.between(0, places)
        return Fraction(self.rng.randint(int(low * scale), int(high * scale)), scale)

    def ask(self, value):
        """The key of a new question that is answered with this value."""
        key = f"n{len(self.questions)}"
        places = places_of(value)
        question = {"key": key, "type": "decimal" if places else "integer", "label": key.upper(),
                    "range": [-1000000000, 1000000000]}
        if places:
            question["places"] = places
        if self.chance(0.2):
            question["default"] = Fraction(value)
        else:
            question["default"] = 0
            self.answers[key] = Fraction(value)
        self.questions.append(question)
        return key

    def flag(self, value):
        key = f"b{len(self.questions)}"
        self.questions.append({"key": key, "type": "boolean", "label": key.upper(), "default": not value})
        self.answers[key] = value
        return key

    def say(self, value):
        """A literal, or FEEL of that value."""
        value = Fraction(value)
        if abs(value) > 100000000 or places_of(value) > 6 or self.chance(0.8):
            return value
        kind = self.between(0, 3)
        if kind == 0:
            return f"{self.ask(value / 2)} * 2"
        if kind == 1:
            return f"{self.ask(value - 1)} + 1"
        return self.ask(value)


def near(maker, bounds, places=3):
    """A quantity on a bound or beside it, or zero, or anything below twice the last."""
    kind = maker.between(0, 9)
    if kind == 0:
        return Fraction(0)
    if kind == 1 or not bounds:
        return maker.decimal(0, 2 * (bounds[-1] if bounds else 50), places)
    bound = Fraction(maker.pick(bounds))
    if kind < 5:
        return bound
    step = Fraction(1, maker.pick([1, 1, 2, 100, 1000]))
    return max(Fraction(0), bound + (step if kind < 8 else -step))


def unit_price(maker, exponent):
    """Prices that make ties: one place more than the currency and ending in 5, tiny ones, thirds cut off."""
    kind = maker.between(0, 6)
    tick = Fraction(1, 10 ** exponent)
    if kind == 0:
        return maker.between(0, 2000) * tick + tick / 2
    if kind == 1:
        return maker.decimal(0, 2, 4)
    if kind == 2:
        return Fraction(maker.pick(["33.333", "66.667", "0.0049999", "0.125", "10.005", "99.995", "3.60", "348.35"]))
    if kind == 3:
        return Fraction(maker.between(1, 20) * 100)
    return maker.decimal(0, 500, 3)


def percent(maker, most=30):
    return maker.pick([0, 5, 10, 15, 20, Fraction("33.333"), Fraction("2.5"), Fraction("0.125")]) if maker.chance(0.6) \
        else maker.decimal(0, most, 3)
