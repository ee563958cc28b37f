// Any bytes as a price book: "d..." and "r..." replace one of the two files of the small book, "l..." is a layer over it and "p..." a
// partner's layer, anything else is a bundle.
// Never a crash; a book that can be quoted from, or findings. Nothing is half-loaded.
#include <cstdint>

#include "core/pricebook/small_book_text.h"
#include "fuzz/quote_claims.h"
#include "pricebook/load.h"
#include "quote/schedules.h"
#include "worksheet/worksheet.h"

namespace {

qw::LoadedBook load(std::string_view text) {
  if (text.empty() || (text[0] != 'd' && text[0] != 'r' && text[0] != 'l' && text[0] != 'p'))
    return qw::load_bundle(text, "fuzz.json");
  const char kind = text[0];
  const bool data = kind == 'd';
  text.remove_prefix(1);
  if (kind == 'l' || kind == 'p') {
    qw::Layer lower{"small", {{"10-data.json", qw_test::kDataFile}, {"20-rules.json", qw_test::kRulesFile}}};
    if (kind == 'p')
      lower.files.push_back({"30-ownership.json", R"({"ownership": {"facts": "Own", "gates/*/label": "Own"}})"});
    qw::Layer upper{"upper", {{"00-upper.json", std::string(text)}}};
    return qw::load_layers({lower, upper});
  }
  return qw::load_book({{"10-data.json", data ? std::string(text) : qw_test::kDataFile},
                        {"20-rules.json", data ? qw_test::kRulesFile : std::string(text)}});
}

void check_json(const std::string& text, const char* what) {
  qw_test::require(qw::json::read(text, {.bytes = 1U << 30U, .string_bytes = 1U << 30U}).ok(), what);
}

// Schedules and worksheets are computed on request: never a crash, and a result or findings with an error.
void check_annexes(const qw::PriceBook& book, const qw::Evaluation& evaluation) {
  const qw::Schedules made = qw::compute_schedules(evaluation);
  qw_test::require(made.schedules.has_value() == !qw::has_errors(made.findings), "schedules or errors, never both");
  if (made.schedules) check_json(qw::to_json(book, *made.schedules), "the schedules are JSON");
  check_json(qw::worksheets_json(book), "the list of worksheets is JSON");
  const qw::Findings found = qw::check_worksheets(book);
  qw_test::check_findings(found);
  for (std::uint32_t i = 0; i < book.worksheets.size() && i < 10; ++i) {
    const qw::WorksheetRun run = qw::run_worksheet(book, &evaluation, i, {});
    qw_test::require(run.evaluation.has_value() == !qw::has_errors(run.findings), "a result or errors, never both");
    if (run.evaluation) check_json(qw::to_json(book, i, run, true), "the worksheet is JSON");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const qw::LoadedBook loaded = load({reinterpret_cast<const char*>(data), size});
  qw_test::check_findings(loaded.findings);
  qw_test::require((loaded.book == nullptr) == qw::has_errors(loaded.findings), "a book or errors, never both");
  qw_test::require(loaded.findings.size() <= 500, "findings are limited");
  if (!loaded.book) return 0;
  for (const char* answers :
       {"{}", R"({"rush": true, "reviews": 6, "extras": ["audit", "training"], "discount_pct": 7.6923})"}) {
    const qw::ReadInput read = qw::read_input(*loaded.book, answers, "answers.json");
    if (!read.input) continue;
    qw_test::check_evaluation(loaded.book, *read.input);
    const qw::Evaluated evaluated = qw::evaluate(loaded.book, *read.input);
    if (evaluated.evaluation) check_annexes(*loaded.book, *evaluated.evaluation);
  }
  return 0;
}
