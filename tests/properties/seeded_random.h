// Numbers from a fixed seed: the same values on every machine, in WebAssembly too.
#pragma once

#include <cstdint>

namespace qw_test {

class Random {
 public:
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;  // splitmix64
    std::uint64_t mixed = (state_ ^ state_ >> 30) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBU;
    return mixed ^ mixed >> 31;
  }
  std::int64_t between(std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
  }
  bool flip() { return (next() & 1) != 0; }

 private:
  std::uint64_t state_ = 20261122;
};

}  // namespace qw_test
