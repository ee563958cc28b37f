// What the tests of core/feel and core/decision share: a world of typed names, and expressions run in it as text to text.
#pragma once

#include <deque>
#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "feel/expression.h"
#include "feel/template.h"
#include "gtest/gtest.h"

namespace qw_test {

// Names with types and values, see feel_testing.cpp: numbers n 7, half 0.5, neg -3, zero 0, most (34 nines), no_number;
// texts s "abc", quoted, no_text; booleans yes, no, unknown; lists xs [1, 2, 3], gaps, none, words, flags, many (1..1000),
// no_list, nested; the table rows and its first row; any_number, any_text, any_list, any_null, any_row of unknown types.
class World : public qw::feel::Resolver {
 public:
  World();
  std::optional<qw::feel::Symbol> resolve(std::string_view name) override;
  std::vector<std::string_view> known_names() const override;
  void add(std::string name, qw::feel::TypeId type, const qw::feel::Value& value);

  qw::feel::Machine machine();
  qw::feel::Compiled compile(std::string_view source) { return qw::feel::compile(source, *this, types, arena); }

  qw::feel::TypeTable types;
  qw::feel::Arena arena;    // of names and literals
  qw::feel::Arena scratch;  // of evaluations

 private:
  void add_lists();
  void add_rows();

  std::deque<std::string> names_;
  std::vector<qw::feel::TypeId> name_types_;
  std::vector<qw::feel::Value> slots_;
};

// "3", "\"abc\"", "[1, null]".
std::string shown(const qw::feel::Value& value);
// "wrong_kind at 4".
std::string shown(const qw::feel::Fault& fault);
// "feel.type at 4", several with "; ".
std::string shown(const std::vector<qw::feel::CompileError>& errors);

// The value, the fault or the compile errors of an expression in the world.
std::string run(std::string_view source);
// The type of an expression: "number", "list of string".
std::string type_of(std::string_view source);
// The messages of its compile errors.
std::string messages_of(std::string_view source);
// "true", "false", "null", a fault or compile errors of the cell of a decision table whose input is `input`.
std::string run_cell(std::string_view cell, std::string_view input);
// The same text many times over.
std::string repeated(std::string_view text, std::size_t times);

struct Case {
  const char* name;
  const char* source;
  const char* expected;
};

inline void PrintTo(const Case& test, std::ostream* out) { *out << test.source; }
inline std::string case_name(const testing::TestParamInfo<Case>& info) { return info.param.name; }

using CaseTable = testing::TestWithParam<Case>;

}  // namespace qw_test
