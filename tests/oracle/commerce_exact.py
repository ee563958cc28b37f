"""Rounding, allocation and printed forms of prices, on exact fractions.

In: int or Fraction; a rounding point is (mode, places). Out: Fraction, or text.
Source: semantics.md sections 3, 5 and 12; assets/pricebooks/PRICING.md.
"""

from fractions import Fraction

EXPONENTS = {"EUR": 2, "USD": 2, "GBP": 2, "CHF": 2, "JPY": 0, "KRW": 0, "CLP": 0, "KWD": 3, "BHD": 3, "TND": 3,
             "CLF": 4}


def floor(x):
    x = Fraction(x)
    return x.numerator // x.denominator


def ceiling(x):
    return -floor(-Fraction(x))


def to_integer(x, mode):
    """A whole number near x. Ties matter only in the modes that are called half."""
    x = Fraction(x)
    if mode == "floor":
        return floor(x)
    if mode == "ceiling":
        return ceiling(x)
    size = abs(x)
    low = floor(size)
    rest = size - low
    half = Fraction(1, 2)
    more = {"up": rest > 0, "down": False, "half_up": rest >= half, "half_down": rest > half,
            "half_even": rest > half or (rest == half and low % 2 == 1)}[mode]
    whole = low + (1 if more else 0)
    return -whole if x < 0 else whole


def rounded(x, point):
    """x at a rounding point (mode, places)."""
    mode, places = point
    scale = Fraction(10) ** places
    return to_integer(Fraction(x) * scale, mode) / scale


def multiple(x, step, mode):
    """The multiple of step next to x."""
    return to_integer(Fraction(x) / step, mode) * Fraction(step)


def spread(units, weights, method="largest_remainder"):
    """Shares of a whole number of units by weight, the sum kept; the sign is put back at the end."""
    sign = -1 if units < 0 else 1
    units = abs(units)
    whole = sum(weights)
    if any(w < 0 for w in weights):
        raise ValueError("a negative weight")
    if whole == 0:
        if units:
            raise ValueError("nothing to spread over")
        return [0] * len(weights)
    if method == "cumulative":
        shares, before, done = [], Fraction(0), 0
        for weight in weights:
            before += weight
            upto = to_integer(units * before / whole, "half_up")
            shares.append(upto - done)
            done = upto
        return [sign * share for share in shares]
    exact = [Fraction(units) * w / whole for w in weights]
    shares = [floor(e) for e in exact]
    left = units - sum(shares)
    if method == "first_line":
        shares[next(i for i, w in enumerate(weights) if w)] += left
    else:
        for i in sorted(range(len(weights)), key=lambda k: shares[k] - exact[k])[:left]:
            shares[i] += 1
    return [sign * share for share in shares]


def spread_money(amount, weights, exponent, method="largest_remainder"):
    scale = 10 ** exponent
    units = Fraction(amount) * scale
    if units.denominator != 1:
        raise ValueError("not whole minor units")
    return [Fraction(share, scale) for share in spread(units.numerator, weights, method)]


def fixed(x, places):
    """Text with exactly this many decimals; half up where x has more."""
    units = to_integer(Fraction(x) * 10 ** places, "half_up")
    sign, digits = ("-" if units < 0 else ""), str(abs(units))
    if places == 0:
        return sign + digits
    digits = digits.rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def plain(x):
    """Canonical text of a finite decimal: no exponent, no trailing zeros."""
    x = Fraction(x)
    places = 0
    while (x * 10 ** places).denominator != 1:
        places += 1
        if places > 40:
            raise ValueError("not a finite decimal")
    return fixed(x, places)
