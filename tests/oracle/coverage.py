"""Coverage of generated inputs: which ids and special values of the rules occur in the oracle's summaries.

Each label is "kind:id". The universe comes from the rules' tables; UNREACHABLE says why a label cannot occur.
"""

from collections import Counter
from fractions import Fraction

import approvals
import effort
import gates
import hosting
import pricing
from intake import QUESTIONS, BadInput, read_answers
from oracle import read_input
from summary import quote, summarize

UNREACHABLE = {
    "gate:A19/2 a19_hosting_floor": "at list prices no hosting line has a margin below 45 %",
    "approval:P-CD pcd_hosting_margin": "at list prices no hosting line has a margin below 45 %",
    "approval:P-FC pfc_hosting_margin": "at list prices no hosting line has a margin below 45 %",
    "null:payback.months": "every recurring line has a positive margin, so the monthly contribution is positive",
    "null:totals.one_time_margin_pct": "cutover always has a price and the discount is at most 60 %",
    "null:totals.recurring_margin_pct": "support always has a price",
    "null:totals.recurring_share_pct": "the first-year value is always positive",
    "zero line:training": "at least one area and one user are trained",
    "zero line:cutover": "its hours depend on the tier alone",
    "zero line:hypercare": "reuse lowers it by 40 % at most",
    "zero line:project_management": "training, cutover and hypercare are never 0",
    "zero line:contingency": "training and cutover are never 0",
    "zero line:discovery/tier 3": "the waiver is refused at tier 3 and reuse is at most 80 %",
    "support:basic at tier 2": "the floor of tier 2 is standard",
    "tie:discovery": "20, 48 or 96 hours x (1 - whole percent) never end in one half",
    "tie:hypercare": "16, 40 or 80 hours x (1 - half a whole percent) never end in one half",
    "tie:build": "whole hours only",
    "tie:training": "whole hours only",
    "tie:cutover": "whole hours only",
}
LIMITS = {"one_time_list 75000.00": lambda q: q.list == 75_000_00,
          "first_year_list_value 250000.00": lambda q: q.list + 12 * q.mrr == 250_000_00,
          "first_year_list_value 500000.00": lambda q: q.list + 12 * q.mrr == 500_000_00,
          "monthly_recurring 1000.00": lambda q: q.mrr == 1_000_00,
          "monthly_recurring 3 x hosting cost": lambda q: q.dedicated and q.mrr == 3 * q.hosting_cost,
          "A12 80 %": lambda q: q.facts.migration_h > 0 and 10 * q.facts.migration_h == 8 * q.facts.capacity,
          "A12 120 %": lambda q: q.facts.migration_h > 0 and 10 * q.facts.migration_h == 12 * q.facts.capacity,
          "payback 12 months": lambda q: q.payback and q.payback.investment == 12 * q.payback.contribution,
          "payback zero": lambda q: q.payback and q.payback.investment == 0,
          "storage 120": lambda q: q.sizing.storage_raw == 120,
          "records 250000": lambda q: q.records == 250_000,
          "negative zero margin": lambda q: q.one_time_cost > q.net and 2000 * (q.one_time_cost - q.net) < q.net,
          **{f"margin {p} %": (lambda q, p=p: 100 * (q.net - q.one_time_cost) == p * q.net)
             for p in (20, 25, 30, 35, 40)},
          **{f"A13 {p} %": (lambda q, p=p: q.facts.custom_h and 100 * q.facts.custom_h == p * q.facts.foundation_h)
             for p in (20, 35, 50)},
          **{f"score {s}": (lambda q, s=s: q.scope.score == s and q.scope.tier == q.scope.soft_tier)
             for s in (19, 20, 49, 50)},
          **{f"deployment score {s} without trigger": (
              lambda q, s=s: q.deployment.score == s and not q.deployment.hard_triggers) for s in (4, 5, 7, 8)}}
POINTS = {"sku": [0, 3, 6, 10], "warehouses": [0, 4, 7, 10, 14], "valuation": [0, 2, 4], "procurement": [0, 3, 5],
          "lot_serial": [0, 4, 5, 6], "routes": [0, 3, 6], "portal": [0, 2, 5], "edi": [0, 4, 7, 12, 16],
          "channels": [0, 3, 6, 9], "finance": [0, 2, 3, 5, 7, 8, 10], "integrations": list(range(0, 13, 2)),
          "customization": list(range(0, 21)), "migration": [0, 2, 4, 6], "compliance": [0, 2, 6]}
CLAUSES = ["data_handling_schedule", "oem_schedule", "co_delivery", "step_in", "usage_ceiling", "per_user_licence",
           "customer_hosting", "release_window", "region_loss", "edi_onboarding", "exception_upkeep", "load_test",
           "gate_assumptions"]
REASONS = ["rm_fixed_scope", "rm_phased_tier", "rm_phased_unconfirmed", "rm_phased_exceptions", "rm_oem_embedded",
           "rm_hybrid_tier", "rm_white_label_managed", "rm_hybrid_default", "rm_users_above_break_even",
           "rm_seasonal_users"]
TRIGGERS = ["t3_multi_country", "t3_oem_programme", "t3_field_service", "t3_complex_edi", "t2_warehouses", "t2_barcode",
            "t2_customer_pricing", "t2_third_party_logistics", "t2_edi", "t2_multi_company", "t2_tracking"]
RECURRING = ["hosting_base", "band_storage", "band_integrations", "band_order_lines", "band_reporting",
             "band_environments", "support", "enhancement", "success", "release", "compliance"]
PHASES = ["discovery", "foundation", "deployment", "hypercare", "contingency"]
ACTIVITIES = [name for name, _, _ in effort.ACTIVITIES]
FLAGS = ["short", "over_capacity", "negative saving", "break_even 0", "negative margin", "discovery_waived",
         "load_test", "unlimited not allowed", "opt-out over capacity", "review band with a trigger",
         "waiver with 8 hours"]


def universe():
    """Every label the rules can name."""
    a = read_answers({})
    q = quote(a)
    table = gates.all_rules(a, q.facts)
    labels = {f"gate:{gate}/{i + 1} {rule[2]}" for gate, rules in table for i, rule in enumerate(rules)}
    labels |= {f"gate:{gate} pass" for gate, _ in table}
    labels |= {f"approval:{role} {reason}" for role, reason, _ in approvals.partner_rules(a, q)
               + approvals.platform_rules(a, q)}
    labels |= {f"approval:{role} {rule[2]}" for _, rules in table for rule in rules for role in rule[3]}
    plans = [plan.name for kind in hosting.PLANS.values() for plan in kind]
    null = ["hosting.margin_pct", "facts.custom_share_pct", "support.enhancement", "comparison", "payback",
            "payback.months", "phases.margin_pct", "totals.one_time_margin_pct", "totals.recurring_margin_pct",
            "totals.recurring_share_pct"]
    groups = {
        "trigger": TRIGGERS, "hard": [f"H{i}" for i in range(1, 9)], "band": ["multi_tenant", "review", "dedicated"],
        "clause": CLAUSES, "plan": plans, "resilience": [row[0] for row in hosting.RESILIENCE], "reason": REASONS,
        "support": [f"{row[0]} at tier {t}" for row in pricing.SUPPORT_PLANS for t in (1, 2, 3)
                    if (row[0], t) not in (("basic", 3), ("standard", 3))],
        "enhancement": ["e8", "e16", "e32"], "recurring": RECURRING, "set": ["customer_hosted", "dedicated", "shared"],
        "outcome": ["no_proposal", "review", "proceed"], "payback": ["green", "amber"], "null": null, "flag": FLAGS,
        "project": ["E01", "E02"], "model": ["E03", "E04", "E06"], "zero line": ACTIVITIES + ["discovery/tier 3"],
        "tie": ACTIVITIES, "limit": list(LIMITS),
        "points": [f"{name} {n}" for name, points in POINTS.items() for n in points],
        "criterion": [f"{name} {n}" for name in ("data", "customization", "integration", "uptime", "recovery")
                      for n in range(4)],
        "tiers": [f"hard {h} soft {s}" for h in (1, 2, 3) for s in (1, 2, 3)],
        "used": [f"{key} {value}" for key, question in QUESTIONS.items() if question.kind in ("choice", "multi")
                 for value in question.options]
        + [f"migration_records {name}" for name in QUESTIONS["migration_records"].keys],
    }
    return labels | {f"{kind}:{name}" for kind, names in groups.items() for name in names}


def rule_labels(a, q):
    """The rule that decided each gate, by its place; approval reasons."""
    for gate, rules in gates.all_rules(a, q.facts):
        chosen = gates.decide(gate, rules)
        if chosen.verdict == "pass":
            yield f"gate:{gate} pass"
        else:
            place = next(i for i, rule in enumerate(rules) if rule[0] and rule[2] == chosen.reason)
            yield f"gate:{gate}/{place + 1} {chosen.reason}"
    for signer in approvals.route(a, q):
        for reason in signer["reasons"]:
            yield f"approval:{signer['role']} {reason}"


def id_labels(s):
    """Ids that the summary names."""
    for kind, names in (("trigger", s["scope"]["triggers"]), ("hard", s["deployment"]["hard_triggers"]),
                        ("clause", s["clauses"]), ("reason", s["revenue_model"]["reasons"]),
                        ("recurring", [line["id"] for line in s["recurring"]]),
                        ("points", [f"{k} {v}" for k, v in s["scope"]["components"].items()]),
                        ("criterion", [f"{k} {v}" for k, v in s["deployment"]["criteria"].items()])):
        yield from (f"{kind}:{name}" for name in names)
    tier = s["scope"]["tier"]
    yield f"tiers:hard {s['scope']['hard_tier']} soft {s['scope']['soft_tier']}"
    yield f"band:{s['deployment']['band']}"
    yield f"plan:{s['hosting']['plan']}"
    yield f"resilience:{s['hosting']['resilience']}"
    yield f"support:{s['support']['plan']} at tier {tier}"
    yield f"enhancement:{s['support']['enhancement']}"
    yield f"set:{s['responsibility_set']}"
    yield f"outcome:{s['gate_outcome']}"
    yield f"project:{s['revenue_model']['project']}"
    yield f"model:{s['revenue_model']['recurring']}"
    if s["payback"]:
        yield f"payback:{s['payback']['status']}"


def special_labels(a, q, s):
    """Nulls, flags, zero lines, ties and exact limits."""
    for part in ("hosting", "facts", "support", "totals", "payback"):
        yield from (f"null:{part}.{key}" for key, value in (s[part] or {}).items() if value is None)
    yield from (f"null:{key}" for key in ("comparison", "payback") if s[key] is None)
    if any(phase["margin_pct"] is None for phase in s["phases"]):
        yield "null:phases.margin_pct"
    tier, c = q.scope.tier, q.comparison
    waived = s["facts"]["discovery_waived"]
    flags = [q.support.short, q.over_capacity, c and c.saving < 0, c and c.break_even == 0, q.net < q.one_time_cost,
             waived, q.load_test, c and not c.allowed, q.over_capacity and not q.attached,
             q.deployment.band == "review" and q.deployment.hard_triggers,
             waived and not a.partner_discovery_certified]
    yield from (f"flag:{name}" for name, holds in zip(FLAGS, flags) if holds)
    for line in q.lines:
        if line.hours == 0:
            yield f"zero line:{line.id}"
            if line.id == "discovery" and tier == 3:
                yield "zero line:discovery/tier 3"
    yield from (f"tie:{name}" for name, hours in effort.unrounded_hours(a, tier).items()
                if Fraction(hours).denominator == 2)
    yield from (f"limit:{name}" for name, holds in LIMITS.items() if holds(q))
    for key, question in QUESTIONS.items():
        value = getattr(a, key)
        if question.kind in ("choice", "multi", "counts"):
            yield from (f"used:{key} {v}" for v in ([value] if question.kind == "choice" else value))


def labels_of(text):
    a = read_input(text)
    q, s = quote(a), summarize(a)
    return [*rule_labels(a, q), *id_labels(s), *special_labels(a, q, s)]


def report(lines):
    """Prints what occurs how often and what never does; 1 if something reachable is missing."""
    seen, refused = Counter(), 0
    for line in lines:
        try:
            seen.update(set(labels_of(line)))
        except BadInput:
            refused += 1
    known = universe()
    missing = sorted(known - set(seen) - set(UNREACHABLE))
    wrong = sorted(set(UNREACHABLE) & set(seen))
    print(f"{len(lines)} inputs, {refused} of them invalid; {len(known & set(seen))} of {len(known)} labels occur")
    rare = sorted(((n, label) for label, n in seen.items() if label in known))[:12]
    print("rare:", ", ".join(f"{label} x{n}" for n, label in rare))
    print("unreachable, as said:")
    for label in sorted(set(UNREACHABLE) - set(seen)):
        print(f"  {label}: {UNREACHABLE[label]}")
    for title, labels in (("reachable but never seen", missing), ("said to be unreachable but seen", wrong)):
        print(f"{title}: {len(labels)}")
        for label in labels:
            print(f"  {label}")
    return 1 if missing or wrong else 0
