"""The pricing oracle against the worked numbers of semantics.md (sections 1 and 3 to 10): python3 test_commerce.py."""

import sys
import unittest
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.dont_write_bytecode = True

from commerce_exact import fixed, plain, rounded, spread, spread_money, to_integer  # noqa: E402
from commerce_price import parse, price, write_json  # noqa: E402

F = Fraction
TABLE_A = [{"up_to": 10000, "unit": F("0.0010"), "flat": 10}, {"up_to": 50000, "unit": F("0.0008"), "flat": 10},
           {"up_to": 100000, "unit": F("0.0006"), "flat": 10}, {"unit": F("0.0004"), "flat": 10}]
TABLE_B = [{"up_to": 1000, "unit": F("0.10")}, {"up_to": 10000, "unit": F("0.05")}, {"unit": F("0.01")}]
TABLE_C = [{"up_to": 1000, "unit": F("0.01")}, {"up_to": 10000, "unit": F("0.008")}, {"unit": F("0.005")}]


def line(model, name="a", **members):
    """A line; members of the price start with p_."""
    own = {key[2:]: value for key, value in members.items() if key.startswith("p_")}
    rest = {key: value for key, value in members.items() if not key.startswith("p_")}
    return {"id": name, "price": {"model": model, **own}, **rest}


def book(once=(), again=(), currency="EUR", **sections):
    return {"meta": {"currency": currency}, "lines": {"one_time": list(once), "recurring": list(again)}, **sections}


def quote(once=(), again=(), given=None, **sections):
    return price(book(once, again, **sections), given or {})


def first(found):
    return found["lines"][0]


def list_of(model, quantity, **members):
    return first(quote([line(model, quantity=F(quantity), **members)]))["list"]


def document(found):
    return found["documents"][0]


def vat(rate, policy="line_then_sum", **more):
    return {"policy": policy, "default": "s", "categories": [{"id": "s", "rate": F(rate)}], **more}


class Tiers(unittest.TestCase):
    def test_table_a(self):
        self.assertEqual(list_of("volume", 65000, p_tiers=TABLE_A), "49.00")
        self.assertEqual(list_of("graduated", 65000, p_tiers=TABLE_A), "81.00")
        bare = [{k: v for k, v in tier.items() if k != "flat"} for tier in TABLE_A]
        self.assertEqual(list_of("graduated", 65000, p_tiers=bare), "51.00")

    def test_cliff(self):
        for quantity, expected in ((10000, "20.00"), (10001, "18.00"), (50000, "50.00"), (50001, "40.00"),
                                   (100000, "70.00"), (100001, "50.00")):
            self.assertEqual(list_of("volume", quantity, p_tiers=TABLE_A), expected)
        self.assertLess(list_of("volume", 66600, p_tiers=TABLE_A), "50.00")

    def test_tables_b_and_c(self):
        self.assertEqual(list_of("graduated", 15000, p_tiers=TABLE_B), "600.00")
        self.assertEqual(list_of("volume", 15000, p_tiers=TABLE_B), "150.00")
        self.assertEqual(list_of("graduated", 15000, p_tiers=TABLE_C), "107.00")

    def test_table_d_percent_slabs(self):
        tiers = [{"up_to": 9, "pct": 10}, {"up_to": 19, "pct": 20}, {"pct": 30}]
        for mode, expected in (("volume", "2100.00"), ("graduated", "2380.00")):
            found = quote([line("per_unit", quantity=30, p_value=100)], discounts=[
                {"id": "d", "point": "schedule", "schedule": {"by": "quantity", "mode": mode, "tiers": tiers}}])
            self.assertEqual(first(found)["net"], expected)

    def test_packages(self):
        self.assertEqual(list_of("package", 201, p_value=5, p_size=100, p_included=100), "10.00")
        stairs = [{"up_to": 1000, "flat": 50}, {"up_to": 5000, "flat": 200}, {"up_to": 10000, "flat": 350}]
        self.assertEqual(list_of("stair_step", 4500, p_tiers=stairs), "200.00")
        self.assertEqual(list_of("package", 10, p_value=7, p_size=1000000, p_least=1), "7.00")
        blocks = [{"up_to": 2500, "unit": 10, "size": 1000}, {"unit": 8, "size": 1000}]
        self.assertEqual(list_of("package_graduated", 4500, p_tiers=blocks), "46.00")
        self.assertEqual(list_of("package_volume", 4500, p_tiers=blocks), "40.00")

    def test_flat_fee_at_zero(self):
        self.assertEqual(list_of("graduated", 0, p_tiers=TABLE_A), "10.00")
        self.assertEqual(list_of("graduated", 0, p_tiers=TABLE_A, p_flat_fee_when_zero=False), "0.00")

    def test_aggregation_gives_shares_by_quantity(self):
        lines = [line("volume", name, quantity=q, aggregate="quote", p_tiers=TABLE_B)
                 for name, q in (("a", 5000), ("b", 5000), ("c", 5000))]
        self.assertEqual([l["list"] for l in quote(lines)["lines"]], ["50.00"] * 3)


class Rounding(unittest.TestCase):
    def test_modes_and_signs(self):
        x = F("60.325")
        for mode, more in (("half_up", "60.33"), ("half_even", "60.32"), ("half_down", "60.32")):
            self.assertEqual(fixed(rounded(x, (mode, 2)), 2), more)
            self.assertEqual(fixed(rounded(-x, (mode, 2)), 2), "-" + more)
        self.assertEqual([to_integer(F("2.5"), m) for m in ("half_up", "half_even", "up", "down", "floor", "ceiling")],
                         [3, 2, 3, 2, 2, 3])
        self.assertEqual([to_integer(F("-2.5"), m) for m in ("up", "down", "floor", "ceiling")], [-3, -2, -3, -2])
        self.assertEqual(list_of("flat", 1, p_value=F("1.005")), "1.01")

    def test_credit_note_cancels(self):
        for value, tax in ((F("317.50"), "60.33"), (F("-317.50"), "-60.33")):
            self.assertEqual(document(quote([line("flat", p_value=value)], taxes=vat(19)))["tax"], tax)

    def test_plain(self):
        self.assertEqual([plain(F(t)) for t in ("3.50", "100", "-0.001", "0")], ["3.5", "100", "-0.001", "0"])


class Tax(unittest.TestCase):
    def sums(self, lines, taxes, discounts=()):
        found = document(quote(lines, taxes=taxes, discounts=list(discounts)))
        return found["net"], found["tax"], found["gross"]

    def test_odoo_37896(self):
        lines = [line("per_unit", quantity=16, p_value=F("348.35"))]
        off = [{"id": "d", "point": "discretionary", "pct": 4}]
        self.assertEqual(self.sums(lines, vat(22), off), ("5350.66", "1177.15", "6527.81"))
        self.assertEqual(self.sums(lines, vat(22, "document_global"), off)[2], "6527.80")

    def test_odoo_177192(self):
        lines = [line("per_unit", "a", quantity=10, p_value=F("30.75")), line("flat", "b", p_value=70)]
        off = [{"id": "d", "point": "discretionary", "pct": 5}]
        self.assertEqual(self.sums(lines, vat(15, "line_tax"), off)[:2], ("358.63", "53.80"))
        self.assertEqual(self.sums(lines, vat(15, "document_global"), off)[1], "53.79")

    def test_odoo_53790(self):
        lines = [line("flat", "a", p_value=F("0.13")), line("flat", "b", p_value=F("0.16"), tax="t")]
        for policy, tax in (("line_then_sum", "0.04"), ("document_total", "0.05")):
            taxes = vat(10, policy)
            taxes["categories"].append({"id": "t", "rate": 20})
            self.assertEqual(self.sums(lines, taxes)[1], tax)

    def test_odoo_155833(self):
        one = [line("per_unit", quantity=10, p_value=F("3.60"))]
        ten = [line("per_unit", f"l{i}", quantity=1, p_value=F("3.60")) for i in range(10)]
        self.assertEqual(self.sums(one, vat(F("5.5")))[2], "37.98")
        self.assertEqual(self.sums(ten, vat(F("5.5"), "line_tax"))[2], "38.00")
        self.assertEqual(self.sums(one, vat(F("5.5"), "unit_gross"))[2], "38.00")
        self.assertEqual(self.sums(ten[:1], vat(F("5.5")))[2], "3.80")

    def test_erpnext_8910(self):
        found = quote([line("flat", p_value=975)], taxes=vat(24),
                      adjustments={"document_discount": {"amount": 75}})
        self.assertEqual(document(found)["tax"], "216.00")

    def test_sum_of_rounded_lines(self):
        lines = [line("flat", f"l{i}", p_value=F("33.333")) for i in range(3)]
        self.assertEqual(self.sums(lines, vat(20)), ("99.99", "20.00", "119.99"))

    def test_compound_trap(self):
        lines = [line("per_unit", quantity=29, p_value=200, p_per=30)]
        self.assertEqual(self.sums(lines, vat(25))[2], "241.66")
        self.assertEqual(self.sums(lines, vat(25, "document_global"))[2], "241.67")

    def test_inclusive(self):
        for split, base, tax in (("net", "2.88", "0.11"), ("tax", "2.87", "0.12")):
            taxes = vat(4, prices_include_tax=True, split=split)
            self.assertEqual(self.sums([line("flat", p_value=F("2.99"))], taxes), (base, tax, "2.99"))

    def test_cash_rounding_is_its_own_line(self):
        found = document(quote([line("flat", p_value=F("10.02"))], taxes=vat(0, cash_increment=F("0.05"))))
        self.assertEqual((found["gross"], found["rounding"], found["payable"]), ("10.02", "-0.02", "10.00"))


class Allocation(unittest.TestCase):
    def test_vectors(self):
        self.assertEqual(spread(1000, [1, 1, 1]), [334, 333, 333])
        self.assertEqual((spread(5, [7, 3]), spread(5, [3, 7])), ([4, 1], [2, 3]))
        self.assertEqual(spread(-5, [7, 3]), [-4, -1])
        self.assertEqual(spread_money(1000, [33, 33, 34], 2), [330, 330, 340])
        self.assertEqual(spread(10, [1, 2, 4], "first_line"), [3, 2, 5])
        self.assertEqual(sum(spread(10, [1, 2, 4], "cumulative")), 10)

    def test_document_discount(self):
        lines = [line("flat", n, p_value=v) for n, v in (("a", 500), ("b", 300), ("c", 175))]
        found = quote(lines, adjustments={"document_discount": {"amount": 75}})
        self.assertEqual([l["steps"][-1]["change"] for l in found["lines"]], ["-38.46", "-23.08", "-13.46"])

    def test_percent_is_live(self):
        for value, share in ((600, "-180.00"), (1000, "-300.00")):
            found = quote([line("flat", p_value=value)], adjustments={"document_discount": {"pct": 30}})
            self.assertEqual(first(found)["steps"][0]["change"], share)


class Terms(unittest.TestCase):
    def test_conventions(self):
        for convention, net in (("day", "12328.77"), ("month_up", "13000.00"), ("monthly_daily", "12328.77"),
                                ("calendar_monthly_daily", "12322.58"), ("thirty_360", "12333.33")):
            found = quote([], [line("flat", p_value=12000, period="year")],
                          terms={"start": '@"2017-01-01"', "end": '@"2018-01-10"', "proration": convention})
            # cut at the contract year, so the days over are rounded on their own
            self.assertLessEqual(abs(F(found["contract"]["net"]) - F(net)), F("0.01"))

    def test_leap_year_over_365(self):
        terms = {"start": '@"2024-01-01"', "months": 12, "proration": "day"}
        found = quote([], [line("flat", p_value=100, period="year")], terms=terms)
        self.assertEqual(found["contract"]["net"], "100.27")
        terms["year"] = "actual_actual"
        found = quote([], [line("flat", p_value=100, period="year")], terms=terms)
        self.assertEqual(found["contract"]["net"], "100.00")

    def test_anchors_do_not_drift(self):
        found = quote([], [line("flat", p_value=10)], terms={"start": '@"2026-01-31"', "months": 3})
        self.assertEqual([p["day"] for p in found["payments"]], ["2026-01-31", "2026-02-28", "2026-03-31"])
        self.assertEqual(first(found)["rows"][0]["to"], "2026-04-29")

    def test_ramp(self):
        segments = [{"months": 12, "quantity": 20}, {"months": 12, "quantity": 35},
                    {"months": 12, "quantity": 50, "uplift_pct": 5}]
        found = quote([], [line("per_unit", p_value=12, segments=segments)],
                      terms={"start": '@"2026-01-01"', "months": 36})
        contract = found["contract"]
        self.assertEqual(contract["years"], ["2880.00", "5040.00", "7560.00"])
        self.assertEqual([contract[k] for k in ("net", "average_year", "first_year", "exit_arr")],
                         ["15480.00", "5160.00", "2880.00", "7560.00"])

    def test_zuora_segments(self):
        segments = [{"months": 10, "value": 5}, {"months": 2, "value": 10}, {"months": 6, "value": 10},
                    {"months": 6, "value": 10, "pct": 10}, {"months": 6, "value": 20, "pct": 10},
                    {"months": 6, "value": 20}]
        found = quote([line("flat", "once", p_value=15)], [line("flat", p_value=5, segments=segments)],
                      terms={"start": '@"2021-01-01"', "months": 36})
        contract = found["contract"]
        self.assertEqual([contract[k] for k in ("list", "discount", "net")], ["445.00", "18.00", "427.00"])
        self.assertEqual((contract["first_year"], contract["years"][1:]), ("85.00", ["114.00", "228.00"]))

    def test_zuora_amendment(self):
        def net(quantity, months):
            return F(quote([], [line("per_unit", p_value=10, quantity=quantity)],
                           terms={"start": '@"2021-03-01"', "months": months})["contract"]["net"])
        self.assertEqual((net(3, 10), net(3, 10) - net(1, 10)), (300, 200))
        self.assertEqual((net(3, 12), net(3, 12) - net(1, 12)), (360, 240))

    def test_evergreen_has_no_contract_value(self):
        self.assertIsNone(quote([], [line("flat", p_value=5)], terms={"start": '@"2021-01-01"'})["contract"])

    def test_instalments(self):
        found = quote([line("flat", p_value=1000)], given={"as_of": "2026-01-31"}, payments={"instalments": [
            {"pct": 33, "after_days": 0}, {"pct": 33, "after_months": 1}, {"pct": 34, "after_months": 2}]})
        self.assertEqual([(p["day"], p["amount"]) for p in found["payments"]],
                         [("2026-01-31", "330.00"), ("2026-02-28", "330.00"), ("2026-03-31", "340.00")])


class Margins(unittest.TestCase):
    def test_models(self):
        self.assertEqual(list_of("target_margin", 1, p_value=35, cost={"model": "flat", "value": 1000}), "1538.47")
        self.assertEqual(list_of("cost_plus", 1, p_value=35, cost={"model": "flat", "value": 1000}), "1350.00")

    def test_margin_text(self):
        for value, cost, expected in ((100, 60, "40.0"), (0, 60, None), (100, 0, "100.0")):
            found = quote([line("flat", p_value=value, cost={"model": "flat", "value": cost})])
            self.assertEqual(first(found)["margin_pct"], expected)
        found = quote([line("flat", p_value=100, cost={"model": "flat", "value": 65})],
                      discounts=[{"id": "d", "point": "special", "pct": 10}])
        self.assertEqual(first(found)["margin_pct"], "27.8")


class Stacking(unittest.TestCase):
    def net(self, value, discounts, **policy):
        return first(quote([line("flat", p_value=value)], discounts=[
            {"id": f"d{i}", **d} for i, d in enumerate(discounts)], policy=policy))["net"]

    def test_order_matters(self):
        pct, amount = {"point": "special", "pct": 20}, {"point": "special", "amount": 30}
        self.assertEqual((self.net(100, [pct, amount]), self.net(100, [amount, pct])), ("50.00", "56.00"))

    def test_cascade(self):
        rep, partner = {"point": "discretionary", "amount": 30}, {"point": "partner", "pct": 20}
        self.assertEqual(self.net(120, [rep, partner]), "72.00")
        self.assertEqual(self.net(120, [rep, {**partner, "of": "list"}]), "66.00")
        points = ["contract", "special", "schedule", "term", "promotion", "partner", "discretionary"]
        self.assertEqual(self.net(120, [rep, partner], waterfall=points), "66.00")

    def test_compounding_and_additive(self):
        both = [{"point": "special", "pct": 10}, {"point": "promotion", "pct": 5}]
        self.assertEqual((self.net(100, both), self.net(100, both, stacking="additive")), ("85.50", "85.00"))

    def test_agreed_total_is_authoritative(self):
        found = quote([line("per_unit", quantity=3, p_value=3400)],
                      given={"adjustments": [{"line": "a", "point": "contract", "total": 10000}]})
        self.assertEqual(first(found)["net"], "10000.00")


class Commitments(unittest.TestCase):
    def usage(self, quantity, basis, discounts=()):
        return first(quote([], [line("per_unit", quantity=quantity, p_value=1,
                                     minimum={"value": 1000, "basis": basis})], discounts=list(discounts)))

    def test_minimum(self):
        self.assertEqual(self.usage(800, "before_discounts")["true_up"], "200.00")
        self.assertEqual(self.usage(1300, "before_discounts")["true_up"], "0.00")
        off = [{"id": "d", "point": "special", "pct": 10}]
        self.assertEqual(self.usage(800, "before_discounts", off)["net"], "900.00")
        after = self.usage(800, "after_discounts", off)
        self.assertEqual((after["net"], after["true_up"]), ("1000.00", "280.00"))

    def test_retainer(self):
        terms = {"p_hours": 20, "p_rate": 150, "p_overage_rate": 165, "p_used": F("26.25")}
        self.assertEqual(list_of("retainer", 1, **terms, p_increment=F("0.5")), "4072.50")
        self.assertEqual(list_of("retainer", 1, **terms), "4031.25")

    def test_percent_of(self):
        lines = [line("flat", "a", p_value=1000), line("percent_of", "b", p_value=20, p_of=["a"]),
                 line("percent_of", "c", p_value=10, p_of=["a", "b"], p_basis="net")]
        found = quote(lines, discounts=[{"id": "d", "point": "special", "pct": 50, "lines": ["a"]}])
        self.assertEqual([l["list"] for l in found["lines"]], ["1000.00", "200.00", "70.00"])


class Refusals(unittest.TestCase):
    def test_codes(self):
        self.assertEqual(quote([line("graduated", quantity=-1, p_tiers=TABLE_B)]),
                         {"error": "pricing.negative_quantity"})
        self.assertEqual(quote([line("flat", p_value=5, currency="USD")]), {"error": "pricing.no_rate"})
        self.assertEqual(quote([line("flat", p_value=5)], adjustments={"document_discount": {"amount": F("5.01")}}),
                         {"error": "pricing.over_discounted"})

    def test_reading_keeps_decimals(self):
        found = parse('{"a":0.1}')
        self.assertEqual(found["a"], F(1, 10))
        self.assertEqual(write_json({"a": "é"}), '{"a":"é"}')


if __name__ == "__main__":
    unittest.main()
