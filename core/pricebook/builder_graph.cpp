// Names, formulas and the order of evaluation.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

constexpr std::size_t kDeepestChain = 300;  // facts that read facts that read facts: bounds the recursion

bool is_name(std::string_view text) {
  if (text.empty() || text.size() > 100) return false;
  if (!((text[0] >= 'a' && text[0] <= 'z') || text[0] == '_')) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

}  // namespace

SlotId Builder::declare(const Cursor& at, std::string_view name, SlotKind kind, std::uint32_t index,
                        feel::TypeId type) {
  if (!is_name(name) && kind != SlotKind::engine) {
    problem(at, "book.bad_name",
            "\"" + std::string(name.substr(0, 60)) +
                "\" is no name; use small letters, digits and _, beginning with a letter.");
  }
  const auto slot = static_cast<SlotId>(book_.slots.size());
  const bool of_engine = kind == SlotKind::engine;
  // a worksheet prices nothing: of the engine's names it has the counts of its own gates
  if (sheet_ != nullptr && of_engine && (!name.starts_with("gates_") || book_.find_slot(name) != kNoSlot)) name = "";
  const auto [place, added] = book_.slot_by_name.emplace(std::string(name), slot);
  if (!added && !name.empty()) {
    problem(of_engine ? place_of(place->second) : at, "book.duplicate",
            "The name \"" + std::string(name) + "\" is taken by " +
                (of_engine ? "the engine; rename this." : "another question, table, fact or decision; rename one."));
  }
  book_.slots.push_back(SlotInfo{std::string(name), kind, index, type, "", "", -1});
  book_.initial.emplace_back();
  const bool ready = kind == SlotKind::question || kind == SlotKind::table || kind == SlotKind::engine;
  states_.push_back(ready ? State::done : State::pending);
  used_.push_back(false);
  return slot;
}

void Builder::declare_engine_names() {
  feel::TypeTable& types = book_.types;
  EngineSlots& engine = book_.engine;
  declare_selections();
  const auto make_list = [&](std::string_view name, std::initializer_list<std::string_view> texts,
                             std::initializer_list<std::string_view> numbers, const feel::Shape*& shape) {
    std::vector<std::pair<std::string, feel::TypeId>> fields;
    feel::Shape made;
    for (const auto field : texts) fields.emplace_back(std::string(field), feel::kString);
    for (const auto field : numbers) fields.emplace_back(std::string(field), feel::kNumber);
    made.names.insert(made.names.end(), texts);
    made.names.insert(made.names.end(), numbers);
    shape = book_.arena.add(std::move(made));
    return declare({}, name, SlotKind::engine, 0, types.list_of(types.context_of(std::move(fields))));
  };
  engine.one_time_lines = make_list("one_time_lines", {"id", "phase", "state"},
                                    {"quantity", "hours", "list", "discount", "net", "cost"}, engine.one_time_line);
  engine.recurring_lines = make_list("recurring_lines", {"id", "stream", "state"},
                                     {"quantity", "monthly", "monthly_cost"}, engine.recurring_line);
  const std::string money(book_.currency.code());
  const auto make_number = [&](std::string_view name, std::string_view label, std::string_view unit) {
    const SlotId slot = declare({}, name, SlotKind::engine, 0, feel::kNumber);
    book_.slots[slot].label = label;
    book_.slots[slot].unit = unit;
    return slot;
  };
  // between the lists and the totals: priced like them, but not steps of every trace
  engine.one_time_wholesale = make_number("one_time_wholesale", "One-time wholesale", money);
  engine.monthly_wholesale = make_number("monthly_wholesale", "Monthly wholesale", money);
  engine.one_time_platform_cost = make_number("one_time_platform_cost", "One-time platform cost", money);
  engine.monthly_platform_cost = make_number("monthly_platform_cost", "Monthly platform cost", money);
  engine.contract_value = make_number("contract_value", "Contract value", money);
  engine.contract_months = make_number("contract_months", "Contract term", "months");
  engine.payable = make_number("payable", "Payable once", money);
  engine.one_time_hours = make_number("one_time_hours", "One-time hours", "hours");
  engine.one_time_list = make_number("one_time_list", "One-time list price", money);
  engine.one_time_discount = make_number("one_time_discount", "One-time discount", money);
  engine.one_time_net = make_number("one_time_net", "One-time net price", money);
  engine.one_time_cost = make_number("one_time_cost", "One-time cost", money);
  engine.monthly_recurring = make_number("monthly_recurring", "Monthly recurring", money);
  engine.monthly_cost = make_number("monthly_cost", "Monthly cost", money);
  engine.gates_blocking = make_number("gates_blocking", "Gates that block", "gates");
  engine.gates_referring = make_number("gates_referring", "Gates that refer", "gates");
  engine.gates_assuming = make_number("gates_assuming", "Gates with an assumption", "gates");
}

// A context with the state of each option, by id.
void Builder::declare_selections() {
  const Cursor options = sections_["options"];
  if (!options.is(json::Kind::array) || options.size() == 0) return;
  std::vector<std::pair<std::string, feel::TypeId>> fields;
  feel::Shape shape;
  Ids seen;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::string id = text(options.item(i), "id");
    unique_id(options.item(i), id, seen);
    if (!is_name(id)) problem(options.item(i), "book.bad_name", "The id of an option is small letters, digits and _.");
    shape.names.push_back(book_.arena.copy(id));
    fields.emplace_back(id, feel::kString);
  }
  book_.engine.selection = book_.arena.add(std::move(shape));
  book_.engine.selections = declare({}, "selections", SlotKind::engine, 0, book_.types.context_of(std::move(fields)));
}

void Builder::report(const Cursor& at, const std::vector<feel::CompileError>& errors) {
  for (const feel::CompileError& error : errors) {
    const std::uint32_t inside = at.is(json::Kind::string) ? error.offset + 1 : 0;
    problem_at(at, at.node->offset + inside, error.code, error.message, Severity::error);
  }
}

Formula Builder::formula(const Cursor& at, feel::TypeId wanted, std::string_view what) {
  Formula made;
  made.origin = origin(at);
  std::string source;
  if (at.is(json::Kind::boolean)) {
    source = at.node->boolean ? "true" : "false";
  } else if (at.is(json::Kind::string) || at.is(json::Kind::number)) {
    source = at.node->text;
  } else {
    problem(at, "book.missing", std::string(what) + " needs a FEEL expression as text, or a number.");
    source = "null";
  }
  feel::Compiled compiled = compile_settled([&] { return feel::compile(source, *this, book_.types, book_.arena); });
  report(at, compiled.errors);
  made.expression = std::move(compiled.expression);
  if (compiled.errors.empty() && !book_.types.compatible(wanted, made.expression.type)) {
    problem(at, "feel.type",
            std::string(what) + " needs a " + book_.types.describe(wanted) + ", but this gives a " +
                book_.types.describe(made.expression.type) + ".");
  }
  return made;
}

void Builder::sentence(const Cursor& at, feel::Template& target, bool printed) {
  if (!at || at.is(json::Kind::null)) return;
  if (!at.is(json::Kind::string)) {
    problem(at, "book.wrong_type", "A reason must be text in quotes.");
    return;
  }
  sentences_.push_back({at, &target, printed});
}

void Builder::compile_sentences() {
  for (const PendingSentence& pending : sentences_) {
    feel::CompiledTemplate compiled = feel::compile_template(pending.at.node->text, *this, book_.types, book_.arena);
    report(pending.at, compiled.errors);
    for (feel::TemplatePart& part : compiled.text.parts) {
      // a bare name prints with the decimals of what it names
      const feel::Expression& value = part.value;
      const bool bare = part.has_value && value.nodes.size() == 1 && value.nodes[0].op == feel::Op::slot;
      if (!bare) continue;
      const SlotInfo& named = book_.slots[value.nodes[0].a];
      const bool money = pending.printed && named.unit == book_.currency.code();
      part.decimals = money && named.decimals < 0 ? book_.currency.exponent() : named.decimals;
    }
    *pending.target = std::move(compiled.text);
  }
}

Cursor Builder::place_of(SlotId slot) const {
  const SlotInfo& info = book_.slots[slot];
  switch (info.kind) {
    case SlotKind::question: return questions_[info.index];
    case SlotKind::table: return tables_[info.index].second;
    case SlotKind::fact: return facts_[info.index].second;
    case SlotKind::decision: return decisions_[info.index].second;
    case SlotKind::engine: break;
  }
  return {};
}

bool Builder::is_pending(SlotId slot) const {
  if (slot == book_.engine.selections) return false;
  if (book_.slots[slot].kind != SlotKind::engine) return states_[slot] == State::pending;
  const bool of_gates = slot >= book_.engine.gates_blocking && slot <= book_.engine.gates_assuming;
  return (of_gates ? gates_ : pricing_) == State::pending;
}

void Builder::settle(SlotId slot) {
  if (slot == book_.engine.selections) return;
  if (book_.slots[slot].kind != SlotKind::engine) return compile_slot(slot);
  const bool of_gates = slot >= book_.engine.gates_blocking && slot <= book_.engine.gates_assuming;
  if (of_gates) {
    enter("gates", gates_, &Builder::compile_gates, StepKind::gates);
  } else {
    enter("lines", pricing_, &Builder::compile_pricing, StepKind::pricing);
  }
}

std::optional<feel::Symbol> Builder::settled(std::string_view name) {
  const SlotId slot = book_.find_slot(name);
  if (slot == kNoSlot) return std::nullopt;
  used_[slot] = true;
  settle(slot);
  return feel::Symbol{slot, book_.slots[slot].type};
}

std::optional<feel::Symbol> Builder::resolve(std::string_view name) {
  const SlotId slot = book_.find_slot(name);
  if (slot == kNoSlot) return std::nullopt;
  // what comes after a name to wait for is read again
  if (waiting_ == kNoSlot && !is_pending(slot)) return settled(name);
  if (waiting_ == kNoSlot) waiting_ = slot;
  return feel::Symbol{slot, book_.slots[slot].type};
}

std::vector<std::string_view> Builder::known_names() const {
  constexpr std::size_t kMostNames = 2000;  // a suggestion must not take minutes
  std::vector<std::string_view> names;
  if (findings_.size() >= kMostFindings) return names;
  for (std::size_t i = 0; i < book_.slots.size() && i < kMostNames; ++i) names.push_back(book_.slots[i].name);
  return names;
}

std::string Builder::cycle_through(std::string_view name) const {
  std::string path;
  const auto first = std::find(working_.begin(), working_.end(), name);
  for (auto step = first; step != working_.end(); ++step) path += *step + " -> ";
  return path + std::string(name);
}

void Builder::compile_slot(SlotId slot) {
  if (states_[slot] == State::done) return;
  const SlotInfo info = book_.slots[slot];
  const Cursor at = place_of(slot);
  if (states_[slot] == State::working) {
    problem(at, "book.cycle", "A value cannot depend on itself: " + cycle_through(info.name) + ". Break the circle.");
    return;
  }
  if (working_.size() >= kDeepestChain) {
    problem(at, "book.too_deep", "More than 300 facts read each other in a row here; shorten the chain.");
    states_[slot] = State::done;
    return;
  }
  states_[slot] = State::working;
  working_.push_back(info.name);
  StepKind step = StepKind::decision;
  if (info.kind == SlotKind::fact) {
    step = StepKind::fact;
    compile_fact(info.index);
  } else if (info.kind == SlotKind::question) {
    step = StepKind::answer;
    compile_read_when(info.index);
  } else {
    compile_decision(info.index);
  }
  working_.pop_back();
  states_[slot] = State::done;
  book_.steps.push_back({step, info.index});
}

void Builder::compile_read_when(std::uint32_t index) {
  Formula when = formula(questions_[index].member("read_when"), feel::kBoolean, "\"read_when\"");
  book_.questions[index].read_when = std::move(when);
}

void Builder::compile_fact(std::uint32_t index) {
  const Cursor at = facts_[index].second;
  const bool is_long = at.is(json::Kind::object);
  Formula value = formula(is_long ? at.member("value") : at, feel::kAny, "A fact");
  Fact& fact = book_.facts[index];
  fact.value = std::move(value);
  SlotInfo& slot = book_.slots[fact.slot];
  slot.type = fact.value.expression.type;
  if (!is_long) return;
  only(at, {"value", "label", "unit", "round", "decimals", "because"});
  sentence(at.member("because"), fact.because);
  const std::string point = text(at, "round", false);
  if (point.empty()) return;
  for (std::uint32_t i = 0; i < named_points_; ++i) {
    if (book_.rounding_points[i].id == point) fact.rounding = i;
  }
  if (!fact.rounding) {
    std::vector<std::string_view> points;
    for (std::uint32_t i = 0; i < named_points_; ++i) points.push_back(book_.rounding_points[i].id);
    problem(at.member("round"), "book.unknown_name",
            "There is no rounding point \"" + point + "\" under policy, rounding." +
                did_you_mean(point, points, " Define it there."));
  }
  if (!book_.types.compatible(feel::kNumber, slot.type)) {
    problem(at, "feel.type", "Only a number can be rounded; remove \"round\" or make the value a number.");
  }
}

void Builder::enter(std::string_view section, State& state, void (Builder::*work)(), StepKind step) {
  if (state == State::done) return;
  const std::string what = section == "lines" ? "the prices" : "the gates";  // no name can have a space
  if (state == State::working) {
    problem(sections_.find(section)->second, "book.cycle",
            "A value cannot depend on itself: " + cycle_through(what) + ". Break the circle.");
    return;
  }
  state = State::working;
  working_.push_back(what);
  (this->*work)();
  working_.pop_back();
  state = State::done;
  book_.steps.push_back({step, 0});
}

SlotId Builder::named_value(const Cursor& holder, std::string_view key, bool required) {
  const std::string name = text(holder, key, required);
  if (name.empty()) return kNoSlot;
  const auto symbol = settled(name);
  if (symbol) return symbol->slot;
  const std::string_view near = nearest(name, known_names());
  problem(holder.member(key), "book.unknown_name",
          "Nothing is called \"" + name.substr(0, 60) + "\"." +
              (near.empty() ? " Define it as a fact." : " Did you mean \"" + std::string(near) + "\"?"));
  return kNoSlot;
}

std::optional<std::uint32_t> Builder::named_decision(const Cursor& at) {
  const SlotId slot = at.is(json::Kind::string) ? book_.find_slot(at.node->text) : kNoSlot;
  if (slot == kNoSlot || book_.slots[slot].kind != SlotKind::decision) {
    problem(at, "book.unknown_name", "This must be the name of a decision.");
    return std::nullopt;
  }
  used_[slot] = true;
  return book_.slots[slot].index;
}

}  // namespace qw
