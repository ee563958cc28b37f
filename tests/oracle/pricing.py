"""Sections 5 to 7 of the reference rules: recurring lines, support plan, discount, phases, milestones, metrics."""

from fractions import Fraction
from types import SimpleNamespace

from exact import allocate, ceil, cents
from hosting import connectors

HALF = Fraction(50, 100)
SERVICE_COST = Fraction(55, 100)
# name, hours a month, price a month
SUPPORT_PLANS = [("basic", 5, 550), ("standard", 14, 1500), ("premium", 28, 2900), ("mission", 50, 5600)]
ENHANCEMENT = {1: ("e8", 1120), 2: ("e16", 2160), 3: ("e32", 4160)}
SUCCESS = {1: 0, 2: 400, 3: 1100}
RELEASE = {1: 0, 2: 300, 3: 900}
MILESTONES = {
    1: [("signature", 40), ("acceptance", 40), ("go_live", 20)],
    2: [("signature", 30), ("foundation_exit", 30), ("deployment_exit", 25), ("hypercare_exit", 15)],
    3: [("signature", 20), ("discovery_exit", 25), ("foundation_exit", 25), ("deployment_exit", 20),
        ("hypercare_exit", 10)],
}
PHASES = ("discovery", "foundation", "deployment", "hypercare")


def connector_price(a, included):
    """The included connectors absorb the cheapest class first."""
    a_in = min(a.integrations_class_a, included)
    b_in = min(a.integrations_class_b, included - a_in)
    c_in = min(a.integrations_class_c, included - a_in - b_in)
    return (60 * (a.integrations_class_a - a_in) + 120 * (a.integrations_class_b - b_in)
            + 250 * (a.integrations_class_c - c_in))


def hosting_lines(a, sizing, model, plan, multiplier):
    """The first six lines as (id, price, cost), unrounded; empty when the customer hosts."""
    if a.hosting_opt_out:
        return []
    blocks = max(0, ceil(Fraction(a.order_lines_per_day * 26 - plan.lines, 100_000)))
    extra_environments = max(0, a.nonproduction_environments - plan.environments)
    bands = [
        ("band_storage", Fraction("0.60") * max(0, sizing.storage_gb - plan.storage)),
        ("band_integrations", Fraction(connector_price(a, plan.connectors))),
        ("band_order_lines", Fraction(40 * blocks)),
        ("band_reporting", Fraction(180 if a.reporting_load == "heavy" else 0)),
        ("band_environments", Fraction(extra_environments * (90 if model == "multi_tenant" else 180))),
    ]
    base = [("hosting_base", plan.retail * multiplier, plan.wholesale * multiplier)]
    return base + [(name, price, price * HALF) for name, price in bands]


def support_plan(a, tier):
    """Need in hours, the plan, and whether even the largest plan is short."""
    need = Fraction("0.12") * a.named_users
    floor = {1: 0, 2: 1, 3: 2}[tier]
    if a.after_hours_operations:
        floor = max(floor, 2)
    if not a.hosting_opt_out and a.uptime_target_pct >= Fraction("99.95"):
        floor = 3
    for name, hours, price in SUPPORT_PLANS[floor:]:
        if hours >= Fraction("0.9") * need:
            return SimpleNamespace(need=need, plan=name, price=price, short=False)
    name, _, price = SUPPORT_PLANS[-1]
    return SimpleNamespace(need=need, plan=name, price=price, short=True)


def service_lines(a, tier, support):
    prices = [
        ("support", support.price),
        ("enhancement", ENHANCEMENT[tier][1] if a.enhancement_retainer else 0),
        ("success", SUCCESS[tier]),
        ("release", RELEASE[tier]),
        ("compliance", 600 if a.data_sensitivity == "regulated" else 0),
    ]
    return [(name, Fraction(price), price * SERVICE_COST) for name, price in prices]


def recurring_lines(rows):
    """R1 on price and cost; a line whose price is 0.00 is not listed."""
    lines = [SimpleNamespace(id=name, price=cents(price), cost=cents(cost)) for name, price, cost in rows]
    return [line for line in lines if line.price != 0]


def apply_discount(lines, discount_pct):
    """R2 on the document, then its share per line (R4); adds discount and net to each line."""
    total = sum(line.list for line in lines)
    discount = cents(Fraction(total, 100) * discount_pct / 100)
    for line, share in zip(lines, allocate(discount, [line.list for line in lines])):
        line.discount = share
        line.net = line.list - share
    return discount


def phase_rows(lines):
    """Four phases with their share of project management, then contingency alone."""
    own = {name: [line for line in lines if line.phase == name] for name in PHASES}
    weights = [sum(line.hours for line in own[name]) for name in PHASES]
    management = next(line for line in lines if line.id == "project_management")
    shares = {field: allocate(getattr(management, field), weights) for field in ("hours", "list", "net", "cost")}
    rows = []
    for i, name in enumerate(PHASES):
        sums = {field: sum(getattr(line, field) for line in own[name]) + shares[field][i]
                for field in ("list", "net", "cost")}
        rows.append(SimpleNamespace(id=name, hours=weights[i], pm_hours=shares["hours"][i], **sums))
    reserve = next(line for line in lines if line.id == "contingency")
    rows.append(SimpleNamespace(id="contingency", hours=reserve.hours, pm_hours=0, list=reserve.list,
                                net=reserve.net, cost=reserve.cost))
    return rows


def milestones(tier, net):
    plan = MILESTONES[tier]
    amounts = allocate(net, [pct for _, pct in plan])
    return [(name, pct, amount) for (name, pct), amount in zip(plan, amounts)]


def comparison(a, unlimited):
    """Section 7: unlimited against per user, in cents; None when the customer hosts."""
    if a.hosting_opt_out:
        return None
    workers = 1 + ceil(Fraction(a.named_users, 25))
    platform = 5760 * workers + 20 * a.named_users + 1440 + (48_000 if workers > 8 else 0)
    licence_price = a.per_user_licence_price * 100
    licence = int(a.named_users * licence_price)  # prices have at most 2 decimals, so this is whole cents
    saving = licence + platform - unlimited
    return SimpleNamespace(allowed=a.edition != "enterprise", licence=licence, platform=platform,
                           total=licence + platform, unlimited=unlimited, saving=saving,
                           break_even=max(0, ceil((unlimited - platform) / licence_price)))


def payback(a, one_time_cost, contribution):
    """Section 7: OEM payback, in cents (fee and acquisition cost have at most 2 decimals); None without a fee."""
    if a.onboarding_fee is None:
        return None
    fee, acquisition = int(a.onboarding_fee * 100), int(a.acquisition_cost * 100)
    investment = max(0, one_time_cost - fee + acquisition)
    green = contribution > 0 and investment <= 12 * contribution
    return SimpleNamespace(cost=one_time_cost, fee=fee, acquisition=acquisition, investment=investment,
                           contribution=contribution,
                           months=Fraction(investment, contribution) if contribution > 0 else None,
                           status="green" if green else "amber")
