"""Section 3 of the reference rules: sizing, deployment score, hard triggers, plan, resilience."""

from fractions import Fraction
from types import SimpleNamespace

from exact import ceil

GB_PER_WORKER = Fraction("0.3171875")


def plan_row(name, workers, storage, environments, connectors, lines_thousand, wholesale, retail):
    return SimpleNamespace(name=name, workers=workers, storage=storage, environments=environments,
                           connectors=connectors, lines=lines_thousand * 1000, wholesale=wholesale, retail=retail)


PLANS = {
    "multi_tenant": [
        plan_row("MT-S", 4, 25, 1, 1, 30, 159, 290),
        plan_row("MT-M", 6, 60, 1, 2, 90, 260, 490),
        plan_row("MT-L", 10, 120, 1, 4, 250, 420, 790),
    ],
    "dedicated": [
        plan_row("D-S", 8, 150, 1, 4, 300, 520, 950),
        plan_row("D-M", 16, 300, 2, 6, 800, 920, 1690),
        plan_row("D-L", 28, 600, 2, 10, 2000, 1750, 3200),
        plan_row("D-XL", 48, 1200, 3, 16, 6000, 3300, 6000),
    ],
}
# name, RTO hours, RPO minutes, multiplier
RESILIENCE = [
    ("R1", Fraction(24), 1440, Fraction("1.00")),
    ("R2", Fraction(8), 240, Fraction("1.10")),
    ("R3", Fraction(4), 60, Fraction("1.25")),
    ("R4", Fraction(1), 15, Fraction("1.60")),
    ("R5", Fraction("0.25"), 1, Fraction("2.20")),
]


def connectors(a):
    return a.integrations_class_a + a.integrations_class_b + a.integrations_class_c


def size(a):
    """3.1: workers, processors, memory and storage; GB figures stay exact."""
    http = max(2, ceil(Fraction(a.peak_concurrent_users, 6) + Fraction(a.peak_integration_tx_per_hour, 2000)))
    cron = 2 if connectors(a) >= 3 or a.sku_active >= 20_000 else 1
    vcpu_app = max(2, ceil(Fraction(http + cron - 1, 2)))
    raw = (5 + Fraction("0.4") * a.named_users + Fraction("0.2") * a.sku_active / 1000
           + Fraction(5 * a.order_lines_per_day, 1000) + Fraction(30 * a.orders_per_day, 1000))
    database = Fraction("0.45") * raw
    return SimpleNamespace(
        http_workers=http, cron_workers=cron, vcpu_app=vcpu_app,
        ram_app_gb=(http + cron) * GB_PER_WORKER * Fraction("1.5") + Fraction("1.5"),
        storage_raw=raw, storage_gb=ceil(raw), db_gb=database,
        ram_db_gb=max(Fraction(2), min(Fraction(64), Fraction("0.25") * database + 2)),
        vcpu_db=max(1, ceil(Fraction(vcpu_app, 2))))


def isolated(a):
    return a.phi_stored or a.contractual_isolation


def integration_load(a):
    return a.integrations_class_a + 2 * a.integrations_class_b + 4 * a.integrations_class_c


def customization_criterion(a):
    if a.exceptions >= 1 or a.extensions > 10 or a.custom_lines_of_code > 5000:
        return 3
    if a.extensions > 5 or a.custom_lines_of_code > 2000:
        return 2
    return 1 if a.extensions > 2 or a.custom_lines_of_code > 500 else 0


def integration_criterion(load):
    if load <= 3:
        return 0
    if load <= 7:
        return 1
    return 2 if load <= 12 else 3


def uptime_criterion(target):
    if target <= Fraction("99.5"):
        return 0
    if target < Fraction("99.95"):
        return 1
    return 2 if target < Fraction("99.99") else 3


def recovery_criterion(rto, rpo):
    if rto >= 24 and rpo >= 1440:
        return 0
    if rto >= 8 and rpo >= 240:
        return 1
    return 2 if rto >= 4 and rpo >= 60 else 3


def criteria(a):
    """3.2, in the order of the summary."""
    return {
        "data": 3 if isolated(a) else {"internal": 0, "confidential": 1, "regulated": 2}[a.data_sensitivity],
        "customization": customization_criterion(a),
        "integration": integration_criterion(integration_load(a)),
        "uptime": uptime_criterion(a.uptime_target_pct),
        "recovery": recovery_criterion(a.rto_hours, a.rpo_minutes),
    }


def hard_triggers(a, sizing):
    table = [
        ("H1", isolated(a)),
        ("H2", a.residency_unserved),
        ("H3", a.uptime_target_pct >= Fraction("99.95")),
        ("H4", a.rto_hours < 4 or a.rpo_minutes < 60),
        ("H5", a.exceptions >= 1 or a.custom_lines_of_code > 5000),
        ("H6", a.own_release_window),
        ("H7", sizing.http_workers > 8 or a.peak_integration_tx_per_hour > 6000),
        ("H8", sizing.storage_gb > 120),
    ]
    return [name for name, fires in table if fires]


def deploy(a, sizing):
    parts = criteria(a)
    score = sum(parts.values())
    fired = hard_triggers(a, sizing)
    band = "multi_tenant" if score <= 4 else "review" if score <= 7 else "dedicated"
    model = "dedicated" if fired or score >= 8 else "multi_tenant"
    return SimpleNamespace(score=score, criteria=parts, hard_triggers=fired, band=band, model=model)


def choose_plan(model, http_workers):
    """The first plan whose workers at 80 % cover the need, and whether even the last one is too small."""
    for plan in PLANS[model]:
        if plan.workers * 8 >= http_workers * 10:
            return plan, False
    return PLANS[model][-1], True


def choose_resilience(rto, rpo):
    """Name and multiplier of the first row that meets both needs; the last row meets every answer in range."""
    for name, row_rto, row_rpo, multiplier in RESILIENCE:
        if row_rto <= rto and row_rpo <= rpo:
            return name, multiplier
    raise ValueError("no resilience row meets the need")
