#include "api/risk_kind.h"

#include <algorithm>

#include "whatif/risk_quote.h"

namespace qw::api {
namespace {

std::optional<Decimal> number_of(const json::Node& request, std::string_view key) {
  const json::Node* node = request.find(key);
  return node == nullptr ? std::nullopt : parse_decimal(node->text);
}

// Anything but a whole number is -1, which no member allows.
std::int64_t whole_of(const json::Node& request, std::string_view key, std::int64_t usual) {
  if (request.find(key) == nullptr) return usual;
  const std::optional<Decimal> number = number_of(request, key);
  return number ? to_int64(*number).value_or(-1) : -1;
}

}  // namespace

Result<std::string> risk_answer(Session& session, const json::Node& request, const Evaluation& evaluation) {
  RiskQuestion question;
  question.seed = whole_of(request, "seed", question.seed);
  question.draws = whole_of(request, "draws", question.draws);
  for (const auto& [key, member] :
       {std::pair{"correlation", &RiskQuestion::correlation}, std::pair{"low_pct", &RiskQuestion::low_pct},
        std::pair{"high_pct", &RiskQuestion::high_pct}}) {
    question.*member = number_of(request, key);
    if (request.find(key) != nullptr && !(question.*member)) {
      return Error{"api.wrong_type", "/" + std::string(key), "Write this number without an exponent."};
    }
  }
  const std::int64_t upto = whole_of(request, "upto", question.draws);
  if (upto < 1) return Error{"risk.draws", "/upto", "\"upto\" is a whole number of draws, at least 1."};
  Result<RiskSetup> made = set_up_risk(evaluation, question);
  if (!made.ok()) return made.error();
  const RiskSetup& setup = made.value();
  const auto until = static_cast<std::uint32_t>(std::min(upto, question.draws));
  std::shared_ptr<RiskRun> run = std::move(session.risk);  // kept only while there is more to draw
  if (!run || run->deal() != setup.deal || run->drawn() > until) run = std::make_shared<RiskRun>(setup.deal);
  run->advance(until);
  std::string answer = to_json(evaluation, setup, run->result());
  if (until < question.draws) session.risk = std::move(run);
  return answer;
}

}  // namespace qw::api
