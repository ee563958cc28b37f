#include "whatif/risk_math.h"

namespace qw::risk {
namespace {

constexpr double kLn2 = 0.69314718055994530942;
constexpr double kDensityAtZero = 0.39894228040143267794;  // 1 / sqrt(2 pi)

double density(double z) { return kDensityAtZero * exponential(-z * z / 2); }

// Simpson's rule over [from, to] in one step.
double normal_area(double from, double to) {
  return (to - from) / 6 * (density(from) + 4 * density((from + to) / 2) + density(to));
}

// Probabilities above 0, 1/64, ... kReach; summed from the far end, so that small ones are exact relative to themselves.
std::vector<double> upper_tails() {
  constexpr int kCount = kReach * kPerUnit;
  std::vector<double> above(kCount + 1);
  double sum = density(kReach) / (kReach + 1.0 / kReach);  // beyond the grid: the first terms of the tail's fraction
  above[kCount] = sum;
  for (int i = kCount - 1; i >= 0; --i) {
    sum += normal_area(static_cast<double>(i) / kPerUnit, static_cast<double>(i + 1) / kPerUnit);
    above[static_cast<std::size_t>(i)] = sum;
  }
  return above;
}

// The score with this probability above it, by Newton from the grid point `start` left of it, where `above` is the probability.
double score_of_tail(double probability, double start, double above) {
  double z = start;
  for (int i = 0; i < 4; ++i) z += (above - normal_area(start, z) - probability) / density(z);
  return z;
}

struct Walk {
  const std::vector<double>& above;
  std::size_t cell;

  double score(double probability) {
    while (cell > 0 && above[cell] < probability) --cell;
    return score_of_tail(probability, static_cast<double>(cell) / kPerUnit, above[cell]);
  }
};

}  // namespace

std::array<std::uint32_t, 4> philox(std::array<std::uint32_t, 4> counter, std::array<std::uint32_t, 2> key) {
  for (int round = 0; round < 10; ++round) {
    const std::uint64_t a = std::uint64_t{0xD2511F53} * counter[0];
    const std::uint64_t b = std::uint64_t{0xCD9E8D57} * counter[2];
    counter = {static_cast<std::uint32_t>(b >> 32) ^ counter[1] ^ key[0], static_cast<std::uint32_t>(b),
               static_cast<std::uint32_t>(a >> 32) ^ counter[3] ^ key[1], static_cast<std::uint32_t>(a)};
    key[0] += 0x9E3779B9U;
    key[1] += 0xBB67AE85U;
  }
  return counter;
}

double exponential(double x) {
  const int halvings = static_cast<int>(-x / kLn2 + 0.5);
  const double rest = x + halvings * kLn2;
  double sum = 1;
  for (int term = 14; term > 0; --term) sum = 1 + sum * rest / term;
  double scale = 1, half = 0.5;
  for (int bits = halvings; bits > 0; bits >>= 1, half *= half) {
    if ((bits & 1) != 0) scale *= half;
  }
  return sum * scale;
}

double logarithm(double x) {
  int doublings = 0;
  for (; x < 0.70710678118654752440; ++doublings) x += x;
  const double t = (x - 1) / (x + 1);
  const double square = t * t;
  double sum = 0;
  for (int odd = 21; odd > 0; odd -= 2) sum = sum * square + 1.0 / odd;
  return 2 * t * sum - doublings * kLn2;
}

Normal::Normal() {
  const std::vector<double> above = upper_tails();
  below.reserve(kScores + 1);
  for (std::size_t i = above.size(); i-- > 1;) below.push_back(above[i]);
  for (const double area : above) below.push_back(1 - area);
  tail.reserve(32 * kCells + 1);
  Walk walk{above, above.size() - 1};
  double base = 1.0 / 4294967296 / 2;
  for (int power = 0; power < 32; ++power, base += base) {
    for (std::size_t i = 0; i < kCells; ++i) tail.push_back(walk.score(base + base * static_cast<double>(i) / kCells));
  }
  tail.push_back(0);
}

double normal_quantile(const Normal& normal, double share) {
  std::size_t cell = kScores / 2;
  while (cell < kScores && normal.below[cell + 1] < share) ++cell;
  const double start = static_cast<double>(static_cast<int>(cell) - kScores / 2) / kPerUnit;
  return score_of_tail(1 - share, start, 1 - normal.below[cell]);
}

std::vector<double> pert_by_score(const Normal& normal, double likely) {
  // The beta density x^a (1-x)^b with a + b = 4, summed by Simpson's rule over cells of [0, 1].
  constexpr int kCells = 1024;
  const double a = 4 * likely, b = 4 - a;
  const auto height = [a, b](int half) {
    const double x = static_cast<double>(half) / (2 * kCells);
    const double left = half > 0 ? a * logarithm(x) : (a > 0 ? -700 : 0);
    const double right = half < 2 * kCells ? b * logarithm(1 - x) : (b > 0 ? -700 : 0);
    return left + right < -700 ? 0 : exponential(left + right);
  };
  std::vector<double> sums(kCells + 1);
  double last = height(0);
  for (int i = 0; i < kCells; ++i) {
    const double next = height(2 * i + 2);
    sums[static_cast<std::size_t>(i) + 1] = sums[static_cast<std::size_t>(i)] + last + 4 * height(2 * i + 1) + next;
    last = next;
  }
  std::vector<double> table;
  table.reserve(kScores + 1);
  std::size_t cell = 0;
  for (const double share : normal.below) {
    const double wanted = share * sums[kCells];
    while (cell + 1 < kCells && sums[cell + 1] < wanted) ++cell;
    const double width = sums[cell + 1] - sums[cell];
    const double part = width > 0 ? (wanted - sums[cell]) / width : 0;
    table.push_back((static_cast<double>(cell) + part) / kCells);
  }
  return table;
}

}  // namespace qw::risk
