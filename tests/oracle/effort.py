"""Section 4 of the reference rules: parameters by tier, hours of each activity, the ten one-time lines."""

from fractions import Fraction
from types import SimpleNamespace

from exact import ceil, cents, half_up
from intake import MIGRATION_BASE_HOURS, MODULE_HOURS

TIERS = {
    1: SimpleNamespace(factor=Fraction("1.0"), discovery=20, cutover=10, hypercare=16, test=12, pm=10,
                       contingency=10, cycles=2),
    2: SimpleNamespace(factor=Fraction("1.3"), discovery=48, cutover=24, hypercare=40, test=15, pm=12,
                       contingency=12, cycles=3),
    3: SimpleNamespace(factor=Fraction("1.6"), discovery=96, cutover=56, hypercare=80, test=18, pm=14,
                       contingency=15, cycles=4),
}
BILL = {"PM": 165, "SA": 195, "FC": 150, "DEV": 140, "DATA": 140, "QA": 110, "TR": 130, "OPS": 160, "SUP": 120}
COST = {"PM": 98, "SA": 112, "FC": 88, "DEV": 84, "DATA": 84, "QA": 62, "TR": 74, "OPS": 94, "SUP": 64}
# line, phase, role shares in percent; the order is the order of the lines
ACTIVITIES = [
    ("discovery", "discovery", {"SA": 35, "FC": 50, "PM": 15}),
    ("configuration", "foundation", {"FC": 80, "SA": 15, "DEV": 5}),
    ("build", "foundation", {"DEV": 75, "SA": 15, "FC": 10}),
    ("migration", "foundation", {"DATA": 70, "FC": 30}),
    ("test", "deployment", {"FC": 60, "QA": 40}),
    ("training", "deployment", {"TR": 70, "FC": 30}),
    ("cutover", "deployment", {"FC": 50, "OPS": 25, "PM": 25}),
    ("hypercare", "hypercare", {"FC": 60, "DEV": 20, "SUP": 20}),
    ("project_management", "shared", {"PM": 100}),
    ("contingency", "reserve", {"FC": 80, "SA": 15, "DEV": 5}),
]


def waived(a, tier):
    return a.discovery_waiver and tier <= 2


def discovery_hours(a, tier, reuse):
    base = Fraction(0) if waived(a, tier) else TIERS[tier].discovery * (1 - reuse)
    return base + (0 if a.partner_discovery_certified else 8)


def uom_hours(a):
    if a.catch_weight or a.uom_conversions > 50:
        return 16
    return 4 if a.uom_conversions >= 1 else 0


def configuration_hours(a, tier, reuse):
    modules = TIERS[tier].factor * sum(MODULE_HOURS[m] for m in a.modules)
    rules = max(0, a.approval_rules - 5) if "approvals" in a.modules else 0
    return (1 - reuse) * (
        modules + 12 * max(0, a.warehouses - 1) + (16 if a.lot_serial_tracking != "none" else 0)
        + {"simple": 0, "moderate": 10, "complex": 28}[a.route_complexity] + 20 * max(0, a.legal_entities - 1)
        + 40 * max(0, a.countries - 1) + 6 * a.resupply_loops + uom_hours(a) + rules + 2 * a.configuration_items)


def build_hours(a):
    edi = 24 + 10 * a.edi_partners + 6 * a.edi_document_types if a.edi_partners >= 1 else 0
    return Fraction(12 * a.integrations_class_a + 36 * a.integrations_class_b + 80 * a.integrations_class_c + edi
                    + 16 * a.extensions + 48 * a.exceptions)


def migration_hours(a, tier):
    q = {"clean": Fraction("1.0"), "mixed": Fraction("1.5"), "poor": Fraction("2.2")}[a.data_quality]
    r = 1 + Fraction("0.20") * (TIERS[tier].cycles - 1)
    objects = sum(MIGRATION_BASE_HOURS[name] * q * r + Fraction(n, 10_000) * q
                  for name, n in a.migration_records.items() if n > 0)
    return objects + 20 * a.history_years * q * r


def peak_orders_per_hour(a):
    return a.orders_per_day * a.peak_factor * Fraction("0.15")


def load_test(a):
    return a.load_test_requested or peak_orders_per_hour(a) > 200 or a.peak_factor >= 3


def unrounded_hours(a, tier):
    """4.2: hours of every activity, unrounded, in the order of the lines."""
    p = TIERS[tier]
    reuse = Fraction(a.template_reuse_pct, 100)
    discovery = discovery_hours(a, tier, reuse)
    configuration = configuration_hours(a, tier, reuse)
    build = build_hours(a)
    migration = migration_hours(a, tier)
    base = configuration + build + migration
    test = Fraction(p.test, 100) * base * (1 - reuse) + (24 if load_test(a) else 0)
    training = Fraction(4 * a.functional_areas + 3 * ceil(Fraction(a.named_users, 12)))
    cutover = Fraction(p.cutover)
    hypercare = p.hypercare * (1 - reuse / 2)
    management = Fraction(p.pm, 100) * (discovery + base + test + training + cutover + hypercare)
    contingency = Fraction(p.contingency, 100) * (base + test + training + cutover)
    return {"discovery": discovery, "configuration": configuration, "build": build, "migration": migration,
            "test": test, "training": training, "cutover": cutover, "hypercare": hypercare,
            "project_management": management, "contingency": contingency}


def blended(rates, shares):
    """Rate per hour of an activity: sum of share x role rate."""
    return sum(Fraction(percent, 100) * rates[role] for role, percent in shares.items())


def one_time_lines(a, tier):
    """4.3: the ten lines with rounded hours, list and cost in cents."""
    hours = unrounded_hours(a, tier)
    lines = []
    for name, phase, shares in ACTIVITIES:
        rounded = half_up(hours[name])
        lines.append(SimpleNamespace(id=name, phase=phase, hours=rounded,
                                     list=cents(rounded * blended(BILL, shares)),
                                     cost=cents(rounded * blended(COST, shares))))
    return lines
