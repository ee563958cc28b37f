// What-if over the distributor, as requests of the API: 100,000 risk draws over its ten lines (budget 250 ms in WebAssembly), and
// every single-answer change that flips tier, deployment or a signature (budget 150 ms in WebAssembly).
//
// Each time is that of a whole request, JSON in and out, the fastest of several.
#include <cstdio>

#include "api/api.h"
#include "bench/bench_files.h"

namespace {

bool report(qw::api::Session& session, const char* what, const std::string& request, double budget, double step) {
  std::string reply;
  const double best = qw_test::fastest(7, 1, [&] { reply = qw::api::handle(session, request); });
  if (reply.find("\"ok\":true") == std::string::npos) {
    std::fprintf(stderr, "%s: %s\n", what, reply.substr(0, 500).c_str());
    return false;
  }
  std::printf("%-44s %9.2f ms of %3.0f   ratio %8.2f   %zu bytes\n", what, best / 1e6, budget, best / (1e6 * step),
              reply.size());
  return true;
}

}  // namespace

int main() {
  qw::api::Session session{qw_test::reference_book()};
  if (!session.book) return 1;
  const std::string input = qw_test::distributor_text();
  const double step = qw_test::reference_step_nanoseconds();
  const std::string risk = R"({"kind":"risk","seed":7,"draws":100000,"input":)" + input + "}";
  const std::string flip = R"({"kind":"flip","input":)" + input + "}";
  bool good = report(session, "risk, 100,000 draws", risk, 250, step);
  good = report(session, "flip, all answers", flip, 150, step) && good;
  return good ? 0 : 1;
}
