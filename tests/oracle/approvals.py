"""Section 8 of the reference rules: who signs, for which reasons."""

from fractions import Fraction

ROLES = ["P-DL", "P-SSL", "P-CD", "P-FC", "P-MD", "P-CS", "F-ARB", "F-OPS", "F-SEC", "F-PPM", "F-GOV"]


def below(margin_pct, price, cost):
    """Margin below a percentage, without a division."""
    return 100 * (price - cost) < margin_pct * price


def partner_rules(a, q):
    """Rules of the partner's roles as (role, reason, holds); q is the quote of summary.py, money in cents."""
    def margin(pct):
        return below(pct, q.net, q.one_time_cost)

    def hosting_margin(pct):
        return q.attached and below(pct, q.hosting_price, q.hosting_cost)

    tier = q.scope.tier
    first_year_list = q.list + 12 * q.mrr
    return [
        ("P-DL", "pdl_always", True),
        ("P-SSL", "pssl_tier", tier >= 2),
        ("P-SSL", "pssl_extensions", a.extensions >= 1),
        ("P-CD", "pcd_discount", a.discount_pct > 10),
        ("P-CD", "pcd_margin", margin(40)),
        ("P-CD", "pcd_list_value", q.list > 75_000_00),
        ("P-CD", "pcd_tier", tier == 3),
        ("P-CD", "pcd_exceptions", a.exceptions >= 1),
        ("P-CD", "pcd_hosting_margin", hosting_margin(45)),
        ("P-CD", "pcd_gate_review", sum(g.verdict == "refer" for g in q.gates) >= 3),
        ("P-FC", "pfc_discount", a.discount_pct > 20),
        ("P-FC", "pfc_margin", margin(35)),
        ("P-FC", "pfc_recovery_plan", margin(30)),
        ("P-FC", "pfc_first_year_value", first_year_list > 250_000_00),
        ("P-FC", "pfc_hosting_margin", hosting_margin(35)),
        ("P-FC", "pfc_dedicated_unjustified", q.dedicated and q.mrr < 3 * q.hosting_cost),
        ("P-FC", "pfc_payment_terms", a.payment_terms_days > 30),
        ("P-FC", "pfc_short_term", q.dedicated and a.contract_term_months < 12),
        ("P-MD", "pmd_discount", a.discount_pct > 30),
        ("P-MD", "pmd_margin", margin(25)),
        ("P-MD", "pmd_first_year_value", first_year_list > 500_000_00),
        ("P-CS", "pcs_tier", tier >= 2),
        ("P-CS", "pcs_recurring", q.mrr > 1_000_00),
    ]


def platform_rules(a, q):
    """Rules of the platform's roles."""
    tier, review = q.scope.tier, q.deployment.band == "review" and not q.deployment.hard_triggers
    return [
        ("F-ARB", "farb_tier_before_signature", tier == 3),
        ("F-ARB", "farb_tier_before_go_live", tier == 3),
        ("F-ARB", "farb_class_c", a.integrations_class_c >= 1),
        ("F-ARB", "farb_custom_modules", a.extensions + a.exceptions >= 3),
        ("F-ARB", "farb_data_quality", a.data_quality == "poor"),
        ("F-ARB", "farb_records", q.records > 250_000),
        ("F-ARB", "farb_review_band", review),
        ("F-OPS", "fops_dedicated", q.dedicated),
        ("F-OPS", "fops_resilience", q.attached and q.resilience in ("R3", "R4", "R5")),
        ("F-OPS", "fops_uptime", q.attached and a.uptime_target_pct >= Fraction("99.95")),
        ("F-OPS", "fops_environments", q.attached and a.nonproduction_environments > 3),
        ("F-OPS", "fops_capacity", q.attached and q.over_capacity),
        ("F-OPS", "fops_short_term", q.dedicated and a.contract_term_months < 12),
        ("F-SEC", "fsec_regulated", a.data_sensitivity == "regulated"),
        ("F-SEC", "fsec_phi", a.phi_stored),
        ("F-SEC", "fsec_isolation", a.contractual_isolation),
        ("F-SEC", "fsec_residency", a.residency_unserved),
        ("F-PPM", "fppm_oem_route", a.route == "oem"),
        ("F-PPM", "fppm_oem_programme", a.oem_programme),
        ("F-GOV", "fgov_oem_programme", a.oem_programme),
    ]


def route(a, q):
    """Roles with at least one reason, in order: rules of the table first, then gates that refer to the role."""
    rules = partner_rules(a, q) + platform_rules(a, q)
    signers = []
    for role in ROLES:
        reasons = [reason for owner, reason, holds in rules if owner == role and holds]
        reasons += [g.reason for g in q.gates if g.verdict == "refer" and role in g.approvers]
        if reasons:
            signers.append({"role": role, "reasons": reasons})
    return signers
