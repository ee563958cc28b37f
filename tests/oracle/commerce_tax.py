"""Tax documents of the lines that are in: groups, tax, gross, payable.

In: a context and priced lines. Out: the `documents` member, money as fractions.
Source: PRICING.md, section Tax; semantics.md section 4.
"""

from fractions import Fraction

from commerce_book import ZERO, Refused
from commerce_exact import multiple, rounded, spread_money

PERIODS = ("one_time", "month", "quarter", "year")


class Entry:
    """A line or an allowance in a tax document."""

    def __init__(self, category, net, exact, quantity):
        self.category, self.net, self.exact, self.quantity = category, net, exact, quantity


class Group:
    def __init__(self, category, rate, entries):
        self.category, self.rate, self.entries = category, rate, entries
        self.net = sum((e.net for e in entries), ZERO)
        self.exact = sum((e.exact for e in entries), ZERO)
        self.base, self.tax = self.net, ZERO


def allowances_of(ctx, period, default):
    return [(said, rounded(ctx.value(said["amount"]), ctx.point("R1")), said.get("tax", default))
            for said in ctx.book.get("adjustments", {}).get("document_allowances", []) if said["on"] == period]


def rate_of(ctx, category):
    said = next(c for c in ctx.book["taxes"]["categories"] if c["id"] == category)
    rate = ctx.number(said, "rate")
    if rate < 0 or rate > 1000:
        raise Refused("pricing.bad_tax")
    return rate


def make_groups(ctx, entries):
    order = []
    for entry in entries:
        if entry.category not in order:
            order.append(entry.category)
    return [Group(c, rate_of(ctx, c), [e for e in entries if e.category == c]) for c in order]


def split_inclusive(ctx, group, split):
    """Base and tax of a group whose nets are with tax."""
    gross, rate = group.net, group.rate / 100
    if split == "net":
        group.base = rounded(gross / (1 + rate), ctx.point("R5"))
        group.tax = gross - group.base
    else:
        group.tax = rounded(gross * rate / (1 + rate), ctx.point("R6"))
        group.base = gross - group.tax


def unit_gross(ctx, entry, rate):
    """Tax of one line whose gross is made from the rounded gross of one unit; at rate 0 none."""
    if rate == 0:
        return ZERO
    quantity = entry.quantity if entry.quantity else Fraction(1)
    unit = rounded(entry.net / quantity * (1 + rate), ctx.point("R6"))
    return rounded(unit * quantity, ctx.point("R6")) - entry.net


def document_shares(ctx, exact, r6):
    """The document's one tax by group: those of the opposite sign are rounded alone, the others share what is left."""
    whole = sum(exact, ZERO)
    leading = next((e for e in [whole] + exact if e), ZERO)
    shares = [rounded(e, r6) if e * leading < 0 else ZERO for e in exact]
    left = rounded(whole, r6) - sum(shares, ZERO)
    if not left:
        return shares
    spread = spread_money(left, [abs(e) if e * leading > 0 else ZERO for e in exact], ctx.places)
    return [share + more for share, more in zip(shares, spread)]


def tax_groups(ctx, policy, groups):
    """Fills base and tax of the groups; returns the gross where the policy makes it of its own, else None."""
    r6 = ctx.point("R6")
    for group in groups:
        rate = group.rate / 100
        if policy == "line_then_sum":
            group.tax = rounded(group.base * rate, r6)
        elif policy == "line_tax":
            group.tax = sum((rounded(e.net * rate, r6) for e in group.entries), ZERO)
        elif policy == "unit_gross":
            group.tax = sum((unit_gross(ctx, e, rate) for e in group.entries), ZERO)
        elif policy == "document_global":
            group.tax = rounded(group.exact * rate, r6)
            group.base = rounded(group.exact * (1 + rate), r6) - group.tax
    if policy == "document_global":
        return sum((g.base + g.tax for g in groups), ZERO)
    if policy != "document_total":
        return None
    exact = [g.exact * g.rate / 100 for g in groups]
    for group, share in zip(groups, document_shares(ctx, exact, r6)):
        group.tax = share
        group.base = rounded(group.exact, ctx.point("R5"))
    return rounded(sum((g.exact for g in groups), ZERO) + sum(exact, ZERO), r6)


def document(ctx, period, lines):
    taxes = ctx.book["taxes"]
    default = taxes.get("default")
    mine = [l for l in lines if l.state == "in" and l.period == period]
    allowed = allowances_of(ctx, period, default)
    if not mine and not allowed:
        return None
    entries = [Entry(l.said.get("tax", default), l.net, l.first.exact_net - l.share, l.first.quantity) for l in mine]
    subtotal = sum((e.net for e in entries), ZERO)
    entries += [Entry(category, -amount, -amount, Fraction(1)) for _, amount, category in allowed]
    allowances = sum((amount for _, amount, _c in allowed if amount > 0), ZERO)
    charges = -sum((amount for _, amount, _c in allowed if amount < 0), ZERO)
    groups = make_groups(ctx, entries)
    plain_net = subtotal - allowances + charges
    if taxes.get("prices_include_tax", False):
        for group in groups:
            split_inclusive(ctx, group, taxes.get("split", "net"))
        gross = plain_net
    else:
        gross = tax_groups(ctx, taxes.get("policy", "line_then_sum"), groups)
    tax = sum((g.tax for g in groups), ZERO)
    net = plain_net if gross is None else gross - tax
    gross = net + tax
    difference = ZERO if taxes.get("prices_include_tax", False) else net - plain_net
    prepaid = ZERO
    if period == "one_time" and ctx.given.get("prepaid") is not None:
        prepaid = rounded(Fraction(ctx.given["prepaid"]), ctx.point("R1"))
    due = gross - prepaid
    rounding = ZERO
    if taxes.get("cash_increment") is not None:
        rounding = multiple(due, ctx.value(taxes["cash_increment"]), ctx.point("R7")[0]) - due
    return {"period": period, "subtotal": subtotal, "allowances": allowances, "charges": charges,
            "difference": difference, "net": net, "groups": groups, "tax": tax, "gross": gross, "prepaid": prepaid,
            "rounding": rounding, "payable": due + rounding}


def documents_of(ctx, lines):
    if "taxes" not in ctx.book:
        return []
    found = (document(ctx, period, lines) for period in PERIODS)
    return [d for d in found if d is not None]
