// pricebook/price_book.h: a price book after loading: everything a quote needs, checked and compiled, nothing about any deal.
//
// Made only by load_book() (pricebook/load.h); every member is read-only afterwards. Values of a quote live in numbered slots:
// one for each question, table, fact, decision and engine total; `slots` says which is which. Units: percents as written (5 = 5 %),
// money in units of the book's currency, hours as numbers.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "decision/table.h"
#include "feel/expression.h"
#include "feel/template.h"
#include "number/allocate.h"
#include "number/currency.h"
#include "number/decimal.h"
#include "pricebook/annexes.h"
#include "pricebook/formula.h"
#include "pricebook/line_rules.h"

namespace qw {

struct RoundingPoint {
  std::string id;    // "RH", "R1"
  std::string what;  // "hours of an activity"
  Rounding mode = Rounding::half_up;
  int places = 0;
};

enum class SlotKind : std::uint8_t { question, table, fact, decision, engine };

struct SlotInfo {
  std::string name;
  SlotKind kind = SlotKind::fact;
  std::uint32_t index = 0;  // in questions, tables, facts or decisions
  feel::TypeId type = feel::kAny;
  std::string label;
  std::string unit;
  int decimals = -1;  // for display; -1: as it is
};

// ---- intake ----
enum class QuestionType : std::uint8_t { boolean, integer, decimal, choice, multi_choice, counts };
const char* to_text(QuestionType type);

struct Option {
  std::string id;
  std::string label;
};

struct Question {
  std::string key;
  std::string label;
  std::string help;
  std::string unit;
  QuestionType type = QuestionType::boolean;
  SlotId slot = kNoSlot;
  std::uint32_t section = 0;
  std::optional<Decimal> least;  // integer, decimal, counts (each count)
  std::optional<Decimal> greatest;
  int places = 0;                       // decimal: digits after the point
  std::vector<Option> options;          // choice, multi_choice, counts (the things counted)
  const feel::Shape* counts = nullptr;  // counts: one field for each option
  feel::Value default_value;
  std::optional<Formula> read_when;  // when not true, the answer counts as its default
};

struct Section {
  std::string id;
  std::string title;
  std::string help;
  std::vector<std::uint32_t> questions;
};

// ---- rules ----
struct DataTable {
  std::string name;
  std::string label;
  SlotId slot = kNoSlot;
};

struct Fact {
  std::string name;
  SlotId slot = kNoSlot;
  Formula value;
  std::optional<std::uint32_t> rounding;  // in rounding_points
  feel::Template because;
};

struct Decision {
  std::string name;
  std::string label;
  SlotId slot = kNoSlot;
  decision::Table table;
  Origin origin;
  std::vector<Origin> rules;  // where each rule stands
};

struct ScopeComponent {
  std::string id;
  std::string label;
  SlotId points = kNoSlot;
};

struct NamedValue {
  Decimal value;
  std::string name;
  std::string label;
};

struct ScopeRules {
  std::vector<ScopeComponent> components;
  SlotId score = kNoSlot;
  SlotId hard_tier = kNoSlot;
  SlotId soft_tier = kNoSlot;
  SlotId tier = kNoSlot;
  std::uint32_t triggers = 0;  // decision
  std::vector<Decimal> thresholds;
  std::vector<NamedValue> tiers;
};

struct DeploymentModel {
  std::string id;
  std::string label;
  std::vector<std::uint32_t> ruled_out_by;  // decisions
};

struct DeploymentRules {
  std::vector<ScopeComponent> criteria;
  SlotId score = kNoSlot;
  SlotId band = kNoSlot;
  SlotId model = kNoSlot;
  SlotId plan = kNoSlot;
  SlotId resilience = kNoSlot;
  std::uint32_t hard_triggers = 0;  // decision
  std::vector<DeploymentModel> models;
};

enum class Verdict : std::uint8_t { pass, assume, refer, block };
const char* to_text(Verdict verdict);

struct GateRule {
  Formula when;
  Verdict verdict = Verdict::assume;
  std::string reason;
  std::vector<std::uint32_t> approvers;  // roles
  feel::Template because;
};

struct Gate {
  std::string id;
  std::string label;
  std::vector<GateRule> rules;
};

// ---- prices ----
struct Service {
  std::string code;
  std::string label;
  std::string line;
  std::string stream;
  std::string owner;
  std::string boundary;
};

struct RoleRate {
  std::string id;
  std::string label;
  Decimal bill;
  Decimal cost;
};

struct MixShare {
  std::uint32_t role = 0;
  Decimal percent;
};

struct Mix {
  std::string id;
  std::vector<MixShare> shares;
  Decimal bill;  // blended rate per hour, exact
  Decimal cost;
};

struct Phase {
  std::string id;
  std::string label;
  std::string row;                         // id of the row it is shown as
  std::vector<std::uint32_t> spread_over;  // phases; not empty: has no row of its own
};

struct MarginBand {
  std::string id;
  std::string label;
  std::optional<Decimal> at_least;  // percent
};

// ---- signatures and documents ----
struct Role {
  std::string id;
  std::string label;
  std::string side;  // "partner" or "platform"
};

struct ApprovalRule {
  std::uint32_t role = 0;
  std::string reason;
  Formula when;
  feel::Template because;
};

struct Clause {
  std::string id;
  std::string title;
  feel::Template text;
  std::optional<Formula> when;  // none: always in the document
  Origin origin;
};

enum class SummaryPart : std::uint8_t {
  fields,
  value,
  book,
  scope,
  deployment,
  one_time,
  recurring,
  phases,
  milestones,
  clauses,
  gates,
  approvals
};
enum class FieldFormat : std::uint8_t { natural, number, decimal1, money, text, boolean, list };

struct SummaryField {
  std::string key;
  Formula value;
  FieldFormat format = FieldFormat::natural;
};

struct SummaryEntry {
  std::string key;
  SummaryPart part = SummaryPart::fields;
  std::vector<SummaryField> fields;  // part fields; part value: exactly one
  std::optional<Formula> when;
};

// ---- claims: what the book promises about itself, for the verifier ----
enum class ClaimKind : std::uint8_t { never_lowers, never_raises, never_removes, never_adds };
const char* to_text(ClaimKind kind);

struct Claim {
  std::string id;
  std::vector<SlotId> more;        // questions, facts or decisions: numbers, booleans, lists of options, ranked texts
  std::vector<std::string> order;  // of texts in `more`, least first
  ClaimKind kind = ClaimKind::never_lowers;
  SlotId effect = kNoSlot;           // kNoSlot: the roles that sign
  std::vector<std::string> ranking;  // of texts in `effect`, lowest first
  std::optional<Formula> when;       // both inputs must fulfil it
  std::string because;
};

// ---- order of evaluation ----
enum class StepKind : std::uint8_t { answer, fact, decision, pricing, gates };

struct Step {
  StepKind kind = StepKind::fact;
  std::uint32_t index = 0;
};

// Slots that the engine itself fills; the names are the members'.
struct EngineSlots {
  SlotId one_time_lines = kNoSlot, recurring_lines = kNoSlot;
  SlotId one_time_hours = kNoSlot, one_time_list = kNoSlot, one_time_discount = kNoSlot;
  SlotId one_time_net = kNoSlot, one_time_cost = kNoSlot;
  SlotId monthly_recurring = kNoSlot, monthly_cost = kNoSlot;
  SlotId gates_blocking = kNoSlot, gates_referring = kNoSlot, gates_assuming = kNoSlot;
  SlotId one_time_wholesale = kNoSlot, monthly_wholesale = kNoSlot;
  SlotId one_time_platform_cost = kNoSlot, monthly_platform_cost = kNoSlot;
  SlotId contract_value = kNoSlot, contract_months = kNoSlot;  // null without terms
  SlotId payable = kNoSlot;                                    // of the one-time document; null without taxes
  SlotId selections = kNoSlot;                  // a context with the state of each option; kNoSlot without options
  const feel::Shape* one_time_line = nullptr;   // id, phase, state, quantity, hours, list, discount, net, cost
  const feel::Shape* recurring_line = nullptr;  // id, stream, state, quantity, monthly, monthly_cost
  const feel::Shape* selection = nullptr;
  bool one_time_lines_read = true;  // by something in the book; what nothing reads is not made
  bool recurring_lines_read = true;
};

struct PriceBook {
  PriceBook() = default;
  PriceBook(PriceBook&&) noexcept = default;
  PriceBook& operator=(PriceBook&&) noexcept = default;

  std::string id;
  std::int64_t version = 0;
  std::string title;
  std::string locale;
  std::string source;
  std::vector<std::string> layers;  // ids, lowest first; the last is the book's
  Currency currency;
  std::optional<Date> effective_from;
  std::optional<Date> effective_to;
  std::vector<RoundingPoint> rounding_points;
  std::uint32_t line_rounding = 0;      // R1
  std::uint32_t discount_rounding = 0;  // R2
  std::uint32_t net_rounding = 0;       // R3
  std::uint32_t uplift_rounding = 0;    // R4
  std::uint32_t tax_base_rounding = 0;  // R5
  std::uint32_t tax_rounding = 0;       // R6
  std::uint32_t payable_rounding = 0;   // R7
  std::uint32_t exchange_rounding = 0;  // RX
  std::uint32_t hours_rounding = 0;     // RH
  bool additive_discounts = false;
  bool round_each_step = false;
  std::array<Point, kOrderedPoints> waterfall{Point::contract,  Point::special,       Point::schedule, Point::term,
                                              Point::promotion, Point::discretionary, Point::partner};
  Allocation allocation = Allocation::largest_remainder;

  std::vector<Section> sections;
  std::vector<Question> questions;
  std::vector<DataTable> tables;
  std::vector<Fact> facts;
  std::vector<Decision> decisions;
  ScopeRules scope;
  DeploymentRules deployment;
  std::vector<Gate> gates;
  std::vector<Service> services;
  std::vector<RoleRate> rates;
  std::vector<Mix> mixes;
  std::vector<Line> one_time_lines;
  std::vector<Line> recurring_lines;
  std::vector<Formula> line_formulas;     // of figures
  std::vector<std::uint32_t> line_order;  // line numbers, each after those it is a percent of
  std::vector<LineGroup> line_groups;
  std::vector<OptionRule> options;
  std::vector<DiscountRule> discounts;  // in the order of the waterfall
  std::vector<DiscountClass> discount_classes;
  DocumentDiscount document_discount;
  TermRules terms;
  std::vector<Instalment> instalments;
  TaxRules taxes;
  std::vector<ExchangeRate> rates_of_exchange;
  RiskRules risk;
  std::vector<Phase> phases;
  std::optional<Formula> milestone_plan;
  std::map<std::string, std::string, std::less<>> milestone_labels;
  std::vector<MarginBand> margin_bands;
  std::vector<Role> roles;
  std::vector<ApprovalRule> approval_rules;
  std::vector<Clause> clauses;
  std::vector<SlotId> metrics;
  std::vector<SummaryEntry> summary;
  std::vector<Claim> claims;
  std::vector<Preset> presets;
  std::vector<Schedule> schedules;
  std::vector<Worksheet> worksheets;
  std::uint32_t worksheets_apart = 0;  // so many are in a file of their own, which is not here
  Brand brand;

  std::vector<SlotInfo> slots;
  std::vector<feel::Value> initial;  // per slot: tables filled in, everything else null
  std::vector<bool> retail;          // per slot: depends on what the partner charges
  std::vector<Step> steps;           // each after everything it reads
  EngineSlots engine{};
  feel::TypeTable types;
  feel::Arena arena;
  std::vector<std::string> files;  // names, for Origin::file

  const Line& line(std::uint32_t number) const {
    return number < one_time_lines.size() ? one_time_lines[number] : recurring_lines[number - one_time_lines.size()];
  }
  std::size_t line_count() const { return one_time_lines.size() + recurring_lines.size(); }
  std::optional<std::uint32_t> find_line(std::string_view line_id) const;
  // The formula of a line's number; null where the line does not say it, or writes it as a number.
  const Formula* line_formula(const Line& line, Param param) const {
    const Figure* found = line.figure(param);
    return found == nullptr || found->formula == kNone ? nullptr : &line_formulas[found->formula];
  }
  const Question* question(std::string_view key) const;
  // The slot of a name, or kNoSlot.
  SlotId find_slot(std::string_view name) const;
  std::map<std::string, SlotId, std::less<>> slot_by_name;
};

}  // namespace qw
