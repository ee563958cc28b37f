"""Threshold cases that need arithmetic: margins, storage, capacity, shares, payback, ties.

Each solver takes dice and base deals and returns deals that sit just below, on or just above a limit. The oracle's own
figures steer the search; whether the engine agrees is for compare.py to find.
"""

from fractions import Fraction
from itertools import product

import effort
import scope
from exact import allocate, cents
from gen_tools import changed, decimal_text, figures, read, with_records

MARGINS = (40, 35, 30, 25, 20)
# http workers that lead to each plan: own_release_window chooses the kind, 6 users a worker
PLAN_WORKERS = {"MT-S": (False, 2), "MT-M": (False, 4), "MT-L": (False, 7), "D-S": (True, 5), "D-M": (True, 10),
                "D-L": (True, 20), "D-XL": (True, 33), "over": (True, 41)}
PLAN_LIMITS = {"MT-S": (25, 1, 30), "MT-M": (60, 2, 90), "MT-L": (120, 4, 250), "D-S": (150, 4, 300),
               "D-M": (300, 6, 800), "D-L": (600, 10, 2000), "D-XL": (1200, 16, 6000)}
LIGHT = {"rto_hours": "24", "rpo_minutes": 1440, "uptime_target_pct": "99.5", "enhancement_retainer": False}


def on_plan(deal, plan):
    dedicated, workers = PLAN_WORKERS[plan]
    return changed(deal, own_release_window=dedicated, peak_concurrent_users=6 * workers,
                   peak_integration_tx_per_hour=0)


def discounted(deal, units):
    return changed(deal, discount_pct=decimal_text(units, 2))


def net_after(total, units):
    return total - cents(Fraction(total, 100) * units / 10_000)


def margin_edges(dice, bases):
    """The last discount above and the first below every margin limit, and margins that print as zero."""
    cases = []
    for deal in dice.sample(bases, 7):
        q = figures(changed(deal, discount_pct="0"))
        below = {}
        for units in range(6001):
            net = net_after(q.list, units)
            for pct in MARGINS:
                if pct not in below and 100 * (net - q.one_time_cost) < pct * net:
                    below[pct] = units
            if -Fraction(5, 10_000) * net < net - q.one_time_cost < 0:
                below.setdefault("zero", units)
        for units in below.values():
            cases += [discounted(deal, max(0, units - 1)), discounted(deal, units)]
    return cases


def exact_values(dice, bases):
    """Totals that equal a limit to the cent, found by search: margins, 75,000 one-time, 250,000 and 500,000 a year."""
    margin_keys = ("template_reuse_pct", "functional_areas", "integrations_class_a", "configuration_items",
                   "named_users", "discount_pct")
    margins = [(50, 5, 4, 6, 35, "2.28"), (50, 4, 4, 20, 21, "2.24"), (20, 8, 2, 5, 54, "10.12"),
               (10, 9, 0, 35, 55, "10.23"), (10, 3, 4, 22, 14, "16.26"), (50, 5, 4, 6, 35, "16.24"),
               (0, 4, 1, 31, 17, "22.03"), (0, 6, 1, 6, 15, "22.10"), (0, 5, 4, 30, 52, "26.81"),
               (0, 10, 2, 20, 36, "26.96")]
    cases = [dict(zip(margin_keys, values)) for values in margins]
    value_keys = ("functional_areas", "integrations_class_a", "named_users", "warehouses", "template_reuse_pct",
                  "uom_conversions", "configuration_items")
    values = [(27, 1, 109, 1, 30, 0, 125), (20, 1, 3, 1, 10, 1, 110), (23, 9, 6, 1, 0, 60, 385),
              (9, 0, 34, 1, 30, 0, 722), (7, 12, 2, 2, 0, 60, 812), (7, 12, 8, 2, 0, 0, 820)]
    for found in values:
        deal = dict(zip(value_keys, found))
        cases += [changed(deal, configuration_items=deal["configuration_items"] + step) for step in (-1, 0, 1)]
    return cases


def discount_ties(dice, bases):
    """Document discounts that end in exactly half a cent."""
    cases = []
    for deal in dice.sample(bases, 4):
        total = figures(changed(deal, discount_pct="0")).list
        ties = [units for units in range(1, 6001) if total * units % 10_000 == 5000]
        cases += [discounted(deal, units) for units in dice.sample(ties, 2)]
    return cases


def capacity_edges(dice, bases):
    """A12: migration hours against 80 and 120 % of the data team, both sides and on the limit."""
    cases = []
    for quality in ("clean", "mixed"):
        base = {"data_quality": quality, "weeks_to_go_live": 1}
        for step in range(0, 400):
            deal = with_records(base, customers=500, stock=1000 * step, products=12_000)
            hours = next(x for x in effort.one_time_lines(read(deal), 1) if x.id == "migration").hours
            if hours % 12:
                continue
            for capacity in (hours * 10 // 12, hours * 10 // 8):
                for team in (capacity - 1, capacity, capacity + 1):
                    cases.append(changed(deal, data_team_hours_per_week=team))
            break
    cases += [{"data_team_hours_per_week": 0}, with_records({"data_team_hours_per_week": 0}, vendors=1)]
    return cases


def share_of(deal):
    a = read(deal)
    lines = effort.one_time_lines(a, scope.classify(a).tier)
    return Fraction(100 * (16 * a.extensions + 48 * a.exceptions), sum(x.hours for x in lines[1:4]))


def custom_share_edges(dice, bases):
    """A13: custom share just above, on and just below 20, 35 and 50 %."""
    cases = []
    for (extensions, exceptions), pct in product([(1, 0), (2, 0), (3, 0), (5, 0), (0, 1), (4, 1)], (20, 35, 50)):
        deal = {"extensions": extensions, "exceptions": exceptions, "modules": ["sales"]}
        low, high = 0, 1000  # the share falls as configuration items rise
        while low < high:
            middle = (low + high) // 2
            if share_of(changed(deal, configuration_items=middle)) <= pct:
                high = middle
            else:
                low = middle + 1
        cases += [changed(deal, configuration_items=n) for n in (low - 1, low, low + 1) if 0 <= n <= 1000]
    # modules hours are even or rounded, so these reach a share of exactly 50, 35 (16 of 32, 112 of 320) and 20 %
    for extensions, pct in ((1, 50), (2, 50), (7, 35), (1, 20), (2, 20)):
        rest = 16 * extensions * 100 // pct - 16 * extensions
        plain = changed({"extensions": extensions, "modules": []}, configuration_items=rest // 2)
        cases += [plain, changed(plain, configuration_items=rest // 2 + 1)]
    return cases


def storage_edges(dice, bases):
    """Storage just below, on and just above each plan's storage, H8 and the ends of the database memory."""
    cases = []
    users, orders, sku = 25, 100, 1000
    rest = 5 + Fraction("0.4") * users + Fraction("0.2") * sku / 1000 + 3
    deal = {"named_users": users, "orders_per_day": orders, "sku_active": sku}
    for target in (25, 30, 60, 120, 150, 300, 551, 600, 1200):
        for step in (-1, 0, 1):
            lines = int((target - rest) * 200) + step
            for plan in dice.sample(list(PLAN_WORKERS), 2):
                cases.append(on_plan(changed(deal, order_lines_per_day=lines), plan))
    tiny = {"named_users": 1, "sku_active": 0, "orders_per_day": 0}
    return cases + [changed(tiny, order_lines_per_day=n) for n in (0, 200, 720)]


def order_line_edges(dice, bases):
    cases = []
    for plan, (_, _, thousand) in PLAN_LIMITS.items():
        for blocks in (0, 1, 2, 10):
            lines = (thousand * 1000 + blocks * 100_000) // 26
            cases += [on_plan({"order_lines_per_day": n}, plan) for n in (lines, lines + 1)]
    return cases


def connector_edges(dice, bases):
    """Classes A, B, C around the plan's included connectors."""
    cases = []
    for plan, (_, included, _) in PLAN_LIMITS.items():
        for total in (included - 1, included, included + 1, included + 2, included + 5):
            a = dice.between(0, total)
            b = dice.between(0, total - a)
            cases.append(on_plan({"integrations_class_a": a, "integrations_class_b": b,
                                  "integrations_class_c": total - a - b}, plan))
    return cases


def payback_edges(dice, bases):
    """Net investment around zero and around 12 contributions; months that end on a tie."""
    cases = []
    for deal in dice.sample(bases, 5):
        q = figures(deal)
        month = q.mrr - q.monthly_cost
        for target in (-1, 0, 1, 12 * month - 1, 12 * month, 12 * month + 1, month * 1204 // 100, month * 5 // 100,
                       month * 1205 // 100):
            acquisition = max(0, target - q.one_time_cost) + dice.below(1000)
            fee = q.one_time_cost + acquisition - target
            cases.append(changed(deal, onboarding_fee=decimal_text(fee, 2),
                                 acquisition_cost=decimal_text(acquisition, 2)))
    return cases


def break_even_edges(dice, bases):
    """Licence prices that put the break-even at the users, one below, one above."""
    cases = []
    for plan, users in product(("MT-S", "MT-M", "D-S"), (3, 20, 60)):
        deal = on_plan({"named_users": users}, plan)
        c = figures(deal).comparison
        gap = c.unlimited - c.platform
        if gap <= 0:
            cases.append(deal)
            continue
        for count in (users - 1, users, users + 1):
            price = -(-gap // count)
            cases += [changed(deal, per_user_licence_price=decimal_text(p, 2)) for p in (price, price - 1)
                      if 1 <= p <= 50_000]
    return cases


def recurring_edges(dice, bases):
    """MRR around 1,000.00, and MRR around three times the hosting cost."""
    small = changed(LIGHT, integrations_class_a=1, integrations_class_b=1, named_users=25, orders_per_day=0)
    cases = [changed(small, order_lines_per_day=n) for n in (1153, 1154, 5000)]
    cases += [changed(small, order_lines_per_day=0, sku_active=n) for n in (380_000, 380_001, 385_000, 385_001)]
    # D-S at R1 with standard support: MRR equals three times the hosting cost when the bands add up to 1,780
    large = changed(LIGHT, own_release_window=True, named_users=60, nonproduction_environments=10, orders_per_day=0,
                    integrations_class_a=6)
    for blocks in (0, 1, 2):
        cases.append(changed(large, order_lines_per_day=(300_000 + 100_000 * blocks) // 26))
    return cases


def score_edges(dice, bases):
    """Scores 19, 20, 49, 50 where the soft tier decides."""
    cases, wanted = [], {18: 2, 19: 8, 20: 8, 21: 2, 48: 2, 49: 8, 50: 8, 51: 2}
    options = {
        "sku_active": [0, 5000, 20000, 50001], "inventory_valuation": ["avco", "fifo", "mixed"],
        "procurement_model": ["reorder", "mto", "mps"], "route_complexity": ["simple", "moderate", "complex"],
        "b2b_portal": ["none", "basic", "transactional"], "storefronts": [0, 2, 4, 7], "multi_currency": [False, True],
        "close_target_days": [5, 10], "integrations_class_b": [0, 1, 2], "integrations_class_c": [0, 1, 3],
        "extensions": [0, 1, 2, 9], "exceptions": [0, 1, 3], "data_quality": ["clean", "mixed", "poor"],
        "history_years": [0, 2], "data_sensitivity": ["internal", "confidential", "regulated"],
        "warehouses": [1, 1, 2, 5], "lot_serial_tracking": ["none", "none", "both"],
    }
    for _ in range(1500):
        deal = {key: dice.pick(values) for key, values in options.items()}
        score = scope.classify(read(deal)).score
        if wanted.get(score):
            wanted[score] -= 1
            cases.append(deal)
    return cases


def band_edges(dice, bases):
    """Deployment scores without a hard trigger, so that the band decides."""
    data = [{"data_sensitivity": s} for s in ("internal", "confidential", "regulated")]
    custom = [{"extensions": n} for n in (0, 3, 6)] + [{"custom_lines_of_code": 5000}, {"extensions": 11}]
    load = [{"integrations_class_a": a, "integrations_class_c": c} for a, c in ((3, 0), (0, 1), (0, 2), (1, 3))]
    uptime = [{"uptime_target_pct": u} for u in ("99.5", "99.949")]
    recovery = [{"rto_hours": h, "rpo_minutes": m} for h, m in (("24", 1440), ("8", 1440), ("24", 239), ("4", 60))]
    combined = [{k: v for part in parts for k, v in part.items()}
                for parts in product(data, custom, load, uptime, recovery)]
    return [changed(deal, peak_concurrent_users=12) for deal in dice.sample(combined, 70)]


def hour_ties(dice, bases):
    """Activities whose unrounded hours end in exactly one half."""
    cases, wanted = [], {name: 3 for name, _, _ in effort.ACTIVITIES}
    for _ in range(2500):
        deal = {"configuration_items": dice.below(80), "template_reuse_pct": dice.pick([0, 25, 50]),
                "integrations_class_a": dice.below(6), "warehouses": dice.pick([1, 2]),
                "modules": dice.sample(list(effort.MODULE_HOURS), dice.below(8)),
                "data_quality": dice.pick(["clean", "mixed"]), "functional_areas": dice.between(1, 9),
                "migration_records": {"customers": 2500 * dice.below(5), "lots": 5000 * dice.below(3)}}
        a = read(deal)
        hours = effort.unrounded_hours(a, scope.classify(a).tier)
        ties = [name for name, h in hours.items() if h.denominator == 2 and wanted[name] > 0]
        for name in ties:
            wanted[name] -= 1
        if ties:
            cases.append(deal)
        if not any(wanted[name] for name in ("configuration", "migration", "test", "project_management")):
            break
    return cases + [{"modules": [], "configuration_items": 25, "functional_areas": 5}]  # contingency is 9.5 hours


def tie_matters(total, weights):
    """True if giving equal remainders to the later item would change the shares."""
    return allocate(total, weights) != allocate(total, weights[::-1])[::-1]


def allocation_ties(dice, bases):
    """Equal weights whose last unit goes to the earlier line, phase or milestone."""
    cases = []
    equal_lines = {"modules": ["sales"], "configuration_items": 0}  # configuration and cutover both have 10 hours
    lists = [x.list for x in effort.one_time_lines(read(equal_lines), 1)]
    hits = [u for u in range(1, 6001) if tie_matters(cents(Fraction(sum(lists), 100) * u / 10_000), lists)]
    cases += [discounted(equal_lines, u) for u in dice.sample(hits, 4)]
    phases = 0
    for items in dice.shuffled(range(0, 300)):
        deal = {"template_reuse_pct": 33, "configuration_items": items}  # discovery and hypercare both have 13 hours
        lines = effort.one_time_lines(read(deal), 1)
        weights = [sum(x.hours for x in lines if x.phase == name)
                   for name in ("discovery", "foundation", "deployment", "hypercare")]
        management = lines[8]
        if phases < 6 and any(tie_matters(t, weights) for t in (management.hours, management.list, management.cost)):
            phases += 1
            cases.append(deal)
    return cases


SOLVERS = [margin_edges, exact_values, discount_ties, capacity_edges, custom_share_edges, storage_edges,
           order_line_edges, connector_edges, payback_edges, break_even_edges, recurring_edges, score_edges, band_edges,
           hour_ties, allocation_ties]


def solved(dice, bases):
    """All solver cases."""
    return [case for solver in SOLVERS for case in solver(dice, bases)]
