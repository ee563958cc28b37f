// Any bytes into the reader. Checked: the verdict against an independent judge, every claim of json.h about a document or
// an error, read -> print -> read as a fixpoint, and that tighter limits only ever refuse more.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "core/json/json_judge.h"
#include "json/json.h"
#include "json/writer.h"

namespace {

using namespace qw::json;

void require(bool condition, const char* claim) {
  if (condition) return;
  std::fprintf(stderr, "not so: %s\n", claim);
  std::abort();
}

bool is_valid_utf8(const std::string& text) {
  std::string written;
  append_string(written, text);
  const auto result = read(written, {.string_bytes = 1U << 30U});
  return result.ok() && result.root.text == text;
}

void check_node(const Node& node, std::string_view source, std::size_t depth) {
  require(depth <= 64, "depth is limited");
  require(node.offset < source.size(), "an offset lies in the source");
  const std::string_view at = source.substr(node.offset);
  require(node.keys.size() == (node.kind == Kind::object ? node.items.size() : 0), "keys belong to objects");
  require(std::set<std::string>(node.keys.begin(), node.keys.end()).size() == node.keys.size(), "keys are unique");
  for (const std::string& key : node.keys) require(is_valid_utf8(key), "keys are UTF-8");
  switch (node.kind) {
    case Kind::null: require(at.starts_with("null"), "null begins there"); break;
    case Kind::boolean: require(at.starts_with(node.boolean ? "true" : "false"), "the literal begins there"); break;
    case Kind::number: require(!node.text.empty() && at.starts_with(node.text), "a number is its own text"); break;
    case Kind::string: require(at[0] == '"' && is_valid_utf8(node.text), "strings are UTF-8"); break;
    case Kind::array: require(at[0] == '[', "an array begins there"); break;
    case Kind::object: require(at[0] == '{', "an object begins there"); break;
  }
  for (const Node& item : node.items) {
    require(item.offset > node.offset, "children come after their parent");
    check_node(item, source, depth + (item.items.empty() ? 0 : 1));
  }
}

bool is_limit(const std::string& code) {
  static const std::set<std::string> kLimits = {"json.size",          "json.depth",         "json.nodes",
                                                "json.string_length", "json.number_length", "json.duplicate_key"};
  return kLimits.count(code) > 0;
}

void check_error(const ReadResult& result, std::string_view source) {
  require(result.root.kind == Kind::null && result.root.items.empty(), "no partial document");
  const ReadError& error = *result.error;
  require(is_limit(error.code) || error.code == "json.syntax" || error.code == "json.utf8" ||
              error.code == "json.surrogate" || error.code == "json.bom",
          "the code is documented");
  const Position end = position_at(source, static_cast<std::uint32_t>(source.size()));
  require(error.position.line >= 1 && error.position.line <= end.line && error.position.column >= 1,
          "the position lies in the source");
  require(error.path.empty() || error.path[0] == '/', "the path is a pointer");
  require(error.message.size() > 10 && error.message.back() == '.', "the message is a sentence");
  require(is_valid_utf8(error.message) && is_valid_utf8(error.path), "message and path are UTF-8");
  // Strings may stand wherever a value or a key may: this would mean that the diagnosis did not find the fault.
  require(error.message.find("There is a string where a value") == std::string::npos &&
              error.message.find("There is a string where a key") == std::string::npos,
          "the diagnosis finds the fault");
}

void check_verdict(const ReadResult& result, std::string_view source) {
  const auto verdict = qw_test::judge_json(source);
  if (result.ok()) require(verdict == qw_test::JsonVerdict::valid, "what is accepted is JSON");
  if (verdict == qw_test::JsonVerdict::valid) {
    require(result.ok() || is_limit(result.error->code), "what is JSON is accepted within the limits");
  }
}

void check_fixpoint(const ReadResult& result) {
  const std::string printed = canonical(result.root);
  const auto again = read(printed, {.bytes = 1U << 30U});
  require(again.ok(), "what is printed can be read");
  require(canonical(again.root) == printed, "printing is a fixpoint");
}

void check_tight_limits(const ReadResult& result, std::string_view source) {
  const auto tight = read(source, {.bytes = 200, .depth = 3, .nodes = 12, .string_bytes = 6, .number_chars = 5});
  if (tight.ok()) {
    require(result.ok() && canonical(tight.root) == canonical(result.root), "limits do not change a document");
  } else if (!is_limit(tight.error->code)) {
    require(!result.ok() && *tight.error == *result.error, "limits do not change a fault");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view source(reinterpret_cast<const char*>(data), size);
  const auto result = read(source);
  check_verdict(result, source);
  if (result.ok()) {
    check_node(result.root, source, result.root.items.empty() ? 0 : 1);
    check_fixpoint(result);
  } else {
    check_error(result, source);
  }
  check_tight_limits(result, source);
  return 0;
}
