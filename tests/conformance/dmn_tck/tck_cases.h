// The test cases of a folder of the DMN TCK as our JSON reader gives them; the format is in ../shared/conformance/dmn-tck.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "feel/value.h"
#include "json/json.h"

namespace qw_test {

struct TckInput {
  std::string name;
  const qw::json::Node* value = nullptr;
};

struct TckResult {
  std::string node;
  const qw::json::Node* expected = nullptr;  // none: null
  bool error = false;                        // the expression is faulty; null is right
};

struct TckCase {
  std::string id;
  std::vector<TckInput> inputs;
  std::vector<TckResult> results;
};

struct TckFile {
  qw::json::Node root;  // what the cases point into
  std::string model;
  std::vector<TckCase> cases;
};

// None when the text is not such a file.
std::optional<TckFile> read_cases(const std::string& text);

// A value {"type", "text" | "items" | "entries"}; null for text that its type cannot read.
qw::feel::Value tck_value(const qw::json::Node* value, qw::feel::Arena& arena);

// Numbers within 1e-8, contexts by name with no name too many, everything else as FEEL's equality has it.
bool matches(const qw::feel::Value& expected, const qw::feel::Value& actual);

}  // namespace qw_test
