"""Section 10 of the reference rules: revenue model, responsibility set, conditional clauses."""

from gates import MAX_TIER

RISKS = {"E01": "risk_scope_governance", "E02": "risk_adoption", "E03": "risk_cloud_operations",
         "E04": "risk_support_boundaries", "E05": "risk_unmetered_consumption", "E06": "risk_offer_complexity"}


def recurring_model(a, q):
    """Model and the reason id of the branch taken."""
    if a.route == "oem" and a.partner_tier == "strategic":
        return "E04", "rm_oem_embedded"
    if q.scope.tier >= 2:
        return "E06", "rm_hybrid_tier"
    if a.route == "white_label" and a.partner_tier != "entry" and q.attached:
        return "E03", "rm_white_label_managed"
    return "E06", "rm_hybrid_default"


def revenue_model(a, q):
    tier = q.scope.tier
    fixed_scope = tier == 1 and a.confirmed_answers_pct >= 90 and a.exceptions == 0
    recurring, branch = recurring_model(a, q)
    open_to_claim = q.attached and a.edition != "enterprise"
    crowded = open_to_claim and a.named_users > q.comparison.break_even
    seasonal = open_to_claim and a.seasonal_users >= 1
    table = [
        ("rm_fixed_scope", fixed_scope),
        ("rm_phased_tier", not fixed_scope and tier >= 2),
        ("rm_phased_unconfirmed", not fixed_scope and a.confirmed_answers_pct < 90),
        ("rm_phased_exceptions", not fixed_scope and a.exceptions >= 1),
        (branch, True),
        ("rm_users_above_break_even", crowded),
        ("rm_seasonal_users", seasonal),
    ]
    project = "E01" if fixed_scope else "E02"
    used = [project, recurring] + (["E05"] if crowded or seasonal else [])
    return {"project": project, "recurring": recurring, "infrastructure_based": crowded or seasonal,
            "reasons": [name for name, holds in table if holds], "risks": [RISKS[model] for model in used]}


def responsibility_set(q):
    if not q.attached:
        return "customer_hosted"
    return "dedicated" if q.deployment.model == "dedicated" else "shared"


def clauses(a, q):
    """10.4: ids of the conditional clauses."""
    table = [
        ("data_handling_schedule",
         a.data_sensitivity == "regulated" or a.phi_stored or a.vertical == "healthcare"),
        ("oem_schedule", a.route == "oem"),
        ("co_delivery", a.co_delivery_agreed and q.scope.tier > MAX_TIER[a.partner_tier]),
        ("step_in", a.subcontracted_pct > 30),
        ("usage_ceiling", q.attached and a.edition != "enterprise"),
        ("per_user_licence", a.edition == "enterprise"),
        ("customer_hosting", a.hosting_opt_out),
        ("release_window", q.attached and a.own_release_window),
        ("region_loss", q.attached and q.resilience in ("R4", "R5")),
        ("edi_onboarding", a.edi_partners >= 1),
        ("exception_upkeep", a.exceptions >= 1),
        ("load_test", q.load_test),
        ("gate_assumptions", any(g.verdict == "assume" for g in q.gates)),
    ]
    return [name for name, holds in table if holds]
