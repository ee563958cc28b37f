// Facts and decisions: declared first, so that they may name each other, compiled when they are asked for.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

void Builder::declare_rules() {
  book_.facts.resize(facts_.size());
  for (std::uint32_t i = 0; i < facts_.size(); ++i) {
    const auto& [name, at] = facts_[i];
    book_.facts[i].name = name;
    book_.facts[i].slot = declare(at, name, SlotKind::fact, i, feel::kAny);
    if (!at.is(json::Kind::object)) continue;
    SlotInfo& slot = book_.slots[book_.facts[i].slot];
    slot.label = text(at, "label", false);
    slot.unit = text(at, "unit", false);
    const auto decimals = whole_number(at, "decimals", false);
    if (decimals && (*decimals < 0 || *decimals > 12)) {
      problem(at.member("decimals"), "book.bad_range", "A figure is shown with 0 to 12 decimals.");
    }
    slot.decimals = static_cast<int>(decimals.value_or(-1));
  }
  book_.decisions.resize(decisions_.size());
  for (std::uint32_t i = 0; i < decisions_.size(); ++i) {
    const auto& [name, at] = decisions_[i];
    Decision& decision = book_.decisions[i];
    decision.name = name;
    decision.label = at.is(json::Kind::object) ? text(at, "label", false) : "";
    decision.slot = declare(at, name, SlotKind::decision, i, feel::kAny);
    decision.origin = origin(at);
    book_.slots[decision.slot].label = decision.label;
  }
}

void Builder::compile_decision(std::uint32_t index) {
  const auto& [name, at] = decisions_[index];
  only(at, {"label", "hit", "aggregate", "input", "inputs", "output", "outputs", "priority", "default", "rules"});
  if (!at.is(json::Kind::object)) return;
  decision::Table table;
  const std::string hit = text(at, "hit");
  const auto policy = decision::parse_hit_policy(hit);
  if (!policy && !hit.empty())
    problem(at.member("hit"), "book.unknown_name",
            "A hit policy is unique, any, priority, first, rule_order, output_order or collect.");
  table.hit = policy.value_or(decision::HitPolicy::unique);
  const std::string aggregate = text(at, "aggregate", false);
  if (!aggregate.empty()) {
    const auto parsed = decision::parse_aggregate(aggregate);
    if (!parsed || table.hit != decision::HitPolicy::collect) {
      problem(at.member("aggregate"), "book.unknown_name", "Under collect, an aggregate is sum, min, max or count.");
    }
    table.aggregate = parsed.value_or(decision::Aggregate::list);
  }
  read_inputs(at, table);
  read_outputs(at, table);
  const Cursor rules = array(at, "rules");
  table.rules.reserve(rules.size());
  Ids seen;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    read_rule(rules.item(i), i, name, table);
    book_.decisions[index].rules.push_back(origin(rules.item(i)));
    unique_id(rules.item(i), table.rules.back().id, seen);
  }
  if (rules && table.rules.empty()) problem(rules, "book.missing", "This decision has no rules; add some.");
  const feel::TypeId type = output_type(table);
  // sentences point into the rules, which stay where they are when the vector moves
  for (std::size_t i = 0; i < rules.size(); ++i) {
    if (rules.item(i).is(json::Kind::object)) sentence(rules.item(i).member("because"), table.rules[i].because);
  }
  book_.slots[book_.decisions[index].slot].type = type;
  book_.decisions[index].table = std::move(table);
}

void Builder::read_inputs(const Cursor& at, decision::Table& table) {
  const Cursor one = at.member("input");
  if (one) table.inputs.push_back(formula(one, feel::kAny, "An input").expression);
  const Cursor several = array(at, "inputs", false);
  for (std::size_t i = 0; i < several.size(); ++i) {
    table.inputs.push_back(formula(several.item(i), feel::kAny, "An input").expression);
  }
  if (one && several) problem(several, "book.duplicate", "Give either \"input\" or \"inputs\".");
  if (table.inputs.size() > 16)
    problem(at, "book.bad_range", "A decision has at most 16 inputs; use facts to prepare them.");
}

void Builder::read_outputs(const Cursor& at, decision::Table& table) {
  const std::string one = text(at, "output", false);
  if (!one.empty()) table.outputs.push_back(one);
  const Cursor several = array(at, "outputs", false);
  for (std::size_t i = 0; i < several.size(); ++i) {
    if (several.item(i).is(json::Kind::string)) {
      table.outputs.push_back(several.item(i).node->text);
    } else {
      problem(several.item(i), "book.wrong_type", "An output name is a text.");
    }
  }
  if (table.outputs.size() > 1) {
    feel::Shape shape;
    for (const std::string& output : table.outputs) shape.names.push_back(book_.arena.copy(output));
    table.shape = book_.arena.add(std::move(shape));
  }
  read_priority(at, table);
  const Cursor fallback = at.member("default");
  if (!fallback) return;
  if (table.outputs.size() == 1) {
    table.defaults.push_back(formula(fallback, feel::kAny, "A default").expression);
  } else if (fallback.is(json::Kind::object)) {
    for (const std::string& output : table.outputs) {
      table.defaults.push_back(formula(fallback.member(output), feel::kAny, "The default of " + output).expression);
    }
  } else {
    problem(fallback, "book.wrong_type", "A default needs an output to stand for; with several it is an object.");
  }
}

// One list ranks the first output; an object has a list for each output that counts.
void Builder::read_priority(const Cursor& at, decision::Table& table) {
  const auto values = [this](const Cursor& list) {
    std::vector<feel::Value> ranked;
    for (std::size_t i = 0; i < list.size(); ++i) {
      feel::TypeId type = feel::kNull;
      ranked.push_back(data_value(list.item(i), type));
    }
    return ranked;
  };
  const bool needed = table.hit == decision::HitPolicy::priority || table.hit == decision::HitPolicy::output_order;
  const Cursor priority = at.member("priority");
  if (!priority.is(json::Kind::object)) {
    table.priority = values(array(at, "priority", needed));
    return;
  }
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    std::vector<feel::Value> ranked = values(array(priority, table.outputs[i], false));
    if (i == 0) {
      table.priority = std::move(ranked);
    } else {
      table.more_priority.push_back(std::move(ranked));
    }
  }
  for (const std::string& key : priority.node->keys) {
    if (std::find(table.outputs.begin(), table.outputs.end(), key) != table.outputs.end()) continue;
    problem(priority.member(key), "book.unknown_name", "This decision has no such output.");
  }
}

void Builder::read_rule(const Cursor& at, std::size_t number, std::string_view name, decision::Table& table) {
  decision::Rule rule;
  rule.id = std::string(name) + "#" + std::to_string(number + 1);
  rule.tests.resize(table.inputs.size());
  if (at.is(json::Kind::array)) {
    read_rule_list(at, table, rule);
  } else if (at.is(json::Kind::object)) {
    read_rule_object(at, table, rule);
  } else {
    problem(at, "book.wrong_type", "A rule is a list [tests, outputs] or an object with \"when\" or \"if\".");
  }
  table.rules.push_back(std::move(rule));
}

void Builder::read_rule_list(const Cursor& at, decision::Table& table, decision::Rule& rule) {
  const std::size_t inputs = table.inputs.size();
  if (at.size() != inputs + table.outputs.size()) {
    problem(at, "book.wrong_type",
            "This rule has " + std::to_string(at.size()) + " cells, but the table has " + std::to_string(inputs) +
                " inputs and " + std::to_string(table.outputs.size()) + " outputs; give each its cell.");
    return;
  }
  for (std::size_t i = 0; i < inputs; ++i) read_test(at.item(i), i, table, rule);
  for (std::size_t i = inputs; i < at.size(); ++i) {
    rule.outputs.push_back(formula(at.item(i), feel::kAny, "An output").expression);
  }
}

void Builder::read_rule_object(const Cursor& at, decision::Table& table, decision::Rule& rule) {
  only(at, {"id", "if", "when", "then", "because"});
  const std::string id = text(at, "id", false);
  if (!id.empty()) rule.id = id;
  const Cursor tests = array(at, "if", false);
  if (tests && tests.size() != table.inputs.size()) {
    problem(tests, "book.wrong_type",
            "\"if\" needs one test for each of the " + std::to_string(table.inputs.size()) + " inputs.");
  }
  for (std::size_t i = 0; i < tests.size() && i < table.inputs.size(); ++i) read_test(tests.item(i), i, table, rule);
  if (const Cursor when = at.member("when")) rule.when = formula(when, feel::kBoolean, "\"when\"").expression;
  if (!tests && !rule.when) problem(at, "book.missing", "This rule has no condition; add \"when\" or \"if\".");
  read_rule_outputs(at, table, rule);
}

void Builder::read_rule_outputs(const Cursor& at, decision::Table& table, decision::Rule& rule) {
  const Cursor then = at.member("then");
  if (table.outputs.empty()) {
    if (then) problem(then, "book.unknown_key", "The decision names no output; add \"output\" or remove \"then\".");
    return;
  }
  if (table.outputs.size() == 1 && !then.is(json::Kind::object)) {
    rule.outputs.push_back(formula(then ? then : at, feel::kAny, "\"then\"").expression);
    return;
  }
  for (const std::string& output : table.outputs) {
    const Cursor given = then.member(output);
    rule.outputs.push_back(formula(given ? given : then ? then : at, feel::kAny, "The output " + output).expression);
  }
}

void Builder::read_test(const Cursor& at, std::size_t input, decision::Table& table, decision::Rule& rule) {
  std::string source;
  if (at.is(json::Kind::string) || at.is(json::Kind::number)) source = at.node->text;
  if (at.is(json::Kind::boolean)) source = at.node->boolean ? "true" : "false";
  if (source.empty()) {
    problem(at, "book.wrong_type", "A test is a text such as \"< 5\", \"[1..3]\" or \"-\", a number, true or false.");
    return;
  }
  if (source == "-") return;
  feel::Compiled compiled = compile_settled(
      [&] { return feel::compile_unary_tests(source, table.inputs[input].type, *this, book_.types, book_.arena); });
  report(at, compiled.errors);
  rule.tests[input] = std::move(compiled.expression);
}

feel::TypeId Builder::output_type(const decision::Table& table) {
  std::vector<feel::TypeId> types(table.outputs.size(), feel::kNull);
  for (std::size_t i = 0; i < types.size(); ++i) {
    for (const decision::Rule& rule : table.rules) {
      if (i < rule.outputs.size()) types[i] = book_.types.join(types[i], rule.outputs[i].type);
    }
    if (i < table.defaults.size()) types[i] = book_.types.join(types[i], table.defaults[i].type);
  }
  feel::TypeId one = feel::kString;
  if (types.size() == 1) one = types[0];
  if (types.size() > 1) {
    std::vector<std::pair<std::string, feel::TypeId>> fields;
    for (std::size_t i = 0; i < types.size(); ++i) fields.emplace_back(table.outputs[i], types[i]);
    one = book_.types.context_of(std::move(fields));
  }
  if (decision::gives_list(table)) return book_.types.list_of(one);
  return table.hit == decision::HitPolicy::collect ? feel::kNumber : one;
}

}  // namespace qw
