"""Unit tests of the oracle's arithmetic and strict reading: python3 -m unittest discover -s tests/oracle."""

import sys
import unittest
from fractions import Fraction
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # so that it also runs by its path from the root
sys.dont_write_bytecode = True

from differences import differences  # noqa: E402
from exact import allocate, ceil, cents, fixed, half_up, money, percent_text  # noqa: E402
from intake import BadInput, parse, read_answers  # noqa: E402


class Rounding(unittest.TestCase):
    def test_ceil(self):
        cases = [(Fraction(0), 0), (Fraction(1, 10 ** 17), 1), (Fraction(7, 2), 4), (Fraction(-7, 2), -3), (3, 3)]
        for value, expected in cases:
            self.assertEqual(ceil(value), expected)

    def test_half_up_ties_go_away_from_zero(self):
        cases = [("2.5", 3), ("-2.5", -3), ("2.49", 2), ("-2.49", -2), ("0.5", 1), ("-0.5", -1), ("72.5", 73)]
        for value, expected in cases:
            self.assertEqual(half_up(Fraction(value)), expected)

    def test_half_up_to_places(self):
        self.assertEqual(half_up(Fraction("1.005"), 2), Fraction("1.01"))
        self.assertEqual(half_up(Fraction("-1.005"), 2), Fraction("-1.01"))
        self.assertEqual(half_up(Fraction("8.161"), 1), Fraction("8.2"))

    def test_cents(self):
        self.assertEqual(cents(Fraction("7583.275")), 758328)
        self.assertEqual(cents(Fraction("7583.2749999")), 758327)


class Printing(unittest.TestCase):
    def test_fixed(self):
        cases = [("0.04", 1, "0.0"), ("-0.04", 1, "0.0"), ("-0.05", 1, "-0.1"), ("12.05", 1, "12.1"), ("5", 2, "5.00")]
        for value, places, expected in cases:
            self.assertEqual(fixed(Fraction(value), places), expected)

    def test_money(self):
        self.assertEqual([money(c) for c in (0, 5, -5, 100, -12345)], ["0.00", "0.05", "-0.05", "1.00", "-123.45"])

    def test_percent_needs_a_base(self):
        self.assertIsNone(percent_text(5, 0))
        self.assertIsNone(percent_text(5, -1))
        self.assertEqual(percent_text(-1, 3), "-33.3")


class Allocation(unittest.TestCase):
    def test_largest_remainder(self):
        self.assertEqual(allocate(100, [1, 1, 1]), [34, 33, 33])
        self.assertEqual(allocate(10, [1, 2, 4]), [1, 3, 6])
        self.assertEqual(allocate(1, [0, 0, 3]), [0, 0, 1])

    def test_ties_go_to_the_earlier_item(self):
        self.assertEqual(allocate(3, [1, 1, 1, 1]), [1, 1, 1, 0])
        self.assertEqual(allocate(5, [3, 3]), [3, 2])

    def test_nothing_over_nothing(self):
        self.assertEqual(allocate(0, [0, 0]), [0, 0])
        with self.assertRaises(ValueError):
            allocate(1, [0, 0])

    def test_shares_add_up_and_stay_within_one_unit(self):
        for total in (0, 1, 99, 758328, 10 ** 12 + 7):
            for weights in ([1, 0, 2], [8064, 40937, 20298, 23738], [7] * 10, [5]):
                shares = allocate(total, weights)
                self.assertEqual(sum(shares), total)
                for share, weight in zip(shares, weights):
                    self.assertLess(abs(share - Fraction(total * weight, sum(weights))), 1)


class Reading(unittest.TestCase):
    def refuse(self, text):
        with self.assertRaises(BadInput, msg=text):
            read_answers(parse(text))

    def test_refusals(self):
        for text in ('{"warehouses":1.0}', '{"warehouses":1e1}', '{"warehouses":"1"}', '{"warehouses":true}',
                     '{"warehouses":101}', '{"discount_pct":5.001}', '{"discount_pct":1e1}', '{"discount_pct":60.01}',
                     '{"nobody":1}', '{"modules":["crm","crm"]}', '{"modules":["x"]}', '{"modules":"crm"}',
                     '{"migration_records":{"x":1}}', '{"migration_records":{"lots":-1}}', '{"barcode":1}',
                     '{"barcode":true,"barcode":true}', '{"discount_pct":NaN}', '[]', '7', '', '{"warehouses":1,}'):
            self.refuse(text)

    def test_defaults_null_and_trailing_zeros(self):
        answers = read_answers(parse('{"warehouses":null,"discount_pct":5.2500000,"onboarding_fee":null}'))
        self.assertEqual(answers.warehouses, 1)
        self.assertEqual(answers.discount_pct, Fraction("5.25"))
        self.assertIsNone(answers.onboarding_fee)
        self.assertEqual(read_answers(parse('{"answers":{"warehouses":7}}')).warehouses, 7)


class Differences(unittest.TestCase):
    def test_paths(self):
        self.assertEqual(differences({"a": [1, {"b": "x"}]}, {"a": [1, {"b": "y"}]}), [("/a/1/b", "x", "y")])
        self.assertEqual(differences({"a": 1}, {"a": True}), [("/a", 1, True)])
        self.assertEqual(differences({"a": 1}, {"a": 1.0}), [("/a", 1, 1.0)])
        self.assertEqual(differences([1], [1, 2]), [("/1", "(absent)", 2)])
        self.assertEqual(len(differences({"a": 1, "b": 2}, {"b": 2, "a": 1})), 1)


if __name__ == "__main__":
    unittest.main()
