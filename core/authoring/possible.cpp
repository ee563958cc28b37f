#include "authoring/possible.h"

#include <algorithm>
#include <iterator>

#include "feel/builtins.h"
#include "feel/nodes.h"

namespace qw::authoring {
namespace {

using feel::Builtin;
using feel::Kind;
using feel::Node;
using feel::Op;
using feel::Value;

constexpr std::size_t kMostValues = 3000;  // beyond them a list of what is possible helps nobody

void add(const Value& value, Possible& to) {
  if (value.kind() != Kind::list) {
    to.values.push_back(value);
    return;
  }
  for (const Value& item : value.as_list()) {
    if (to.values.size() < kMostValues) add(item, to);
  }
}

Possible bounded(Possible made) { return made.values.size() < kMostValues ? std::move(made) : Possible(); }

Possible of_value(const Value& value) {
  Possible made;
  made.known = true;
  add(value, made);
  return bounded(std::move(made));
}

Possible join(Possible a, Possible b) {
  if (!a.known || !b.known || (a.shape != nullptr && b.shape != nullptr)) return {};
  if (b.shape != nullptr) std::swap(a, b);
  a.values.insert(a.values.end(), b.values.begin(), b.values.end());
  return bounded(std::move(a));
}

// `pick` gives a field of one context.
template <class Pick>
Possible field_of(const Possible& holder, std::size_t followed, const Pick& pick) {
  if (!holder.known) return {};
  Possible made = holder.shape == nullptr           ? of_value(Value::list({}))
                  : followed < holder.fields.size() ? holder.fields[followed]
                                                    : Possible();
  if (!made.known || (holder.shape != nullptr && made.shape != nullptr && !holder.values.empty())) return made;
  for (const Value& value : holder.values) {
    if (value.kind() == Kind::context) add(pick(value), made);
  }
  return bounded(std::move(made));
}

Possible field_at(const Possible& holder, std::uint32_t place) {
  return field_of(holder, place,
                  [&](const Value& value) { return place < value.fields().size() ? value.fields()[place] : Value(); });
}

Possible field_named(const Possible& holder, std::string_view name) {
  const int place = holder.shape == nullptr ? -1 : holder.shape->find(name);
  return field_of(holder, place < 0 ? SIZE_MAX : static_cast<std::size_t>(place),
                  [&](const Value& value) { return value.field(name); });
}

Possible texts(std::initializer_list<std::string_view> all) {
  Possible made = of_value(Value::list({}));
  for (const std::string_view one : all) made.values.push_back(Value::string(one));
  return made;
}

}  // namespace

void Follower::bind(std::uint32_t local, Possible from) {
  if (local < locals_.size()) locals_[local] = std::move(from);
}

Possible Follower::joined(const Node& node, std::uint32_t first) {
  Possible made = of_value(Value::list({}));
  for (std::uint32_t i = first; i < node.count && made.known; ++i) {
    made = join(std::move(made), follow(expression_.links[node.a + i]));
  }
  return made;
}

Possible Follower::call(const Node& node) {
  switch (static_cast<Builtin>(node.detail)) {
    case Builtin::concatenate:
    case Builtin::append:
    case Builtin::union_:
    case Builtin::min:
    case Builtin::max: return joined(node, 0);
    case Builtin::distinct_values:
    case Builtin::flatten:
    case Builtin::reverse:
    case Builtin::sublist:
    case Builtin::remove:
    case Builtin::sort: return node.count == 0 ? Possible() : follow(expression_.links[node.a]);
    default: return {};
  }
}

Possible Follower::iterated(const Node& node) {
  for (std::uint32_t i = 0; i + 1 < node.count; ++i) bind(node.c + i, follow(expression_.links[node.a + i]));
  bind(node.c + node.count - 1U, {});  // what was made so far
  return node.count == 0 ? Possible() : follow(expression_.links[node.a + node.count - 1U]);
}

Possible Follower::context(const Node& node) {
  Possible made;
  made.known = true;
  made.shape = expression_.shapes[node.b];
  bind(node.c, {});
  for (std::uint32_t i = 0; i < node.count; ++i) made.fields.push_back(follow(expression_.links[node.a + i]));
  return made;
}

Possible Follower::follow(std::uint32_t number) {
  const Node& node = expression_.nodes[number];
  switch (node.op) {
    case Op::literal: return of_value(expression_.literals[node.a]);
    case Op::slot: return node.a < slots_.size() ? slots_[node.a] : Possible();
    case Op::local: return locals_[node.a];
    case Op::local_field: return field_at(locals_[node.a], node.b);
    case Op::field: return field_at(follow(node.a), node.b);
    case Op::named_field:
      return field_named(follow(node.a), expression_.literals[expression_.nodes[node.b].a].as_string());
    case Op::choose: return join(follow(node.b), follow(node.c));
    case Op::list: return joined(node, 0);
    case Op::filter:
    case Op::select:
    case Op::index: return follow(node.a);
    case Op::iterate: return iterated(node);
    case Op::context: return context(node);
    case Op::call: return call(node);
    default: return {};
  }
}

namespace {

class Slots {
 public:
  Slots(const PriceBook& book, const TakenValues& taken) : book_(book), all_(book.slots.size()) {
    for (const auto& [name, possible] : taken) {
      if (const SlotId slot = book.find_slot(name); slot != kNoSlot) all_[slot] = possible;
    }
  }

  std::vector<Possible> find() && {
    for (const Question& question : book_.questions) {
      const bool chosen = question.type == QuestionType::choice || question.type == QuestionType::multi_choice;
      if (chosen) all_[question.slot] = options(question);
    }
    for (const DataTable& table : book_.tables) {
      // null: a worksheet takes it of its quote
      if (!book_.initial[table.slot].is_null()) all_[table.slot] = of_value(book_.initial[table.slot]);
    }
    engine();
    for (const Step& step : book_.steps) {
      if (step.kind == StepKind::fact) {
        const Fact& fact = book_.facts[step.index];
        all_[fact.slot] = value_of(fact.value.expression);
      } else if (step.kind == StepKind::decision) {
        all_[book_.decisions[step.index].slot] = outputs(book_.decisions[step.index].table);
      }
    }
    return std::move(all_);
  }

 private:
  static Possible options(const Question& question) {
    Possible made = of_value(question.default_value);
    for (const Option& option : question.options) made.values.push_back(Value::string(option.id));
    return made;
  }

  Possible value_of(const feel::Expression& expression) const {
    return expression.nodes.empty() ? Possible() : Follower(expression, all_).follow(expression.root);
  }

  Possible output(const decision::Table& table, std::size_t number) const {
    Possible made = of_value(Value());
    for (const decision::Rule& rule : table.rules) {
      made = join(std::move(made), number < rule.outputs.size() ? value_of(rule.outputs[number]) : Possible());
    }
    if (number < table.defaults.size()) made = join(std::move(made), value_of(table.defaults[number]));
    return made;
  }

  Possible outputs(const decision::Table& table) const {
    if (table.aggregate != decision::Aggregate::list) return {};
    if (table.outputs.size() == 1) return output(table, 0);
    Possible made = of_value(Value());
    if (table.outputs.empty()) {
      for (const decision::Rule& rule : table.rules) made.values.push_back(Value::string(rule.id));
      return bounded(std::move(made));
    }
    made.shape = table.shape;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) made.fields.push_back(output(table, i));
    return made;
  }

  void engine() {
    const EngineSlots& engine = book_.engine;
    const Possible states = texts({"in", "later", "out"});
    const auto list = [&](SlotId slot, const feel::Shape* shape, std::string_view part, bool one_time) {
      if (slot == kNoSlot || shape == nullptr) return;
      Possible ids = texts({}), parts = texts({});
      for (const Line& line : one_time ? book_.one_time_lines : book_.recurring_lines) {
        ids.values.push_back(Value::string(line.id));
        if (!one_time) parts.values.push_back(Value::string(line.stream));
      }
      for (const Phase& phase : book_.phases) {
        if (one_time) parts.values.push_back(Value::string(phase.id));
      }
      Possible& made = all_[slot];
      made.known = true;
      made.shape = shape;
      for (const std::string_view name : shape->names) {
        made.fields.push_back(name == "id" ? ids : name == part ? parts : name == "state" ? states : Possible());
      }
    };
    list(engine.one_time_lines, engine.one_time_line, "phase", true);
    list(engine.recurring_lines, engine.recurring_line, "stream", false);
    if (engine.selections == kNoSlot || engine.selection == nullptr) return;
    all_[engine.selections] = {true, {}, engine.selection, {}};
    all_[engine.selections].fields.assign(engine.selection->names.size(), states);
  }

  const PriceBook& book_;
  std::vector<Possible> all_;
};

}  // namespace

std::vector<Possible> possible_values(const PriceBook& book, const TakenValues& taken) {
  return Slots(book, taken).find();
}

}  // namespace qw::authoring
