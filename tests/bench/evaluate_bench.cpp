// What one evaluation costs: structs in and out, with JSON around it, with its trace; and loading the reference book.
//
// Each time is the fastest of several runs, per evaluation, and as a ratio to 1,000 steps of the fixed integer loop measured in
// the same run. Input: the scenarios of ../shared when they are there, else the samples of the project.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "bench/reference_loop.h"
#include "pricebook/load.h"
#include "quote/quote.h"
#include "support/book_folder.h"

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

// Nanoseconds of one call, the fastest of several batches.
template <class Work>
double fastest(int batches, int calls, Work&& work) {
  double best = 1e18;
  for (int batch = 0; batch < batches; ++batch) {
    const double start = qw_test::cpu_nanoseconds();
    for (int call = 0; call < calls; ++call) work();
    best = std::min(best, (qw_test::cpu_nanoseconds() - start) / calls);
  }
  return best;
}

void report(const char* what, double nanoseconds, double step) {
  std::printf("%-52s %10.1f us   ratio %8.2f\n", what, nanoseconds / 1000, nanoseconds / (1000 * step));
}

struct Deal {
  std::string text;
  qw::QuoteInput input;
};

}  // namespace

int main() {
  const std::filesystem::path root = QW_PROJECT_ROOT;
  const std::vector<qw::Layer> layers = qw_test::book_layers("reference");
  const auto book = qw::load_layers(layers).book;
  if (!book) {
    std::fprintf(stderr, "the reference book does not load\n");
    return 1;
  }
  std::vector<std::filesystem::path> paths = json_files(root / "../shared/domain/scenarios");
  if (paths.empty()) paths = json_files(root / "assets/samples");
  std::vector<Deal> deals;
  const Deal* distributor = nullptr;
  std::size_t chosen = 0;
  for (const auto& path : paths) {
    const std::string text = read_file(path);
    auto read = qw::read_input(*book, text, path.filename().string());
    if (!read.input) continue;
    if (path.filename() == "distributor.json") chosen = deals.size();
    deals.push_back({text, *std::move(read.input)});
  }
  if (deals.empty()) {
    std::fprintf(stderr, "no deals to evaluate\n");
    return 1;
  }
  distributor = &deals[chosen];
  std::size_t bytes = 0;  // read, so that nothing is left out by the optimiser
  const double step = qw_test::reference_step_nanoseconds();
  std::printf("reference step %.3f ns; %zu deals\n", step, deals.size());
  const auto evaluate = [&](const Deal& deal) { bytes += qw::evaluate(book, deal.input).evaluation->values.size(); };
  report("evaluate distributor, structs", fastest(15, 200, [&] { evaluate(*distributor); }), step);
  report("evaluate all deals, structs, per deal",
         fastest(10, 20,
                 [&] {
                   for (const Deal& deal : deals) evaluate(deal);
                 }) /
             static_cast<double>(deals.size()),
         step);
  report("read, evaluate, summary of distributor",
         fastest(10, 50,
                 [&] {
                   const auto read = qw::read_input(*book, distributor->text, "");
                   bytes += qw::to_summary(*qw::evaluate(book, *read.input).evaluation).size();
                 }),
         step);
  report("read, evaluate, whole JSON of distributor",
         fastest(10, 30,
                 [&] {
                   const auto read = qw::read_input(*book, distributor->text, "");
                   bytes += qw::to_json(*qw::evaluate(book, *read.input).evaluation, false).size();
                 }),
         step);
  report("the same with its trace",
         fastest(10, 20,
                 [&] {
                   const auto read = qw::read_input(*book, distributor->text, "");
                   bytes += qw::to_json(*qw::evaluate(book, *read.input).evaluation, true).size();
                 }),
         step);
  report("load the reference book", fastest(5, 3, [&] { bytes += qw::load_layers(layers).book->slots.size(); }), step);
  return bytes == 0 ? 1 : 0;
}
