// What the bench programs read and how they time: files of the project, the reference book, the fastest of several batches.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "bench/reference_loop.h"
#include "pricebook/load.h"
#include "support/book_folder.h"

namespace qw_test {

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

inline std::shared_ptr<const qw::PriceBook> reference_book() { return load_book_folder("reference").book; }

// The scenario of ../shared when it is there, else the sample of the project.
inline std::string distributor_text() {
  const std::filesystem::path root = QW_PROJECT_ROOT;
  const std::string text = read_file(root / "../shared/domain/scenarios/distributor.json");
  return text.empty() ? read_file(root / "assets/samples/distributor.json") : text;
}

// Nanoseconds of one call, the fastest of several batches.
template <class Work>
double fastest(int batches, int calls, Work&& work) {
  double best = 1e18;
  for (int batch = 0; batch < batches; ++batch) {
    const double start = cpu_nanoseconds();
    for (int call = 0; call < calls; ++call) work();
    best = std::min(best, (cpu_nanoseconds() - start) / calls);
  }
  return best;
}

}  // namespace qw_test
