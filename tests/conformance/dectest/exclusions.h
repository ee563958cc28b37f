// Cases of the decimal test vectors that are knowingly not met, one by one. A case that is met after all fails the
// test.
#pragma once

#include <array>

namespace qw_test {

struct Exclusion {
  const char* id;
  const char* reason;
};

inline constexpr const char* kZeroSign =
    "exact zero sum under floor is -0; add() always rounds half-even, which gives 0";
inline constexpr const char* kLongExponent = "the exponent does not fit the 64-bit integer of integer_power()";

inline constexpr std::array<Exclusion, 16> kExclusions = {{
    {"dqadd71722", kZeroSign},
    {"dqadd71731", kZeroSign},
    {"rzex052", kZeroSign},
    {"rzex053", kZeroSign},
    {"rzex055", kZeroSign},
    {"rzex059", kZeroSign},
    {"rzex060", kZeroSign},
    {"powx519", kLongExponent},
    {"powx520", kLongExponent},
    {"powx521", kLongExponent},
    {"powx523", kLongExponent},
    {"powx524", kLongExponent},
    {"powx525", kLongExponent},
    {"powx526", kLongExponent},
    {"powx527", kLongExponent},
    {"powx529", kLongExponent},
}};

}  // namespace qw_test
