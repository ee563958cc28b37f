"""The price models: the exact amount of a line, and its hours.

In: a context, the `price` of a line, its quantity, its exact cost, the sum of its basis. Out: an exact Fraction.
Source: PRICING.md, section Lines; semantics.md sections 1, 7, 10.
"""

from fractions import Fraction

from commerce_book import ZERO, Refused
from commerce_exact import ceiling, rounded

TIERED = ("graduated", "volume", "stair_step", "package_graduated", "package_volume")
GROUPED = TIERED + ("package",)
SIGNED = ("per_unit", "flat", "pass_through")


def read_tiers(ctx, price):
    """[(lower, upper or None, unit, flat, size)]; refuses what is not ascending or has an open tier before the last."""
    tiers, lower = [], ZERO
    said = ctx.contexts(price["tiers"])
    for index, tier in enumerate(said):
        upper = ctx.number(tier, "up_to", None)
        if upper is None and index + 1 < len(said):
            raise Refused("pricing.bad_tiers")
        if upper is not None and upper <= lower:
            raise Refused("pricing.bad_tiers")
        tiers.append((lower, upper, ctx.number(tier, "unit"), ctx.number(tier, "flat"),
                      ctx.number(tier, "size", Fraction(1))))
        lower = upper
    if not tiers:
        raise Refused("pricing.bad_tiers")
    return tiers


def reached(tiers, quantity):
    """Index of the tier that holds the quantity; zero is in the first."""
    for index, (_, upper, *_rest) in enumerate(tiers):
        if upper is None or quantity <= upper:
            return index
    raise Refused("pricing.bad_tiers")


def packages(units, size):
    if size <= 0:
        raise Refused("pricing.zero_per" if size == 0 else "pricing.negative_number")
    return ceiling(units / size)


def tiered(ctx, price, quantity):
    model = price["model"]
    tiers = read_tiers(ctx, price)
    last = reached(tiers, quantity)
    charged = quantity > 0 or price.get("flat_fee_when_zero", True)
    amount = ZERO
    for index, (lower, upper, unit, flat, size) in enumerate(tiers[:last + 1]):
        if model in ("graduated", "package_graduated"):
            units = (quantity if index == last else upper) - lower
            amount += (units if model == "graduated" else packages(units, size)) * unit
            amount += flat if charged else 0
        elif index == last:
            if model == "volume":
                amount += quantity * unit
            elif model == "package_volume":
                amount += packages(quantity, size) * unit
            amount += flat if charged else 0
    return amount


def mix_rates(ctx, price):
    """(bill, cost) of one hour."""
    if "mix" not in price:
        return ctx.number(price, "bill"), ctx.number(price, "cost_rate")
    card = ctx.book["rate_card"]
    roles = {role["id"]: role for role in card["roles"]}
    mix = card["mixes"][price["mix"]]
    return (sum((Fraction(share) * Fraction(roles[role]["bill"]) / 100 for role, share in mix.items()), ZERO),
            sum((Fraction(share) * Fraction(roles[role]["cost"]) / 100 for role, share in mix.items()), ZERO))


def hours_of(ctx, price, basis):
    """Hours of a line; ZERO in models that have none."""
    if price["model"] == "role_hours":
        hours = ctx.number(price, "hours")
        if hours < 0 or hours.denominator != 1:
            raise Refused("pricing.bad_hours")
        return hours
    if price["model"] == "percent_of" and price.get("basis") == "hours":
        return rounded(ctx.value(price["value"]) * basis / 100, ctx.point("RH"))
    return ZERO


def retainer(ctx, price):
    """The first period."""
    hours, rate = ctx.number(price, "hours"), ctx.number(price, "rate")
    said = price.get("used", 0)
    used = ctx.value(said[0] if isinstance(said, list) else said)
    if min(hours, used) < 0:
        raise Refused("pricing.negative_number")
    if used > 0:
        used = max(used, ctx.number(price, "least"))
        increment = ctx.number(price, "increment")
        if increment > 0:
            used = ceiling(used / increment) * increment
    return hours * rate + max(ZERO, used - hours) * ctx.number(price, "overage_rate", rate)


def amount_of(ctx, price, quantity, cost, basis, value=None):
    """Exact price of one period (or of the line) for a quantity; `value` is a segment's own."""
    model = price["model"]
    if quantity < 0 and model not in SIGNED:
        raise Refused("pricing.negative_quantity")
    unit = ctx.number(price, "value") if value is None else value
    included, base = ctx.number(price, "included"), ctx.number(price, "base")
    above = max(ZERO, quantity - included)
    if model == "flat":
        return unit
    if model == "per_unit":
        per = ctx.number(price, "per", Fraction(1))
        if per == 0:
            raise Refused("pricing.zero_per")
        if quantity < 0 and included:
            raise Refused("pricing.negative_quantity")
        return base + (quantity if quantity < 0 else above) * unit / per
    if model in TIERED:
        return base + tiered(ctx, price, above)
    if model == "package":
        return base + max(ctx.number(price, "least"), packages(above, ctx.number(price, "size"))) * unit
    if model == "percent_of":
        if price.get("basis") == "hours":
            return hours_of(ctx, price, basis) * mix_rates(ctx, price)[0]
        return unit * basis / 100
    if model == "cost_plus":
        return cost * (1 + unit / 100)
    if model == "target_margin":
        if unit >= 100:
            raise Refused("pricing.bad_margin")
        return rounded(cost / (1 - unit / 100), ("ceiling", ctx.point("R1")[1]))
    if model == "role_hours":
        return hours_of(ctx, price, basis) * mix_rates(ctx, price)[0]
    if model == "retainer":
        return retainer(ctx, price)
    if model == "pass_through":
        return quantity * unit * (1 + ctx.number(price, "markup") / 100)
    raise ValueError(model)


def own_cost(ctx, price, quantity, basis, value=None):
    """Cost that the model itself gives, or None."""
    model = price["model"]
    if model == "role_hours" or (model == "percent_of" and price.get("basis") == "hours"):
        return hours_of(ctx, price, basis) * mix_rates(ctx, price)[1]
    if model == "pass_through":
        return quantity * (ctx.number(price, "value") if value is None else value)
    return None


def cost_amount(ctx, cost, quantity, exact_list):
    """A `cost`, `wholesale` or `platform_cost`; exact_list may be None where it is not known yet."""
    if cost["model"] == "flat":
        return ctx.value(cost["value"])
    if cost["model"] == "per_unit":
        return ctx.value(cost["value"]) * quantity
    return ctx.value(cost["pct"]) * exact_list / 100
