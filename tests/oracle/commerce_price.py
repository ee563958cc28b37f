#!/usr/bin/env python3
"""The pricing oracle: price(book, input) gives what the engine's `prices` must be, in exact fractions.

commerce_price.py < JSONL of {"book", "input"}      writes one line each
It is written from assets/pricebooks/PRICING.md and semantics.md, not from the engine.
"""

import json
import sys

sys.dont_write_bytecode = True

from commerce_book import ZERO, Context, Refused, parse  # noqa: E402
from commerce_exact import fixed, plain, rounded  # noqa: E402
from commerce_lines import document_discount, priced_lines  # noqa: E402
from commerce_tax import documents_of  # noqa: E402
from commerce_waterfall import check_caps  # noqa: E402
from commerce_terms import DAY, Terms, contract_of, payments_of, rows_of  # noqa: E402


def total(items):
    return sum(items, ZERO)


class Writer:
    """Money of one currency as text."""

    def __init__(self, ctx):
        self.ctx, self.places = ctx, ctx.places

    def money(self, amount):
        return None if amount is None else fixed(amount, self.places)

    def all_money(self, members):
        return {key: self.money(value) for key, value in members.items()}


def monthly(ctx, line, amount):
    return rounded(amount / line.months, ctx.point("R1"))


def line_json(write, line):
    ctx, first = write.ctx, line.first
    changes = [c for c in first.changes + [("document", "document", -line.share)] if c[2] != 0]
    recurring = line.charge == "recurring"
    return {
        "id": line.id, "charge": line.charge, "state": line.state, "quantity": plain(first.quantity),
        "hours": int(line.hours), "list": write.money(first.list),
        "steps": [{"point": p, "id": i, "change": write.money(c)} for p, i, c in changes],
        "net": write.money(line.net), "cost": write.money(first.cost),
        "margin_pct": fixed(100 * (line.net - first.cost) / line.net, 1) if line.net > 0 else None,
        "wholesale": write.money(first.wholesale), "platform_cost": write.money(first.platform_cost),
        "true_up": write.money(first.true_up),
        "monthly": write.money(monthly(ctx, line, line.net)) if recurring else None,
        "monthly_cost": write.money(monthly(ctx, line, first.cost)) if recurring else None,
        "rows": [{"from": r.start.isoformat(), "to": (r.stop - DAY).isoformat(), "year": r.year,
                  "quantity": plain(r.quantity),
                  **write.all_money({"list": r.list, "discount": r.discount, "net": r.net, "cost": r.cost})}
                 for r in line.rows]}


def sums(ctx, lines):
    """Totals of lines of one state."""
    once = [l for l in lines if l.charge == "one_time"]
    again = [l for l in lines if l.charge == "recurring"]
    list_sum, net = total(l.first.list for l in once), total(l.net for l in once)
    return {"hours": int(total(l.hours for l in once)), "list": list_sum, "discount": list_sum - net, "net": net,
            "cost": total(l.first.cost for l in once), "monthly": total(monthly(ctx, l, l.net) for l in again),
            "monthly_cost": total(monthly(ctx, l, l.first.cost) for l in again),
            "wholesale": total(l.first.wholesale or ZERO for l in once),
            "platform_cost": total(l.first.platform_cost or ZERO for l in once),
            "monthly_wholesale": total(monthly(ctx, l, l.first.wholesale or ZERO) for l in again),
            "monthly_platform_cost": total(monthly(ctx, l, l.first.platform_cost or ZERO) for l in again)}


def document_json(write, document):
    groups = [{"category": g.category, "rate": plain(g.rate), "base": write.money(g.base), "tax": write.money(g.tax)}
              for g in document["groups"]]
    return {key: document[key] if key == "period" else groups if key == "groups" else write.money(document[key])
            for key in document}


def contract_json(write, contract):
    if contract is None:
        return None
    return {key: [write.money(y) for y in value] if key == "years" else write.money(value)
            for key, value in contract.items()}


def priced(ctx):
    terms = Terms(ctx)
    lines = priced_lines(ctx, terms.months)
    document_discount(ctx, lines)
    for line in lines:
        if line.state == "in":
            check_caps(ctx, line)
    for line in lines:
        line.rows = rows_of(ctx, terms, line)
    return terms, [line for line in lines if not is_free(line)]


def is_free(line):
    """A recurring line that never has a list or a net is left out."""
    figures = [line.first.list, line.net] + [x for row in line.rows for x in (row.list, row.net)]
    return line.charge == "recurring" and not any(figures)


def price(book, given):
    """The `prices` of a quote, or {"error": code}."""
    ctx = Context(book, given)
    try:
        terms, lines = priced(ctx)
        write = Writer(ctx)
        committed = sums(ctx, [l for l in lines if l.state == "in"])
        later = sums(ctx, [l for l in lines if l.state == "later"])
        hours = committed.pop("hours")
        return {
            "currency": ctx.currency, "lines": [line_json(write, line) for line in lines],
            "totals": {"hours": hours, **write.all_money(committed)},
            "later": write.all_money({key: later[key] for key in ("list", "net", "cost", "monthly", "monthly_cost")}),
            "documents": [document_json(write, d) for d in documents_of(ctx, lines)],
            "contract": contract_json(write, contract_of(ctx, terms, lines)),
            "payments": [{"day": None if day is None else day.isoformat(), "what": what, "amount": write.money(amount)}
                         for day, what, amount in payments_of(ctx, terms, lines)]}
    except Refused as refusal:
        return {"error": refusal.code}


def write_json(value):
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


def price_line_of_text(text):
    case = parse(text)
    return write_json(price(case["book"], case["input"]))


def main():
    for text in sys.stdin:
        print(price_line_of_text(text))
    return 0


if __name__ == "__main__":
    sys.exit(main())
