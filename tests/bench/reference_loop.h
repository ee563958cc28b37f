// A fixed amount of integer work: what other times are compared with, so that a figure means the same on another
// machine.
//
// reference_loop(): 1,000,000 dependent steps of xorshift and multiply; the result is always the same number.
// cpu_nanoseconds(): processor time of this thread, which other programs on the machine do not lengthen.
// reference_step_nanoseconds(): the time of one step, the fastest of a few runs.
#pragma once

#include <algorithm>
#include <cstdint>
#include <ctime>

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

inline double cpu_nanoseconds() {
  timespec now{};
#ifdef __EMSCRIPTEN__
  clock_gettime(CLOCK_MONOTONIC, &now);  // there is no clock of the thread
#else
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
#endif
  return 1e9 * static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec);
}

inline double reference_step_nanoseconds() {
  double best = 1e9;
  for (int run = 0; run < 7; ++run) {
    const double start = cpu_nanoseconds();
    volatile std::uint64_t result = reference_loop();
    best = std::min(best, (cpu_nanoseconds() - start) / kReferenceSteps);
    static_cast<void>(result);
  }
  return best;
}

}  // namespace qw_test
