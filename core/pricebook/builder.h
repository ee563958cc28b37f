// pricebook/builder.h: private to core/pricebook: builds a PriceBook section by section and collects every problem.
//
// Two passes: declare() gives every name its slot, then the expressions are compiled, each after what it reads, which also
// yields the order of evaluation and finds cycles. An expression that asks for a name not yet compiled (resolve) is left, the
// name is compiled (settle), and the expression is begun again: so the stack holds no half-read expressions. Sentences come
// last, so that they may name anything.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/finding.h"
#include "json/json.h"
#include "pricebook/layers.h"
#include "pricebook/load.h"
#include "pricebook/price_book.h"

namespace qw {

// A JSON value and its path; node is null where a member is absent.
struct Cursor {
  const json::Node* node = nullptr;
  std::string path;

  explicit operator bool() const { return node != nullptr; }
  bool is(json::Kind kind) const { return node != nullptr && node->kind == kind; }
  Cursor member(std::string_view key) const;
  Cursor item(std::size_t i) const;
  std::size_t size() const { return node == nullptr ? 0 : node->items.size(); }
};

// The worksheet that is read, the book around it, and the values of the quote it takes; empty: none are known yet.
struct WorksheetFrame {
  const PriceBook& book;
  const Worksheet& worksheet;
  const std::vector<feel::Value>& taken;
};

inline constexpr std::size_t kMostFindings = 500;  // a broken book need not fill the memory with complaints

class Builder : public feel::Resolver {
 public:
  Builder(MergedBook&& merged, const Layer& lowest, Findings& findings);
  // A worksheet, read as a book of its own over values of `sheet.book`.
  Builder(const WorksheetFrame& sheet, Findings& findings);
  LoadedBook build();

  std::optional<feel::Symbol> resolve(std::string_view name) override;
  std::vector<std::string_view> known_names() const override;

 private:
  enum class State : std::uint8_t { pending, working, done };
  using Ids = std::set<std::string, std::less<>>;

  // builder.cpp: files, findings, reading of members
  void read_sections();
  void problem(const Cursor& at, std::string_view code, std::string message, Severity severity = Severity::error);
  void problem_at(const Cursor& at, std::uint32_t offset, std::string_view code, std::string message,
                  Severity severity);
  SourcePlace place(std::uint32_t offset) const;
  Origin origin(const Cursor& at) const;
  std::string text(const Cursor& object, std::string_view key, bool required = true);
  std::optional<Decimal> number(const Cursor& object, std::string_view key, bool required = true);
  std::optional<std::int64_t> whole_number(const Cursor& object, std::string_view key, bool required = true);
  std::optional<Date> date(const Cursor& object, std::string_view key);
  Cursor array(const Cursor& object, std::string_view key, bool required = true);
  Cursor object(const Cursor& holder, std::string_view key, bool required = true);
  // Reports members of an object that the format does not know.
  void only(const Cursor& object, std::initializer_list<std::string_view> keys);
  void unique_id(const Cursor& at, std::string_view id, Ids& seen);
  template <class Items>
  std::optional<std::uint32_t> index_of(const Items& items, const Cursor& holder, std::string_view key,
                                        std::string_view what);

  // builder_graph.cpp: names, formulas, order
  SlotId declare(const Cursor& at, std::string_view name, SlotKind kind, std::uint32_t index, feel::TypeId type);
  void declare_engine_names();
  void declare_selections();
  Formula formula(const Cursor& at, feel::TypeId wanted, std::string_view what);
  void report(const Cursor& at, const std::vector<feel::CompileError>& errors);
  void sentence(const Cursor& at, feel::Template& target, bool printed = false);
  void compile_sentences();
  void compile_slot(SlotId slot);
  void compile_read_when(std::uint32_t index);
  void compile_fact(std::uint32_t index);
  void compile_pricing();
  void compile_gates();
  void enter(std::string_view section, State& state, void (Builder::*work)(), StepKind step);
  SlotId named_value(const Cursor& holder, std::string_view key, bool required = true);
  std::optional<std::uint32_t> named_decision(const Cursor& at);
  std::string cycle_through(std::string_view name) const;
  Cursor place_of(SlotId slot) const;
  bool is_pending(SlotId slot) const;
  void settle(SlotId slot);
  std::optional<feel::Symbol> settled(std::string_view name);
  template <class Compile>
  auto compile_settled(const Compile& compile);

  // builder_data.cpp
  void read_meta();
  void read_ownership();
  void add_default_points();
  void read_rounding_point(const Cursor& at, const std::string& id);
  void read_policy();
  void read_waterfall(const Cursor& list);
  void read_tables();
  void read_table(const Cursor& table, std::string_view name);
  void no_columns(const Cursor& table, std::string_view name);
  feel::TypeId column_type(const Cursor& rows, std::size_t column, const std::string& name,
                           const std::vector<feel::TypeId>& types);
  void no_rate(const Cursor& at, std::string_view id);
  feel::Value data_value(const Cursor& at, feel::TypeId& type);
  void read_rate_card();
  void read_mix(const Cursor& mix, std::string_view id);
  void read_services();

  // builder_intake.cpp
  void read_intake();
  void read_question(const Cursor& at, std::uint32_t section);
  void read_range(const Cursor& at, Question& question);
  void read_options(const Cursor& at, Question& question);
  void read_default(const Cursor& at, Question& question);
  feel::TypeId answer_type(const Question& question);

  // builder_presets.cpp: presets and the brand
  void read_presets();
  void read_preset(const Cursor& at);
  void read_preset_answer(const Cursor& at, const std::string& key, Preset& preset);
  void read_brand();
  std::string color(const Cursor& at, std::string_view key);

  // builder_schedules.cpp
  void read_schedules();
  void read_schedule_table(const Cursor& at);
  void read_columns(const Cursor& at, Schedule& schedule);
  void read_schedule_row(const Cursor& at, Schedule& schedule);
  void read_exactly_one(const Cursor& at, Schedule& schedule);

  // builder_worksheets.cpp
  void read_worksheets();
  void group_worksheets();
  void read_worksheet(const Cursor& at);
  void read_takes(const Cursor& takes, Worksheet& worksheet);
  void take_from_book();
  feel::TypeId taken_type(feel::TypeId type);
  void read_results();

  // builder_decision.cpp
  void declare_rules();
  void compile_decision(std::uint32_t index);
  void read_inputs(const Cursor& at, decision::Table& table);
  void read_outputs(const Cursor& at, decision::Table& table);
  void read_priority(const Cursor& at, decision::Table& table);
  void read_rule(const Cursor& at, std::size_t number, std::string_view name, decision::Table& table);
  void read_rule_list(const Cursor& at, decision::Table& table, decision::Rule& rule);
  void read_rule_object(const Cursor& at, decision::Table& table, decision::Rule& rule);
  void read_test(const Cursor& at, std::size_t input, decision::Table& table, decision::Rule& rule);
  void read_rule_outputs(const Cursor& at, decision::Table& table, decision::Rule& rule);
  feel::TypeId output_type(const decision::Table& table);

  // builder_lines.cpp
  void read_phases();
  void number_lines(const Cursor& list);
  Line& mutable_line(std::uint32_t number);
  std::uint32_t service_of(const Cursor& at);
  std::uint32_t phase_of(const Cursor& at);
  std::uint32_t find_mix(const Cursor& price);
  void read_milestones();
  void read_margin_bands();

  // builder_prices.cpp: one line
  std::uint32_t keep(Formula formula);
  Figure figure(const Cursor& at, std::string_view what);
  void line_figure(Line& line, Param param, const Cursor& at, std::string_view what);
  Decimal tier_number(const Cursor& tier, std::string_view key, const Decimal& standard);
  std::vector<Tier> read_tiers(const Cursor& list, std::string_view unit);
  void check_tier_rule(const Cursor& at, const Formula& rule);
  void warn_of_cliffs(const Cursor& list, const PriceRule& rule);
  void read_line(const Cursor& at, Charge charge);
  void read_price(const Cursor& at, Line& line);
  void read_price_details(const Cursor& price, Line& line);
  void read_basis(const Cursor& price, Line& line);
  std::uint32_t tier_rule(const Cursor& tiers);
  std::uint32_t list_rule(const Cursor& at, std::string_view what);
  CostModel read_cost(const Cursor& at, std::string_view key, Param param, Line& line);
  void read_line_terms(const Cursor& at, Line& line);
  void read_line_currency(const Cursor& at, Line& line);
  Cursor line_at(std::uint32_t number) const;
  void group_lines();
  void order_lines();

  // builder_discounts.cpp
  std::vector<std::uint32_t> roles_of(const Cursor& at, std::string_view key);
  std::optional<std::uint32_t> role_of(const Cursor& at);
  std::uint32_t class_of(const Cursor& at, std::string_view key);
  std::uint32_t named_class(const Cursor& at, std::string_view id);
  std::vector<bool> classes_in(const Cursor& at);
  std::vector<std::uint32_t> lines_in(const Cursor& at, std::string_view key, bool required);
  std::optional<Cut> cut_in(const Cursor& at, std::initializer_list<std::string_view> allowed);
  void read_on(const Cursor& at, bool& one_time, bool& recurring);
  void read_discount_classes();
  void read_schedule(const Cursor& at, DiscountRule& rule);
  void read_discount(const Cursor& at);
  void read_discounts();
  void read_adjustments();
  void read_options();
  std::vector<std::uint32_t> options_in(const Cursor& at, std::string_view key);

  // builder_terms.cpp
  bool flag(const Cursor& at, std::string_view key, bool standard);
  Period period_in(const Cursor& at, std::string_view key);
  std::optional<Formula> date_rule(const Cursor& at, std::string_view key);
  void read_line_time(const Cursor& at, Line& line);
  void read_terms();
  void read_payments();
  void read_tax_category(const Cursor& at);
  void read_taxes();
  std::uint32_t named_tax(const Cursor& at, std::string_view id);
  std::uint32_t tax_of(const Cursor& at);
  void read_exchange();
  void read_risk();

  // builder_layers.cpp
  void check_layers();

  // builder_rules.cpp
  void read_scope();
  void read_components(const Cursor& list, std::vector<ScopeComponent>& components);
  void read_deployment();
  void read_roles();
  void read_gate(const Cursor& at);
  void read_approvals();
  void read_clauses();
  void read_metrics();

  // builder_summary.cpp
  void read_summary();
  void read_summary_entry(const Cursor& at);
  void check_unused();

  // builder_claims.cpp
  void read_claims();
  void read_claim(const Cursor& at);
  std::vector<std::string> ranked_texts(const Cursor& at, std::string_view key);
  void check_claim_cause(const Cursor& at, const Claim& claim, SlotId cause);
  void check_claim_effect(const Cursor& at, const Claim& claim);

  struct PendingSentence {
    Cursor at;
    feel::Template* target;
    bool printed;  // in a table: money has the decimals of its currency
  };

  PriceBook book_;
  Findings& findings_;
  const WorksheetFrame* sheet_ = nullptr;  // not null: a worksheet is read
  MergedBook merged_;
  std::map<std::string, Cursor, std::less<>> sections_;                     // list and object sections: one place each
  std::vector<std::pair<std::string, Cursor>> facts_, decisions_, tables_;  // in file order
  std::vector<Cursor> questions_;                                           // per question
  std::vector<State> states_;                                               // per slot
  std::vector<bool> used_;                                                  // per slot
  std::vector<std::string> working_;                                        // names being compiled, outermost first
  std::vector<PendingSentence> sentences_;
  SlotId waiting_ = kNoSlot;  // the name that the expression at hand must wait for
  std::map<std::string, std::uint32_t, std::less<>> line_numbers_;
  std::size_t numbered_lines_ = 0;
  std::uint32_t standard_tax_ = kNone;  // the category of a line that names none
  std::size_t named_points_ = 0;        // rounding points of the book; those of the engine follow
  State pricing_ = State::pending;
  State gates_ = State::pending;
};

template <class Compile>
auto Builder::compile_settled(const Compile& compile) {
  for (;;) {
    const auto before = static_cast<std::ptrdiff_t>(findings_.size());
    auto compiled = compile();
    const SlotId slot = std::exchange(waiting_, kNoSlot);
    if (slot == kNoSlot) return compiled;
    findings_.erase(findings_.begin() + before, findings_.end());  // the next reading finds them again
    settle(slot);
  }
}

}  // namespace qw
