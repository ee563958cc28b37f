// number/decimal_transcendental.h: e^x, the natural logarithm, and powers with any exponent.
//
// In and out: Decimal. Results carry 34 digits; those of exp() and ln() are the nearest ones, as far as 34 digits can be
// told from 50; power() with an exponent that is not a 64-bit integer is within one unit of the 34th digit. Integer
// exponents go to integer_power(), whose results are exact where they can be.
// Errors: `overflow` above 9.99...E+6144 (a result too small is 0); `invalid` for ln of zero or less, for 0 to the power 0
// and for a negative base with a fractional exponent; `division_by_zero` for 0 to a negative power.
// How: fixed-point integers with 320 bits after the point, 10^-96. ln a = k ln 10 + j ln 2 + 2 artanh((f - 1) / (f + 1))
// with a = f 2^j 10^k and 1 <= f < 2; e^x = 10^k e^r with r = x - k ln 10, by Taylor's series of r / 256 and eight
// squarings; a^b = e^(b ln a). About a hundred terms at most, whatever the operands.
#pragma once

#include "number/decimal.h"

namespace qw {

DecimalResult exp(const Decimal& x);
DecimalResult ln(const Decimal& a);
DecimalResult power(const Decimal& base, const Decimal& exponent);

}  // namespace qw
