#include "quote/verify_graph.h"

#include <algorithm>

#include "feel/cuts.h"
#include "feel/nodes.h"

namespace qw {
using feel::Value;

VerifyGraph::VerifyGraph(std::shared_ptr<const PriceBook> price_book, const VerifyOptions& options)
    : book(std::move(price_book)),
      domains(book->slots.size()),
      axes(book->slots.size()),
      fixed(book->slots.size(), false),
      values(book->initial),
      steps_left(options.steps),
      seed_(options.seed),
      null_seen_(book->slots.size(), false),
      step_of_(book->slots.size(), kNoStep) {
  machine.slots = values.data();
  machine.arena = &arena;
  for (const SlotInfo& slot : book->slots) names.push_back(slot.name);
  for (std::uint32_t i = 0; i < book->steps.size(); ++i) {
    const Step& step = book->steps[i];
    switch (step.kind) {
      case StepKind::answer: step_of_[book->questions[step.index].slot] = i; break;
      case StepKind::fact: step_of_[book->facts[step.index].slot] = i; break;
      case StepKind::decision: step_of_[book->decisions[step.index].slot] = i; break;
      case StepKind::pricing:
        for (SlotId slot = book->engine.one_time_lines; slot <= book->engine.monthly_cost; ++slot) step_of_[slot] = i;
        for (SlotId slot = book->engine.one_time_wholesale; slot <= book->engine.payable; ++slot) step_of_[slot] = i;
        break;
      case StepKind::gates:
        for (SlotId slot = book->engine.gates_blocking; slot <= book->engine.gates_assuming; ++slot) step_of_[slot] = i;
        break;
    }
  }
  find_question_domains();
  find_fixed();
  find_engine_domains();
  find_cuts();
  for (const Question& question : book->questions) axis_of(question.slot);
  find_nulls();
}

void VerifyGraph::find_question_domains() {
  for (const Question& question : book->questions) {
    decision::Domain& domain = domains[question.slot];
    switch (question.type) {
      case QuestionType::boolean:
        domain.kind = decision::DomainKind::finite;
        domain.values = {Value::boolean(false), Value::boolean(true)};
        break;
      case QuestionType::integer:
      case QuestionType::decimal:
        domain.kind = decision::DomainKind::number;
        domain.least = question.least;
        domain.greatest = question.greatest;
        domain.places = question.places;
        break;
      case QuestionType::choice:
      case QuestionType::multi_choice:
        domain.kind = question.type == QuestionType::choice ? decision::DomainKind::finite : decision::DomainKind::list;
        for (const Option& option : question.options) domain.values.push_back(Value::string(option.id));
        break;
      case QuestionType::counts:
        domain.fields.assign(question.options.size(), decision::number_domain(question.least, question.greatest, 0));
        domain.shape = question.counts;
        break;
    }
    domain.nullable = question.default_value.is_null();
  }
}

// Tables, and facts that read nothing else that varies.
void VerifyGraph::find_fixed() {
  for (const DataTable& table : book->tables) fixed[table.slot] = true;
  for (const Step& step : book->steps) {
    if (step.kind != StepKind::fact) continue;
    const Fact& fact = book->facts[step.index];
    if (!feel::is_fixed(fact.value.expression, fixed)) continue;
    Value value = feel::evaluate(fact.value.expression, machine);
    if (fact.rounding && value.kind() == feel::Kind::number) {
      const RoundingPoint& point = book->rounding_points[*fact.rounding];
      value = Value::number(quantize(value.as_number(), -point.places, point.mode).value);
    }
    if (machine.fault.kind == feel::FaultKind::none) {
      values[fact.slot] = value;
      fixed[fact.slot] = true;
    }
    machine.fault = {};
    machine.total_steps_left = feel::kTotalSteps;
  }
}

void VerifyGraph::find_engine_domains() {
  const EngineSlots& engine = book->engine;
  const auto whole = [&](SlotId slot, std::optional<std::int64_t> most) {
    domains[slot].kind = decision::DomainKind::number;
    domains[slot].least = Decimal();
    if (most) domains[slot].greatest = Decimal::from_int(*most);
    domains[slot].places = 0;
  };
  for (SlotId slot = engine.one_time_hours; slot <= engine.monthly_cost; ++slot) {
    whole(slot, std::nullopt);
    if (slot != engine.one_time_hours) domains[slot].places = book->currency.exponent();
  }
  const auto gates = static_cast<std::int64_t>(book->gates.size());
  for (SlotId slot = engine.gates_blocking; slot <= engine.gates_assuming; ++slot) whole(slot, gates);
}

void VerifyGraph::find_cuts() {
  const auto take = [&](const feel::Expression& expression) {
    feel::find_value_cuts(expression, expression.root, fixed, machine, cuts_);
  };
  for (const Step& step : book->steps) {
    for_each_expression(*book, step, take);
    if (step.kind != StepKind::decision) continue;
    const decision::Table& table = book->decisions[step.index].table;
    for (const decision::Rule& rule : table.rules) {
      for (std::size_t i = 0; i < rule.tests.size(); ++i) {
        if (!rule.tests[i] || table.inputs[i].nodes.size() != 1) continue;
        feel::Cuts found;
        feel::find_cuts(*rule.tests[i], fixed, machine, found);
        const std::uint32_t slot = table.inputs[i].nodes[0].op == feel::Op::slot ? table.inputs[i].nodes[0].a : kNoSlot;
        for (feel::Cut& cut : found.cuts) {
          if (cut.subject == feel::kInputSubject) cut.subject = slot;
          cuts_.cuts.push_back(cut);
        }
      }
    }
  }
  for (const ApprovalRule& rule : book->approval_rules) take(rule.when.expression);
  cuts_.entangled.insert(cuts_.entangled.end(), cuts_.rough.begin(), cuts_.rough.end());
  for (const Clause& clause : book->clauses) {
    if (clause.when) take(clause.when->expression);
  }
  for (const Claim& claim : book->claims) {
    if (claim.when) take(claim.when->expression);
  }
}

const decision::Axis& VerifyGraph::axis_of(SlotId slot) {
  if (!axes[slot].cells.empty()) return axes[slot];
  std::vector<feel::Cut> own;
  for (const feel::Cut& cut : cuts_.cuts) {
    if (cut.subject == slot) own.push_back(cut);
  }
  const bool entangled = std::find(cuts_.entangled.begin(), cuts_.entangled.end(), slot) != cuts_.entangled.end();
  axes[slot] = decision::make_axis(slot, names[slot], domains[slot], own, entangled, arena);
  const SlotInfo& info = book->slots[slot];
  if (info.kind == SlotKind::question && book->questions[info.index].type == QuestionType::counts) {
    axes[slot].cells.clear();
    for (const Value& value : counts_chain(book->questions[info.index], 0))
      axes[slot].cells.push_back({value, {}, {}, true, true, false});
  }
  return axes[slot];
}

// What facts that are not followed can be at all is unknown; whether they are ever null is looked up in samples.
void VerifyGraph::find_nulls() {
  constexpr std::uint64_t kSamples = 60;
  BookPart all;
  all.steps.assign(book->steps.size(), true);
  all.slots.assign(book->slots.size(), true);
  for (std::uint32_t i = 0; i < book->questions.size(); ++i) all.questions.push_back(i);
  for (std::uint64_t i = 0; i < kSamples; ++i) {
    const auto trial = run(all, sample(i, all));
    if (!trial || trial->run.failed()) continue;
    for (SlotId slot = 0; slot < book->slots.size(); ++slot) {
      if (trial->run.values[slot].is_null()) null_seen_[slot] = true;
    }
  }
}

void VerifyGraph::free_if_unknown(SlotId slot) {
  decision::Domain& domain = domains[slot];
  if (domain.kind != decision::DomainKind::opaque) return;
  decision::Domain free = decision::free_domain(book->types[book->slots[slot].type].kind);
  // what its parts can be stays known
  const bool parts = !domain.items.empty() || !domain.fields.empty();
  free.nullable = parts ? domain.nullable : null_seen_[slot];
  free.items = std::move(domain.items);
  free.fields = std::move(domain.fields);
  free.nonempty = parts && domain.nonempty;
  free.shape = domain.shape;
  domain = std::move(free);
}

void VerifyGraph::derive_fact_domain(const Fact& fact) {
  decision::Domain& domain = domains[fact.slot];
  domain = decision::domain_of(fact.value.expression, domains, fixed, machine);
  if (fact.rounding && domain.kind == decision::DomainKind::finite) {
    const RoundingPoint& point = book->rounding_points[*fact.rounding];
    for (Value& value : domain.values) {
      if (value.kind() == feel::Kind::number)
        value = Value::number(quantize(value.as_number(), -point.places, point.mode).value);
    }
  } else if (fact.rounding && domain.kind == decision::DomainKind::number) {
    const RoundingPoint& point = book->rounding_points[*fact.rounding];
    domain.places = point.places;
    const auto rounded = [&](std::optional<Decimal>& bound) {
      if (!bound) return;
      const DecimalResult result = quantize(*bound, -point.places, point.mode);
      bound = result.ok() ? std::optional(result.value) : std::nullopt;
    };
    rounded(domain.least);
    rounded(domain.greatest);
  } else if (fact.rounding) {
    domain = {};
  }
  if (domain.nullable || domain.kind == decision::DomainKind::opaque) tabulate(fact);
  const bool below_zero = domain.kind == decision::DomainKind::number && domain.least && domain.least->is_negative();
  if (below_zero && never_negative(fact.value.expression)) domain.least = Decimal();
  free_if_unknown(fact.slot);
}

// Where what it reads has few values, a fact has few, and it is known which.
void VerifyGraph::tabulate(const Fact& fact) {
  constexpr std::size_t kMost = 64;
  std::vector<SlotId> reads;
  std::size_t count = 1;
  for (const SlotId slot : fact.value.expression.reads) {
    if (fixed[slot]) continue;
    const decision::Domain& read = domains[slot];
    if (read.kind != decision::DomainKind::finite || read.free || read.values.empty()) return;
    reads.push_back(slot);
    count *= read.values.size() + (read.nullable ? 1 : 0);
    if (count > kMost) return;
  }
  std::vector<Value> found;
  for (std::size_t number = 0; number < count; ++number) {
    std::size_t rest = number;
    for (const SlotId slot : reads) {
      const decision::Domain& read = domains[slot];
      const std::size_t size = read.values.size() + (read.nullable ? 1 : 0);
      values[slot] = rest % size < read.values.size() ? read.values[rest % size] : Value();
      rest /= size;
    }
    machine.total_steps_left = feel::kTotalSteps;
    Value value = feel::evaluate(fact.value.expression, machine);
    if (fact.rounding && value.kind() == feel::Kind::number) {
      const RoundingPoint& point = book->rounding_points[*fact.rounding];
      value = Value::number(quantize(value.as_number(), -point.places, point.mode).value);
    }
    const bool failed = machine.fault.kind != feel::FaultKind::none;
    machine.fault = {};
    if (!failed) found.push_back(value);  // a quote that fails is none
  }
  for (const SlotId slot : reads) values[slot] = Value();
  const bool scalar = std::all_of(found.begin(), found.end(), [](const Value& one) {
    return one.kind() != feel::Kind::list && one.kind() != feel::Kind::function;
  });
  if (scalar && !found.empty()) domains[fact.slot] = decision::of_values(std::move(found));
}

void VerifyGraph::derive_decision_domain(const Decision& decision, bool complete) {
  const decision::Table& table = decision.table;
  decision::Domain& domain = domains[decision.slot];
  std::vector<decision::Domain> outputs;
  const auto add = [&](const std::string& id, const std::vector<feel::Expression>& given) {
    if (given.size() > 1) return outputs.push_back({});
    outputs.push_back(given.empty() ? decision::of_values({Value::string(id)})
                                    : decision::domain_of(given[0], domains, fixed, machine));
  };
  for (const decision::Rule& rule : table.rules) add(rule.id, rule.outputs);
  if (!table.defaults.empty()) add("", table.defaults);
  decision::Domain any = decision::of_values({});
  bool known = true;
  for (const decision::Domain& output : outputs) {
    known = known && output.kind != decision::DomainKind::opaque;
    any = decision::join(std::move(any), output);
  }
  const bool is_list = decision::gives_list(table);
  switch (table.aggregate) {
    case decision::Aggregate::sum: domain = decision::sum_of_any(outputs); break;
    case decision::Aggregate::count:
      domain = decision::number_domain(Decimal(), Decimal::from_int(static_cast<std::int64_t>(table.rules.size())), 0);
      break;
    case decision::Aggregate::list:
    case decision::Aggregate::min:
    case decision::Aggregate::max:
      domain = known ? std::move(any) : decision::Domain();
      if (is_list) {
        const bool listable = domain.kind == decision::DomainKind::finite;
        decision::Domain list;
        list.kind = listable ? decision::DomainKind::list : decision::DomainKind::opaque;
        list.values = domain.values;
        if (domain.nullable) list.values.emplace_back();
        list.repeats = !table.outputs.empty();
        list.nonempty = complete;
        domain = std::move(list);
      }
      break;
  }
  const bool may_miss = !complete && table.aggregate != decision::Aggregate::count;
  if (domain.kind != decision::DomainKind::list && may_miss && table.defaults.empty()) domain.nullable = true;
  free_if_unknown(decision.slot);
}

void VerifyGraph::mark(SlotId slot, BookPart& part) const {
  if (part.slots[slot]) return;
  part.slots[slot] = true;
  const SlotInfo& info = book->slots[slot];
  if (info.kind == SlotKind::question) part.questions.push_back(info.index);
  const std::uint32_t step = step_of_[slot];
  if (step == kNoStep || part.steps[step]) return;
  part.steps[step] = true;
  for_each_expression(*book, book->steps[step], [&](const feel::Expression& expression) {
    for (const SlotId read : expression.reads) mark(read, part);
  });
}

BookPart VerifyGraph::part_of(std::span<const SlotId> wanted, bool approvals,
                              std::span<const feel::Expression* const> also) const {
  BookPart part;
  part.steps.assign(book->steps.size(), false);
  part.slots.assign(book->slots.size(), false);
  part.approvals = approvals;
  const auto take = [&](const feel::Expression& expression) {
    for (const SlotId slot : expression.reads) mark(slot, part);
  };
  for (const SlotId slot : wanted) mark(slot, part);
  for (const feel::Expression* expression : also) take(*expression);
  if (approvals) {
    for (const ApprovalRule& rule : book->approval_rules) take(rule.when.expression);
    mark(book->engine.gates_referring, part);
  }
  std::sort(part.questions.begin(), part.questions.end());
  return part;
}

std::unique_ptr<Trial> VerifyGraph::run(const BookPart& part, const AnswerValues& answers, const Pin& pin) {
  if (steps_left == 0) return nullptr;
  auto trial = std::make_unique<Trial>(*book);
  Run& run = trial->run;
  for (std::size_t i = 0; i < answers.size(); ++i) run.values[book->questions[i].slot] = answers[i];
  if (pin.slot != kNoSlot) run.values[pin.slot] = pin.value;
  choose_options(run, {}, trial->sheet);
  std::vector<GateResult> gates;
  std::uint64_t steps = 0;
  for (std::size_t i = 0; i < part.steps.size() && !run.failed(); ++i) {
    if (!part.steps[i] || (pin.slot != kNoSlot && step_of_[pin.slot] == i)) continue;
    ++steps;
    const Step& step = book->steps[i];
    switch (step.kind) {
      case StepKind::answer: derive_answer(run, book->questions[step.index]); break;
      case StepKind::fact: derive_fact(run, book->facts[step.index]); break;
      case StepKind::decision: derive_decision(run, step.index); break;
      case StepKind::pricing: price_lines(run, {}, trial->sheet); break;
      case StepKind::gates: gates = check_gates(run); break;
    }
  }
  if (part.approvals && !run.failed()) trial->signatures = route_approvals(run, gates, trial->sheet);
  steps += feel::kTotalSteps - run.machine.total_steps_left + book->slots.size() / 8;
  steps_left -= std::min(steps, steps_left);
  return trial;
}

}  // namespace qw
