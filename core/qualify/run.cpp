#include "qualify/run.h"

namespace qw {
namespace {

const char* fault_code(feel::FaultKind kind) {
  switch (kind) {
    case feel::FaultKind::none: return "";
    case feel::FaultKind::division_by_zero: return "rule.division_by_zero";
    case feel::FaultKind::overflow: return "rule.overflow";
    case feel::FaultKind::invalid_number: return "rule.invalid_number";
    case feel::FaultKind::wrong_kind: return "rule.wrong_kind";
    case feel::FaultKind::step_budget: return "rule.step_budget";
  }
  return "";
}

void fail_with_fault(Run& run, const Origin& origin, std::string_view source) {
  std::string message = feel::describe(run.machine.fault.kind);
  if (!source.empty()) message += " In: " + std::string(source.substr(0, 200));
  fail(run, origin, fault_code(run.machine.fault.kind), std::move(message));
}

// Values are written out in full, so none may be larger than a person could ever read.
void keep(Run& run, SlotId slot, const feel::Value& value, const Origin& origin) {
  constexpr std::size_t kMostParts = 10'000;
  if (feel::count_parts(value, kMostParts + 1) > kMostParts) {
    fail(run, origin, "rule.too_large", "This value has more than 10,000 parts. Use smaller lists.");
  }
  run.values[slot] = value;
}

}  // namespace

Run::Run(const PriceBook& price_book)
    : book(price_book), values(price_book.initial), matched(price_book.decisions.size()) {
  machine.slots = values.data();
  machine.arena = &arena;
}

void fail(Run& run, const Origin& origin, std::string_view code, std::string message) {
  if (run.failure) return;
  Finding finding{Severity::error, std::string(code), "", origin.path, origin.line, origin.column, std::move(message)};
  if (origin.file < run.book.files.size()) finding.file = run.book.files[origin.file];
  run.failure = std::move(finding);
}

feel::Value run_formula(Run& run, const Formula& formula) {
  const feel::Value value = feel::evaluate(formula.expression, run.machine);
  if (run.machine.fault.kind != feel::FaultKind::none) fail_with_fault(run, formula.origin, formula.expression.source);
  return value;
}

bool holds(Run& run, const Formula& formula) { return run_formula(run, formula).is_true(); }

std::string run_template(Run& run, const feel::Template& text, const Origin& origin) {
  std::string made = feel::render(text, run.machine);
  if (run.machine.fault.kind != feel::FaultKind::none) fail_with_fault(run, origin, "");
  return made;
}

void derive_answer(Run& run, const Question& question) {
  if (!holds(run, *question.read_when)) run.values[question.slot] = question.default_value;
}

void derive_fact(Run& run, const Fact& fact) {
  feel::Value value = run_formula(run, fact.value);
  if (fact.rounding && value.kind() == feel::Kind::number) {
    const RoundingPoint& point = run.book.rounding_points[*fact.rounding];
    const DecimalResult rounded = quantize(value.as_number(), -point.places, point.mode);
    if (!rounded.ok())
      fail(run, fact.value.origin, "rule.overflow", "This number is too large to be rounded. Check its inputs.");
    value = feel::Value::number(rounded.value);
  }
  keep(run, fact.slot, value, fact.value.origin);
}

void derive_decision(Run& run, std::uint32_t number) {
  const Decision& decision = run.book.decisions[number];
  decision::Outcome outcome = decision::decide(decision.table, run.machine);
  if (run.machine.fault.kind != feel::FaultKind::none) {
    const bool in_rule = outcome.failed_rule < decision.table.rules.size();
    fail_with_fault(run, in_rule ? decision.rules[outcome.failed_rule] : decision.origin, "");
  }
  if (outcome.conflict) {
    fail(run, decision.rules[outcome.matched[1]], "rule.conflict",
         "The rules " + decision.table.rules[outcome.matched[0]].id + " and " +
             decision.table.rules[outcome.matched[1]].id +
             (decision.table.hit == decision::HitPolicy::any
                  ? " both match with different outputs, but the hit policy is any. Make their outputs the same."
                  : " both match, but the hit policy is unique. Narrow one of them."));
  }
  keep(run, decision.slot, outcome.value, decision.origin);
  run.matched[number] = std::move(outcome.matched);
}

}  // namespace qw
