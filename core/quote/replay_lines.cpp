// Why a line costs what it costs: its model in numbers, its steps, and a FEEL text that gives its net again.
#include "commerce/model.h"
#include "quote/recompute.h"
#include "quote/replay.h"

namespace qw {
namespace {

feel::Value amount(const Money& money) { return feel::Value::number(to_decimal(money)); }

// "12 - 3" and "12 + 3" for a change of -3 and 3.
std::string with_change(const std::string& text, const Money& change) {
  const Money size{change.minor < 0 ? -change.minor : change.minor, change.currency};
  return text + (change.minor < 0 ? " - " : " + ") + to_text(size);
}

// The numbers of a line as texts and values.
class LineNumbers {
 public:
  LineNumbers(const Evaluation& evaluation, feel::Machine& machine, const Line& line, bool with_values)
      : evaluation_(evaluation), machine_(machine), line_(line), with_values_(with_values) {
    params_.set(Param::quantity, Decimal::from_int(1));
    for (const LineFigure& one : line.figures) params_.set(one.param, value(one.figure));
    if (!line.segments.empty() && line.segments[0].quantity)
      params_.set(Param::quantity, value(*line.segments[0].quantity));
    if (!line.segments.empty() && line.segments[0].value) params_.set(Param::value, value(*line.segments[0].value));
  }

  const Params& params() const { return params_; }

  // As the book writes it, or with the values in the place of names.
  std::string text(Param param) {
    const Figure* figure = line_.figure(param);
    const bool ramped = !line_.segments.empty() && (param == Param::quantity || param == Param::value);
    if (figure == nullptr || figure->formula == kNone || ramped) return to_plain_text(params_[param]);
    const feel::Expression& expression = evaluation_.book->line_formulas[figure->formula].expression;
    const std::string source = with_values_ ? feel::substitute(expression, machine_) : expression.source;
    return expression.nodes.size() == 1 ? source : '(' + source + ')';
  }

 private:
  Decimal value(const Figure& figure) {
    if (figure.formula == kNone) return figure.value;
    const feel::Value found = feel::evaluate(evaluation_.book->line_formulas[figure.formula].expression, machine_);
    return found.kind() == feel::Kind::number ? found.as_number() : Decimal();
  }

  const Evaluation& evaluation_;
  feel::Machine& machine_;
  const Line& line_;
  bool with_values_;
  Params params_;
};

std::string base_plus(LineNumbers& numbers, const std::string& text) {
  return numbers.params().has(Param::base) ? numbers.text(Param::base) + " + " + text : text;
}

std::string units_text(LineNumbers& numbers) {
  if (!numbers.params().has(Param::included)) return numbers.text(Param::quantity);
  return "max(0, " + numbers.text(Param::quantity) + " - " + numbers.text(Param::included) + ')';
}

std::string tiers_text(LineNumbers& numbers, const ModelTerms& terms) {
  const bool packages = terms.model == PriceModel::package_graduated || terms.model == PriceModel::package_volume;
  std::string text;
  for (const TierPart& part : tier_parts(terms, numbers.params())) {
    const Tier& tier = terms.tiers[part.tier];
    const bool by_unit = terms.model != PriceModel::stair_step;
    if (by_unit) {
      text += (text.empty() ? "" : " + ") + to_plain_text(packages ? part.packages : part.units) + " * " +
              to_plain_text(tier.unit);
    }
    const Decimal rest =
        subtract(part.amount, by_unit ? multiply(packages ? part.packages : part.units, tier.unit).value : Decimal())
            .value;
    if (!rest.is_zero()) text += (text.empty() ? "" : " + ") + to_plain_text(rest);
  }
  return base_plus(numbers, text.empty() ? "0" : text);
}

std::string retainer_text(LineNumbers& numbers, const ModelTerms& terms) {
  std::string text = numbers.text(Param::hours) + " * " + numbers.text(Param::rate);
  PriceFault fault = PriceFault::none;
  const auto periods = retainer_periods(terms, numbers.params(), 1, fault);
  if (!periods.empty() && !periods[0].overage.is_zero()) {
    text += " + " + to_plain_text(periods[0].overage) + " * " + numbers.text(Param::overage_rate);
  }
  return text;
}

std::string of_text(const Evaluation& evaluation, const Line& line, LineNumbers& numbers) {
  std::string sum;
  for (const std::uint32_t number : line.price.of) {
    const auto target = target_of_line(evaluation, number);
    if (!target) continue;
    const LineResult& base = target->kind == Target::Kind::one_time ? evaluation.one_time[target->index]
                                                                    : evaluation.recurring[target->index];
    if (!base.counts()) continue;
    const Basis basis = line.price.basis;
    const Money before{base.net.minor + base.document_share.minor, base.net.currency};
    const Money& money = basis == Basis::cost ? base.cost : basis == Basis::net ? before : base.list;
    sum += (sum.empty() ? "" : " + ") + (basis == Basis::hours ? std::to_string(base.hours) : to_text(money));
  }
  return '(' + (sum.empty() ? "0" : sum) + ") * " + numbers.text(Param::value) + " / 100";
}

// The list before rounding; empty where it is a share of what several lines cost together.
std::string list_text(const Evaluation& evaluation, const Line& line, const LineResult& result, LineNumbers& numbers,
                      ModelTerms& terms) {
  const std::string value = numbers.text(Param::value);
  if (line.group != kNone) return {};
  switch (line.price.model) {
    case PriceModel::flat: return value;
    case PriceModel::per_unit:
      return base_plus(numbers, units_text(numbers) + " * " + value +
                                    (numbers.params().has(Param::per) ? " / " + numbers.text(Param::per) : ""));
    case PriceModel::package: {
      std::string blocks = "ceiling(" + units_text(numbers) + " / " + numbers.text(Param::size) + ')';
      if (numbers.params().has(Param::least)) blocks = "max(" + numbers.text(Param::least) + ", " + blocks + ')';
      return base_plus(numbers, blocks + " * " + value);
    }
    case PriceModel::graduated:
    case PriceModel::volume:
    case PriceModel::stair_step:
    case PriceModel::package_graduated:
    case PriceModel::package_volume: return tiers_text(numbers, terms);
    case PriceModel::percent_of:
      if (line.price.basis != Basis::hours) return of_text(evaluation, line, numbers);
      return std::to_string(result.hours) + " * " + to_plain_text(evaluation.book->mixes[line.price.mix].bill);
    case PriceModel::cost_plus: return to_text(result.cost) + " * (1 + " + value + " / 100)";
    case PriceModel::target_margin: return to_text(result.cost) + " / (1 - " + value + " / 100)";
    case PriceModel::role_hours:
      return numbers.text(Param::hours) + " * " +
             (line.price.mix == kNone ? numbers.text(Param::bill)
                                      : to_plain_text(evaluation.book->mixes[line.price.mix].bill));
    case PriceModel::retainer: return retainer_text(numbers, terms);
    case PriceModel::pass_through:
      return numbers.text(Param::quantity) + " * " + value +
             (numbers.params().has(Param::markup) ? " * (1 + " + numbers.text(Param::markup) + " / 100)" : "");
  }
  return {};
}

std::string mix_text(const PriceBook& book, const Mix& mix) {
  std::string text;
  for (const MixShare& share : mix.shares) {
    const RoleRate& rate = book.rates[share.role];
    text += (text.empty() ? "" : ", ") + to_plain_text(share.percent) + " % " +
            (rate.label.empty() ? rate.id : rate.label) + " at " + to_plain_text(rate.bill);
  }
  return text;
}

std::string step_words(const Evaluation& evaluation, const LineStep& step) {
  const auto signed_text = (step.change.minor > 0 ? "+" : "") + to_text(step.change);
  std::string name = to_text(step.point);
  if (step.source == StepSource::discount) {
    const DiscountRule& rule = evaluation.book->discounts[step.index];
    name = rule.label.empty() ? rule.id : rule.label;
  }
  if (step.source == StepSource::adjustment && !evaluation.deal.adjustments[step.index].reason.empty()) {
    name = evaluation.deal.adjustments[step.index].reason;
  }
  if (step.source == StepSource::waiver) {
    const Waiver& waiver = evaluation.deal.waivers[step.index];
    name =
        "waived by " + evaluation.book->roles[waiver.approver].id + (waiver.reason.empty() ? "" : ": " + waiver.reason);
  }
  return name + ' ' + signed_text;
}

}  // namespace

TraceStep Replay::line_step(const Line& line, const LineResult& result) {
  TraceStep step{line.id, "line", line.label.empty() ? line.id : line.label, {}, "", {}, "", to_text(result.net), ""};
  for (const LineFigure& one : line.figures) {
    const bool of_price =
        one.param != Param::cost && one.param != Param::wholesale && one.param != Param::platform_cost;
    if (one.figure.formula != kNone && of_price) add_inputs(book_.line_formulas[one.figure.formula].expression, step);
  }
  if (line.price.mix != kNone) {
    const Mix& mix = book_.mixes[line.price.mix];
    step.inputs.push_back({"bill_rate", to_plain_text(mix.bill)});
    step.inputs.push_back({"cost_rate", to_plain_text(mix.cost)});
    step.because = mix_text(book_, mix);
  }
  step.inputs.push_back({line.charge == Charge::one_time ? "cost" : "monthly_cost",
                         to_text(line.charge == Charge::one_time ? result.cost : result.monthly_cost)});
  step.rounding = rounding(book_.line_rounding);
  ModelTerms terms;
  terms.model = line.price.model;
  terms.flat_fee_when_zero = line.price.flat_fee_when_zero;
  const auto formula = [&](std::uint32_t index) {
    return feel::evaluate(book_.line_formulas[index].expression, machine_);
  };
  const std::vector<Tier> tiers =
      line.price.tier_rule == kNone ? line.price.tiers : tiers_in(formula(line.price.tier_rule));
  const std::vector<Decimal> used =
      line.price.used_rule == kNone ? line.price.used : numbers_in(formula(line.price.used_rule));
  terms.tiers = tiers;
  terms.used = used;
  if (!result.there) {
    step.formula = "0";
    recompute("0", amount(result.net), step);
    return step;
  }
  LineNumbers shown(evaluation_, machine_, line, true), written(evaluation_, machine_, line, false);
  const std::string list = list_text(evaluation_, line, result, shown, terms);
  // only a list that is the model's own amount can be made again from the model
  const bool plain = !list.empty() && line.rate == kNone && result.true_up.minor == 0 &&
                     (line.price.model != PriceModel::cost_plus && line.price.model != PriceModel::target_margin);
  std::string again =
      plain ? rounded_text(book_, book_.line_rounding, list_text(evaluation_, line, result, written, terms))
            : to_text(result.list);
  step.formula =
      list.empty()
          ? to_text(result.list)
          : list + (line.charge == Charge::one_time || result.step_count > 0 ? " = " + to_text(result.list) : "");
  std::string walk = to_text(result.list);
  for (std::uint32_t i = 0; i < result.step_count; ++i) {
    const LineStep& one = evaluation_.steps[result.first_step + i];
    step.because += (step.because.empty() ? "" : "; ") + step_words(evaluation_, one);
    const bool reasoned = one.source == StepSource::discount && !book_.discounts[one.index].because.empty();
    if (reasoned) step.because += " (" + render(book_.discounts[one.index].because) + ')';
    walk = with_change(walk, one.change);
    again = with_change(again, one.change);
  }
  if (line.charge == Charge::one_time || result.document_share.minor != 0) {
    const Money share{-result.document_share.minor, result.document_share.currency};
    walk += " - " + to_text(result.document_share);
    again = with_change(again, share);
  }
  if (walk != to_text(result.list)) step.formula += "; " + walk;
  if (line.group != kNone) {
    step.because += (step.because.empty() ? "" : "; ") +
                    std::string("Its part of what the lines of its group cost together, by quantity");
  }
  recompute(std::move(again), amount(result.net), step);
  return step;
}

void Replay::line_sources(const Line& line, std::vector<Target>& found) const {
  const auto add = [&](const Target& target) {
    for (const Target& one : found) {
      if (one == target) return;
    }
    found.push_back(target);
  };
  for (const LineFigure& one : line.figures) {
    const bool of_price =
        one.param != Param::cost && one.param != Param::wholesale && one.param != Param::platform_cost;
    if (one.figure.formula == kNone || !of_price) continue;
    for (const SlotId slot : book_.line_formulas[one.figure.formula].expression.reads) add({Target::Kind::slot, slot});
  }
  for (const std::uint32_t number : line.price.of) {
    if (const auto target = target_of_line(evaluation_, number)) add(*target);
  }
}

std::optional<Target> target_of_line(const Evaluation& evaluation, std::uint32_t number) {
  const auto first = static_cast<std::uint32_t>(evaluation.one_time.size());
  if (number < first) return Target{Target::Kind::one_time, number};
  for (std::uint32_t i = 0; i < evaluation.recurring.size(); ++i) {
    if (evaluation.recurring[i].line == number - first) return Target{Target::Kind::recurring, i};
  }
  return std::nullopt;
}

Target target_of(const Evaluation& evaluation, const SignatureReason& reason) {
  if (reason.source == SignatureReason::Source::rule) return {Target::Kind::approval, reason.index};
  if (reason.source == SignatureReason::Source::gate) return {Target::Kind::gate, reason.index};
  const PriceSignature& asked = evaluation.price_signatures[reason.index];
  const std::uint32_t line =
      asked.reason == PriceReason::waiver ? evaluation.deal.waivers[asked.index].line : asked.index;
  if (asked.reason == PriceReason::discount_cap) return {Target::Kind::slot, evaluation.book->engine.one_time_discount};
  return target_of_line(evaluation, line).value_or(Target{Target::Kind::slot, evaluation.book->engine.one_time_net});
}

std::string price_reason_id(const Evaluation& evaluation, std::uint32_t index) {
  const PriceBook& book = *evaluation.book;
  const PriceSignature& asked = evaluation.price_signatures[index];
  if (asked.reason == PriceReason::discount_cap) return "discount_" + book.discount_classes[asked.index].id;
  if (asked.reason == PriceReason::floor) return "floor_" + book.line(asked.index).id;
  return "waiver_" + book.line(evaluation.deal.waivers[asked.index].line).id;
}

std::string price_reason_text(const Evaluation& evaluation, std::uint32_t index) {
  const PriceBook& book = *evaluation.book;
  const PriceSignature& asked = evaluation.price_signatures[index];
  const auto named = [](const std::string& label, const std::string& id) { return label.empty() ? id : label; };
  if (asked.reason == PriceReason::discount_cap) {
    const DiscountClass& group = book.discount_classes[asked.index];
    return "Discount of " + to_fixed_text(asked.percent, 2) + " % on " + named(group.label, group.id);
  }
  if (asked.reason == PriceReason::floor) {
    const Line& line = book.line(asked.index);
    return named(line.label, line.id) + " is below its floor price";
  }
  const Waiver& waiver = evaluation.deal.waivers[asked.index];
  const Line& line = book.line(waiver.line);
  return named(line.label, line.id) + " is waived" + (waiver.reason.empty() ? "" : ": " + waiver.reason);
}

}  // namespace qw
