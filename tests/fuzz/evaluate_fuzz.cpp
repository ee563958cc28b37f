// Any bytes as a quote for the reference book: read, evaluate, write. Never a crash; a quote whose sums hold, or findings.
#include <cstdint>

#include "fuzz/quote_claims.h"
#include "pricebook/load.h"
#include "reference_book.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const std::shared_ptr<const qw::PriceBook> book = qw::load_bundle(qw_reference_book_text, "reference").book;
  qw_test::require(book != nullptr, "the reference book loads");
  const qw::ReadInput read = qw::read_input(*book, {reinterpret_cast<const char*>(data), size}, "fuzz.json");
  qw_test::check_findings(read.findings);
  qw_test::require(read.input.has_value() == !qw::has_errors(read.findings), "an input or errors, never both");
  if (read.input) {
    qw_test::check_evaluation(book, *read.input);
    for (std::uint32_t i = 0; i < book->questions.size(); ++i) {
      qw::Intake again = read.input->intake;
      const std::string text = qw::answer_text(*book, again, i);
      qw_test::require(text.empty() || qw::set_answer(*book, again, i, text).empty(), "an answer's text is an answer");
      qw_test::require(qw::answer_text(*book, again, i) == text, "an answer's text comes back");
    }
  }
  return 0;
}
