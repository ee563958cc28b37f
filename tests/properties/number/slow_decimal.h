// Exact arithmetic the slow way, one decimal digit at a time, written from the definitions and sharing nothing with
// core/number: what the properties compare Decimal with.
#pragma once

#include <string>
#include <vector>

#include "number/decimal.h"

namespace qw_test {

// sign * digits * 10^exponent with as many digits as it takes; digits from the least significant up, none for zero.
struct Slow {
  bool negative = false;
  std::vector<int> digits;
  int exponent = 0;
};

Slow slow(const qw::Decimal& a);

Slow slow_add(const Slow& a, const Slow& b);
Slow slow_negate(Slow a);
Slow slow_multiply(const Slow& a, const Slow& b);
// -1, 0, 1 by value.
int slow_compare(const Slow& a, const Slow& b);

// The quotient cut off (towards zero) at 10^exponent, and whether it is exact.
struct SlowQuotient {
  Slow value;
  bool exact = true;
};
SlowQuotient slow_divide(const Slow& a, const Slow& b, int exponent);

// The multiple of 10^exponent that the mode takes for the value, by the definition of the mode. `beyond`: the value
// goes on below its last digit (a quotient that did not come out even).
Slow slow_round(const Slow& a, int exponent, qw::Rounding rounding, bool beyond = false);

// Rounded half-even to 34 digits, or to 10^-6176 where that is coarser.
Slow slow_to_decimal128(const Slow& a, bool beyond = false);

// Position of the first digit: 0 for 1 to 9. REQUIRES: not zero.
int slow_adjusted(const Slow& a);

std::string to_string(const Slow& a);

}  // namespace qw_test
