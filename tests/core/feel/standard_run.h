// An expression in the standard dialect, without names outside, as text to text.
#pragma once

#include <string>
#include <string_view>

#include "core/feel/feel_testing.h"
#include "feel/call.h"

namespace qw_test {

// `now` is a date and time for now() and today().
inline std::string run_standard(std::string_view source, std::string_view now = "") {
  using namespace qw::feel;
  struct NoNames final : Resolver {
    std::optional<Symbol> resolve(std::string_view) override { return std::nullopt; }
    std::vector<std::string_view> known_names() const override { return {}; }
  };
  NoNames names;
  TypeTable types;
  Arena arena;
  Arena scratch;
  const Compiled compiled = compile(source, names, types, arena, Dialect::standard);
  if (!compiled.ok()) return shown(compiled.errors);
  Machine machine;
  machine.arena = &scratch;
  machine.now = temporal_literal(now, arena);
  const Value value = evaluate(compiled.expression, machine);
  return machine.fault.kind == FaultKind::none ? shown(value) : shown(machine.fault);
}

}  // namespace qw_test
