"""The lines of a quote: which are there, their quantity, list, cost and net, one period at a time.

In: a context. Out: Line objects, one-time first; each has `periods`, one for each segment (one when it has none).
Source: PRICING.md, sections Lines, Options, Discounts.
"""

import json
from fractions import Fraction

from commerce_book import ZERO, Refused
from commerce_exact import EXPONENTS, rounded, spread_money
from commerce_models import GROUPED, amount_of, cost_amount, hours_of, own_cost
from commerce_waterfall import period_net

MONTHS = {"month": 1, "quarter": 3, "year": 12}


class Period:
    """Figures of one period of a line."""

    def __init__(self, quantity):
        self.quantity = quantity
        self.true_up = ZERO
        self.before_minimum = self.after_minimum = None
        self.list = self.cost = self.net = self.exact_list = self.exact_net = ZERO
        self.wholesale = self.platform_cost = None
        self.changes = []


class Line:
    def __init__(self, ctx, charge, said):
        self.ctx, self.charge, self.said = ctx, charge, said
        self.id = said["id"]
        self.price = said["price"]
        self.quantity = ctx.number(said, "quantity", Fraction(1))
        self.discount_class = said.get("discount_class", "standard")
        self.period = said.get("period", "month") if charge == "recurring" else "one_time"
        self.months = MONTHS.get(self.period)
        self.currency = said.get("currency", ctx.currency)
        self.state = "in"
        self.waived = False
        self.hours = ZERO
        self.periods = []
        self.share = ZERO  # of the document discount
        self.done = False

    @property
    def first(self):
        return self.periods[0]

    @property
    def net(self):
        return self.first.net - self.share

    def segments(self):
        return self.said.get("segments") or [{}]

    def segment_quantity(self, segment):
        return self.ctx.number(segment, "quantity", self.quantity)


def option_states(ctx):
    """State of each option, after the rules of choice."""
    options = ctx.book.get("options", [])
    chosen = ctx.given.get("selections", {})
    states = {o["id"]: chosen.get(o["id"], o.get("default", "in")) for o in options}
    for option in options:
        group = option.get("choose")
        mates = [o for o in options if group is not None and o.get("choose") == group]
        if option["id"] not in chosen and any(chosen.get(m["id"]) == "in" for m in mates):
            states[option["id"]] = "out"
    for option in options:
        group = option.get("choose")
        if group is not None and sum(states[o["id"]] == "in" for o in options if o.get("choose") == group) != 1:
            raise Refused("quote.choose_one")
    for option in options:
        if states[option["id"]] != "in":
            continue
        if any(states[other] != "in" for other in option.get("requires", [])):
            raise Refused("quote.requires")
        if any(states[other] == "in" for other in option.get("excludes", [])):
            raise Refused("quote.excludes")
    return states


def line_state(options, states, line):
    mine = [states[o["id"]] for o in options if line in o["lines"]]
    if not mine or "in" in mine:
        return "in"
    return "later" if "later" in mine else "out"


def present_lines(ctx):
    options, states = ctx.book.get("options", []), option_states(ctx)
    waivers = {w["line"]: w for w in ctx.given.get("waivers", [])}
    lines = []
    for charge in ("one_time", "recurring"):
        for said in ctx.book["lines"].get(charge, []):
            state = line_state(options, states, said["id"])
            if state == "out" or not ctx.true(said.get("when")):
                continue
            line = Line(ctx, charge, said)
            line.state = state
            if line.id in waivers:
                if waivers[line.id]["approver"] not in said.get("waivable_by", []):
                    raise Refused("quote.cannot_waive")
                line.waived = True
            lines.append(line)
    return lines


def rate_of(ctx, currency):
    """A function from an amount in this currency to the book's, exact; None for the book's own."""
    if currency == ctx.currency:
        return None
    entry = next((e for e in ctx.book.get("fx", []) if e["from"] == currency), None)
    if entry is None:
        raise Refused("pricing.no_rate")
    rate = ctx.value(entry["rate"])
    if rate <= 0:
        raise Refused("book.bad_range")
    return (lambda x: x * rate) if entry.get("direction", "multiply") == "multiply" else (lambda x: x / rate)


def money(ctx, currency, exact):
    """An amount of a line as money of the book: R1, and RX where it is converted."""
    convert = rate_of(ctx, currency)
    if convert is None:
        return rounded(exact, ctx.point("R1"))
    own = rounded(exact, (ctx.point("R1")[0], EXPONENTS[currency]))
    return rounded(convert(own), ctx.point("RX"))


def basis_sum(line, by_id):
    """What percent_of is taken of; (basis, hours)."""
    basis = line.price.get("basis", "list")
    found = ZERO
    for name in line.price.get("of", []):
        base = by_id.get(name)
        if base is None or base.state != "in":
            continue
        found += {"list": base.first.list, "net": base.first.net, "cost": base.first.cost, "hours": base.hours}[basis]
    return found


def group_key(line):
    scope = line.said.get("aggregate", "line")
    if scope == "line" or line.price["model"] not in GROUPED or line.state != "in":
        return None
    place = {"quote": "", "service": line.said.get("service"),
             "stream": line.said.get("stream" if line.charge == "recurring" else "phase")}[scope]
    return (line.charge, scope, place, line.period, line.currency, json.dumps(line.price, sort_keys=True, default=str))


def group_shares(ctx, lines):
    """{line id: its share of the amount of its group}, in the group's currency."""
    groups = {}
    for line in lines:
        key = group_key(line)
        if key is not None:
            groups.setdefault(key, []).append(line)
    shares = {}
    for key, members in groups.items():
        quantities = [m.segment_quantity(m.segments()[0]) for m in members]
        if min(quantities) < 0:
            raise Refused("pricing.negative_quantity")
        exponent = EXPONENTS[key[4]]
        exact = amount_of(ctx, members[0].price, sum(quantities), ZERO, ZERO)
        point = ctx.point("R1") if key[4] == ctx.currency else ctx.point("R1", exponent)
        weights = quantities if sum(quantities) else [1] + [0] * (len(members) - 1)
        for member, share in zip(members, spread_money(rounded(exact, point), weights, exponent)):
            shares[member.id] = share
    return shares


def price_period(ctx, line, segment, basis, share):
    """List and costs of one period in a segment."""
    period = Period(line.segment_quantity(segment))
    value = ctx.value(segment["value"]) if segment.get("value") is not None else None
    said = line.said
    bought = said.get("wholesale")
    cost_said = bought or said.get("cost")
    model_cost = own_cost(ctx, line.price, period.quantity, basis, value) if cost_said is None else None
    needs_list = cost_said is not None and cost_said["model"] == "percent_of_price"
    known_cost = ZERO if model_cost is None else model_cost
    if cost_said is not None and not needs_list:
        known_cost = cost_amount(ctx, cost_said, period.quantity, None)
    exact = amount_of(ctx, line.price, period.quantity, known_cost, basis, value)
    if share is not None:
        exact = share
    cost = cost_amount(ctx, cost_said, period.quantity, exact) if needs_list else known_cost
    period.list = money(ctx, line.currency, exact)
    period.exact_list = exact if share is None and line.currency == ctx.currency else period.list
    period.cost = money(ctx, line.currency, cost)
    period.wholesale = None if bought is None else period.cost
    if said.get("platform_cost") is not None:
        period.platform_cost = money(ctx, line.currency,
                                     cost_amount(ctx, said["platform_cost"], period.quantity, exact))
    minimum = said.get("minimum")
    if minimum is not None:
        least = money(ctx, line.currency, ctx.value(minimum["value"]))
        if minimum.get("basis", "before_discounts") == "before_discounts":
            period.before_minimum = least
        else:
            period.after_minimum = least
    return period


def price_line(ctx, line, by_id, shares, months):
    """Prices a line after the lines it is a percent of."""
    if line.done:
        return
    for name in line.price.get("of", []):
        if name in by_id:
            price_line(ctx, by_id[name], by_id, shares, months)
    line.done = True
    basis = basis_sum(line, by_id)
    line.hours = hours_of(ctx, line.price, basis)
    segments = line.segments() if "terms" in ctx.book else line.segments()[:1]  # the later ones are time alone
    for index, segment in enumerate(segments):
        period = price_period(ctx, line, segment, basis, shares.get(line.id))
        pct = ctx.value(segment["pct"]) if segment.get("pct") is not None else None
        period_net(ctx, line, period, pct, months, index == 0)
        line.periods.append(period)


def priced_lines(ctx, months):
    """The lines that are there, one-time first; `months` are those of the quote's term."""
    lines = present_lines(ctx)
    by_id = {line.id: line for line in lines}
    shares = group_shares(ctx, lines)
    for line in lines:
        price_line(ctx, line, by_id, shares, months)
    return lines


def document_discount(ctx, lines):
    """The document discount, spread over the nets; sets `share` of each line, returns the whole."""
    said = ctx.book.get("adjustments", {}).get("document_discount")
    if said is None:
        return ZERO
    on = said.get("on", "one_time")
    meant = [l for l in lines if l.state == "in" and l.discount_class != "none" and on in ("all", l.charge)
             and ("classes" not in said or l.discount_class in said["classes"])]
    whole = sum((l.first.net for l in meant), ZERO)
    if "pct" in said:
        amount = rounded(whole * ctx.value(said["pct"]) / 100, ctx.point("R2")) if whole > 0 else ZERO
    else:
        amount = rounded(ctx.value(said["amount"]), ctx.point("R2"))
    if amount > whole:
        if amount == 0:
            return ZERO
        raise Refused("pricing.over_discounted")
    if amount == 0:
        return ZERO
    shares = spread_money(amount, [max(ZERO, l.first.net) for l in meant], ctx.places, ctx.allocation)
    for line, share in zip(meant, shares):
        line.share = share
    return amount
