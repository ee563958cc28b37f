// feel/compiler.h: private to core/feel: one pass from text to nodes; names and types are settled as they are read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "feel/builtins.h"
#include "feel/expression.h"
#include "feel/lexer.h"

namespace qw::feel {

inline constexpr int kAboveComparison = 4;  // the precedence of + and -, see compiler.cpp

class Compiler {
 public:
  Compiler(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena);

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
    bool fields_visible = false;  // in a filter the item's fields are names
  };

  // compiler.cpp: operators
  Part expression();
  Part binary(int least_precedence);
  Part compare(Op op, const Part& left, const Part& right, const Token& at);
  Part arithmetic(Op op, const Part& left, const Part& right, const Token& at);
  Part logic(Op op, const Part& left, const Part& right, const Token& at);
  Part between(const Part& left, const Token& at);
  Part unary();
  Part choose(const Token& at);

  // compile_tests.cpp: intervals and lists of tests
  Part in(const Part& left);
  Part tests(const Part& input);
  Part test(const Part& input, bool in_cell);
  Part interval(const Part& input);
  bool interval_ahead() const;
  Part matches(const Part& input, const Part& candidate, const Token& at);

  // compile_primary.cpp: literals, names, calls, paths, filters, iterations
  Part primary();
  Part postfix(Part base);
  Part parenthesis();
  Part name();
  Part resolve(const Token& at);
  Part call(const BuiltinInfo& info, const Token& at);
  void check_argument(const BuiltinInfo& info, std::size_t i, const Part& argument, const Token& at);
  Part path(const Part& base);
  Part filter(const Part& base);
  Part iterate(Op op, const Token& at);
  Part list(const Token& at);
  Part list_rest(const std::vector<Part>& items, const Token& at);
  Part context(const Token& at);
  Part literal(const Value& value, TypeId type, const Token& at);
  Part number_literal();
  std::string_view content(const Token& text);
  const BuiltinInfo* builtin_ahead();
  bool parenthesis_ahead() const;

  // shared
  Part make(Op op, TypeId type, const Token& at, std::initializer_list<Part> operands, std::uint8_t detail = 0);
  Part make_linked(Op op, TypeId type, const Token& at, const std::vector<Part>& operands, std::uint8_t detail = 0);
  void advance();
  bool is(std::string_view text) const { return token_.kind != TokenKind::string && token_.text == text; }
  bool accept(std::string_view text);
  void expect(std::string_view text, std::string_view after);
  void syntax_error(std::string_view expected);
  void error(std::string_view code, const Token& at, std::string message);
  void want(TypeId wanted, const Part& part, const Token& at, std::string_view where);
  bool is_kind(const Part& part, TypeKind kind) const { return types_[part.type].kind == kind; }
  std::vector<std::string_view> names_in_scope() const;
  Compiled finish(const Part& root);

  std::string source_;
  Lexer lexer_;
  Token token_;
  Resolver& resolver_;
  TypeTable& types_;
  Arena& arena_;
  Expression out_;
  std::vector<CompileError> errors_;
  std::vector<Local> locals_;
  std::uint32_t nesting_ = 0;
  bool ends_interval_ = false;  // reading the upper end of an interval, which a "[" may close
  bool stopped_ = false;        // after a syntax error: tokens are no longer read
};

}  // namespace qw::feel
