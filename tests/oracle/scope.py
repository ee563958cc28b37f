"""Section 2 of the reference rules: scope score, triggers, tier."""

from types import SimpleNamespace


def sku_points(sku):
    if sku < 5000:
        return 0
    if sku < 20_000:
        return 3
    return 6 if sku <= 50_000 else 10


def warehouse_points(count):
    if count <= 1:
        return 0
    if count == 2:
        return 4
    if count <= 4:
        return 7
    return 10 if count <= 9 else 14


def edi_points(partners):
    if partners == 0:
        return 0
    if partners <= 2:
        return 4
    if partners <= 5:
        return 7
    return 12 if partners <= 15 else 16


def channel_points(channels):
    if channels <= 1:
        return 0
    if channels <= 3:
        return 3
    return 6 if channels <= 6 else 9


def finance_points(a):
    currency = 3 if a.multi_currency else 0
    companies = 5 if a.legal_entities >= 2 else 0
    close = 2 if a.close_target_days <= 5 else 0
    return currency + companies + close


def migration_points(a):
    quality = {"clean": 0, "mixed": 2, "poor": 4}[a.data_quality]
    return quality + (2 if a.history_years >= 2 else 0)


def components(a):
    """The fourteen components of 2.1, in order."""
    return {
        "sku": sku_points(a.sku_active),
        "warehouses": warehouse_points(a.warehouses),
        "valuation": {"standard": 0, "avco": 0, "fifo": 2, "mixed": 4, "unknown": 4}[a.inventory_valuation],
        "procurement": {"reorder": 0, "mto": 3, "dropship": 3, "mixed": 3, "mps": 5, "unknown": 5}[a.procurement_model],
        "lot_serial": {"none": 0, "lot": 4, "serial": 5, "both": 6}[a.lot_serial_tracking],
        "routes": {"simple": 0, "moderate": 3, "complex": 6}[a.route_complexity],
        "portal": {"none": 0, "basic": 2, "transactional": 5}[a.b2b_portal],
        "edi": edi_points(a.edi_partners),
        "channels": channel_points(a.storefronts + a.marketplaces),
        "finance": finance_points(a),
        "integrations": min(12, 2 * a.integrations_class_b + 4 * a.integrations_class_c),
        "customization": min(8, a.extensions) + min(12, 4 * a.exceptions),
        "migration": migration_points(a),
        "compliance": {"internal": 0, "confidential": 2, "regulated": 6}[a.data_sensitivity],
    }


def complex_edi(a):
    return a.edi_partners >= 1 and (a.edi_partners >= 6 or a.edi_document_types >= 4 or a.edi_as2)


def triggers(a):
    """Ids of all triggers that fire, in the order of 2.2."""
    table = [
        ("t3_multi_country", a.countries >= 2 and a.legal_entities >= 2),
        ("t3_oem_programme", a.oem_programme),
        ("t3_field_service", a.field_service_dependency),
        ("t3_complex_edi", complex_edi(a)),
        ("t2_warehouses", a.warehouses >= 2),
        ("t2_barcode", a.barcode),
        ("t2_customer_pricing", a.pricing_model == "customer_specific"),
        ("t2_third_party_logistics", a.third_party_logistics_sites >= 1),
        ("t2_edi", a.edi_partners >= 1),
        ("t2_multi_company", a.legal_entities >= 2),
        ("t2_tracking", a.lot_serial_tracking != "none"),
    ]
    return [name for name, fires in table if fires]


def classify(a):
    parts = components(a)
    score = sum(parts.values())
    fired = triggers(a)
    hard = 3 if any(t.startswith("t3_") for t in fired) else 2 if fired else 1
    soft = 1 if score < 20 else 2 if score < 50 else 3
    return SimpleNamespace(score=score, components=parts, hard_tier=hard, soft_tier=soft, tier=max(hard, soft),
                           triggers=fired)
