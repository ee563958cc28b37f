#include "whatif/risk_quote.h"

#include <algorithm>

#include "feel/call.h"
#include "json/writer.h"

namespace qw {
namespace {

constexpr std::int64_t kMostHours = 1'000'000'000'000;  // hundredths
constexpr std::int64_t kMostRate = 1'000'000'000'000;   // millionths of a minor unit

Decimal whole(std::int64_t value) { return Decimal::from_int(value); }

std::optional<std::int64_t> to_whole(const Decimal& value, int shift, Rounding mode, std::int64_t most) {
  const DecimalResult scaled = multiply(value, Decimal::from_parts(false, 1, shift));
  const DecimalResult rounded = quantize(scaled.value, 0, mode);
  const auto number = scaled.ok() && rounded.ok() ? to_int64(rounded.value) : std::nullopt;
  return number && *number >= -most && *number <= most ? number : std::nullopt;
}

// The nearest double of 0 to 1 with at most 12 decimals.
double share_of(const Decimal& value) {
  return static_cast<double>(to_whole(value, 12, Rounding::half_up, kMostRate).value_or(0)) / 1e12;
}

bool within(const Decimal& value, std::int64_t least, std::int64_t most) {
  return value >= whole(least) && value <= whole(most);
}

Error check(const RiskQuestion& question) {
  if (question.seed < 0 || question.seed > kLargestSeed) {
    return {"risk.seed", "/seed", "A seed is a whole number from 0 to 9007199254740991."};
  }
  if (question.draws < 1 || question.draws > kMostDraws) {
    return {"risk.draws", "/draws", "Ask for 1 to 1,000,000 draws."};
  }
  if (!within(*question.correlation, 0, 1)) {
    return {"risk.correlation", "/correlation", "A correlation is 0 (lines go their own ways) to 1 (all go together)."};
  }
  if (!within(*question.low_pct, 0, 100) || !within(*question.high_pct, 100, 10'000)) {
    return {"risk.range", "", "The low hours are 0 to 100 %, the high ones 100 to 10,000 % of the likely ones."};
  }
  return {};
}

Decimal floor_of(const PriceBook& book) {
  if (book.risk.floor_margin_pct) return *book.risk.floor_margin_pct;
  std::optional<Decimal> lowest;
  for (const MarginBand& band : book.margin_bands) {
    if (band.at_least && (!lowest || *band.at_least < *lowest)) lowest = band.at_least;
  }
  return lowest.value_or(Decimal());
}

// Reads numbers of lines again, as the evaluation had them.
class Numbers {
 public:
  explicit Numbers(const Evaluation& evaluation) : evaluation_(evaluation) {}

  // None when the line does not say it; a figure that is no number counts as not said.
  std::optional<Decimal> of(const Line& line, Param param) {
    const auto at = std::find_if(line.figures.begin(), line.figures.end(),
                                 [param](const LineFigure& figure) { return figure.param == param; });
    if (at == line.figures.end()) return std::nullopt;
    if (at->figure.formula == kNone) return at->figure.value;
    if (!run_) {
      run_.emplace(*evaluation_.book);
      run_->values = evaluation_.values;
      run_->machine.slots = run_->values.data();
      run_->machine.now = evaluation_.now;
    }
    const feel::Value value = run_formula(*run_, evaluation_.book->line_formulas[at->figure.formula]);
    if (value.kind() != feel::Kind::number) return std::nullopt;
    return value.as_number();
  }

 private:
  const Evaluation& evaluation_;
  std::optional<Run> run_;
};

Error too_large(const Line& line) {
  return {"risk.too_large", "", "The hours or the cost of line " + line.id + " are too large to simulate."};
}

struct Points {
  ThreePoint hours;
  Error error;
};

Points points_of(const Line& line, std::int64_t hours, const RiskQuestion& question, Numbers& numbers) {
  const auto hundredths = [&](Param param, const Decimal& pct) {
    const std::optional<Decimal> said = numbers.of(line, param);
    const Decimal value = said ? *said : multiply(whole(hours), pct).value;
    return to_whole(value, said ? 2 : 0, Rounding::half_up, kMostHours);
  };
  const auto low = hundredths(Param::low_hours, *question.low_pct);
  const auto high = hundredths(Param::high_hours, *question.high_pct);
  if (hours > kMostHours / 100 || !low || !high) return {{}, too_large(line)};
  const ThreePoint points{*low, 100 * hours, *high};
  if (points.low < 0 || points.low > points.likely || points.high < points.likely) {
    return {{},
            {"risk.line_range", "",
             "Line " + line.id + " has " + std::to_string(hours) + " hours, which are not between its low " +
                 hours_text(points.low) + " and its high " + hours_text(points.high) + ". Correct its estimate."}};
  }
  return {points, {}};
}

// The cost of a hundredth of an hour; 0 where the cost of the line does not come from its hours.
std::optional<std::int64_t> cost_rate(const Line& line, const LineResult& result) {
  if (line.wholesale != CostModel::none || line.cost != CostModel::none) return 0;
  const DecimalResult rate = divide(whole(result.cost.minor), whole(result.hours));
  return to_whole(rate.value, 4, Rounding::half_up, kMostRate);
}

std::string fixed(std::int64_t value, int places) {
  return to_fixed_text(multiply(whole(value), Decimal::from_parts(false, 1, -places)).value, places);
}

void write_hours(json::Writer& writer, const RiskSpread& spread) {
  writer.begin_object();
  writer.member("mean", hours_text(spread.mean));
  writer.member("deviation", hours_text(spread.deviation));
  writer.member("p50", hours_text(spread.p50));
  writer.member("p80", hours_text(spread.p80));
  writer.member("p95", hours_text(spread.p95));
  writer.end_object();
}

class RiskWriter {
 public:
  RiskWriter(std::string& out, const Evaluation& evaluation, const RiskSetup& setup)
      : w_(out), evaluation_(evaluation), setup_(setup), currency_(evaluation.book->currency) {}

  void write(const RiskResult& result) {
    const RiskQuestion& question = setup_.question;
    w_.begin_object();
    w_.member("seed", question.seed);
    w_.member("draws", question.draws);
    w_.member("drawn", result.draws);
    w_.member("correlation", to_plain_text(*question.correlation));
    w_.member("low_pct", to_plain_text(*question.low_pct));
    w_.member("high_pct", to_plain_text(*question.high_pct));
    w_.member("floor_margin_pct", to_plain_text(setup_.floor_margin_pct));
    w_.member("net", money(setup_.deal.net));
    likely();
    w_.key("hours");
    write_hours(w_, result.hours);
    spread("cost", result.cost);
    spread("margin", result.margin);
    percents(result);
    w_.key("lines");
    w_.begin_array();
    for (const RiskSwing& swing : result.tornado) line(swing);
    w_.end_array();
    w_.end_object();
  }

 private:
  std::string money(std::int64_t minor) const { return to_text(Money{minor, currency_}); }

  void percent(const char* name, std::int64_t margin) {
    const std::string text = margin_pct_text(setup_.deal.net, margin);
    w_.key(name);
    text.empty() ? w_.null() : w_.string(text);
  }

  void likely() {
    const Totals& totals = evaluation_.totals;
    w_.key("likely");
    w_.begin_object();
    w_.member("hours", hours_text(100 * totals.hours));
    w_.member("cost", money(totals.cost.minor));
    w_.member("margin", money(totals.net.minor - totals.cost.minor));
    percent("margin_pct", totals.net.minor - totals.cost.minor);
    w_.end_object();
  }

  void spread(const char* name, const RiskSpread& spread) {
    w_.key(name);
    w_.begin_object();
    w_.member("mean", money(spread.mean));
    w_.member("deviation", money(spread.deviation));
    w_.member("p50", money(spread.p50));
    w_.member("p80", money(spread.p80));
    w_.member("p95", money(spread.p95));
    w_.end_object();
  }

  void percents(const RiskResult& result) {
    w_.key("margin_pct");
    w_.begin_object();
    percent("mean", result.margin.mean);
    percent("p50", result.margin.p50);
    percent("p80", result.margin.p80);
    percent("p95", result.margin.p95);
    w_.end_object();
    w_.key("below_floor");
    if (setup_.deal.highest_cost) {
      w_.begin_object();
      w_.member("draws", result.below_floor);
      w_.member("pct", fixed(std::int64_t{10'000} * result.below_floor / result.draws, 2));
      w_.end_object();
    } else {
      w_.null();
    }
  }

  void line(const RiskSwing& swing) {
    const auto& lines = setup_.deal.lines;
    const auto at = std::find_if(lines.begin(), lines.end(), [&](const RiskLine& l) { return l.line == swing.line; });
    w_.begin_object();
    w_.member("id", evaluation_.book->one_time_lines[swing.line].id);
    w_.member("low", hours_text(at->hours.low));
    w_.member("likely", hours_text(at->hours.likely));
    w_.member("high", hours_text(at->hours.high));
    w_.member("margin_low", money(swing.margin_low));
    w_.member("margin_high", money(swing.margin_high));
    w_.member("swing", money(swing.swing()));
    w_.member("variance_pct", fixed(swing.share, 2));
    w_.end_object();
  }

  json::Writer w_;
  const Evaluation& evaluation_;
  const RiskSetup& setup_;
  Currency currency_;
};

}  // namespace

std::string hours_text(std::int64_t hundredths) { return fixed(hundredths, 2); }

std::string margin_pct_text(std::int64_t net, std::int64_t margin) {
  if (net <= 0) return {};
  return to_fixed_text(divide(multiply(whole(margin), whole(100)).value, whole(net)).value, 1);
}

Result<RiskSetup> set_up_risk(const Evaluation& evaluation, const RiskQuestion& question) {
  const PriceBook& book = *evaluation.book;
  RiskSetup setup{question, floor_of(book), {}};
  const auto fill = [](std::optional<Decimal>& own, const std::optional<Decimal>& of_book, const Decimal& usual) {
    if (!own) own = of_book.value_or(usual);
  };
  fill(setup.question.low_pct, book.risk.low_pct, whole(85));
  fill(setup.question.high_pct, book.risk.high_pct, whole(140));
  fill(setup.question.correlation, book.risk.correlation, Decimal::from_parts(false, 3, -1));
  if (Error error = check(setup.question); !error.code.empty()) return error;
  RiskDeal& deal = setup.deal;
  deal.seed = static_cast<std::uint64_t>(question.seed);
  deal.correlation = share_of(*setup.question.correlation);
  deal.net = evaluation.totals.net.minor;
  deal.fixed_cost = evaluation.totals.cost.minor;
  Numbers numbers(evaluation);
  for (const LineResult& result : evaluation.one_time) {
    if (!result.counts() || result.hours <= 0) continue;
    const Line& line = book.one_time_lines[result.line];
    const Points points = points_of(line, result.hours, setup.question, numbers);
    if (!points.error.code.empty()) return points.error;
    const auto rate = cost_rate(line, result);
    if (!rate) return too_large(line);
    if (*rate != 0) deal.fixed_cost -= result.cost.minor;
    deal.lines.push_back({result.line, points.hours, *rate});
  }
  if (deal.lines.empty()) {
    return Error{"risk.no_hours", "",
                 "No one-time line of this quote has hours, so nothing can differ. Price work by role_hours."};
  }
  if (deal.lines.size() * static_cast<std::uint64_t>(question.draws) > kMostSamples) {
    return Error{"risk.too_many", "/draws",
                 "Draws times lines with hours may be 200 million at most. Ask for fewer draws."};
  }
  if (deal.net > 0) {  // 100 x (net - cost) < floor x net, without a division
    const Decimal share = subtract(whole(100), setup.floor_margin_pct).value;
    const Decimal highest = multiply(multiply(whole(deal.net), share).value, Decimal::from_parts(false, 1, -2)).value;
    deal.highest_cost = to_whole(highest, 0, Rounding::floor, kLargestMinor * 100);
  }
  return setup;
}

std::string to_json(const Evaluation& evaluation, const RiskSetup& setup, const RiskResult& result) {
  std::string out;
  RiskWriter(out, evaluation, setup).write(result);
  return out;
}

}  // namespace qw
