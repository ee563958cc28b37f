#include "quote/replay.h"

#include <algorithm>

#include "feel/literal.h"
#include "quote/recompute.h"
#include "quote/write_parts.h"

namespace qw {
namespace {

void collect_reads(const feel::Expression& expression, std::vector<Target>& targets) {
  for (const SlotId slot : expression.reads) {
    const Target target{Target::Kind::slot, slot};
    if (std::find(targets.begin(), targets.end(), target) == targets.end()) targets.push_back(target);
  }
}

void collect_table_reads(const decision::Table& table, const std::vector<std::uint32_t>& matched,
                         std::vector<Target>& targets) {
  for (const feel::Expression& input : table.inputs) collect_reads(input, targets);
  for (const std::uint32_t rule : matched) {
    if (table.rules[rule].when) collect_reads(*table.rules[rule].when, targets);
    for (const feel::Expression& output : table.rules[rule].outputs) collect_reads(output, targets);
  }
}

// Which preset an answer is from: the last that has one. Empty where the quote or the default answers.
std::string preset_text(const Evaluation& evaluation, std::uint32_t question) {
  if (question >= evaluation.from_preset.size() || !evaluation.from_preset[question]) return {};
  std::string text;
  for (const std::uint32_t number : evaluation.presets) {
    const Preset& preset = evaluation.book->presets[number];
    const bool has = std::any_of(preset.answers.begin(), preset.answers.end(),
                                 [&](const PresetAnswer& answer) { return answer.question == question; });
    if (has) text = "From the preset " + preset.label;
  }
  return text;
}

feel::Value amount(const Money& money) { return feel::Value::number(to_decimal(money)); }

}  // namespace

Replay::Replay(const Evaluation& evaluation) : evaluation_(evaluation), book_(*evaluation.book) {
  machine_.slots = evaluation.values.data();
  machine_.arena = &scratch_;
  machine_.now = evaluation.now;
}

std::string Replay::render(const feel::Template& text) { return feel::render(text, machine_); }

std::string Replay::rounding(std::uint32_t point) const {
  const RoundingPoint& at = book_.rounding_points[point];
  return at.id + " " + to_text(at.mode) + " " + std::to_string(at.places);
}

std::string Replay::display(SlotId slot) const { return display(book_.slots[slot], evaluation_.values[slot]); }

std::string Replay::display(const SlotInfo& info, const feel::Value& value) const {
  if (value.kind() == feel::Kind::boolean) return value.as_boolean() ? "yes" : "no";
  if (value.is_null()) return "none";
  if (value.kind() == feel::Kind::number) {
    const bool money = info.unit == book_.currency.code();
    const int decimals = money ? book_.currency.exponent() : info.decimals;
    std::string text = feel::group_thousands(decimals < 0 ? to_plain_text(value.as_number())
                                                          : to_fixed_text(value.as_number(), decimals));
    return info.unit.empty() ? text : text + " " + info.unit;
  }
  if (info.kind == SlotKind::question && value.kind() == feel::Kind::string) {
    for (const Option& option : book_.questions[info.index].options) {
      if (option.id == value.as_string()) return option.label;
    }
  }
  if (value.kind() == feel::Kind::list) {
    std::string items;
    for (const feel::Value& item : value.as_list()) items += (items.empty() ? "" : ", ") + display({}, item);
    return items.empty() ? "none" : items;
  }
  // a record is known by its id
  const feel::Value id = value.field("id");
  return id.kind() == feel::Kind::string ? std::string(id.as_string()) : feel::to_text(value);
}

void Replay::add_given(const feel::Expression& expression, TraceStep& step) const {
  for (const SlotId slot : expression.reads) {
    const std::string& name = book_.slots[slot].name;
    const bool known =
        std::any_of(step.given.begin(), step.given.end(), [&](const GivenValue& given) { return given.name == name; });
    if (!known) step.given.push_back({name, evaluation_.values[slot]});
  }
}

void Replay::recompute(std::string expression, const feel::Value& result, TraceStep& step) const {
  step.expression = std::move(expression);
  step.result = result;
}

void Replay::add_inputs(const feel::Expression& expression, TraceStep& step) const {
  add_given(expression, step);
  for (const SlotId slot : expression.reads) {
    const std::string& name = book_.slots[slot].name;
    const bool known = std::any_of(step.inputs.begin(), step.inputs.end(),
                                   [&](const TraceInput& input) { return input.name == name; });
    const feel::Value& value = evaluation_.values[slot];
    if (known || value.kind() == feel::Kind::list) continue;
    step.inputs.push_back({name, feel::to_text(value)});
  }
}

TraceStep Replay::step(const Target& target) {
  switch (target.kind) {
    case Target::Kind::slot: return slot_step(target.index);
    case Target::Kind::one_time:
      return line_step(book_.one_time_lines[target.index], evaluation_.one_time[target.index]);
    case Target::Kind::recurring: {
      const LineResult& result = evaluation_.recurring[target.index];
      return line_step(book_.recurring_lines[result.line], result);
    }
    case Target::Kind::phase: return phase_step(target.index);
    case Target::Kind::milestone: return milestone_step(target.index);
    case Target::Kind::gate: return gate_step(target.index);
    case Target::Kind::approval: return approval_step(target.index);
  }
  return {};
}

TraceStep Replay::slot_step(SlotId slot) {
  const SlotInfo& info = book_.slots[slot];
  TraceStep step;
  step.id = info.name;
  step.label = info.label.empty() ? info.name : info.label;
  step.value = display(slot);
  switch (info.kind) {
    case SlotKind::question: {
      const Question& question = book_.questions[info.index];
      step.kind = "answer";
      step.because = preset_text(evaluation_, info.index);
      if (question.read_when) add_given(question.read_when->expression, step);
      const bool is_read = !question.read_when || feel::evaluate(question.read_when->expression, machine_).is_true();
      recompute(answer_text(question, evaluation_.values[slot], is_read), evaluation_.values[slot], step);
      break;
    }
    case SlotKind::table: step.kind = "table"; break;
    case SlotKind::fact: fact_step(book_.facts[info.index], step); break;
    case SlotKind::decision: decision_step(info.index, step); break;
    case SlotKind::engine: engine_step(slot, step); break;
  }
  return step;
}

void Replay::fact_step(const Fact& fact, TraceStep& step) {
  step.kind = "fact";
  step.because = render(fact.because);
  step.formula = feel::substitute(fact.value.expression, machine_);
  add_inputs(fact.value.expression, step);
  if (fact.rounding) step.rounding = rounding(*fact.rounding);
  const std::string& source = fact.value.expression.source;
  const feel::Value& value = evaluation_.values[fact.slot];
  const bool is_rounded = fact.rounding && value.kind() == feel::Kind::number;
  recompute(is_rounded ? rounded_text(book_, *fact.rounding, source) : source, value, step);
}

std::string Replay::rule_condition(const decision::Table& table, const decision::Rule& rule) {
  std::string text;
  for (std::size_t i = 0; i < rule.tests.size(); ++i) {
    if (!rule.tests[i]) continue;
    if (!text.empty()) text += " and ";
    text += feel::substitute(table.inputs[i], machine_) + " in " + feel::substitute(*rule.tests[i], machine_);
  }
  if (!rule.when) return text;
  return (text.empty() ? "" : text + " and ") + feel::substitute(*rule.when, machine_);
}

void Replay::decision_step(std::uint32_t number, TraceStep& step) {
  const decision::Table& table = book_.decisions[number].table;
  step.kind = "decision";
  for (const feel::Expression& input : table.inputs) add_inputs(input, step);
  for (const std::uint32_t rule_number : evaluation_.matched[number]) {
    const decision::Rule& rule = table.rules[rule_number];
    step.rules.push_back(rule.id);
    if (rule.when) add_inputs(*rule.when, step);
    for (const auto& test : rule.tests) {
      if (test) add_given(*test, step);
    }
    for (const feel::Expression& output : rule.outputs) add_given(output, step);
    const std::string reason = render(rule.because);
    step.matched.push_back({rule.id, reason});
    if (!reason.empty()) step.because += (step.because.empty() ? "" : "; ") + reason;
    step.formula += (step.formula.empty() ? "" : "; ") + rule_condition(table, rule);
  }
  if (step.rules.empty()) {
    for (const feel::Expression& output : table.defaults) add_given(output, step);
  }
  recompute(decision_text(evaluation_, number), evaluation_.values[book_.decisions[number].slot], step);
  if (step.rules.empty()) step.because = table.defaults.empty() ? "No rule applies" : "No rule applies: the default";
}

void Replay::engine_step(SlotId slot, TraceStep& step) {
  const EngineSlots& engine = book_.engine;
  step.kind = "total";
  const auto add = [&](const auto& lines, auto&& each) {
    for (const LineResult& line : lines) {
      if (line.counts()) step.formula += (step.formula.empty() ? "" : " + ") + each(line);
    }
  };
  const auto sum = [&](auto&& each) { add(evaluation_.one_time, each); };
  const auto sum_monthly = [&](auto&& each) { add(evaluation_.recurring, each); };
  const Totals& totals = evaluation_.totals;
  if (slot == engine.one_time_hours) sum([](const LineResult& line) { return std::to_string(line.hours); });
  if (slot == engine.one_time_list) sum([](const LineResult& line) { return to_text(line.list); });
  if (slot == engine.one_time_cost) sum([](const LineResult& line) { return to_text(line.cost); });
  if (slot == engine.one_time_net) step.formula = to_text(totals.list) + " - " + to_text(totals.discount);
  if (slot == engine.monthly_recurring) sum_monthly([](const LineResult& line) { return to_text(line.monthly); });
  if (slot == engine.monthly_cost) sum_monthly([](const LineResult& line) { return to_text(line.monthly_cost); });
  // a percent of the whole list when nothing else takes anything off
  const bool by_percent = slot == engine.one_time_discount && is_percent_of_list();
  if (slot == engine.one_time_discount && !by_percent) {
    sum([](const LineResult& line) { return to_text({line.list.minor - line.net.minor, line.list.currency}); });
  }
  const bool is_total = slot >= engine.one_time_hours && slot <= engine.monthly_cost;
  if (is_total) recompute(step.formula.empty() ? "0" : step.formula, evaluation_.values[slot], step);
  if (!by_percent) return;
  const feel::Expression& percent = book_.document_discount.value->expression;
  step.formula = to_text(totals.list) + " * " + feel::substitute(percent, machine_) + " / 100";
  step.rounding = rounding(book_.discount_rounding);
  add_inputs(percent, step);
  step.expression =
      rounded_text(book_, book_.discount_rounding, to_text(totals.list) + " * (" + percent.source + ") / 100");
}

bool Replay::is_percent_of_list() const {
  const DocumentDiscount& rule = book_.document_discount;
  if (!rule.value || rule.cut != Cut::pct || !rule.one_time || rule.recurring || !rule.classes.empty()) return false;
  for (const LineResult& line : evaluation_.one_time) {
    const std::uint32_t number = book_.one_time_lines[line.line].discount_class;
    if (line.counts() && (line.step_count > 0 || book_.discount_classes[number].id == "none")) return false;
  }
  return true;
}

TraceStep Replay::phase_step(std::uint32_t row) {
  const PhaseResult& result = evaluation_.phases[row];
  const Phase& phase = book_.phases[result.phase];
  TraceStep step{phase.row,           "phase", phase.label.empty() ? phase.row : phase.label, {}, "", {}, "",
                 to_text(result.net), ""};
  step.inputs = {{"hours", std::to_string(result.hours)},
                 {"shared_hours", std::to_string(result.shared_hours)},
                 {"list", to_text(result.list)},
                 {"cost", to_text(result.cost)}};
  Money own{0, result.net.currency};
  for (std::size_t i = 0; i < evaluation_.one_time.size(); ++i) {
    if (book_.one_time_lines[i].phase != result.phase) continue;
    own.minor += evaluation_.one_time[i].net.minor;
    step.formula += (step.formula.empty() ? "" : " + ") + to_text(evaluation_.one_time[i].net);
  }
  if (result.net.minor != own.minor) {
    const Money share{result.net.minor - own.minor, own.currency};
    step.formula += (step.formula.empty() ? "" : " + ") + to_text(share);
    step.because = "Own lines and " + to_text(share) + " of what is shared by hours";
  }
  recompute(step.formula.empty() ? "0" : step.formula, amount(result.net), step);
  return step;
}

TraceStep Replay::milestone_step(std::uint32_t number) {
  const MilestoneResult& result = evaluation_.milestones[number];
  const auto label = book_.milestone_labels.find(result.id);
  TraceStep step{result.id,
                 "milestone",
                 label == book_.milestone_labels.end() ? result.id : label->second,
                 {},
                 "",
                 {},
                 "",
                 to_text(result.amount),
                 ""};
  step.formula = to_text(evaluation_.totals.net) + " * " + to_plain_text(result.percent) + " / 100";
  step.rounding = "largest remainder";
  recompute(share_text(evaluation_.totals.net, result.percent, result.amount), amount(result.amount), step);
  return step;
}

TraceStep Replay::gate_step(std::uint32_t number) {
  const GateResult& result = evaluation_.gates[number];
  const Gate& gate = book_.gates[number];
  TraceStep step{gate.id, "gate", gate.label.empty() ? gate.id : gate.label, {}, "", {}, "", to_text(result.verdict),
                 ""};
  for (const GateRule& rule : gate.rules) add_given(rule.when.expression, step);
  recompute(gate_formula(gate), feel::Value::string(to_text(result.verdict)), step);
  if (result.verdict == Verdict::pass) {
    step.because = "No rule of this gate holds";
    for (const GateRule& rule : gate.rules) add_inputs(rule.when.expression, step);
    return step;
  }
  const GateRule& rule = gate.rules[result.rule];
  step.rules.push_back(rule.reason);
  step.because = render(rule.because);
  step.formula = feel::substitute(rule.when.expression, machine_);
  add_inputs(rule.when.expression, step);
  return step;
}

TraceStep Replay::approval_step(std::uint32_t number) {
  const ApprovalRule& rule = book_.approval_rules[number];
  TraceStep step{book_.roles[rule.role].id + "/" + rule.reason,
                 "approval",
                 book_.roles[rule.role].label,
                 {rule.reason},
                 render(rule.because),
                 {},
                 feel::substitute(rule.when.expression, machine_),
                 "signs",
                 ""};
  add_inputs(rule.when.expression, step);
  recompute("if " + rule.when.expression.source + " then \"signs\" else null", feel::Value::string("signs"), step);
  return step;
}

std::vector<Target> Replay::sources(const Target& target) const {
  std::vector<Target> found;
  const auto all_lines = [&](Target::Kind kind, std::size_t count) {
    for (std::uint32_t i = 0; i < count; ++i) found.push_back({kind, i});
  };
  switch (target.kind) {
    case Target::Kind::slot: {
      const SlotInfo& info = book_.slots[target.index];
      const EngineSlots& engine = book_.engine;
      if (info.kind == SlotKind::fact) collect_reads(book_.facts[info.index].value.expression, found);
      if (info.kind == SlotKind::decision) {
        collect_table_reads(book_.decisions[info.index].table, evaluation_.matched[info.index], found);
      }
      if (info.kind != SlotKind::engine) break;
      const bool monthly = target.index == engine.monthly_recurring || target.index == engine.monthly_cost ||
                           target.index == engine.recurring_lines;
      if (target.index >= engine.gates_blocking && target.index <= engine.gates_assuming) break;
      all_lines(monthly ? Target::Kind::recurring : Target::Kind::one_time,
                monthly ? evaluation_.recurring.size() : evaluation_.one_time.size());
      break;
    }
    case Target::Kind::one_time: line_sources(book_.one_time_lines[target.index], found); break;
    case Target::Kind::recurring:
      line_sources(book_.recurring_lines[evaluation_.recurring[target.index].line], found);
      break;
    case Target::Kind::phase:
      for (std::uint32_t i = 0; i < evaluation_.one_time.size(); ++i) {
        if (book_.one_time_lines[i].phase == evaluation_.phases[target.index].phase) {
          found.push_back({Target::Kind::one_time, i});
        }
      }
      break;
    case Target::Kind::milestone: found.push_back({Target::Kind::slot, book_.engine.one_time_net}); break;
    case Target::Kind::gate:
      for (const GateRule& rule : book_.gates[target.index].rules) collect_reads(rule.when.expression, found);
      break;
    case Target::Kind::approval: collect_reads(book_.approval_rules[target.index].when.expression, found); break;
  }
  return found;
}

}  // namespace qw
