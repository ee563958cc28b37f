// The quote of the distributor, for tests/bench/decimal_js to stand beside: prints JSON with the nanoseconds of an evaluation
// (structs in and out), of JSON text to summary text, of a step of the reference loop, and the summary itself.
#include <cstdio>

#include "bench/bench_files.h"
#include "json/json.h"
#include "json/writer.h"
#include "quote/quote.h"

int main() {
  const auto book = qw_test::reference_book();
  // The answers alone: a scenario also holds what is expected.
  const auto scenario = qw::json::read(qw_test::distributor_text());
  const qw::json::Node* answers = scenario.root.find("answers");
  if (answers == nullptr) return 1;
  const std::string text = "{\"answers\":" + qw::json::canonical(*answers) + "}";
  const auto read = book ? qw::read_input(*book, text, "distributor.json") : qw::ReadInput{};
  const auto evaluated = read.input ? qw::evaluate(book, *read.input) : qw::Evaluated{};
  if (!evaluated.evaluation) {
    std::fprintf(stderr, "the distributor cannot be evaluated\n");
    return 1;
  }
  std::size_t bytes = 0;  // read, so that nothing is left out by the optimiser
  const double structs =
      qw_test::fastest(20, 100, [&] { bytes += qw::evaluate(book, *read.input).evaluation->values.size(); });
  const double texts = qw_test::fastest(20, 50, [&] {
    const auto again = qw::read_input(*book, text, "");
    bytes += qw::to_summary(*qw::evaluate(book, *again.input).evaluation).size();
  });
  std::string out;
  qw::json::Writer writer(out);
  writer.begin_object();
  writer.member("structs", static_cast<std::int64_t>(structs));
  writer.member("texts", static_cast<std::int64_t>(texts));
  writer.member("step_picoseconds", static_cast<std::int64_t>(1000 * qw_test::reference_step_nanoseconds()));
  writer.member_raw("input", text);
  writer.member_raw("summary", qw::to_summary(*evaluated.evaluation));
  writer.end_object();
  std::printf("%s\n", out.c_str());
  return bytes == 0 ? 1 : 0;
}
