// whatif/risk_math.h: random numbers and distributions of the risk simulation. Private to this room.
//
// The one place in core with doubles: they describe chances, never a price. Only + - * / and the square root of IEEE doubles
// are used, in a fixed order and without contraction, so that every machine gives the same bits; nothing else of libm.
// philox(): the counter-based generator Philox4x32-10 (Salmon et al., SC 2011): the same counter and key give the same four words.
// Accuracy: exponential and logarithm to about 1e-13 of the result, the normal quantile to 1e-5, a shape's quantile to 1e-5 of its
// range between the 0.1st and the 99.9th percentile.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace qw::risk {

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key);

double exponential(double x);  // REQUIRES: -700 <= x <= 0
double logarithm(double x);    // REQUIRES: 0 < x <= 1

// Grid of normal scores on which distributions are tabulated: from -kReach to kReach in steps of 1 / kPerUnit.
inline constexpr int kReach = 8;
inline constexpr int kPerUnit = 64;
inline constexpr int kScores = 2 * kReach * kPerUnit;

// What the standard normal distribution is needed for, as tables.
struct Normal {
  Normal();

  // The score that a random word stands for: its lower 31 bits are a probability, the upper one the sign.
  double score(std::uint32_t word) const {
    const std::uint32_t odd = word << 1 | 1U;  // probability of the tail, in 2^-33
    const int shift = __builtin_clz(odd);
    const std::uint32_t scaled = odd << shift;
    const std::size_t cell = static_cast<std::size_t>(31 - shift) * kCells + (scaled >> 24 & (kCells - 1));
    const double part = static_cast<double>(scaled & 0xffffffU) * (1.0 / 0x1000000);
    const double z = tail[cell] + (tail[cell + 1] - tail[cell]) * part;
    return (word >> 31) != 0 ? z : -z;
  }

  static constexpr std::size_t kCells = 128;  // of each power of two of the probability
  std::vector<double> below;                  // per score of the grid: the probability below it
  std::vector<double> tail;                   // scores by the probability above them, from 2^-33 to 1/2
};

// The normal score below which this share lies, 0.8 -> 0.8416. REQUIRES: 0.5 <= share < 1.
double normal_quantile(const Normal& normal, double share);

// Beta-PERT with shape 4 on [0, 1]: the value at each score of the grid (kScores + 1 values), for the likely value 0 to 1.
std::vector<double> pert_by_score(const Normal& normal, double likely);

// The value of such a table at any score.
inline double at_score(const std::vector<double>& table, double z) {
  const double place = (z + kReach) * kPerUnit;
  if (!(place > 0)) return table.front();
  if (place >= kScores) return table.back();
  const int cell = static_cast<int>(place);
  const double* values = table.data() + cell;
  return values[0] + (values[1] - values[0]) * (place - cell);
}

}  // namespace qw::risk
