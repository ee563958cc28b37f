// A fixed amount of integer work: what other times are compared with, so that a figure means the same on another machine.
//
// reference_loop(): 1,000,000 dependent steps of xorshift and multiply; the result is always the same number.
// reference_step_nanoseconds(): the time of one step, the fastest of a few runs.
#pragma once

#include <algorithm>
#include <chrono>
#include <cstdint>

namespace qw_test {

inline constexpr int kReferenceSteps = 1'000'000;

inline std::uint64_t reference_loop() {
  // Read through volatile, so that no compiler computes the loop once and for all.
  static volatile std::uint64_t seed = 0x9E3779B97F4A7C15U;
  std::uint64_t state = seed;
  std::uint64_t sum = 0;
  for (int step = 0; step < kReferenceSteps; ++step) {
    state ^= state >> 12;
    state ^= state << 25;
    state ^= state >> 27;
    state *= 0x2545F4914F6CDD1DU;
    sum += state;
  }
  return sum;
}

inline double reference_step_nanoseconds() {
  using Clock = std::chrono::steady_clock;
  static volatile std::uint64_t sink = 0;
  double best = 1e9;
  for (int run = 0; run < 7; ++run) {
    const auto start = Clock::now();
    sink = reference_loop();
    const std::chrono::duration<double, std::nano> taken = Clock::now() - start;
    best = std::min(best, taken.count() / kReferenceSteps);
  }
  return best;
}

}  // namespace qw_test
