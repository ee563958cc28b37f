#include "print_verify.h"

#include <algorithm>

namespace qw::cli {
namespace {

using decision::Flaw;
using decision::NamedTest;

std::string joined(const std::vector<std::string>& texts, const char* between = ", ") {
  std::string out;
  for (const std::string& text : texts) out += (out.empty() ? "" : between) + text;
  return out;
}

std::string joined(const std::vector<NamedTest>& named, const char* between, bool test) {
  std::string out;
  for (const NamedTest& one : named) {
    const bool bare = test && one.test.find_first_of("<>[(") != 0;
    out += (out.empty() ? "" : between) + one.name +
           (!test || bare                              ? " = "
            : one.test[0] == '[' || one.test[0] == '(' ? " in "
                                                       : " ") +
           one.test;
  }
  return out;
}

std::string sentence(const TableFinding& finding) {
  const std::string rules = joined(finding.rules, " and ");
  switch (finding.flaw) {
    case Flaw::gap:
      return "no rule matches where " +
             (finding.region.empty() ? "nothing is asked" : joined(finding.region, " and ", true));
    case Flaw::overlap: return "the rules " + rules + " both match, but the hit policy is unique";
    case Flaw::conflict: return "the rules " + rules + " both match and give different outputs";
    case Flaw::unreachable: return "the rule " + rules + " can never match";
    case Flaw::shadowed:
      return "the rule " + finding.rules[0] + " never decides" +
             (finding.rules.size() > 1 ? ": " + finding.rules[1] + " always comes before it"
                                       : ": others always come before it");
    case Flaw::redundant: return "the rule " + rules + " changes nothing; without it every input gives the same";
    case Flaw::repeats: return "the rules " + rules + " always match together and give the same";
  }
  return "";
}

std::string print_finding(const TableResult& table, const TableFinding& finding) {
  std::string out =
      (finding.certain ? "finding: " : "note: ") + ("table " + table.name) + ": " + sentence(finding) + ".\n";
  if (!finding.example.empty()) out += "    example: " + joined(finding.example, ", ", false) + "\n";
  if (!finding.answers.empty()) out += "    answers: " + joined(finding.answers, ", ", false) + "\n";
  if (!finding.certain)
    out += "    no answers were found that lead there; the names may never have these values together\n";
  return out;
}

std::string print_table(const TableResult& table) {
  std::string out = "table " + table.name + ": " + to_text(table.standing()) + " over " + std::to_string(table.cells) +
                    (table.proven ? " cells, which are all cases" : " cells");
  if (!table.proven) out += "; not all values tried of " + joined(table.sampled);
  if (!table.free.empty()) out += "; as if free: " + joined(table.free);
  const auto certain = std::count_if(table.findings.begin(), table.findings.end(),
                                     [](const TableFinding& finding) { return finding.certain; });
  if (certain > 0) out += "; " + std::to_string(certain) + (certain == 1 ? " finding" : " findings");
  return out + "\n";
}

std::string given(const std::vector<NamedTest>& answers) {
  return answers.empty() ? "    other answers: the defaults\n"
                         : "    other answers: " + joined(answers, ", ", false) + "\n";
}

// What a search left out; a long list of names says no more than its length.
std::string left_out(const std::vector<std::string>& names) {
  constexpr std::size_t kMostNames = 6;
  if (names.empty()) return "";
  if (names.size() <= kMostNames) return "; not all values tried of " + joined(names);
  return "; not all values tried of " + std::to_string(names.size()) + " questions";
}

std::string print_claim(const ClaimResult& claim) {
  const std::string name = "claim " + claim.id + ": " + claim.text + ": ";
  const std::string pairs = std::to_string(claim.tried) + (claim.tried == 1 ? " pair" : " pairs") + " of quotes";
  switch (claim.standing()) {
    case Standing::proven:
      return name + (claim.by_shape ? "proven by the shape of the rules\n" : "proven over all " + pairs + "\n");
    case Standing::searched: return name + "searched, no counterexample in " + pairs + left_out(claim.sampled) + "\n";
    case Standing::violated: break;
  }
  const std::string cause = claim.text.substr(5, claim.text.find(' ', 5) - 5);
  std::string out = "finding: " + name + "violated.\n    " + cause + " " + claim.before + " gives " +
                    claim.result_before + ", " + cause + " " + claim.after + " gives " + claim.result_after + "\n" +
                    given(claim.given);
  if (!claim.quote_before.empty()) {
    out += "    quote before: " + claim.quote_before + "\n    quote after:  " + claim.quote_after + "\n";
  }
  return out;
}

std::string counted(const char* what, const StandingCount& count, std::size_t asked) {
  const std::size_t seen = count.proven + count.searched + count.violated;
  std::string out = std::string(what) + ": " + std::to_string(count.proven) + " proven, " +
                    std::to_string(count.searched) + " searched, " + std::to_string(count.violated) + " violated";
  if (asked > seen) out += ", " + std::to_string(asked - seen) + " not looked at";
  return out + "\n";
}

std::string print_cliff(const Cliff& cliff) {
  const std::string range = cliff.after == cliff.up_to ? cliff.after : cliff.after + " to " + cliff.up_to;
  return "finding: price " + cliff.line + ": " + cliff.quantity + " " + range + " costs less than " + cliff.before +
         ": " + cliff.price_before + " falls to " + cliff.price_after + ".\n" + given(cliff.given);
}

}  // namespace

std::string print_report(const PriceBook& book, const BookReport& report) {
  std::string out, claims, broken;
  std::uint64_t tried = 0;
  for (const TableResult& table : report.tables) {
    for (const TableFinding& finding : table.findings) out += print_finding(table, finding);
  }
  for (const ClaimResult& claim : report.claims) (claim.holds ? claims : broken) += print_claim(claim);
  out += broken;
  std::vector<std::string> lines;
  for (const PriceResult& price : report.prices) {
    for (const Cliff& cliff : price.cliffs) out += print_cliff(cliff);
    tried += price.tried;
    if (std::find(lines.begin(), lines.end(), price.line) == lines.end()) lines.push_back(price.line);
  }
  if (!out.empty()) out += "\n";
  for (const TableResult& table : report.tables) out += print_table(table);
  out +=
      claims + "\n" + counted("tables", report.count_tables(), book.decisions.size()) +
      counted("claims", report.count_claims(), report.claims_asked) + counted("prices", report.count_prices(), 0) +
      "    a price is one of " + std::to_string(lines.size()) +
      " lines and totals with a quantity it depends on; proven: it has no cliff; searched: " + std::to_string(tried) +
      " quotes\nsteps: " + std::to_string(report.steps) + "\n";
  if (report.exhausted) out += "The step budget ended the search early; what is not listed was not looked at.\n";
  return out + book.id + " version " + std::to_string(book.version) + ": " +
         (report.clean() ? "nothing found.\n" : "there are findings.\n");
}

}  // namespace qw::cli
