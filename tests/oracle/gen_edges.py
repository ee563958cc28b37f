"""Threshold cases: values just below, on and just above every limit of the rules, alone and in small grids."""

from itertools import product

from gen_tools import changed, with_modules, with_records, without_modules
from intake import QUESTIONS

# One list per number: the ends of its range and both sides of every limit that reads it.
EDGES = {
    "confirmed_answers_pct": [0, 59, 60, 89, 90, 100],
    "countries": [1, 2, 3, 50],
    "legal_entities": [1, 2, 3, 100],
    "named_users": [1, 12, 13, 24, 25, 26, 46, 47, 129, 130, 175, 176, 259, 260, 462, 463, 5000],
    "seasonal_users": [0, 1, 5000],
    "functional_areas": [1, 5, 30],
    "process_maps_required": [1, 4, 5, 6, 100],
    "process_maps_present": [0, 1, 2, 3, 4, 100],
    "warehouses": [0, 1, 2, 3, 4, 5, 9, 10, 100],
    "third_party_logistics_sites": [0, 1, 2, 50],
    "sku_active": [0, 1, 4999, 5000, 9999, 10000, 19999, 20000, 50000, 50001, 5000000],
    "resupply_loops": [0, 1, 50],
    "uom_conversions": [0, 1, 50, 51, 10000],
    "approval_rules": [0, 5, 6, 200],
    "field_sales_reps": [0, 1, 2000],
    "storefronts": [0, 1, 2, 3, 4, 6, 7, 50],
    "marketplaces": [0, 1, 2, 3, 4, 6, 7, 50],
    "edi_partners": [0, 1, 2, 3, 5, 6, 15, 16, 500],
    "edi_document_types": [0, 1, 3, 4, 50],
    "peak_factor": ["1", "1.01", "2.99", "3", "3.01", "20", "19.99"],
    "close_target_days": [1, 4, 5, 6, 60],
    "integrations_class_a": [0, 1, 2, 3, 4, 7, 8, 12, 13, 50],
    "integrations_class_b": [0, 1, 2, 3, 4, 5, 6, 7, 50],
    "integrations_class_c": [0, 1, 2, 3, 4, 50],
    "integration_risk_max": [0, 7, 8, 12],
    "configuration_items": [0, 1, 9, 1000],
    "extensions": [0, 1, 2, 3, 5, 6, 8, 9, 10, 11, 100],
    "exceptions": [0, 1, 2, 3, 4, 50],
    "custom_lines_of_code": [0, 500, 501, 2000, 2001, 5000, 5001, 1000000],
    "history_years": [0, 1, 2, 20],
    "weeks_to_go_live": [1, 2, 156],
    "data_team_hours_per_week": [0, 1, 400],
    "peak_concurrent_users": [1, 6, 12, 13, 18, 19, 24, 25, 36, 37, 48, 49, 72, 73, 132, 133, 228, 229, 5000],
    "peak_integration_tx_per_hour": [0, 1, 2000, 2001, 5999, 6000, 6001, 12000, 1000000],
    "orders_per_day": [0, 1333, 1334, 1000000],
    "order_lines_per_day": [0, 1153, 1154, 3461, 3462, 5000, 5001, 11538, 11539, 76923, 76924, 230769, 230770, 5000000],
    "uptime_target_pct": ["99", "99.499", "99.5", "99.501", "99.949", "99.95", "99.951", "99.989", "99.99", "99.991",
                          "99.999"],
    "rto_hours": ["0.25", "0.26", "0.99", "1", "1.01", "3.99", "4", "4.01", "7.99", "8", "8.01", "23.99", "24", "168"],
    "rpo_minutes": [1, 2, 14, 15, 16, 59, 60, 61, 239, 240, 241, 1439, 1440, 1441, 10080],
    "nonproduction_environments": [0, 1, 2, 3, 4, 20],
    "cloud_maturity_score": ["0", "3.99", "4", "4.01", "5"],
    "discount_pct": ["0", "0.01", "9.99", "10", "10.01", "20", "20.01", "30", "30.01", "59.99", "60"],
    "template_reuse_pct": [0, 1, 50, 79, 80],
    "subcontracted_pct": [0, 30, 31, 100],
    "payment_terms_days": [0, 30, 31, 180],
    "contract_term_months": [1, 11, 12, 60],
    "per_user_licence_price": ["0.01", "37.39", "37.41", "500"],
    "onboarding_fee": [None, "0", "0.01", "10000000"],
    "acquisition_cost": ["0", "0.01", "10000000"],
}


def values_of(key):
    """Values worth trying for one key."""
    question = QUESTIONS[key]
    if key in EDGES:
        return EDGES[key]
    if question.kind == "flag":
        return [False, True]
    if question.kind == "choice":
        return list(question.options)
    if question.kind == "multi":
        options = list(question.options)
        return [[], options, options[::-1], options[:-1], options[1:]] + [[option] for option in options]
    return ([{}, {name: 1 for name in question.keys}] + [{name: 10_000} for name in question.keys]
            + [{name: 0} for name in question.keys[:2]] + [{"stock": 100_000_000}])


def singles():
    """Every edge of every key as a change of one answer."""
    return [{key: value} for key in QUESTIONS for value in values_of(key)]


# Grids: all combinations of answers that meet in one rule.
GRIDS = [
    {"edi_partners": [0, 1, 2, 5, 6, 16], "edi_document_types": [0, 3, 4], "edi_as2": [False, True]},
    {"countries": [1, 2], "legal_entities": [1, 2], "multi_currency": [False, True], "close_target_days": [5, 6]},
    {"warehouses": [0, 1, 2], "third_party_logistics_sites": [0, 1, 2, 3]},
    {"warehouses": [0, 1], "warehouse_evidence": [[], ["layout"], ["layout", "walkthrough"],
                                                 ["label_types", "pick_method", "layout"],
                                                 ["label_types", "pick_method", "layout", "walkthrough"]],
     "route_complexity": ["moderate", "complex"]},
    {"storefronts": [0, 1, 2, 3, 4], "marketplaces": [0, 1, 3], "integrations_class_a": [0, 1, 4, 7],
     "integrations_class_b": [0], "integrations_class_c": [0]},
    {"sku_active": [19999, 20000], "data_owner_named": [False, True], "sku_count_known": [False, True],
     "process_owners_named": [False, True], "sponsor_named": [False, True]},
    {"partner_tier": ["entry", "advanced", "strategic"], "route": ["partner_led", "white_label", "oem"],
     "warehouses": [1, 2], "field_service_dependency": [False, True], "co_delivery_agreed": [False, True]},
    {"discovery_waiver": [False, True], "partner_discovery_certified": [False, True], "warehouses": [1, 2],
     "oem_programme": [False, True], "template_reuse_pct": [0, 80]},
    {"process_maps_required": [1, 5, 10, 99, 100], "process_maps_present": [0, 1, 2, 3, 4, 5, 6, 8, 9, 59, 60, 89, 90]},
    {"vertical_in_profile": [False, True], "blueprint_available": [False, True], "sponsor_named": [True],
     "budget_in_band": [False, True], "data_quality": ["clean", "mixed", "poor"],
     "weeks_to_go_live": [1, 156], "migration_records": [{"products": 90000}]},
    {"integration_risk_max": [7, 8], "integrations_class_c": [0, 1]},
    {"warehouses": [1], "confirmed_answers_pct": [59, 60, 89, 90], "exceptions": [0, 1]},
    {"hosting_opt_out": [True], "cloud_maturity_score": ["0", "3.99", "4", "5"], "uptime_target_pct": ["99.9", "99.95"],
     "after_hours_operations": [False, True], "own_release_window": [False, True]},
    {"route": ["white_label", "oem"], "partner_tier": ["strategic"],
     "oem_items_agreed": [[], ["support_owner"], ["tenant_provisioning", "commercial_boundary", "support_owner",
                                                  "data_segregation"]]},
    {"edition": ["community", "enterprise", "oem_licensed"], "hosting_opt_out": [False, True],
     "seasonal_users": [0, 1], "named_users": [1, 200]},
    {"vertical": ["healthcare", "other"], "data_sensitivity": ["internal", "regulated"], "phi_stored": [False, True]},
    {"rto_hours": ["0.25", "0.99", "1", "3.99", "4", "7.99", "8", "23.99", "24"],
     "rpo_minutes": [1, 14, 15, 59, 60, 239, 240, 1439, 1440]},
    {"nonproduction_environments": [0, 1, 2, 3, 4], "own_release_window": [False, True],
     "peak_concurrent_users": [15, 73, 229]},
    {"after_hours_operations": [False, True], "named_users": [1, 46, 47, 129, 130, 259, 260, 462, 463],
     "warehouses": [1, 2], "oem_programme": [False, True], "uptime_target_pct": ["99.949", "99.95"]},
    {"contractual_isolation": [False, True], "contract_term_months": [11, 12], "hosting_opt_out": [False, True]},
    {"uom_conversions": [0, 1, 50, 51], "catch_weight": [False, True]},
    {"peak_concurrent_users": [9, 12, 15, 18, 21, 24, 27, 36, 39, 48, 51, 72, 75, 132, 135, 228, 231],
     "peak_integration_tx_per_hour": [0, 1, 1000, 1001], "own_release_window": [False, True]},
    {"orders_per_day": [533, 534, 888, 889, 1333, 1334], "peak_factor": ["1", "1.5", "2.5", "2.99", "3"],
     "load_test_requested": [False, True]},
    {"extensions": [0, 2, 3], "exceptions": [0, 2]},
    {"extensions": [0, 1, 2, 3, 4, 5, 6, 7, 8, 9], "exceptions": [0, 1, 3, 4]},
    {"integrations_class_b": [0, 1, 2, 3, 4, 5, 6], "integrations_class_c": [0, 1, 2, 3]},
    {"integrations_class_a": [0, 1, 2, 3], "sku_active": [19999, 20000]},
    {"warehouses": [1], "history_years": [0, 1, 2], "data_quality": ["clean", "mixed", "poor"],
     "template_reuse_pct": [0, 33]},
    {"reporting_load": ["standard", "heavy"], "hosting_opt_out": [False, True], "data_sensitivity": ["regulated"],
     "enhancement_retainer": [False, True], "warehouses": [1, 2]},
]


def module_grid():
    """Changes that meet a module: functions of a base deal."""
    scoped = {"replenishment": [{"procurement_model": p, "sku_active": s} for p in ("mixed", "mps", "unknown", "mto")
                                for s in (9999, 10000)],
              "b2b_portal": [{"b2b_portal": p, "external_portal": e} for p in ("none", "basic", "transactional")
                             for e in (False, True)],
              "barcode": [{"barcode": False}, {"barcode": True}],
              "landed_costs": [{"imports": False}, {"imports": True}],
              "approvals": [{"approval_rules": n} for n in (0, 5, 6, 200)],
              "advanced_pricing": [{"pricing_model": p, "pricing_logic_documented": d}
                                   for p in ("single_list", "pricelists", "customer_specific")
                                   for d in ("yes", "partial", "no")],
              "field_sales": [{"field_sales_reps": n, "field_sales_offline": o, "integrations_class_c": c}
                              for n in (0, 1) for o in (False, True) for c in (0, 1)]}
    cases = []
    for module, changes in scoped.items():
        for change in changes:
            cases.append(lambda deal, m=module, c=change: with_modules(changed(deal, **c), m))
            cases.append(lambda deal, m=module, c=change: without_modules(changed(deal, **c), m))
    return cases


def record_grid():
    """Changes that meet a migrated object, and the limit on all records."""
    cases = []
    for tracking in ("none", "lot", "serial", "both"):
        for count in (0, 1):
            cases.append(lambda deal, t=tracking, n=count: with_records(changed(deal, lot_serial_tracking=t), lots=n))
    for price in ("pricelists", "customer_specific"):
        for count in (0, 1):
            cases.append(lambda deal, p=price, n=count: with_modules(
                with_records(changed(deal, pricing_model=p), pricelists=n), "advanced_pricing"))
    for total in (249_999, 250_000, 250_001):
        cases.append(lambda deal, n=total: changed(deal, migration_records={"stock": 200_000, "boms": n - 200_000}))
    for count in (1, 4999, 5000, 10_000):
        for quality in ("clean", "mixed", "poor"):
            cases.append(lambda deal, n=count, q=quality: changed(deal, data_quality=q, migration_records={"lots": n}))
    return cases


def bare(deal):
    """A deal whose foundation phase has no hour."""
    return changed(deal, modules=[], configuration_items=0, migration_records={}, warehouses=0, integrations_class_a=0,
                   integrations_class_b=0, integrations_class_c=0, extensions=0, exceptions=0, edi_partners=0,
                   history_years=0, lot_serial_tracking="none", route_complexity="simple", legal_entities=1,
                   countries=1, resupply_loops=0, uom_conversions=0, catch_weight=False)


def grids():
    """All grid cases as functions of a base deal."""
    cases = []
    for grid in GRIDS:
        for values in product(*grid.values()):
            cases.append(lambda deal, c=dict(zip(grid, values)): changed(deal, **c))
    cases += module_grid() + record_grid()
    for waiver, certified in product((False, True), (False, True)):
        cases.append(lambda deal, w=waiver, p=certified: changed(
            bare(deal), discovery_waiver=w, partner_discovery_certified=p, oem_programme=False,
            field_service_dependency=False))
    return cases
