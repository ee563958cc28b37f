#include "whatif/variant.h"

#include <algorithm>

#include "base/text.h"
#include "quote/verify_graph.h"

namespace qw {
namespace {

using feel::Value;

constexpr std::int64_t kFar = 1'000'000'000'000;  // units

// What pricing reads beside the expressions that the verifier looks at.
template <class Visit>
void visit_terms(const PriceBook& book, const Visit& visit) {
  const auto take = [&](const std::optional<Formula>& formula) {
    if (formula) visit(formula->expression);
  };
  for (const auto* formula : {&book.terms.start, &book.terms.end, &book.terms.months, &book.terms.prepaid_months}) {
    take(*formula);
  }
}

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
  hash = (hash ^ value) * 0x9e3779b97f4a7c15ULL;
  return hash ^ hash >> 29;
}

bool same_roles(const std::vector<Signature>& a, const std::vector<Signature>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Signature& one, const Signature& other) { return one.role == other.role; });
}

}  // namespace

Variant::Variant(const Evaluation& base, const QuoteInput& input)
    : base_(base), input_(input), run_(*base.book), changed_(base.book->slots.size(), 0) {
  const PriceBook& book = *base.book;
  std::vector<SlotId> own;
  const auto take = [&](const feel::Expression& expression) {
    own.insert(own.end(), expression.reads.begin(), expression.reads.end());
  };
  const auto close = [&] {
    std::sort(own.begin(), own.end());
    own.erase(std::unique(own.begin(), own.end()), own.end());
    std::erase_if(own, [&](SlotId slot) { return book.slots[slot].kind == SlotKind::table; });
    first_read_.push_back(static_cast<std::uint32_t>(reads_.size()));
    reads_.insert(reads_.end(), own.begin(), own.end());
    own.clear();
  };
  for (const Step& step : book.steps) {
    for_each_expression(book, step, take);
    if (step.kind == StepKind::answer) own.push_back(book.questions[step.index].slot);
    if (step.kind == StepKind::pricing) visit_terms(book, take);
    close();
  }
  for (const ApprovalRule& rule : book.approval_rules) take(rule.when.expression);
  close();
  first_read_.push_back(static_cast<std::uint32_t>(reads_.size()));
  for (SlotId slot = 0; slot < book.slots.size(); ++slot) {
    if (book.slots[slot].kind == SlotKind::engine) engine_.push_back(slot);
  }
  answered_ = input.intake.values;
  run_.values = base.values;
  run_.machine.slots = run_.values.data();
  run_.machine.now = base.now;
}

const Value& Variant::value(SlotId slot) const {
  static constexpr Value kNothing;
  return slot == kNoSlot ? kNothing : run_.values[slot];
}

void Variant::note(SlotId slot) {
  if (changed_[slot] != 0 || equal(run_.values[slot], base_.values[slot])) return;
  changed_[slot] = 1;
  touched_.push_back(slot);
}

void Variant::note_engine() {
  for (const SlotId slot : engine_) note(slot);
}

bool Variant::sees_change(std::size_t step) const {
  for (std::uint32_t i = first_read_[step]; i < first_read_[step + 1]; ++i) {
    if (changed_[reads_[i]] != 0) return true;
  }
  return false;
}

void Variant::restore() {
  for (const SlotId slot : touched_) changed_[slot] = 0;
  touched_.clear();
  for (const std::uint32_t decision : decided_) run_.matched[decision].clear();
  decided_.clear();
  std::copy(base_.values.begin(), base_.values.end(), run_.values.begin());
  run_.arena.reset();
  run_.failure.reset();
  run_.machine.fault = {};
  run_.machine.total_steps_left = feel::kTotalSteps;
  priced_ = gated_ = signed_ = false;
}

void Variant::run_step(std::size_t number) {
  const PriceBook& book = run_.book;
  const Step& step = book.steps[number];
  switch (step.kind) {
    case StepKind::answer: {
      const Question& question = book.questions[step.index];
      run_.values[question.slot] = answered_[step.index];
      derive_answer(run_, question);
      changed_[question.slot] = 0;  // what was given is now what is read
      return note(question.slot);
    }
    case StepKind::fact: derive_fact(run_, book.facts[step.index]); return note(book.facts[step.index].slot);
    case StepKind::decision:
      derive_decision(run_, step.index);
      decided_.push_back(step.index);
      return note(book.decisions[step.index].slot);
    case StepKind::pricing:
      sheet_ = PriceSheet{};
      sheet_.choices = base_.choices;
      priced_ = true;
      price_lines(run_, base_.deal, sheet_);
      return note_engine();
    case StepKind::gates:
      gates_ = check_gates(run_);
      gated_ = true;
      return note_engine();
  }
}

bool Variant::set(std::uint32_t question, const Value& answer) {
  restore();
  ++evaluations_;
  const SlotId slot = run_.book.questions[question].slot;
  const Value before = answered_[question];
  answered_[question] = answer;
  run_.values[slot] = answer;
  note(slot);
  for (std::size_t i = 0; i < run_.book.steps.size() && !run_.failed(); ++i) {
    if (sees_change(i)) run_step(i);
  }
  answered_[question] = before;
  const std::size_t approvals = run_.book.steps.size();
  if (!run_.failed() && (priced_ || gated_ || sees_change(approvals))) {
    signatures_ = route_approvals(run_, gates(), sheet());
    signed_ = true;
  }
  return !run_.failed();
}

std::uint64_t Variant::state() const {
  std::uint64_t state = 0;
  for (const std::uint32_t decision : decided_) {
    const std::vector<std::uint32_t>& matched = run_.matched[decision];
    if (matched == base_.matched[decision]) continue;
    std::uint64_t hash = decision + 1;
    for (const std::uint32_t rule : matched) hash = mixed(hash, rule + 1);
    state ^= mixed(hash, matched.size());
  }
  if (gated_) {
    for (std::size_t i = 0; i < gates_.size(); ++i) {
      if (gates_[i].verdict == base_.gates[i].verdict && gates_[i].rule == base_.gates[i].rule) continue;
      state ^= mixed(mixed(i + 1'000'000, static_cast<std::uint64_t>(gates_[i].verdict)), gates_[i].rule);
    }
  }
  return state;
}

bool Variant::alters() const {
  const PriceBook& book = run_.book;
  for (const SlotId slot : {book.scope.tier, book.deployment.model}) {
    if (slot != kNoSlot && !equal(run_.values[slot], base_.values[slot])) return true;
  }
  return signed_ && !same_roles(signatures_, base_.signatures);
}

Value Grid::value(std::int64_t ticks) const {
  const Decimal whole = Decimal::from_int(ticks);
  return Value::number(Decimal::from_parts(whole.is_negative(), whole.coefficient(), -places));
}

std::optional<std::int64_t> Grid::ticks(const Decimal& value) const {
  if (decimal_places(value) > places) return std::nullopt;
  const DecimalResult scaled = multiply(value, Decimal::from_parts(false, 1, places));
  return scaled.ok() ? to_int64(scaled.value) : std::nullopt;
}

Grid grid_of(const Question& question) {
  Grid grid;
  grid.places = std::max(question.places, 0);
  std::int64_t far = kFar;
  for (int i = 0; i < grid.places && far < kFar * 1'000'000; ++i) far *= 10;
  grid.least = (question.least ? grid.ticks(*question.least) : std::nullopt).value_or(-far);
  grid.greatest = (question.greatest ? grid.ticks(*question.greatest) : std::nullopt).value_or(far);
  return grid;
}

std::string plain_text(const Value& value) {
  switch (value.kind()) {
    case feel::Kind::null: return "";
    case feel::Kind::number: return to_plain_text(value.as_number());
    case feel::Kind::string: return std::string(value.as_string());
    case feel::Kind::list: {
      std::string text;
      for (const Value& item : value.as_list()) text += (text.empty() ? "" : ",") + plain_text(item);
      return text;
    }
    case feel::Kind::context: {
      std::string text;
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        const std::string count = plain_text(value.fields()[i]);
        if (count.empty() || count == "0") continue;
        text += (text.empty() ? "" : ",") + std::string(value.shape().names[i]) + '=' + count;
      }
      return text;
    }
    default: return feel::to_text(value);
  }
}

Result<std::uint32_t> find_question(const PriceBook& book, std::string_view key, bool number) {
  std::vector<std::string_view> keys;
  for (std::uint32_t i = 0; i < book.questions.size(); ++i) {
    const Question& question = book.questions[i];
    const bool fits = !number || question.type == QuestionType::integer || question.type == QuestionType::decimal;
    if (question.key == key && fits) return i;
    if (question.key == key) return Error{"whatif.not_a_number", "", "\"" + question.key + "\" is not a number."};
    keys.push_back(question.key);
  }
  const std::string_view near = nearest(key, keys);
  return Error{"whatif.unknown_question", "",
               "There is no question \"" + std::string(key.substr(0, 60)) + "\"." +
                   (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?")};
}

QuoteInput with_answer(const QuoteInput& input, std::uint32_t question, const Value& answer) {
  QuoteInput changed = input;
  changed.intake.values[question] = answer;
  changed.intake.answered[question] = true;
  changed.intake.from_preset[question] = false;
  return changed;
}

bool is_read(const Evaluation& evaluation, std::uint32_t question) {
  const Question& rule = evaluation.book->questions[question];
  if (!rule.read_when) return true;
  feel::Machine machine;
  feel::Arena arena;
  machine.slots = evaluation.values.data();
  machine.arena = &arena;
  machine.now = evaluation.now;
  return feel::evaluate(rule.read_when->expression, machine).is_true();
}

}  // namespace qw
