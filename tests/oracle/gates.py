"""Section 9 of the reference rules: gates, fit score and the aggregate.

Each gate is a list of rules in the order of the text: (holds, verdict, reason id, approvers).
"""

from types import SimpleNamespace

SEVERITY = {"block": 3, "refer": 2, "assume": 1}
MAX_TIER = {"entry": 1, "advanced": 2, "strategic": 3}


def no_records(a, name):
    return a.migration_records.get(name, 0) == 0


def facts(a, scope, hours, deal):
    """Figures that several gates read; hours is rounded hours by line id, deal holds money in cents."""
    return SimpleNamespace(
        tier=scope.tier, max_tier=MAX_TIER[a.partner_tier], migration_h=hours["migration"],
        foundation_h=hours["configuration"] + hours["build"] + hours["migration"],
        capacity=a.weeks_to_go_live * a.data_team_hours_per_week, custom_h=16 * a.extensions + 48 * a.exceptions,
        missing=4 - len(a.warehouse_evidence) if a.warehouses >= 1 else 0,
        connectors=a.integrations_class_a + a.integrations_class_b + a.integrations_class_c,
        complex_edi="t3_complex_edi" in scope.triggers, deal=deal)


def fit_score(a, f):
    data = {"clean": 15, "mixed": 10, "poor": 0}[a.data_quality]
    timeline = 0 if 10 * f.migration_h > 8 * f.capacity else 10
    return ((25 if a.vertical_in_profile else 0) + (20 if a.blueprint_available else 0)
            + (20 if a.sponsor_named else 0) + data + (10 if a.budget_in_band else 0) + timeline)


def stock_gates(a, f):
    """A01 to A06."""
    modules = a.modules
    return [
        ("A01", [(not a.sku_count_known, "block", "a01_sku_unknown", []),
                 (a.sku_active >= 20_000 and not a.data_owner_named, "assume", "a01_product_data_owner", [])]),
        ("A02", [(a.warehouses < a.third_party_logistics_sites, "assume", "a02_sites_not_counted", [])]),
        ("A03", [(a.inventory_valuation in ("mixed", "unknown"), "refer", "a03_valuation_unclear", ["P-SSL"])]),
        ("A04", [(a.procurement_model in ("mixed", "mps") and "replenishment" not in modules,
                  "refer", "a04_replenishment_missing", ["P-SSL"]),
                 (a.procurement_model == "unknown", "assume", "a04_procurement_unknown", [])]),
        ("A05", [(a.lot_serial_tracking != "none" and no_records(a, "lots"), "assume", "a05_lots_not_migrated", [])]),
        ("A06", [(a.route_complexity == "complex" and "walkthrough" not in a.warehouse_evidence,
                  "assume", "a06_routes_not_walked", [])]),
    ]


def channel_gates(a, f):
    """A07 to A11."""
    return [
        ("A07", [(a.b2b_portal == "transactional" and "b2b_portal" not in a.modules and not a.external_portal,
                  "refer", "a07_portal_missing", ["P-SSL"])]),
        ("A08", [(f.complex_edi, "refer", "a08_complex_edi", ["F-ARB"]),
                 (a.edi_partners >= 1 and a.edi_document_types == 0, "assume", "a08_documents_unlisted", [])]),
        ("A09", [(a.storefronts + a.marketplaces > f.connectors, "assume", "a09_channel_without_connector", [])]),
        ("A10", [(not a.fiscal_owner_named, "block", "a10_no_fiscal_owner", [])]),
        ("A11", [(a.pricing_logic_documented == "no" and a.pricing_model == "customer_specific",
                  "refer", "a11_pricing_undocumented", ["P-SSL"]),
                 (a.pricing_logic_documented in ("partial", "no"), "assume", "a11_price_rule_cap", [])]),
    ]


def project_gates(a, f):
    """A12 to A16."""
    custom, share = f.custom_h > 0, 100 * f.custom_h
    maps = 100 * a.process_maps_present
    return [
        ("A12", [(10 * f.migration_h > 12 * f.capacity, "block", "a12_date_refused", []),
                 (10 * f.migration_h > 8 * f.capacity, "refer", "a12_data_team_short", ["F-ARB"])]),
        ("A13", [(custom and share > 50 * f.foundation_h, "block", "a13_rescope", []),
                 (custom and share >= 35 * f.foundation_h, "refer", "a13_custom_share_high", ["F-ARB"]),
                 (custom and share >= 20 * f.foundation_h, "assume", "a13_custom_share_raised", [])]),
        ("A14", [(f.missing >= 3, "refer", "a14_evidence_missing", ["P-SSL"]),
                 (f.missing >= 1, "assume", "a14_evidence_partial", [])]),
        ("A15", [(a.discovery_waiver and f.tier == 3, "block", "a15_waiver_refused", []),
                 (a.discovery_waiver, "refer", "a15_discovery_waiver", ["P-DL", "P-CD"])]),
        ("A16", [(maps < 60 * a.process_maps_required, "block", "a16_maps_missing", []),
                 (maps < 90 * a.process_maps_required, "assume", "a16_maps_partial", [])]),
    ]


def partner_gates(a, f):
    """A18 to A23."""
    fit, deal = fit_score(a, f), f.deal
    margin = 100 * (deal.net - deal.cost)
    hosting_margin = 100 * (deal.hosting_price - deal.hosting_cost)
    above = f.tier > f.max_tier
    return [
        ("A18", [(fit < 50, "block", "a18_no_fit", []), (fit < 70, "refer", "a18_weak_fit", ["P-CD"])]),
        ("A19", [(margin < 20 * deal.net, "block", "a19_one_time_floor", []),
                 (deal.hosting_price > 0 and hosting_margin < 25 * deal.hosting_price,
                  "block", "a19_hosting_floor", [])]),
        ("A20", [(not a.partner_discovery_certified, "refer", "a20_not_certified", ["F-ARB"])]),
        ("A21", [(above and not a.co_delivery_agreed, "block", "a21_tier_above_partner", []),
                 (above, "refer", "a21_co_delivery", ["F-PPM"]),
                 (a.partner_tier == "entry" and a.route != "partner_led", "refer", "a21_route_mismatch", ["F-PPM"]),
                 (a.partner_tier != "strategic" and a.route == "oem", "refer", "a21_route_mismatch", ["F-PPM"])]),
        ("A22", [(a.integration_risk_max >= 8 and a.integrations_class_c == 0,
                  "refer", "a22_integration_risk", ["F-ARB"])]),
        ("A23", [(a.confirmed_answers_pct < 60, "refer", "a23_unconfirmed", ["P-SSL"]),
                 (a.confirmed_answers_pct < 90, "assume", "a23_partly_confirmed", [])]),
    ]


def module_gates(a, f):
    """A26 to A31."""
    modules, customer_prices, field = a.modules, a.pricing_model == "customer_specific", a.field_sales_reps >= 1
    return [
        ("A26", [(a.sku_active >= 10_000 and "replenishment" not in modules,
                  "assume", "a26_replenishment_excluded", [])]),
        ("A27", [(a.barcode and "barcode" not in modules, "refer", "a27_barcode_missing", ["P-SSL"])]),
        ("A28", [(a.imports and "landed_costs" not in modules, "refer", "a28_landed_costs_missing", ["P-SSL"])]),
        ("A30", [(customer_prices and "advanced_pricing" not in modules,
                  "refer", "a30_advanced_pricing_missing", ["P-SSL"]),
                 (customer_prices and no_records(a, "pricelists"), "assume", "a30_pricelists_not_migrated", [])]),
        ("A31", [(field and a.field_sales_offline and a.integrations_class_c == 0,
                  "refer", "a31_offline_needs_class_c", ["F-ARB"]),
                 (field and "field_sales" not in modules, "assume", "a31_field_sales_excluded", [])]),
    ]


def closing_gates(a, f):
    """A36, E33, F13."""
    return [
        ("A36", [(not a.sponsor_named, "block", "a36_no_sponsor", []),
                 (not a.process_owners_named, "assume", "a36_process_owners", []),
                 (not a.data_owner_named, "assume", "a36_data_owner", [])]),
        ("E33", [(a.route == "oem" and len(a.oem_items_agreed) < 5, "block", "e33_oem_items_open", [])]),
        ("F13", [(a.hosting_opt_out and a.cloud_maturity_score < 4, "block", "f13_maturity_low", []),
                 (a.hosting_opt_out, "refer", "f13_hosting_opt_out", ["P-CD", "F-OPS"])]),
    ]


def all_rules(a, f):
    return (stock_gates(a, f) + channel_gates(a, f) + project_gates(a, f) + partner_gates(a, f) + module_gates(a, f)
            + closing_gates(a, f))


def decide(gate, rules):
    """The most severe rule that holds; among equals the first."""
    best = None
    for holds, verdict, reason, approvers in rules:
        if holds and (best is None or SEVERITY[verdict] > SEVERITY[best.verdict]):
            best = SimpleNamespace(id=gate, verdict=verdict, reason=reason, approvers=approvers)
    return best or SimpleNamespace(id=gate, verdict="pass", reason=None, approvers=[])


def check(a, f):
    return [decide(gate, rules) for gate, rules in all_rules(a, f)]


def outcome(verdicts):
    if any(g.verdict == "block" for g in verdicts):
        return "no_proposal"
    return "review" if sum(g.verdict == "refer" for g in verdicts) >= 3 else "proceed"
