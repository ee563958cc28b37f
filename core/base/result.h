// base/result.h: a value, or the Error that says why there is none (the toolchain has no std::expected).
//
// Result<T> r = f();  if (!r.ok()) return r.error();  use(r.value());
// REQUIRES: value() only when ok(), error() only when not.
#pragma once

#include <utility>
#include <variant>

#include "base/finding.h"

namespace qw {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : state_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : state_(std::in_place_index<1>, std::move(error)) {}

  bool ok() const { return state_.index() == 0; }
  const T& value() const& { return *std::get_if<0>(&state_); }
  T& value() & { return *std::get_if<0>(&state_); }
  T&& value() && { return std::move(*std::get_if<0>(&state_)); }
  const Error& error() const { return *std::get_if<1>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace qw
