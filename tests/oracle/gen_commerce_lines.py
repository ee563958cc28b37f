"""Generated lines: every price model, costs, minimums, segments, uplifts, aggregation."""

from fractions import Fraction

from commerce_exact import EXPONENTS
from gen_commerce_tools import feel, near, percent, unit_price

FOREIGN = ["USD", "JPY", "KWD", "GBP"]
PLAIN = ["flat", "per_unit", "graduated", "volume", "stair_step", "package", "package_graduated", "package_volume",
         "percent_of", "cost_plus", "target_margin", "role_hours", "retainer", "pass_through"]
MIXES = {"build": {"DEV": 75, "SA": 15, "FC": 10}, "lead": {"PM": 100}}
RATE_CARD = {"roles": [{"id": "DEV", "label": "Developer", "bill": 140, "cost": 84},
                       {"id": "SA", "label": "Architect", "bill": Fraction("195.5"), "cost": 112},
                       {"id": "FC", "label": "Consultant", "bill": 150, "cost": Fraction("88.25")},
                       {"id": "PM", "label": "Manager", "bill": 165, "cost": 98}], "mixes": MIXES}


def make_tiers(m, exponent, model):
    """(tiers, bounds)"""
    bounds = sorted(m.sample([1, 5, 10, Fraction("10.5"), 50, 100, 250, 1000], m.between(1, 3)))
    tiers = []
    for upper in bounds + [None]:
        tier = {}
        if upper is not None:
            tier["up_to"] = upper
        elif m.chance(0.5):
            tier["up_to"] = None
        if model != "stair_step":
            tier["unit"] = unit_price(m, exponent)
        if model == "stair_step" or m.chance(0.4):
            tier["flat"] = unit_price(m, exponent)
        if model.startswith("package"):
            tier["size"] = m.pick([1, 3, 10, 100, Fraction("2.5")])
        tiers.append(tier)
    return tiers, bounds


def spoken(m, tiers):
    """The tiers as FEEL: contexts with the same members, some of them keys of answers."""
    names = [name for name in ("up_to", "unit", "flat", "size") if any(name in tier for tier in tiers)]
    absent = {"up_to": None, "unit": 0, "flat": 0, "size": 1}
    said = [{name: tier.get(name, absent[name]) for name in names} for tier in tiers]
    return "[" + ", ".join("{" + ", ".join(
        f"{name}: {'null' if tier[name] is None else feel(m.say(tier[name]))}" for name in names) + "}"
        for tier in said) + "]"


def tiered_price(m, exponent, model):
    tiers, bounds = make_tiers(m, exponent, model)
    price = {"model": model, "tiers": spoken(m, tiers) if m.chance(0.15) else tiers}
    included = Fraction(0)
    if m.chance(0.25):
        included = Fraction(m.pick([1, 10, Fraction("0.5")]))
        price["included"] = m.say(included)
    if m.chance(0.2):
        price["base"] = m.say(unit_price(m, exponent))
    if model in ("graduated", "volume", "stair_step") and m.chance(0.4):
        price["flat_fee_when_zero"] = m.chance(0.5)
    quantity = near(m, bounds)
    return price, quantity + (included if quantity and m.chance(0.7) else 0)


def simple_price(m, exponent, model, credit):
    price, quantity = {"model": model, "value": m.say(unit_price(m, exponent))}, near(m, [1, 10, 100])
    if model == "per_unit":
        if m.chance(0.3):
            price["per"] = m.say(m.pick([3, 7, 30, 100, 1000]))
        if m.chance(0.2):
            price["base"] = m.say(unit_price(m, exponent))
        if credit and m.chance(0.2):
            return price, -quantity
        if m.chance(0.2):
            price["included"] = m.say(near(m, [1, 10]))
    elif model == "package":
        price["size"] = m.say(m.pick([1, 7, 100, Fraction("0.5")]))
        if m.chance(0.3):
            price["included"] = m.say(m.pick([1, 10, 100]))
        if m.chance(0.3):
            price["least"] = m.say(m.pick([0, 1, 2]))
    elif model == "pass_through":
        if m.chance(0.6):
            price["markup"] = m.say(percent(m))
        if credit and m.chance(0.1):
            quantity = -quantity
    return price, quantity


def make_price(m, exponent, model, names, credit):
    """(price, quantity or None)"""
    if model in ("graduated", "volume", "stair_step", "package_graduated", "package_volume"):
        return tiered_price(m, exponent, model)
    if model in ("flat", "per_unit", "package", "pass_through"):
        return simple_price(m, exponent, model, credit)
    if model == "percent_of":
        basis = m.pick(["list", "list", "net", "cost", "hours"])
        price = {"model": model, "value": m.say(percent(m)), "of": m.sample(names, m.between(1, 3)), "basis": basis}
        if basis == "hours":
            price["mix"] = m.pick(list(MIXES))
        elif basis == "list" and m.chance(0.5):
            del price["basis"]
        return price, None
    if model in ("cost_plus", "target_margin"):
        return {"model": model, "value": m.say(m.pick([0, 35, Fraction("33.3"), 40, 60]))}, None
    if model == "role_hours":
        price = {"model": model, "hours": m.say(m.between(0, 60))}
        price.update({"mix": m.pick(list(MIXES))} if m.chance(0.5) else
                     {"bill": m.say(unit_price(m, exponent)), "cost_rate": m.say(unit_price(m, exponent) / 2)})
        return price, None
    used = m.pick([Fraction("26.25"), 20, 0, Fraction("20.01"), Fraction("0.1"), 19, 45])
    price = {"model": "retainer", "hours": m.say(20), "rate": m.say(unit_price(m, exponent)), "used": m.say(used),
             "overage_rate": m.say(unit_price(m, exponent))}
    if m.chance(0.15):
        del price["overage_rate"]
    if m.chance(0.5):
        price["increment"] = m.say(m.pick([Fraction("0.5"), Fraction("0.25"), 1]))
    if m.chance(0.3):
        price["least"] = m.say(m.pick([1, 2, Fraction("0.5")]))
    return price, None


def make_cost(m, exponent, needs):
    kinds = ["flat", "per_unit"] + ([] if needs else ["percent_of_price"])
    kind = m.pick(kinds)
    if kind == "percent_of_price":
        return {"model": kind, "pct": m.say(m.pick([60, 65, Fraction("33.3")]))}
    return {"model": kind, "value": m.say(unit_price(m, exponent) * m.pick([1, 3]))}


def add_costs(m, line, exponent):
    model = line["price"]["model"]
    needs = model in ("cost_plus", "target_margin")
    if model in ("role_hours", "pass_through") or line["price"].get("basis") == "hours":
        return
    if needs or m.chance(0.5):
        line["wholesale" if m.chance(0.25) else "cost"] = make_cost(m, exponent, needs)
    if m.chance(0.15):
        line["platform_cost"] = make_cost(m, exponent, needs)


def add_segments(m, line, exponent):
    segments, count = [], m.between(1, 3)
    for _ in range(count):
        segment = {"months": m.pick([1, 2, 3, 6, 10, 12])}
        if m.chance(0.7):
            segment["quantity"] = m.say(near(m, [1, 20, 50]))
        if line["price"]["model"] in ("flat", "per_unit", "package", "pass_through") and m.chance(0.5):
            segment["value"] = m.say(unit_price(m, exponent))
        if m.chance(0.3):
            segment["pct"] = m.say(percent(m))
        if m.chance(0.2):
            segment["uplift_pct"] = m.say(percent(m, 8))
        segments.append(segment)
    line["segments"] = segments


def make_line(m, name, charge, names, setting):
    """One line; setting: currency, foreign (currencies with a rate), credit, categories, terms, classes."""
    model = m.pick(PLAIN)
    if model == "percent_of" and not names:
        model = "flat"
    foreign = setting["foreign"] and model not in ("percent_of", "target_margin", "role_hours") and m.chance(0.3)
    currency = m.pick(setting["foreign"]) if foreign else setting["currency"]
    exponent = EXPONENTS[currency]
    price, quantity = make_price(m, exponent, model, names, setting["credit"])
    line = {"id": name, "label": name.upper(), "price": price}
    if charge == "recurring":
        line["stream"] = "hosting"
        line["period"] = m.weighted([("month", 5), ("quarter", 2), ("year", 2)])
        if m.chance(0.3):
            line["billing"] = m.pick(["advance", "arrears"])
    if quantity is not None and (quantity != 1 or m.chance(0.5)):
        line["quantity"] = m.say(quantity)
    if foreign:
        line["currency"] = currency
    add_costs(m, line, exponent)
    if m.chance(0.12) and (quantity or 0) >= 0:
        line["minimum"] = {"value": m.say(unit_price(m, exponent) * m.pick([1, 5])),
                           "basis": m.pick(["before_discounts", "after_discounts"])}
    if charge == "recurring" and (quantity or 0) >= 0 and model != "percent_of":
        if m.chance(0.25):
            add_segments(m, line, exponent)
        if m.chance(0.25):
            line["uplift"] = {"pct": m.say(percent(m, 8)), "every": m.pick([12, 12, 6, 5, 24])}
    if m.chance(0.3):
        line["discount_class"] = m.pick(setting["classes"])
    if setting["categories"] and m.chance(0.5):
        line["tax"] = m.pick(setting["categories"])
    if m.chance(0.1):
        line["when"] = m.flag(m.chance(0.6))
    if m.chance(0.1):
        line["waivable_by"] = ["P-CD"]
    return line


def twin_lines(m, line, count):
    """More lines of one aggregate, with quantities of their own."""
    scope = m.pick(["quote", "stream"]) if "stream" in line else "quote"
    line.pop("segments", None)
    line["aggregate"] = scope
    twins = []
    for k in range(count):
        twin = {**line, "id": f"{line['id']}t{k}", "label": "Twin", "quantity": m.say(near(m, [1, 5, 10, 100]))}
        twin.pop("minimum", None)
        twins.append(twin)
    return twins
