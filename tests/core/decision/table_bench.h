// What the tests of decision tables share: a table over the world of feel_testing.h, built from texts as a price book has them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/feel/feel_testing.h"
#include "decision/table.h"

namespace qw_test {

using namespace qw::decision;
using qw::feel::Expression;

struct RuleText {
  const char* id;
  std::vector<const char*> cells;  // "-" leaves the test out
  std::vector<const char*> outputs;
  const char* when = nullptr;
};

class Bench {
 public:
  explicit Bench(HitPolicy hit, Aggregate aggregate = Aggregate::list) {
    table.hit = hit;
    table.aggregate = aggregate;
  }
  Bench& inputs(const std::vector<const char*>& sources) {
    for (const char* source : sources) table.inputs.push_back(formula(source));
    return *this;
  }
  Bench& outputs(const std::vector<const char*>& names) {
    qw::feel::Shape shape;
    for (const char* name : names) {
      table.outputs.emplace_back(name);
      shape.names.emplace_back(name);
    }
    if (names.size() > 1) table.shape = world.arena.add(std::move(shape));
    return *this;
  }
  Bench& defaults(const std::vector<const char*>& sources) {
    for (const char* source : sources) table.defaults.push_back(formula(source));
    return *this;
  }
  Bench& priority(const std::vector<const char*>& sources) {
    qw::feel::Machine machine = world.machine();
    for (const char* source : sources) {
      table.priority.push_back(deep_copy(evaluate(formula(source), machine), world.arena));
    }
    return *this;
  }
  Bench& more_priority(const std::vector<const char*>& sources) {
    qw::feel::Machine machine = world.machine();
    table.more_priority.emplace_back();
    for (const char* source : sources) {
      table.more_priority.back().push_back(deep_copy(evaluate(formula(source), machine), world.arena));
    }
    return *this;
  }
  Bench& standard() {
    table.standard = true;
    return *this;
  }
  Bench& rule(const RuleText& text) {
    Rule rule;
    rule.id = text.id;
    for (std::size_t i = 0; i < text.cells.size(); ++i) {
      rule.tests.push_back(
          std::string_view(text.cells[i]) == "-" ? std::nullopt : std::optional(cell(text.cells[i], table.inputs[i])));
    }
    if (text.when != nullptr) rule.when = formula(text.when);
    for (const char* source : text.outputs) rule.outputs.push_back(formula(source));
    table.rules.push_back(std::move(rule));
    return *this;
  }

  // "7 by 0 2" with the numbers of the matched rules; "conflict" or a fault with its rule where there is one.
  std::string outcome() {
    qw::feel::Machine machine = world.machine();
    const Outcome found = decide(table, machine);
    std::string text = shown(found.value);
    if (!found.matched.empty()) text += " by";
    for (const std::uint32_t number : found.matched) text += ' ' + std::to_string(number);
    if (found.conflict) text += " conflict";
    if (machine.fault.kind != qw::feel::FaultKind::none) text += ", " + shown(machine.fault);
    if (found.failed_rule != 0xffffffff) text += " in rule " + std::to_string(found.failed_rule);
    return text;
  }

  World world;
  Table table;

 private:
  Expression formula(const char* source) {
    qw::feel::Compiled compiled = world.compile(source);
    EXPECT_TRUE(compiled.ok()) << source << ": " << shown(compiled.errors);
    return std::move(compiled.expression);
  }
  Expression cell(const char* source, const Expression& input) {
    qw::feel::Compiled compiled = compile_unary_tests(source, input.type, world, world.types, world.arena);
    EXPECT_TRUE(compiled.ok()) << source << ": " << shown(compiled.errors);
    return std::move(compiled.expression);
  }
};

}  // namespace qw_test
