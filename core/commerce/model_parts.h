// commerce/model_parts.h: what the files of the price models share; for this room only.
#pragma once

#include "commerce/model.h"

namespace qw::commerce_detail {

inline constexpr Decimal kOne = Decimal::from_int(1);
inline constexpr Decimal kHundred = Decimal::from_int(100);
inline constexpr Decimal kHundredth = Decimal::from_parts(false, 1, -2);

// A Decimal that remembers an overflow on the way, so that a formula reads as one.
struct Checked {
  Decimal value;
  bool failed = false;

  Checked(const Decimal& number) : value(number) {}
  Checked(const DecimalResult& result, bool failed_before)
      : value(result.value), failed(failed_before || !result.ok()) {}
};

Checked operator+(const Checked& a, const Checked& b);
Checked operator-(const Checked& a, const Checked& b);
Checked operator*(const Checked& a, const Checked& b);
Checked operator/(const Checked& a, const Checked& b);

inline Amount amount(const Checked& checked) {
  if (checked.failed) return {Decimal(), PriceFault::too_large};
  return {checked.value, PriceFault::none};
}
inline Amount refuse(PriceFault fault) { return {Decimal(), fault}; }

inline bool below_zero(const Decimal& number) { return number.is_negative() && !number.is_zero(); }
inline bool above_zero(const Decimal& number) { return !number.is_negative() && !number.is_zero(); }

// Of a `per` or a `size` that is not above zero.
inline PriceFault bad_divisor(const Decimal& number) {
  return number.is_zero() ? PriceFault::zero_per : PriceFault::negative_number;
}

inline const Decimal& param_or(const Params& params, Param param, const Decimal& fallback) {
  return params.has(param) ? params[param] : fallback;
}

// The started packages of a size above zero; units are zero or more. Exact, whatever the digits.
Checked started(const Decimal& units, const Decimal& size);

// graduated, volume, stair_step, package_graduated, package_volume, without `base`; units = quantity beyond the included.
Amount tiered_amount(const ModelTerms& terms, const Decimal& units);
// The first period.
Amount retainer_amount(const ModelTerms& terms, const Params& params);

// The quantity beyond the included one, zero or more.
Amount units_beyond(const Params& params);

}  // namespace qw::commerce_detail
