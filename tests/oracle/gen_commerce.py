#!/usr/bin/env python3
"""Small price books with a quote each, on and beside every threshold of the commercial rules.

gen_commerce.py --seed N --count N      writes JSONL of {"book", "input"}; the same seed gives the same bytes
"""

import argparse
import sys
from datetime import date, timedelta
from fractions import Fraction

sys.dont_write_bytecode = True

from commerce_exact import EXPONENTS  # noqa: E402
from commerce_models import GROUPED  # noqa: E402
from commerce_price import parse, price  # noqa: E402
from gen_commerce_faults import FAULTS  # noqa: E402
from gen_commerce_lines import FOREIGN, RATE_CARD, make_line, twin_lines  # noqa: E402
from gen_commerce_tools import Maker, dumps, near, percent, unit_price  # noqa: E402

POINTS = ["contract", "special", "schedule", "term", "promotion", "discretionary", "partner"]
MODES = ["half_up", "half_even", "half_down", "up", "down", "floor", "ceiling"]
STARTS = ["2024-02-29", "2024-01-31", "2026-01-31", "2026-01-01", "2025-12-31", "2023-08-30", "2026-11-15",
          "2024-12-30"]
ROLES = [{"id": "P-DL", "label": "Lead", "side": "partner"}, {"id": "P-CD", "label": "Director", "side": "partner"}]


def make_policy(m, exponent):
    rounding = {}
    for name in ("R1", "R2", "R3", "R4", "R5", "R6", "R7", "RX"):
        if m.chance(0.12):
            places = exponent + m.pick([-1, 0, 1, 2]) if name == "R4" and exponent else exponent
            rounding[name] = {"mode": m.pick(MODES), "places": places, "what": name}
    policy = {"rounding": rounding}
    if m.chance(0.3):
        policy["stacking"] = m.pick(["compounding", "additive"])
    if m.chance(0.15):
        policy["waterfall"] = m.sample(POINTS, len(POINTS))
    if m.chance(0.3):
        policy["round_each_step"] = m.chance(0.8)
    if m.chance(0.4):
        policy["allocation"] = m.pick(["largest_remainder", "first_line", "cumulative"])
    return policy


def make_taxes(m, exponent):
    rate = m.pick([20, Fraction("5.5"), 19, 7, 22, Fraction("8.875")])
    categories = [{"id": "std", "label": "Standard", "rate": m.say(rate), "kind": "standard"}]
    if m.chance(0.5):
        rate = m.pick([5, 10, Fraction("2.1")])
        categories.append({"id": "low", "label": "Low", "rate": m.say(rate), "kind": "standard"})
    if m.chance(0.4):
        kind = m.pick(["zero", "exempt", "reverse_charge"])
        categories.append({"id": "none", "label": "None", "rate": 0, "kind": kind, "reason": "Says why"})
    taxes = {"categories": categories, "default": "std"}
    if m.chance(0.85):
        taxes["policy"] = m.pick(["line_then_sum", "line_tax", "document_global", "document_total", "unit_gross"])
    if m.chance(0.2):
        taxes["prices_include_tax"] = True
        taxes["split"] = m.pick(["net", "tax"])
    if m.chance(0.25):
        taxes["cash_increment"] = m.pick([5, 10]) * Fraction(1, 10 ** exponent)
    return taxes


def shift(text, days):
    year, month, day = (int(part) for part in text.split("-"))
    return (date(year, month, day) + timedelta(days=days)).isoformat()


def make_terms(m, given):
    start = m.pick(STARTS)
    terms = {}
    if m.chance(0.5):
        terms["start"] = f'@"{start}"'
    else:
        given["as_of"] = start
    if m.chance(0.6):
        terms["months"] = m.say(m.pick([1, 2, 3, 7, 11, 12, 13, 24, 36]))
    elif m.chance(0.85):
        terms["end"] = f'@"{shift(start, m.pick([0, 1, 14, 29, 30, 31, 58, 89, 364, 365, 366, 374, 400, 730]))}"'
    if m.chance(0.8):
        terms["proration"] = m.pick(["monthly_daily", "day", "month_up", "calendar_monthly_daily", "thirty_360"])
    if m.chance(0.4):
        terms["year"] = m.pick(["actual_365", "actual_actual"])
    if m.chance(0.3):
        terms["round_price_each_step"] = m.chance(0.3)
    if m.chance(0.3):
        terms["prepaid_months"] = m.say(m.pick([0, 3, 12]))
    return terms, start


def own_terms(m, line, start):
    """A line's own start, end or months; from quite before to some time after the quote's start."""
    begin = start
    if m.chance(0.5):
        begin = shift(start, m.pick([0, 0, 1, 5, 15, 31]))
        line["start"] = f'@"{begin}"'
    kind = m.between(0, 2)
    if kind == 0:
        line["months"] = m.say(m.pick([1, 6, 12, 13, 18]))
    elif kind == 1:
        line["end"] = f'@"{shift(begin, m.pick([0, 27, 30, 59, 364, 365, 500]))}"'


def make_discount(m, k, exponent, names, classes, with_terms):
    point = m.pick(POINTS)
    discount = {"id": f"d{k}", "label": f"Discount {k}", "point": point}
    if m.chance(0.3):
        discount["on"] = m.pick(["all", "one_time", "recurring"])
    if m.chance(0.5):
        discount["lines"] = m.sample(names, m.between(1, 2))
    elif m.chance(0.3):
        discount["classes"] = m.sample(classes, 2)
    if m.chance(0.15):
        discount["when"] = m.flag(m.chance(0.6))
    kind = m.weighted([("pct", 6), ("amount", 2), ("price", 1), ("total", 1), ("schedule", 3)])
    if kind == "pct":
        discount["pct"] = m.say(percent(m) * (-1 if m.chance(0.1) else 1))
        if m.chance(0.2):
            discount["of"] = "list"
    elif kind == "amount":
        discount["amount"] = m.say(m.pick([1, 5, Fraction(3, 2), 2]) * Fraction(1, 10 ** m.between(0, exponent + 1))
                                   * (-1 if m.chance(0.15) else 1))
    elif kind == "price":
        discount["price"] = m.say(unit_price(m, exponent))
    elif kind == "total":
        discount["total"] = m.say(unit_price(m, exponent) * 3)
    else:
        by = m.pick(["quantity", "amount"] + (["months", "prepaid_months"] if with_terms else []))
        schedule = {"by": by, "tiers": [{"up_to": up, "pct": pct} for up, pct in
                                       zip(m.pick([[1, 12], [10, 100], [Fraction("9.5"), 24]]), (0, 10))]
                    + [{"pct": percent(m)}]}
        if m.chance(0.6):
            schedule["mode"] = m.pick(["volume", "graduated"]) if by in ("quantity", "amount") else "volume"
        discount["schedule"] = schedule
    return discount


def make_lines(m, setting, terms_start):
    lines = {"one_time": [], "recurring": []}
    names, count = [], m.weighted([(1, 3), (2, 3), (3, 3), (4, 2), (5, 1), (6, 1)])
    for k in range(count):
        charge = m.weighted([("one_time", 5), ("recurring", 5)])
        line = make_line(m, f"l{k}", charge, names, setting)
        if charge == "recurring" and terms_start and m.chance(0.2):
            own_terms(m, line, terms_start)
        lines[charge].append(line)
        names.append(line["id"])
        if line["price"]["model"] in GROUPED and m.chance(0.4) and "quantity" in line:
            twins = twin_lines(m, line, m.between(1, 2))
            lines[charge] += twins
            names += [twin["id"] for twin in twins]
    for charge in lines:
        if m.chance(0.3):
            m.rng.shuffle(lines[charge])
    return {charge: found for charge, found in lines.items()}, names


def make_options(m, names):
    options = [{"id": f"o{k}", "label": f"Option {k}", "lines": m.sample(names, m.between(1, 2)),
                "default": m.weighted([("in", 3), ("later", 2), ("out", 1)])} for k in range(m.between(1, 3))]
    if len(options) > 1 and m.chance(0.4):
        for option in options:
            option.update({"choose": "g", "default": m.pick(["out", "later"])})
        options[0]["default"] = "in"
    elif len(options) > 1 and m.chance(0.3):
        options[0][m.pick(["requires", "excludes"])] = [options[1]["id"]]
    return options, {o["id"]: m.pick(["in", "later", "out"]) for o in options if m.chance(0.3)}


def make_adjustments(m, setting, exponent, has_taxes):
    adjustments = {}
    if m.chance(0.45):
        discount = {"label": "Document discount"}
        if m.chance(0.7):
            discount["pct"] = m.say(percent(m))
        else:
            discount["amount"] = m.say(m.pick([Fraction(1, 10 ** exponent), 1, 5, Fraction("2.345")]))
        if m.chance(0.5):
            discount["on"] = m.pick(["one_time", "recurring", "all"])
        if m.chance(0.2):
            discount["classes"] = ["standard"]
        adjustments["document_discount"] = discount
    if has_taxes and m.chance(0.3):
        adjustments["document_allowances"] = [
            {"id": f"a{k}", "label": "Allowance", "on": m.pick(["one_time", "one_time", "month", "year"]),
             "tax": m.pick(setting["categories"]),
             "amount": m.say(unit_price(m, exponent) * (-1 if not setting["credit"] or m.chance(0.5) else 1))}
            for k in range(m.between(1, 2))]
    return adjustments


def make_payments(m, book):
    cuts = m.pick([[33, 33, 34], [50, 50], [100], [Fraction("33.3"), Fraction("33.3"), Fraction("33.4")], [40, 40, 20]])
    after = [m.pick([("after_months", m.pick([0, 1, 13])), ("after_days", m.pick([0, 30, 59]))]) for _ in cuts]
    if m.chance(0.5):
        book["payments"] = {"instalments": [{"pct": pct, how: when} for pct, (how, when) in zip(cuts, after)]}
    else:
        how = m.pick(["after_months", "after_days"])
        items = [f'{{id: "m{k}", pct: {dumps(Fraction(pct))}, {how}: {when if m.chance(0.7) else "null"}}}'
                 for k, (pct, (_, when)) in enumerate(zip(cuts, after))]
        book["milestones"] = {"plan": "[" + ", ".join(items) + "]",
                              "labels": {f"m{k}": f"Milestone {k}" for k in range(len(cuts))}}


def rates(m, currency):
    """(fx entries, currencies with one)"""
    if not m.chance(0.3):
        return [], []
    foreign = m.sample([c for c in FOREIGN if c != currency], m.between(1, 2))
    known = [Fraction("1.0845"), Fraction("0.0061"), Fraction("165.25"), Fraction(3), Fraction("0.95583")]
    return [{"from": c, "rate": m.pick(known), "date": "2026-11-20", "source": "Bank",
             "direction": m.pick(["multiply", "divide"])} for c in foreign], foreign


def make_quote_part(m, given, lines, names, exponent):
    """Adjustments and waivers of the quote itself."""
    said = {line["id"]: line for charge in lines.values() for line in charge}
    if m.chance(0.2):
        name = m.pick(names)
        kind, value = m.pick([("pct", percent(m)), ("amount", Fraction(1, 10 ** exponent)),
                              ("total", unit_price(m, exponent)), ("price", unit_price(m, exponent))])
        if said[name].get("discount_class") != "none" and "when" not in said[name]:
            given["adjustments"] = [{"line": name, "point": m.pick(POINTS), kind: Fraction(value), "reason": "Agreed"}]
    waivable = [n for n in names if "waivable_by" in said[n] and "when" not in said[n]]
    if waivable and m.chance(0.7):
        given["waivers"] = [{"line": waivable[0], "approver": "P-CD", "reason": "Courtesy"}]
    if m.chance(0.1):
        given["prepaid"] = m.decimal(0, 20, exponent) if exponent else Fraction(m.between(0, 20))


def make_case(seed, fault=None):
    m = Maker(seed)
    currency = m.weighted([("EUR", 5), ("USD", 2), ("JPY", 2), ("KWD", 2), ("CHF", 1)])
    exponent = EXPONENTS[currency]
    given = {"answers": m.answers}
    book = {"meta": {"id": "mini", "version": 1, "title": "Mini", "currency": currency, "effective_from": "2020-01-01",
                     "effective_to": None, "locale": "en-US", "source": "Generated"},
            "policy": make_policy(m, exponent)}
    fx, foreign = rates(m, currency)
    setting = {"currency": currency, "foreign": foreign, "categories": [], "classes": ["standard", "goods", "none"],
               "credit": True}
    if m.chance(0.5):
        book["taxes"] = make_taxes(m, exponent)
        setting["categories"] = [c["id"] for c in book["taxes"]["categories"]]
    start = None
    if m.chance(0.6):
        book["terms"], start = make_terms(m, given)
    elif m.chance(0.3):
        given["as_of"] = m.pick(STARTS)
    book["lines"], names = make_lines(m, setting, start)
    if m.chance(0.6):
        book["discounts"] = [make_discount(m, k, exponent, names, setting["classes"], start is not None)
                             for k in range(m.between(1, 3))]
    if m.chance(0.2):
        book["discount_classes"] = [{"id": "standard", "label": "Standard", "caps": [
            {"role": "P-DL", "pct": 10}, {"role": "P-CD", "pct": m.pick([15, 25, 40])}]}]
    if m.chance(0.3):
        book["options"], given["selections"] = make_options(m, names)
    adjustments = make_adjustments(m, setting, exponent, "taxes" in book)
    if adjustments:
        book["adjustments"] = adjustments
    if m.chance(0.35):
        make_payments(m, book)
    if fx:
        book["fx"] = fx
    make_quote_part(m, given, book["lines"], names, exponent)
    if fault is not None:
        fault(m, book, given)
    return finish(m, book, given)


def finish(m, book, given):
    text = dumps(book["lines"])
    if '"mix"' in text:
        book["rate_card"] = RATE_CARD
    if any(f'"discount_class":"{name}"' in text or f'"{name}"' in dumps(book.get(section, []))
           for name in ("goods",) for section in ("discounts", "adjustments")):
        book.setdefault("discount_classes", []).append({"id": "goods", "label": "Goods", "caps": []})
    if '"P-' in text or "discount_classes" in book:
        book["approvals"] = {"roles": ROLES, "rules": []}
    if m.questions:
        book["intake"] = {"sections": [{"id": "deal", "title": "Deal", "questions": m.questions}]}
    for key in [k for k in ("selections",) if k in given and not given[k]]:
        del given[key]
    return dumps({"book": book, "input": given})


def cases(seed, count):
    """JSONL lines: most of them with a price, every sixteenth one made wrong, a few refused by chance."""
    made, attempt = 0, 0
    while made < count:
        attempt += 1
        own = seed * 1000003 + attempt
        if made % 16 == 15:
            yield make_case(own, FAULTS[(made // 16) % len(FAULTS)])
            made += 1
            continue
        text = make_case(own)
        case = parse(text)
        if "error" in price(case["book"], case["input"]) and attempt % 8:
            continue
        yield text
        made += 1


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--count", type=int, default=1000)
    chosen = options.parse_args()
    for text in cases(chosen.seed, chosen.count):
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
