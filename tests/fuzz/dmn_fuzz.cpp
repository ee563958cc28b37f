// Any bytes as a DMN model: read, written and read again (the same model), compiled, every decision evaluated, made into a
// book's sections. Never a crash, never without an end; a model or an error.
#include <cstdint>

#include "decision/graph.h"
#include "dmn/book.h"
#include "dmn/read.h"
#include "dmn/write.h"
#include "fuzz/quote_claims.h"

namespace {

using qw::decision::Model;

void check_round_trip(const Model& model) {
  const std::string written = qw::dmn::write_model(model);
  const qw::dmn::ReadModel again = qw::dmn::read_model(written, "again.dmn");
  qw_test::require(again.model.has_value(), "what is written can be read");
  qw_test::require(qw::dmn::write_model(*again.model) == written, "and gives the same bytes");
}

void run(const Model& model, bool lenient) {
  const Model* models[] = {&model};
  qw::decision::GraphOptions options;
  options.lenient = lenient;
  options.open_names = {"x"};
  const qw::decision::CompiledGraph compiled = qw::decision::compile_graph(models, options);
  qw_test::require(compiled.findings.size() <= 501, "findings are limited");
  qw::decision::GraphRun graph_run(compiled.graph);
  graph_run.set_input("x", qw::feel::Value::integer(3));
  for (const auto kind : {qw::decision::NodeKind::decision, qw::decision::NodeKind::service}) {
    for (const std::string_view name : compiled.graph.names(kind)) {
      qw_test::require(to_text(graph_run.decide(name), 1000).size() <= 100'000, "a value has a text");
    }
  }
  qw_test::require(graph_run.findings().size() <= 101, "findings are limited");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const qw::dmn::ReadModel read = qw::dmn::read_model(text, "fuzz.dmn");
  qw_test::require(read.model.has_value() != has_errors(read.findings), "a model or an error");
  if (!read.model) return 0;
  check_round_trip(*read.model);
  run(*read.model, size % 2 == 1);
  qw_test::require(qw::json::read(qw::dmn::import_book(*read.model, "fuzz.dmn").text).ok(), "sections are JSON");
  return 0;
}
