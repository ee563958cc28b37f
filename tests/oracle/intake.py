"""Section 1 of the reference rules: the questions, strict reading of JSON text, defaults.

In: JSON text of an answers object, or of an object with that object under "answers". Out: a dict with every key of
section 1, integers as int, decimals as Fraction, lists as lists of text. Any error of section 1 raises BadInput.
Numbers are kept as text until they are checked, so that 1.0 is not an integer and 1e2 is no number at all.
"""

import json
import re
from fractions import Fraction
from types import SimpleNamespace


class BadInput(Exception):
    """The input has no summary."""


class Number:
    """A JSON number as written."""

    def __init__(self, text):
        self.text = text


MODULE_HOURS = {
    "sales": 10, "crm": 6, "purchase": 8, "inventory": 14, "accounting": 20, "barcode": 12, "landed_costs": 6,
    "advanced_pricing": 16, "replenishment": 12, "approvals": 8, "b2b_portal": 20, "ecommerce": 20, "returns": 10,
    "helpdesk": 8, "field_service": 20, "quality": 12, "manufacturing_light": 32, "kitting": 8, "documents": 8,
    "subscriptions": 12, "reporting": 16, "assets": 8, "maintenance": 8, "field_sales": 10, "hr": 10, "projects": 8,
}
MIGRATION_BASE_HOURS = {
    "customers": 4, "vendors": 3, "products": 6, "pricelists": 6, "stock": 6, "lots": 6, "boms": 6, "assets": 4,
    "attachments": 8, "open_sales_orders": 5, "open_purchase_orders": 5, "open_receivables": 4, "open_payables": 4,
    "gl_opening": 5,
}
RECORD_LIMIT = 100_000_000


def choice(default, *options):
    return SimpleNamespace(kind="choice", options=options, default=default)


def multi(default, *options):
    return SimpleNamespace(kind="multi", options=options, default=list(options if default == "all" else default))


def flag(default):
    return SimpleNamespace(kind="flag", default=default)


def whole(low, high, default):
    return SimpleNamespace(kind="integer", low=low, high=high, default=default)


def dec(low, high, places, default):
    """Bounds and default are given as text, None for no default."""
    value = None if default is None else Fraction(default)
    return SimpleNamespace(kind="decimal", low=Fraction(low), high=Fraction(high), places=places, default=value)


QUESTIONS = {
    # 1.1 deal
    "route": choice("white_label", "partner_led", "white_label", "oem"),
    "partner_tier": choice("advanced", "entry", "advanced", "strategic"),
    "edition": choice("community", "community", "enterprise", "oem_licensed"),
    "vertical": choice("distribution", "distribution", "ecommerce", "healthcare", "services", "other"),
    "oem_programme": flag(False),
    "co_delivery_agreed": flag(False),
    "partner_discovery_certified": flag(True),
    "confirmed_answers_pct": whole(0, 100, 100),
    "vertical_in_profile": flag(True),
    "blueprint_available": flag(True),
    "budget_in_band": flag(True),
    "oem_items_agreed": multi("all", "tenant_provisioning", "commercial_boundary", "support_owner",
                              "data_segregation", "upgrade_coordination"),
    # 1.2 organization
    "countries": whole(1, 50, 1),
    "legal_entities": whole(1, 100, 1),
    "named_users": whole(1, 5000, 25),
    "seasonal_users": whole(0, 5000, 0),
    "functional_areas": whole(1, 30, 4),
    "sponsor_named": flag(True),
    "process_owners_named": flag(True),
    "data_owner_named": flag(True),
    "fiscal_owner_named": flag(True),
    "process_maps_required": whole(1, 100, 4),
    "process_maps_present": whole(0, 100, 4),
    "field_service_dependency": flag(False),
    # 1.3 operations
    "warehouses": whole(0, 100, 1),
    "third_party_logistics_sites": whole(0, 50, 0),
    "sku_active": whole(0, 5_000_000, 1000),
    "sku_count_known": flag(True),
    "inventory_valuation": choice("avco", "standard", "avco", "fifo", "mixed", "unknown"),
    "procurement_model": choice("reorder", "reorder", "mto", "dropship", "mixed", "mps", "unknown"),
    "lot_serial_tracking": choice("none", "none", "lot", "serial", "both"),
    "route_complexity": choice("simple", "simple", "moderate", "complex"),
    "warehouse_evidence": multi("all", "walkthrough", "layout", "pick_method", "label_types"),
    "barcode": flag(False),
    "imports": flag(False),
    "resupply_loops": whole(0, 50, 0),
    "uom_conversions": whole(0, 10_000, 0),
    "catch_weight": flag(False),
    "approval_rules": whole(0, 200, 0),
    "field_sales_reps": whole(0, 2000, 0),
    "field_sales_offline": flag(False),
    "after_hours_operations": flag(False),
    # 1.4 sales and channels
    "pricing_model": choice("pricelists", "single_list", "pricelists", "customer_specific"),
    "pricing_logic_documented": choice("yes", "yes", "partial", "no"),
    "b2b_portal": choice("none", "none", "basic", "transactional"),
    "external_portal": flag(False),
    "storefronts": whole(0, 50, 0),
    "marketplaces": whole(0, 50, 0),
    "edi_partners": whole(0, 500, 0),
    "edi_document_types": whole(0, 50, 0),
    "edi_as2": flag(False),
    "peak_factor": dec("1", "20", 2, "1"),
    # 1.5 finance
    "multi_currency": flag(False),
    "close_target_days": whole(1, 60, 10),
    # 1.6 integrations and code
    "integrations_class_a": whole(0, 50, 0),
    "integrations_class_b": whole(0, 50, 0),
    "integrations_class_c": whole(0, 50, 0),
    "integration_risk_max": whole(0, 12, 0),
    "configuration_items": whole(0, 1000, 8),
    "extensions": whole(0, 100, 0),
    "exceptions": whole(0, 50, 0),
    "custom_lines_of_code": whole(0, 1_000_000, 0),
    "modules": multi(("sales", "purchase", "inventory", "accounting"), *MODULE_HOURS),
    # 1.7 data
    "data_quality": choice("mixed", "clean", "mixed", "poor"),
    "history_years": whole(0, 20, 0),
    "migration_records": SimpleNamespace(kind="counts", keys=tuple(MIGRATION_BASE_HOURS), default={}),
    "weeks_to_go_live": whole(1, 156, 26),
    "data_team_hours_per_week": whole(0, 400, 20),
    # 1.8 load
    "peak_concurrent_users": whole(1, 5000, 15),
    "peak_integration_tx_per_hour": whole(0, 1_000_000, 500),
    "orders_per_day": whole(0, 1_000_000, 100),
    "order_lines_per_day": whole(0, 5_000_000, 300),
    "reporting_load": choice("standard", "standard", "heavy"),
    "load_test_requested": flag(False),
    # 1.9 service level
    "data_sensitivity": choice("confidential", "internal", "confidential", "regulated"),
    "phi_stored": flag(False),
    "contractual_isolation": flag(False),
    "residency_unserved": flag(False),
    "own_release_window": flag(False),
    "uptime_target_pct": dec("99", "99.999", 3, "99.9"),
    "rto_hours": dec("0.25", "168", 2, "8"),
    "rpo_minutes": whole(1, 10_080, 240),
    "nonproduction_environments": whole(0, 20, 1),
    "hosting_opt_out": flag(False),
    "cloud_maturity_score": dec("0", "5", 2, "0"),
    # 1.10 commercial
    "discount_pct": dec("0", "60", 2, "0"),
    "enhancement_retainer": flag(True),
    "discovery_waiver": flag(False),
    "template_reuse_pct": whole(0, 80, 0),
    "subcontracted_pct": whole(0, 100, 0),
    "payment_terms_days": whole(0, 180, 30),
    "contract_term_months": whole(1, 60, 36),
    "per_user_licence_price": dec("0.01", "500", 2, "37.40"),
    "onboarding_fee": dec("0", "10000000", 2, None),
    "acquisition_cost": dec("0", "10000000", 2, "0"),
}


def _unique(pairs):
    seen = dict(pairs)
    if len(seen) != len(pairs):
        raise BadInput("a key is given twice")
    return seen


def _refuse_constant(text):
    raise BadInput(f"{text} is not a JSON number")


def parse(text):
    """Strict JSON: numbers as Number, duplicate keys and NaN refused."""
    try:
        return json.loads(text, object_pairs_hook=_unique, parse_int=Number, parse_float=Number,
                          parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"not JSON: {error}") from None


def read_whole(key, value, low, high):
    if not isinstance(value, Number) or not re.fullmatch(r"-?[0-9]+", value.text):
        raise BadInput(f"{key}: an integer is expected")
    if len(value.text) > 20 or not low <= int(value.text) <= high:
        raise BadInput(f"{key}: outside {low} to {high}")
    return int(value.text)


def read_decimal(key, value, question):
    if not isinstance(value, Number) or not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", value.text):
        raise BadInput(f"{key}: a decimal without exponent is expected")
    digits, _, decimals = value.text.partition(".")
    decimals = decimals.rstrip("0")
    if len(decimals) > question.places:
        raise BadInput(f"{key}: more than {question.places} decimals")
    if len(digits) > 20:
        raise BadInput(f"{key}: outside its range")
    number = Fraction(f"{digits}.{decimals or '0'}")
    if not question.low <= number <= question.high:
        raise BadInput(f"{key}: outside its range")
    return number


def read_counts(key, value, keys):
    if not isinstance(value, dict):
        raise BadInput(f"{key}: an object of counts is expected")
    for name in value:
        if name not in keys:
            raise BadInput(f"{key}/{name}: unknown object")
    return {name: read_whole(f"{key}/{name}", value[name], 0, RECORD_LIMIT) for name in value}


def read_multi(key, value, options):
    if not isinstance(value, list) or any(not isinstance(item, str) or item not in options for item in value):
        raise BadInput(f"{key}: a list of its options is expected")
    if len(set(value)) != len(value):
        raise BadInput(f"{key}: an option is repeated")
    return value


def read_one(key, question, value):
    """One answer: default for null, else checked against its question."""
    if value is None:
        return question.default
    if question.kind == "flag":
        if not isinstance(value, bool):
            raise BadInput(f"{key}: true or false is expected")
        return value
    if question.kind == "choice":
        if not isinstance(value, str) or value not in question.options:
            raise BadInput(f"{key}: not one of its options")
        return value
    if question.kind == "multi":
        return read_multi(key, value, question.options)
    if question.kind == "counts":
        return read_counts(key, value, question.keys)
    if question.kind == "integer":
        return read_whole(key, value, question.low, question.high)
    return read_decimal(key, value, question)


def read_answers(parsed):
    """Checked answers with defaults from a parsed answers object or an object that holds it under "answers"."""
    if isinstance(parsed, dict) and "answers" in parsed:
        parsed = parsed["answers"]
    if not isinstance(parsed, dict):
        raise BadInput("an answers object is expected")
    for key in parsed:
        if key not in QUESTIONS:
            raise BadInput(f"{key}: unknown key")
    return SimpleNamespace(**{key: read_one(key, q, parsed.get(key)) for key, q in QUESTIONS.items()})
