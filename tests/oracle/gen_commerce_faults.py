"""Bad input: each function makes one thing of a generated case wrong, so that a code must come out and no price."""

from fractions import Fraction

from gen_commerce_lines import spoken


def replace_lines(book, line, charge="one_time"):
    """A quote of this line alone, without anything that could be refused before it."""
    for section in ("options", "discounts", "adjustments", "discount_classes", "terms", "payments", "milestones"):
        book.pop(section, None)
    book["lines"] = {"one_time": [], "recurring": [], charge: [{"id": "bad", "label": "Bad", **line}]}


def clean(given):
    for key in ("adjustments", "waivers", "selections"):
        given.pop(key, None)


def stated(line):
    def fault(m, book, given):
        clean(given)
        replace_lines(book, line(m))
    return fault


def recurring(line, terms):
    def fault(m, book, given):
        clean(given)
        replace_lines(book, {"stream": "hosting", "price": {"model": "flat", "value": 5}, **line(m)}, "recurring")
        book["terms"] = terms(m)
    return fault


def price(model, **members):
    return {"model": model, **members}


def with_discount(discount):
    def fault(m, book, given):
        clean(given)
        replace_lines(book, {"price": price("flat", value=100)})
        book["discounts"] = [{"id": "d", "label": "D", "point": "promotion", **discount(m)}]
    return fault


def document(discount):
    def fault(m, book, given):
        clean(given)
        replace_lines(book, {"price": price("flat", value=100)})
        book["adjustments"] = {"document_discount": {"label": "D", **discount(m)}}
    return fault


def over_cap(m, book, given):
    with_discount(lambda m: {"pct": m.ask(11)})(m, book, given)
    book["discount_classes"] = [{"id": "standard", "label": "S", "caps": [{"role": "P-CD", "pct": 10}]}]


def at_cap(m, book, given):
    """Not refused: on the last cap."""
    with_discount(lambda m: {"pct": m.ask(10)})(m, book, given)
    book["discount_classes"] = [{"id": "standard", "label": "S", "caps": [{"role": "P-CD", "pct": 10}]}]


def bad_rate(m, book, given):
    clean(given)
    other = "GBP" if book["meta"]["currency"] != "GBP" else "USD"
    replace_lines(book, {"price": price("flat", value=5), "currency": other})
    book["fx"] = [{"from": other, "rate": m.pick([0, -1]), "date": "2026-01-01", "source": "S",
                   "direction": m.pick(["multiply", "divide"])}]


def bad_tax(m, book, given):
    clean(given)
    replace_lines(book, {"price": price("flat", value=5)})
    book["taxes"] = {"default": "s", "categories": [{"id": "s", "label": "S", "kind": "standard",
                                                    "rate": m.ask(m.pick([-1, Fraction("1000.01")]))}]}


def options(rule):
    def fault(m, book, given):
        clean(given)
        replace_lines(book, {"price": price("flat", value=5)})
        line = book["lines"]["one_time"][0]
        book["lines"]["one_time"].append({**line, "id": "other"})
        first = {"id": "a", "label": "A", "lines": ["bad"]}
        second = {"id": "b", "label": "B", "lines": ["other"]}
        book["options"] = [first, second]
        given["selections"] = rule(first, second)
    return fault


def choose_two(first, second):
    first["choose"] = second["choose"] = "g"
    return {"a": "in", "b": "in"}


def requires(first, _):
    first["requires"] = ["b"]
    return {"b": "later"}


def excludes(first, _):
    first["excludes"] = ["b"]
    return {"a": "in", "b": "in"}


def cannot_waive(m, book, given):
    clean(given)
    replace_lines(book, {"price": price("flat", value=5), "waivable_by": ["P-DL"]})
    given["waivers"] = [{"line": "bad", "approver": "P-CD", "reason": "Wish"}]


TIERS = [{"up_to": 10, "unit": 1}, {"unit": 2}]
FAULTS = [
    stated(lambda m: {"quantity": m.ask(Fraction("-0.001")), "price": price(
        m.pick(["graduated", "volume"]), tiers=TIERS)}),
    stated(lambda m: {"quantity": m.ask(-1), "price": price("package", value=5, size=10)}),
    stated(lambda m: {"quantity": m.ask(-1), "price": price("per_unit", value=5, included=1)}),
    stated(lambda m: {"quantity": m.ask(1), "price": price("per_unit", value=5, per=m.ask(0))}),
    stated(lambda m: {"quantity": m.ask(1), "price": price("package", value=5, size=m.ask(0))}),
    stated(lambda m: {"quantity": m.ask(Fraction("10.001")), "price": price("graduated", tiers=TIERS[:1])}),
    stated(lambda m: {"quantity": m.ask(10), "price": price("graduated", tiers=TIERS[:1])}),
    stated(lambda m: {"quantity": 5, "price": price("volume", tiers=spoken(m, [{"up_to": 10, "unit": 1}, {"up_to": 10, "unit": 2}, {"unit": 3}]))}),
    stated(lambda m: {"price": price("target_margin", value=m.ask(m.pick([100, 101]))),
                      "cost": {"model": "flat", "value": 10}}),
    stated(lambda m: {"price": price("role_hours", hours=m.ask(-1), bill=100, cost_rate=50)}),
    stated(lambda m: {"price": price("retainer", hours=m.ask(-1), rate=100, overage_rate=50)}),
    stated(lambda m: {"price": price("flat", value=5), "currency": "GBP"}),
    recurring(lambda m: {}, lambda m: {"start": '@"2026-01-31"', "end": '@"2026-01-30"'}),
    recurring(lambda m: {}, lambda m: {"start": '@"2026-01-31"', "months": m.ask(0)}),
    recurring(lambda m: {}, lambda m: {"start": '@"2026-01-31"', "months": m.ask(1201)}),
    recurring(lambda m: {"start": '@"2027-01-31"'}, lambda m: {"start": '@"2026-01-31"', "months": 12}),
    recurring(lambda m: {"start": '@"2027-01-30"'}, lambda m: {"start": '@"2026-01-31"', "months": 12}),
    with_discount(lambda m: {"pct": m.ask(Fraction("100.001"))}),
    with_discount(lambda m: {"pct": m.ask(100)}),
    with_discount(lambda m: {"amount": m.ask(Fraction("100.01"))}),
    with_discount(lambda m: {"amount": m.ask(100)}),
    with_discount(lambda m: {"total": m.ask(-1)}),
    document(lambda m: {"pct": m.ask(101)}),
    document(lambda m: {"amount": m.ask(101)}),
    document(lambda m: {"amount": m.ask(100)}),
    over_cap, at_cap, bad_rate, bad_tax, options(choose_two), options(requires), options(excludes), cannot_waive,
]
