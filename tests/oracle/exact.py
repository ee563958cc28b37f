"""Exact arithmetic of section 0 of the reference rules: ceil, half_up, allocate and the printed forms.

In: int or Fraction. Out: int, Fraction or text. Money is held as integer cents after rounding point R1.
Source: reference rules, section 0 (arithmetic, rounding points) and the head of section 11 (printed forms).
"""

from fractions import Fraction


def ceil(x):
    """Smallest integer >= x."""
    x = Fraction(x)
    return -((-x.numerator) // x.denominator)


def half_up(x, places=0):
    """Nearest multiple of 10^-places, ties away from zero; an int when places is 0, else a Fraction."""
    scale = 10 ** places
    scaled = Fraction(x) * scale
    units = (2 * abs(scaled.numerator) + scaled.denominator) // (2 * scaled.denominator)
    if scaled < 0:
        units = -units
    return units if places == 0 else Fraction(units, scale)


def cents(x):
    """An amount in currency units as integer cents, rounded half-up (R1, R2)."""
    return half_up(Fraction(x) * 100)


def allocate(total, weights):
    """Largest remainder: shares a whole number of units over the weights; ties go to the earlier item."""
    whole = sum(weights)
    if whole == 0:
        if total != 0:
            raise ValueError("cannot allocate an amount over weights that sum to zero")
        return [0 for _ in weights]
    shares = [(total * w) // whole for w in weights]
    left = total - sum(shares)
    # sorted() is stable, so equal remainders keep the order of the items
    order = sorted(range(len(weights)), key=lambda i: -((total * weights[i]) % whole))
    for i in order[:left]:
        shares[i] += 1
    return shares


def fixed(x, places):
    """Text of x with exactly this many decimals, half-up, no grouping; a rounded zero has no sign."""
    units = half_up(Fraction(x) * 10 ** places)
    sign = "-" if units < 0 else ""
    digits = str(abs(units))
    if places == 0:
        return sign + digits
    digits = digits.rjust(places + 1, "0")
    return sign + digits[:-places] + "." + digits[-places:]


def money(amount_cents):
    """Integer cents as text with 2 decimals."""
    return fixed(Fraction(amount_cents, 100), 2)


def one_decimal(x):
    """Rounding point RD for percents, GB, months, orders per hour."""
    return fixed(x, 1)


def percent(part, base):
    """100 x part / base unrounded; None when the base is not above zero (section 6)."""
    return Fraction(100 * part, base) if base > 0 else None


def percent_text(part, base):
    value = percent(part, base)
    return None if value is None else one_decimal(value)
