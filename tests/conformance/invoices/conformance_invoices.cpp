// The commercial arithmetic against the invoices and credit notes of two public EN 16931 suites. Documents of exceptions.json,
// which do not follow the rules, must deviate in the places that the list names, and nowhere else; they are no passes.
#include "conformance/invoices/invoice_check.h"
#include "conformance/report.h"

namespace qw_test {
namespace {

using qw::json::Node;

// The list goes on after what is compared: "… computed 21388.83 (exact 21388.8254)".
bool is_named(const std::string& deviation, const std::vector<std::string>& mismatches) {
  return std::any_of(mismatches.begin(), mismatches.end(), [&](const std::string& one) {
    return one.rfind(deviation, 0) == 0 && (one.size() == deviation.size() || one[deviation.size()] == ' ');
  });
}

std::string problem_of_exception(const Invoice& invoice) {
  const auto deviations = deviations_of(invoice);
  for (const std::string& one : deviations) {
    if (!is_named(one, invoice.mismatches)) return "deviates where the list does not: " + one;
  }
  const bool all = deviations.size() == invoice.mismatches.size();
  return all ? "" : "agrees in one of: " + invoice.mismatches.front();
}

std::string problem_of_case(const Invoice& invoice) {
  std::string why;
  for (const std::string& one : deviations_of(invoice)) why += (why.empty() ? "" : "; ") + one;
  return why;
}

void run_cases(const std::string& folder, Report& report) {
  for (const std::string& name : names_with(folder, ".json")) {
    const auto source = read_bytes(folder + "/" + name + ".json");
    const auto read = qw::json::read(source.value_or(std::string()));
    std::string why = read.ok() ? "" : read.error->message;
    const auto invoice = read.ok() ? read_invoice(read.root, why) : std::nullopt;
    report.pass_or_fail(name, invoice ? problem_of_case(*invoice) : why);
  }
  report.end_file("cases");
}

void run_exceptions(const std::string& path, Report& report) {
  const auto source = read_bytes(path);
  if (!source) {
    std::printf("SKIP: %s not found\n", path.c_str());
    return;
  }
  const auto read = qw::json::read(*source);
  if (!read.ok()) report.fail("exceptions.json", read.error->message);
  for (const Node& node : read.root.items) {
    std::string why;
    const auto invoice = read_invoice(node, why);
    if (invoice) why = problem_of_exception(*invoice);
    why.empty() ? report.exclude("deviates from the rules exactly as listed: " + invoice->reason)
                : report.fail(invoice ? invoice->id : "exceptions.json", why);
  }
  report.end_file("exceptions.json");
}

}  // namespace
}  // namespace qw_test

int main(int argc, char** argv) {
  int exit_code = 0;
  const auto folder = qw_test::folder_argument(argc, argv, exit_code);
  if (!folder) return exit_code;
  qw_test::Report report("invoices");
  qw_test::run_cases(*folder + "/cases", report);
  qw_test::run_exceptions(*folder + "/exceptions.json", report);
  return report.end();
}
