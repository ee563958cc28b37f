// Canonical JSON against RFC 8785: input/NAME.json, read and written by core/json, must be the bytes of output/NAME.json.
//
// Two steps of the RFC are the caller's here, since core/json keeps the order of keys and the text of numbers: keys are
// sorted by UTF-16 code units, and numbers take the canonical text of Decimal. That text is the RFC's where a double holds
// the number and needs no exponent; a document with another number is excluded.
#include <array>

#include "conformance/report.h"
#include "json/json.h"
#include "number/decimal.h"

namespace qw_test {
namespace {

using qw::json::Kind;
using qw::json::Node;

// UTF-8 of scalar values to UTF-16 code units.
std::u16string utf16(const std::string& text) {
  std::u16string units;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    constexpr std::array<unsigned, 5> kMasks = {0, 0x7F, 0x1F, 0x0F, 0x07};
    unsigned value = lead & kMasks[length];
    for (std::size_t k = 1; k < length; ++k) value = value << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3F);
    i += length;
    if (value >= 0x10000) {
      units += static_cast<char16_t>(0xD800 + ((value - 0x10000) >> 10));
      value = 0xDC00 + ((value - 0x10000) & 0x3FF);
    }
    units += static_cast<char16_t>(value);
  }
  return units;
}

void sort_keys(Node& node) {
  std::vector<std::size_t> order(node.keys.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return utf16(node.keys[a]) < utf16(node.keys[b]); });
  Node sorted;
  for (const std::size_t i : order) {
    sorted.keys.push_back(node.keys[i]);
    sorted.items.push_back(std::move(node.items[i]));
  }
  node.keys = std::move(sorted.keys);
  node.items = std::move(sorted.items);
}

// False: a number whose text in the RFC is that of a double.
bool make_canonical(Node& node) {
  if (node.kind == Kind::number) {
    const auto value = qw::parse_scientific(node.text);
    if (!value) return false;
    const qw::Decimal shortest = reduce(*value);
    const std::string digits = qw::to_plain_text(qw::Decimal::from_parts(false, shortest.coefficient(), 0));
    const int adjusted = shortest.exponent() + static_cast<int>(digits.size()) - 1;
    if (digits.size() > 15 || adjusted < -6 || adjusted > 20) return false;
    node.text = qw::to_plain_text(shortest);
    return true;
  }
  if (node.kind == Kind::object) sort_keys(node);
  for (Node& item : node.items) {
    if (!make_canonical(item)) return false;
  }
  return true;
}

void run(const std::string& folder, const std::string& name, Report& report) {
  const auto input = read_bytes(folder + "/input/" + name + ".json");
  const auto expected = read_bytes(folder + "/output/" + name + ".json");
  if (!input || !expected) return report.fail(name, "input or output cannot be read");
  auto result = qw::json::read(*input);
  if (!result.ok()) return report.fail(name, result.error->message);
  if (!make_canonical(result.root)) {
    return report.exclude(name +
                          ": a number beyond 15 digits or with an exponent; the RFC prints a double, we keep decimals");
  }
  const std::string written = qw::json::canonical(result.root);
  report.pass_or_fail(name, written == *expected ? std::string() : "written as " + written);
}

}  // namespace
}  // namespace qw_test

int main(int argc, char** argv) {
  int exit_code = 0;
  const auto folder = qw_test::folder_argument(argc, argv, exit_code);
  if (!folder) return exit_code;
  qw_test::Report report("jcs");
  for (const std::string& name : qw_test::names_with(*folder + "/input", ".json")) {
    qw_test::run(*folder, name, report);
    report.end_file(name);
  }
  return report.end();
}
