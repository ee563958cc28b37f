// feel/compiler.h: private to core/feel: one pass from text to nodes; names and types are settled as they are read.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feel/builtins.h"
#include "feel/expression.h"
#include "feel/lexer.h"

namespace qw::feel {

inline constexpr int kAboveComparison = 4;  // the precedence of + and -, see compiler.cpp

using Fields = std::vector<std::pair<std::string, TypeId>>;

class Compiler {
 public:
  Compiler(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena, Dialect dialect);

  Compiled compile_expression();
  Compiled compile_tests(TypeId input);

 private:
  // A piece of the tree: its node, what it gives, how deep it is.
  struct Part {
    std::uint32_t node = 0;
    TypeId type = kAny;
    std::uint32_t depth = 1;
  };
  struct Local {
    std::string_view name;
    TypeId type = kAny;
    bool fields_visible = false;      // in a filter the item's fields are names
    const Fields* entries = nullptr;  // of the context being read: the entries so far are names
  };

  // compiler.cpp: operators
  Part expression();
  Part binary(int least_precedence);
  Part compare(Op op, const Part& left, const Part& right, const Token& at);
  Part arithmetic(Op op, const Part& left, const Part& right, const Token& at);
  Part logic(Op op, const Part& left, const Part& right, const Token& at);
  Part between(const Part& left, const Token& at);
  Part instance_of(const Part& left, const Token& at);
  Part unary();
  Part choose(const Token& at);

  // compile_tests.cpp: intervals and lists of tests
  Part in(const Part& left);
  Part tests(const Part& input);
  Part test(const Part& input, bool in_cell);
  Part interval(const Part& input);
  Part interval_end();
  bool interval_ahead() const;
  bool closes_interval(const Part& base) const;
  Part matches(const Part& input, const Part& candidate, const Token& at);

  // compile_primary.cpp: literals, lists, contexts, ranges
  Part primary();
  Part postfix(Part base);
  Part parenthesis(const Token& at);
  Part bracket(const Token& at);
  Part range(const Part& low, bool low_included, const Token& at);
  Part make_range(const Part& low, const Part& high, std::uint8_t detail, const Token& at);
  Part open_range(const Token& at);
  Part context(const Token& at);
  bool entry(Shape& shape, Fields& fields, std::vector<Part>& values);
  Part literal(const Value& value, TypeId type, const Token& at);
  Part number_literal();
  Part at_literal();
  std::string_view content(const Token& text);

  // compile_names.cpp: names, paths, types
  Part name();
  Token spaced_name();
  Part resolve(const Token& at);
  Part resolve_below(const Token& at, std::size_t locals);
  Part resolve_outside(const Token& at);
  Part item_name(const Token& at, std::size_t local);
  bool is_local_function(std::string_view name) const;
  Part path(const Part& base);
  Token path_name(TypeId holder);
  Part typed_path(const Part& base, const Token& at, bool projects, TypeId holder);
  TypeId type();
  TypeId generic_type(std::string_view of);
  Fields type_fields(std::string_view end, bool named);
  std::vector<std::string_view> names_in_scope() const;

  // compile_call.cpp: calls and functions
  Part call(const BuiltinInfo& info, const Token& at);
  std::vector<Part> arguments(std::vector<std::string_view>& names);
  std::vector<Part> in_order(const BuiltinInfo& info, const std::vector<Part>& given,
                             const std::vector<std::string_view>& names, const Token& at);
  void check_argument(const BuiltinInfo& info, std::size_t i, const Part& argument, const Token& at);
  Part invoke(const Part& function, const Token& at);
  Part function(const Token& at);
  Part unknown_function(const Token& at);
  const BuiltinInfo* builtin_ahead();
  bool parenthesis_ahead() const;

  // compile_iterate.cpp: filters and iterations
  Part filter(const Part& base);
  Part iterate(Op op, const Token& at);
  Part domain();
  bool bind(const Local& local, const Token& at);
  bool reads_local(std::size_t first_node, std::size_t local) const;

  // shared
  Part make(Op op, TypeId type, const Token& at, std::initializer_list<Part> operands, std::uint8_t detail = 0);
  Part make_linked(Op op, TypeId type, const Token& at, const std::vector<Part>& operands, std::uint8_t detail = 0);
  void advance();
  bool is(std::string_view text) const { return token_.kind != TokenKind::string && token_.text == text; }
  bool is_word(std::string_view text) const { return token_.kind == TokenKind::name && token_.text == text; }
  bool accept(std::string_view text);
  void expect(std::string_view text, std::string_view after);
  void syntax_error(std::string_view expected);
  void error(std::string_view code, const Token& at, std::string message);
  Part stop(const Token& at, std::string message);
  void want(TypeId wanted, const Part& part, const Token& at, std::string_view where);
  bool is_kind(const Part& part, TypeKind kind) const { return types_[part.type].kind == kind; }
  bool standard() const { return dialect_ == Dialect::standard; }
  Compiled finish(const Part& root);

  std::string source_;
  Lexer lexer_;
  Token token_;
  Resolver& resolver_;
  TypeTable& types_;
  Arena& arena_;
  Dialect dialect_;
  Expression out_;
  std::vector<CompileError> errors_;
  std::vector<CompileError> warnings_;
  std::vector<Local> locals_;
  std::uint32_t nesting_ = 0;
  bool ends_interval_ = false;  // reading the upper end of an interval, which a "[" may close
  bool stopped_ = false;        // after a syntax error: tokens are no longer read
};

// "then", "in", ...: words that are no names.
bool is_reserved(std::string_view text);

}  // namespace qw::feel
