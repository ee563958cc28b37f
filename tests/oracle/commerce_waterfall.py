"""The waterfall of a line: from the list, step by step, to the net before the document discount.

In: a Line (commerce_lines), its period figures. Out: net, changes by step; the exact net, which some tax policies need.
Source: PRICING.md, section Discounts; semantics.md section 8.
"""

from fractions import Fraction

from commerce_book import ZERO, Refused
from commerce_exact import rounded
from commerce_models import reached

CAPPED_POINTS = ("promotion", "discretionary", "partner")


def meets(discount, line):
    """Whether a discount of the book is for this line."""
    if discount.get("on", "all") not in ("all", line.charge):
        return False
    if "lines" in discount and line.id not in discount["lines"]:
        return False
    if "classes" in discount and line.discount_class not in discount["classes"]:
        return False
    return line.discount_class != "none" or "price" in discount or "total" in discount


def schedule_percent(ctx, schedule, quantity, list_amount, months):
    """Percent of the tier reached, or the mean weighted by the units in each."""
    measure = {"quantity": lambda: quantity, "amount": lambda: list_amount, "months": lambda: Fraction(months),
               "prepaid_months": lambda: ctx.number(ctx.book.get("terms", {}), "prepaid_months")}[schedule["by"]]()
    measure = abs(measure)  # a credit is the mirror of a charge
    tiers, lower = [], ZERO
    for tier in schedule["tiers"]:
        upper = ctx.number(tier, "up_to", None)
        tiers.append((lower, upper, ctx.value(tier["pct"])))
        lower = upper
    last = reached(tiers, measure)
    if schedule.get("mode", "volume") == "volume" or measure <= 0:
        return tiers[last][2]
    weighted = sum(((measure if i == last else upper) - lower) * pct
                   for i, (lower, upper, pct) in enumerate(tiers[:last + 1]))
    return weighted / measure


def book_step(ctx, discount, point, quantity, list_amount, months, name=None):
    """(point, id, kind, number, of the list)."""
    name = name or discount["id"]
    of_list = discount.get("of") == "list"
    for kind in ("pct", "amount", "price", "total"):
        if kind in discount:
            return (point, name, kind, ctx.value(discount[kind]), of_list)
    return (point, name, "pct", schedule_percent(ctx, discount["schedule"], quantity, list_amount, months), of_list)


def steps_of(ctx, line, quantity, list_amount, segment_pct, months):
    """All steps of a line in the order of the policy."""
    steps = []
    for point in ctx.points:
        for discount in ctx.book.get("discounts", []):
            if discount["point"] == point and meets(discount, line) and ctx.true(discount.get("when")):
                steps.append(book_step(ctx, discount, point, quantity, list_amount, months))
        for change in ctx.given.get("adjustments", []):
            if change["point"] == point and change["line"] == line.id and (
                    line.discount_class != "none" or "price" in change or "total" in change):
                steps.append(book_step(ctx, change, point, quantity, list_amount, months, "adjustment"))
        if point == "term" and segment_pct is not None:
            steps.append((point, "segment", "pct", segment_pct, False))
    return steps


def after_step(ctx, step, running, list_amount, quantity):
    _, _, kind, number, of_list = step
    if kind == "pct":
        if number > 100:
            raise Refused("pricing.over_discounted")
        base = list_amount if of_list or ctx.stacking == "additive" else running
        return running - base * number / 100
    if kind == "amount":
        return running - number
    return number * quantity if kind == "price" else number


def run(ctx, steps, list_amount, exact_list, quantity):
    """(net, [(point, id, change)]) with amounts as they are shown; it starts from the exact list."""
    running, shown = Fraction(exact_list), list_amount
    changes = []
    for step in steps:
        running = after_step(ctx, step, running, exact_list, quantity)
        if (exact_list >= 0 and running < 0) or (exact_list < 0 and running > 0):
            raise Refused("pricing.over_discounted")
        net = rounded(running, ctx.point("R3"))
        changes.append((step[0], step[1], net - shown))
        shown = net
        if ctx.round_each:
            running = net
    return shown, changes


def run_exact(ctx, steps, exact_list, quantity):
    running = Fraction(exact_list)
    for step in steps:
        running = after_step(ctx, step, running, exact_list, quantity)
    return running


def check_caps(ctx, line):
    list_amount, changes = line.capped
    entry = next((c for c in ctx.book.get("discount_classes", []) if c["id"] == line.discount_class), None)
    if entry is None or not entry.get("caps") or list_amount == 0:
        return
    given = -sum(change for point, _, change in changes if point in CAPPED_POINTS)
    if 100 * given / list_amount > ctx.value(entry["caps"][-1]["pct"]):
        raise Refused("pricing.over_cap")


def period_net(ctx, line, period, segment_pct, months, first):
    """Fills net, changes, true_up and exact_net of a period."""
    waived = line.waived
    if period.before_minimum is not None and not waived:
        raised = max(period.list, period.before_minimum)
        period.true_up = raised - period.list
        if raised != period.list:
            period.exact_list = raised
        period.list = raised
    steps = steps_of(ctx, line, period.quantity, period.exact_list, segment_pct, months)
    period.net, period.changes = run(ctx, steps, period.list, period.exact_list, period.quantity)
    if first:
        line.capped = (period.list, list(period.changes))
    period.exact_net = run_exact(ctx, steps, period.exact_list, period.quantity)
    if waived:
        period.changes.append(("waiver", "waiver", -period.net))
        period.net = period.exact_net = ZERO
    elif period.after_minimum is not None:
        raised = max(period.net, period.after_minimum)
        period.true_up += raised - period.net
        period.changes.append(("minimum", "minimum", raised - period.net))
        period.exact_net = max(period.exact_net, period.after_minimum)
        period.net = raised
