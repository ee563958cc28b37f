// Every step of every trace, taken from its JSON alone: the expression over nothing but the given values gives the result.
#include <deque>

#include "feel/expression.h"
#include "feel/literal.h"
#include "scenarios/commerce_stories.h"
#include "scenarios/stories.h"

namespace qw_test {
namespace {

using qw::feel::TypeId;
using qw::feel::Value;
using qw::json::Kind;
using qw::json::Node;

// The names of one step, with values and types read from JSON.
class Given : public qw::feel::Resolver {
 public:
  explicit Given(const Node& names) {
    for (std::size_t i = 0; i < names.keys.size(); ++i) {
      names_.push_back(names.keys[i]);
      TypeId type = qw::feel::kNull;
      slots_.push_back(read(names.items[i], type));
      types_of_slots_.push_back(type);
    }
  }

  std::optional<qw::feel::Symbol> resolve(std::string_view name) override {
    for (std::uint32_t i = 0; i < names_.size(); ++i) {
      if (names_[i] == name) return qw::feel::Symbol{i, types_of_slots_[i]};
    }
    return std::nullopt;
  }
  std::vector<std::string_view> known_names() const override { return {names_.begin(), names_.end()}; }

  Value read(const Node& node, TypeId& type) {
    switch (node.kind) {
      case Kind::null: return {};
      case Kind::boolean: type = qw::feel::kBoolean; return Value::boolean(node.boolean);
      case Kind::string: type = qw::feel::kString; return Value::string(arena.copy(node.text));
      case Kind::array: return read_list(node, type);
      default: break;
    }
    EXPECT_EQ(node.keys.size(), 1U);
    if (node.keys.empty()) return {};
    if (node.keys[0] == "context") return read_context(node.items[0], type);
    EXPECT_EQ(node.keys[0], "number");
    type = qw::feel::kNumber;
    const auto number = qw::parse_decimal(node.items[0].text);
    EXPECT_TRUE(number) << node.items[0].text;
    return Value::number(number.value_or(qw::Decimal()));
  }

  std::string run(const std::string& expression) {
    const qw::feel::Compiled compiled = qw::feel::compile(expression, *this, types, arena);
    if (!compiled.ok()) return "error: " + compiled.errors[0].message;
    qw::feel::Machine machine;
    machine.slots = slots_.data();
    machine.arena = &arena;
    const Value value = evaluate(compiled.expression, machine);
    if (machine.fault.kind != qw::feel::FaultKind::none) return describe(machine.fault.kind);
    return qw::feel::literal(value);
  }

  qw::feel::TypeTable types;
  qw::feel::Arena arena;
  bool has_empty_list = false;

 private:
  Value read_list(const Node& node, TypeId& type) {
    const std::span<Value> items = arena.values(node.items.size());
    TypeId element = qw::feel::kNull;
    for (std::size_t i = 0; i < items.size(); ++i) {
      TypeId one = qw::feel::kNull;
      items[i] = read(node.items[i], one);
      element = types.join(element, one);
    }
    // nothing is known of what an empty list could hold
    has_empty_list = has_empty_list || items.empty();
    type = types.list_of(items.empty() ? qw::feel::kAny : element);
    return Value::list(items);
  }

  Value read_context(const Node& node, TypeId& type) {
    const std::span<Value> fields = arena.values(node.items.size());
    std::vector<std::pair<std::string, TypeId>> field_types;
    qw::feel::Shape shape;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      TypeId one = qw::feel::kNull;
      fields[i] = read(node.items[i], one);
      field_types.emplace_back(node.keys[i], one);
      shape.names.push_back(arena.copy(node.keys[i]));
    }
    type = types.context_of(std::move(field_types));
    return Value::context(arena.add(std::move(shape)), fields.data());
  }

  std::deque<std::string> names_;
  std::vector<Value> slots_;
  std::vector<TypeId> types_of_slots_;
};

// How many steps were evaluated again.
std::size_t check_trace(const qw::Evaluation& evaluation, const std::string& where) {
  const qw::json::ReadResult read = qw::json::read(qw::to_json(evaluation, true));
  EXPECT_TRUE(read.ok()) << where;
  const Node* trace = read.ok() ? read.root.find("trace") : nullptr;
  EXPECT_NE(trace, nullptr);
  if (trace == nullptr) return 0;
  for (const Node& step : trace->items) {
    const std::string id = where + " " + step.find("id")->text;
    const std::string& expression = step.find("expression")->text;
    EXPECT_FALSE(expression.empty()) << id;
    Given given(*step.find("given"));
    TypeId type = qw::feel::kNull;
    const std::string found = given.run(expression);
    // of an empty list the JSON does not say what its items would be called, so their names mean nothing
    if (found.rfind("error: Nothing is called", 0) == 0 && given.has_empty_list) continue;
    EXPECT_EQ(found, qw::feel::literal(given.read(*step.find("result"), type))) << id << ": " << expression;
    if (step.find("kind")->text == "decision") {
      EXPECT_EQ(step.find("matched")->items.size(), step.find("rules")->items.size()) << id;
    }
  }
  return trace->items.size();
}

std::size_t check_quote(const std::shared_ptr<const qw::PriceBook>& book, const std::string& quote,
                        const std::string& name) {
  const qw::ReadInput read = qw::read_input(*book, quote, name);
  if (!read.input) return 0;
  const qw::Evaluated evaluated = qw::evaluate(book, *read.input);
  return evaluated.evaluation ? check_trace(*evaluated.evaluation, name) : 0;
}

// Of each book the first stories: a trace is some hundred expressions, and the stories of a book read mostly the same ones.
TEST(Trace, OfStoriesOfEachBookEvaluatesAgain) {
  constexpr std::size_t kOfEachBook = 40;
  std::map<std::string, std::size_t> told, steps;
  for (const Story& story : all_stories()) {
    const auto& book = story_book(story.book).book;
    if (!book || told[story.book]++ >= kOfEachBook) continue;
    steps[story.book] += check_quote(book, quote_of(story), story.where);
  }
  for (const auto& [book, count] : steps) EXPECT_GT(count, 100U) << book;
  EXPECT_GT(steps["reference"], 10'000U);
}

TEST(Trace, OfEachScenarioEvaluatesAgain) {
  const std::string folder = QW_PROJECT_ROOT "/../shared/domain/scenarios";
  const std::vector<std::string> names = json_files_in(folder);
  if (names.empty()) GTEST_SKIP() << "SKIP: ../shared/domain/scenarios not found";
  for (const std::string& name : names) {
    EXPECT_GT(check_quote(reference_book(), read_text(folder + "/" + name), name), 200U) << name;
  }
}

TEST(Trace, OfEachCommerceStoryEvaluatesAgain) {
  std::size_t steps = 0;
  for (const CommerceStory& story : commerce_stories()) {
    const qw::LoadedBook loaded = load_story(story);
    if (!loaded.book) continue;
    for (const Node& quote : story.quotes.items) {
      const qw::ReadInput read = qw::read_input(*loaded.book, input_of(quote), "input.json");
      if (!read.input) continue;
      const qw::Evaluated evaluated = qw::evaluate(loaded.book, *read.input);
      if (!evaluated.evaluation) continue;
      const std::size_t own = check_trace(*evaluated.evaluation, story.name);
      EXPECT_GT(own, 0U) << story.name;
      steps += own;
    }
  }
  EXPECT_GT(steps, 150U);
}

TEST(Trace, OfTheSampleEvaluatesAgain) {
  const std::string name = "distributor.json";
  EXPECT_GT(check_quote(reference_book(), read_text(QW_PROJECT_ROOT "/assets/samples/" + name), name), 200U);
}

}  // namespace
}  // namespace qw_test
