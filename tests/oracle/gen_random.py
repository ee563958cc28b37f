"""Random deals, partial answers, and inputs that must be refused."""

import json

from gen_edges import values_of
from gen_tools import Raw, answers_text, changed, decimal_text, default_of, full, line_of
from intake import QUESTIONS


def ranged(dice, low, high):
    """A whole number of the range, small ones as likely as large ones."""
    if high - low < 20 or dice.chance(0.3):
        return dice.between(low, high)
    return min(high, low + int(2 ** (dice.between(0, 1000) / 1000 * (high - low).bit_length())) - 1)


def random_value(dice, key):
    """A value of the key's whole range."""
    question = QUESTIONS[key]
    if question.kind == "flag":
        return dice.chance(0.5)
    if question.kind == "choice":
        return dice.pick(question.options)
    if question.kind == "multi":
        return dice.sample(question.options, dice.below(len(question.options) + 1))
    if question.kind == "integer":
        return ranged(dice, question.low, question.high)
    if question.kind == "decimal":
        places = dice.between(0, question.places)
        scale = 10 ** places
        low, high = -(-question.low.numerator * scale // question.low.denominator), int(question.high * scale)
        units = dice.between(low, high) if dice.chance(0.5) else ranged(dice, low, high)
        return decimal_text(units, places) + ("0" * dice.below(3) if places else "") if places else str(units)
    wanted = dice.sample(question.keys, dice.below(len(question.keys) + 1))
    return {name: 0 if dice.chance(0.1) else ranged(dice, 0, 10 ** dice.between(1, 6)) for name in wanted}


def random_deal(dice, bases):
    """A base deal with a few or with all answers thrown."""
    deal = dict(dice.pick(bases))
    lively = dice.pick([0.03, 0.1, 0.1, 0.3, 0.7, 1.0])
    for key in QUESTIONS:
        if not dice.chance(lively):
            continue
        way = dice.below(3)
        value = default_of(key) if way == 0 else dice.pick(values_of(key)) if way == 1 else random_value(dice, key)
        deal[key] = value
    if dice.chance(0.3):
        deal["discount_pct"] = decimal_text(dice.between(0, 6000), 2)
    if dice.chance(0.15):
        deal["onboarding_fee"] = decimal_text(dice.between(0, 8_000_000), 2)
        deal["acquisition_cost"] = decimal_text(dice.between(0, 3_000_000), 2)
    return deal


def partial_deal(dice, bases):
    """Answers absent, null, or in another order."""
    deal = full(random_deal(dice, bases))
    dropped, nulls = dice.pick([0.1, 0.5, 0.9]), dice.pick([0, 0.1, 0.5])
    return {key: None if dice.chance(nulls) else deal[key] for key in dice.shuffled(deal) if not dice.chance(dropped)}


def same_number(dice, deal):
    """The deal with decimals written another way: further zeros, integers for whole decimals, minus zero."""
    deal = full(deal)
    for key, value in list(deal.items()):
        if QUESTIONS[key].kind == "decimal" and value is not None:
            text = str(value)
            text = text.rstrip("0").rstrip(".") if "." in text else text + "." + "0" * dice.between(1, 40)
            deal[key] = Raw(text + ("0" * dice.below(30) if "." in text else ""))
    if dice.chance(0.3):
        deal.update(discount_pct=Raw("-0.00"), seasonal_users=Raw("-0"), acquisition_cost=Raw("-0"))
    return deal


def keys_of(kind):
    return [key for key, question in QUESTIONS.items() if question.kind == kind]


# "read only when" keys are left out: whether an ignored answer is checked is not said in the text
IGNORABLE = {"oem_items_agreed", "approval_rules", "field_sales_offline", "edi_document_types", "edi_as2",
             "cloud_maturity_score"}


def bad_integer(dice):
    key = dice.pick([k for k in keys_of("integer") if k not in IGNORABLE])
    question = QUESTIONS[key]
    value = dice.pick([Raw(f"{question.low}.0"), Raw(f"{question.low + 1}.5"), Raw("1e0"), Raw("1E2"), Raw("0e0"), True,
                       False, "1", "", [], {}, [1], question.low - 1, question.high + 1, Raw("9" * 25), Raw("-1"),
                       "one", Raw("1.00000000000000000000000000000000000001"), Raw("4294967297"),
                       Raw("18446744073709551617")])
    return {key: value}


def bad_decimal(dice):
    key = dice.pick([k for k in keys_of("decimal") if k not in IGNORABLE])
    question = QUESTIONS[key]
    below, above = question.low - 1, question.high + 1
    finest = "0" * question.places + "1"
    inside = int(question.low) + 1 if question.high > question.low + 1 else int(question.low)
    value = dice.pick([Raw(f"{inside}.{finest}"), Raw(f"{inside}.{finest}000"), Raw(f"{inside}e0"), Raw(f"{inside}E+0"),
                       Raw(f"{inside}.5e0"), Raw(json.dumps(str(inside))), Raw(json.dumps("")), True, [], {},
                       Raw(str(int(below) if below != int(below) else below)), Raw(str(above)),
                       Raw(f"{question.high}.{finest}") if question.high.denominator == 1 else Raw(str(above)),
                       Raw("1e400"), Raw("1e-400"), Raw("99999999999999999999999999999999999999.5"),
                       Raw(f"{inside}.{'0' * 40}1")])
    return {key: value}


def bad_choice(dice):
    key = dice.pick(keys_of("choice"))
    good = QUESTIONS[key].options[0]
    return {key: dice.pick([good.upper(), good + " ", "", "?", True, 0, 1, [good], {good: True}, good[:-1]])}


def bad_flag(dice):
    key = dice.pick([k for k in keys_of("flag") if k not in IGNORABLE])
    return {key: dice.pick([0, 1, "true", "yes", "", [], {}, [True], Raw("1.0")])}


def bad_multi(dice):
    key = dice.pick([k for k in keys_of("multi") if k not in IGNORABLE])
    one = QUESTIONS[key].options[0]
    return {key: dice.pick([[one, one], [one, "?"], one, {one: True}, [[one]], [1], [True], [""], 0, True,
                            list(QUESTIONS[key].options) + [one], [one.upper()], {}])}


def bad_records(dice):
    value = dice.pick([[], "customers", 5, True, {"nobody": 1}, {"customers": -1}, {"stock": 100_000_001},
                       {"lots": Raw("1.0")}, {"lots": Raw("1e3")}, {"boms": "5"}, {"boms": True}, {"boms": [1]},
                       {"boms": {}}, {"Customers": 1}, Raw('{"lots":1,"lots":1}'), [["lots", 1]], {"": 1}])
    return {"migration_records": value}


def bad_key(dice):
    key = dice.pick(["warehouse", "Warehouses", "warehouses ", "", "load_test", "discount", "entities", "answers2",
                     "$ref", "__proto__", "modules.sales"])
    return {key: dice.pick([1, None, True, "x", [], {}])}


BAD_ANSWERS = [bad_integer, bad_integer, bad_decimal, bad_decimal, bad_choice, bad_flag, bad_multi, bad_records,
               bad_key]


def bad_line(dice, deal):
    """A line that is no usable message at all."""
    good = answers_text(deal)
    body = good[1:-1]
    return dice.pick([
        '{"book":"reference","answers":' + good, '{"book":"reference","answers":[]}',
        '{"book":"reference","answers":7}',
        '{"book":"reference","answers":"{}"}', '{"book":"reference","answers":[' + good + ']}',
        '{"book":"nobody","answers":' + good + "}", '{"book":"reference","answers":{"warehouses":NaN}}',
        '{"book":"reference","answers":{"warehouses":+1}}', '{"book":"reference","answers":{"warehouses":01}}',
        '{"book":"reference","answers":{"rto_hours":.5}}', '{"book":"reference","answers":{"rto_hours":8.}}',
        '{"book":"reference","answers":{"rto_hours":Infinity}}', '{"book":"reference","answers":{"warehouses":1,}}',
        '{"book":"reference","answers":{"warehouses":1,"warehouses":1}}',
        '{"book":"reference","answers":{"warehouses":1,"warehouses":2' + ("," + body if body else "") + "}}",
        '{"book":"reference","answers":{\'warehouses\':1}}', '{"book":"reference","answers":{"warehouses":0x10}}',
        '{"book":"reference","answers":{warehouses:1}}', '{"book":"reference","answers":{"barcode":True}}',
        '[{"book":"reference","answers":{}}]', "null", "7", '"text"', "{", "[" * 5000, "not json",
        '{"book":"reference","answers":{"warehouses":1}} {}',
    ])


def invalid_line(dice, bases):
    """An input that both sides must refuse; every other answer in it is valid."""
    deal = random_deal(dice, bases) if dice.chance(0.3) else dict(dice.pick(bases))
    if dice.chance(0.2):
        return bad_line(dice, deal)
    bad = dice.pick(BAD_ANSWERS)(dice)
    if dice.chance(0.5):
        return line_of({**bad, **{key: value for key, value in deal.items() if key not in bad}})
    return line_of(changed(deal, **bad))
