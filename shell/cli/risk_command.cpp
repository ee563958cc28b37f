#include "risk_command.h"

#include <algorithm>

#include "columns.h"
#include "commands.h"
#include "files.h"
#include "quote/quote.h"
#include "whatif/risk_quote.h"

namespace qw::cli {
namespace {

std::string row(const std::string& name, const std::vector<std::string>& cells) {
  std::string out = left(name, 22);
  for (const std::string& cell : cells) out += right(cell, 15);
  return out + "\n";
}

struct Printer {
  const Evaluation& evaluation;
  const RiskSetup& setup;
  const RiskResult& result;

  std::string money(std::int64_t minor) const { return to_text(Money{minor, evaluation.book->currency}); }

  std::string percent(std::int64_t margin) const {
    const std::string text = margin_pct_text(setup.deal.net, margin);
    return text.empty() ? "none" : text;
  }

  template <class Text>
  std::string spread(const std::string& name, std::int64_t likely, const RiskSpread& s, Text text) const {
    return row(name, {text(likely), text(s.mean), text(s.deviation), text(s.p50), text(s.p80), text(s.p95)});
  }

  std::string table() const {
    const auto in_money = [this](std::int64_t minor) { return money(minor); };
    const std::int64_t hours = 100 * evaluation.totals.hours;
    const std::int64_t cost = evaluation.totals.cost.minor;
    const std::int64_t margin = setup.deal.net - cost;
    const RiskSpread& m = result.margin;
    return row("", {"likely", "mean", "deviation", "P50", "P80", "P95"}) +
           spread("Hours", hours, result.hours, hours_text) + spread("Cost", cost, result.cost, in_money) +
           spread("Margin", margin, m, in_money) +
           row("Margin %", {percent(margin), percent(m.mean), "", percent(m.p50), percent(m.p80), percent(m.p95)});
  }

  std::string tornado() const {
    std::string out = row("Line", {"low hours", "likely", "high hours", "margin at low", "margin at high", "swing"});
    for (const RiskSwing& swing : result.tornado) {
      const auto at = std::find_if(setup.deal.lines.begin(), setup.deal.lines.end(),
                                   [&](const RiskLine& line) { return line.line == swing.line; });
      const ThreePoint& hours = at->hours;
      out += row(evaluation.book->one_time_lines[swing.line].id,
                 {hours_text(hours.low), hours_text(hours.likely), hours_text(hours.high), money(swing.margin_low),
                  money(swing.margin_high), money(swing.swing())});
    }
    return out;
  }

  std::string all() const {
    const RiskQuestion& question = setup.question;
    std::string out =
        "Risk at a fixed price of " + money(setup.deal.net) + " " + std::string(evaluation.book->currency.code()) +
        ": " + std::to_string(result.draws) + " draws, seed " + std::to_string(question.seed) + ", correlation " +
        to_plain_text(*question.correlation) + ",\nhours from " + to_plain_text(*question.low_pct) + " % to " +
        to_plain_text(*question.high_pct) + " % of the likely ones where a line does not say its own.\n\n" + table();
    out += "\nP80: with 80 % confidence hours and cost are not above it, the margin not below it.\n";
    if (setup.deal.highest_cost) {
      const DecimalResult share =
          divide(Decimal::from_int(100 * std::int64_t{result.below_floor}), Decimal::from_int(result.draws));
      out += "The margin falls below " + to_plain_text(setup.floor_margin_pct) + " % in " +
             to_fixed_text(share.value, 1) + " % of the draws.\n";
    }
    return out + "\nWhat moves the margin, the largest first:\n\n" + tornado();
  }
};

bool read_number(const std::string& text, const char* option, std::optional<Decimal>& number) {
  if (text.empty()) return true;
  number = parse_decimal(text);
  if (!number) std::fprintf(stderr, "quotewright: %s must be a number such as 85 or 0.3\n", option);
  return number.has_value();
}

}  // namespace

int print_risk(const RiskCommand& command) {
  RiskQuestion question;
  question.seed = command.seed;
  question.draws = command.draws;
  if (!read_number(command.low, "--low", question.low_pct) || !read_number(command.high, "--high", question.high_pct) ||
      !read_number(command.correlation, "--correlation", question.correlation)) {
    return kUnreadable;
  }
  const auto text = read_file(command.quote);
  if (!text) return kUnreadable;
  const auto [book, code] = read_book(book_for(command.book, *text), true);
  if (!book) return code;
  const ReadInput read = read_input(*book, *text, command.quote == "-" ? "standard input" : command.quote);
  print_findings(read.findings);
  if (!read.input) return kBadInput;
  const Evaluated evaluated = evaluate(book, *read.input);
  print_findings(evaluated.findings);
  if (!evaluated.evaluation) return kBadInput;
  const Result<RiskSetup> setup = set_up_risk(*evaluated.evaluation, question);
  if (!setup.ok()) {
    std::fprintf(stderr, "quotewright: %s [%s]\n", setup.error().message.c_str(), setup.error().code.c_str());
    return kBadInput;
  }
  RiskRun run(setup.value().deal);
  run.advance(setup.value().draws());
  const RiskResult result = run.result();
  const std::string out = command.json ? to_json(*evaluated.evaluation, setup.value(), result) + "\n"
                                       : Printer{*evaluated.evaluation, setup.value(), result}.all();
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kDone;
}

}  // namespace qw::cli
