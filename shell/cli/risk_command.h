// shell/cli/risk_command.h: quotewright risk: what uncertain hours do to cost and margin. Exit codes as in commands.h.
#pragma once

#include <cstdint>
#include <string>

namespace qw::cli {

struct RiskCommand {
  std::string book;  // folder or bundle; empty: the reference book
  std::string quote;
  std::int64_t seed = 1;
  std::int64_t draws = 10'000;
  std::string low, high, correlation;  // numbers as written; empty: what the book says
  bool json = false;
};
int print_risk(const RiskCommand& command);

}  // namespace qw::cli
