#include "feel/compiler.h"

#include <algorithm>

#include "base/text.h"

namespace qw::feel {
namespace {

constexpr std::uint32_t kMaxTreeDepth = 256;  // also of left-deep chains, which nest no text

// What people write who know other languages.
const char* habit(std::string_view found) {
  if (found.starts_with('=')) return " One \"=\" compares.";
  if (found.starts_with('&')) return " Write \"and\".";
  if (found.starts_with('|')) return " Write \"or\".";
  if (found.starts_with('\'')) return " A text stands in double quotes.";
  if (found.starts_with('!')) return " Write \"not(...)\".";
  return "";
}

struct Operator {
  std::string_view text;
  Op op;
  int precedence;  // higher binds tighter
};

constexpr Operator kOperators[] = {
    {"or", Op::either, 1},       {"and", Op::both, 2},      {"=", Op::equal, 3},   {"!=", Op::not_equal, 3},
    {"<", Op::less, 3},          {"<=", Op::less_equal, 3}, {">", Op::greater, 3}, {">=", Op::greater_equal, 3},
    {"between", Op::between, 3}, {"in", Op::in_list, 3},    {"+", Op::add, 4},     {"-", Op::subtract, 4},
    {"*", Op::multiply, 5},      {"/", Op::divide, 5},      {"**", Op::power, 6},  {"instance", Op::instance_of, 3},
};

const Operator* find_operator(const Token& token) {
  if (token.kind != TokenKind::symbol && token.kind != TokenKind::name) return nullptr;
  for (const Operator& candidate : kOperators) {
    if (candidate.text == token.text) return &candidate;
  }
  return nullptr;
}

// Not cut within a character.
std::string_view beginning(std::string_view text) {
  std::size_t size = std::min<std::size_t>(text.size(), 40);
  while (size > 0 && size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0U) == 0x80) --size;
  return text.substr(0, size);
}

void locate(std::string_view source, CompileError& error) {
  for (const char c : source.substr(0, error.offset)) {
    if (c == '\n') {
      ++error.line;
      error.column = 1;
    } else if ((static_cast<unsigned char>(c) & 0xc0U) != 0x80) {
      ++error.column;
    }
  }
}

bool is_temporal(TypeKind kind) { return kind >= TypeKind::date && kind <= TypeKind::months_duration; }

// What + - * / give where one operand is a date, a time or a duration and the other may be anything: kAny where it depends.
TypeId temporal_result(Op op, TypeId left, TypeId right) {
  const bool left_is_duration = left == kDaysDuration || left == kMonthsDuration;
  const bool right_is_duration = right == kDaysDuration || right == kMonthsDuration;
  if (op == Op::subtract && (left == kDate || left == kDateTime || left == kTime)) {
    if (right_is_duration) return left;
    return right == kAny || right == kNull ? kAny : kDaysDuration;
  }
  if (op == Op::add && right_is_duration && left != kAny && left != kNull) return left;
  if (op == Op::add && left_is_duration && right != kAny && right != kNull) return right;
  if (op == Op::subtract && left_is_duration) return left;
  if (op == Op::multiply) return left_is_duration ? left : right;
  if (op == Op::divide && left_is_duration && right == kNumber) return left;
  if (op == Op::divide && left_is_duration && right == left) return kNumber;
  return kAny;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

}  // namespace

Compiler::Compiler(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena, Dialect dialect)
    : source_(source), lexer_(source_), resolver_(resolver), types_(types), arena_(arena), dialect_(dialect) {
  advance();
}

Compiled Compiler::compile_expression() {
  const Part root = expression();
  if (!stopped_ && token_.kind != TokenKind::end) syntax_error("an operator or the end of the expression");
  return finish(root);
}

Compiled Compiler::finish(const Part& root) {
  out_.source = source_;
  out_.root = root.node;
  out_.type = root.type;
  out_.dialect = dialect_;
  out_.types = &types_;
  for (std::vector<CompileError>* found : {&errors_, &warnings_}) {
    for (CompileError& one : *found) locate(source_, one);
  }
  return Compiled{std::move(out_), std::move(errors_), std::move(warnings_)};
}

// ---- tokens and errors ----

void Compiler::advance() {
  if (!stopped_) token_ = lexer_.next();
}

bool Compiler::accept(std::string_view text) {
  if (!is(text) || stopped_) return false;
  advance();
  return true;
}

void Compiler::expect(std::string_view text, std::string_view after) {
  if (!accept(text)) syntax_error(quoted(text) + " " + std::string(after));
}

void Compiler::syntax_error(std::string_view expected) {
  if (stopped_) return;
  std::string found = "the end";
  if (token_.kind == TokenKind::string) found = "a text";
  if (token_.kind == TokenKind::bad && token_.text.starts_with('"')) found = "a text without its closing quote";
  if (found == "the end" && token_.kind != TokenKind::end) found = quoted(beginning(token_.text));
  error("feel.syntax", token_, "Expected " + std::string(expected) + ", found " + found + "." + habit(token_.text));
  stopped_ = true;
  token_ = Token{TokenKind::end, {}, token_.offset, 0};
}

// In the standard dialect only what cannot be read is an error; what has no meaning will be null.
void Compiler::error(std::string_view code, const Token& at, std::string message) {
  constexpr std::size_t kEnough = 20;
  const bool harmless = standard() && code != "feel.syntax" && code != "feel.too_large";
  std::vector<CompileError>& found = harmless ? warnings_ : errors_;
  if (!stopped_ && found.size() < kEnough) found.push_back({std::string(code), at.offset, std::move(message)});
}

Compiler::Part Compiler::stop(const Token& at, std::string message) {
  error("feel.too_large", at, std::move(message));
  stopped_ = true;
  token_ = Token{};
  return {};
}

void Compiler::want(TypeId wanted, const Part& part, const Token& at, std::string_view where) {
  if (types_.compatible(wanted, part.type)) return;
  error("feel.type", at,
        std::string(where) + " needs a " + types_.describe(wanted) + ", but this is a " + types_.describe(part.type) +
            ".");
}

// ---- nodes ----

Compiler::Part Compiler::make(Op op, TypeId type, const Token& at, std::initializer_list<Part> operands,
                              std::uint8_t detail) {
  Node node{.op = op, .detail = detail, .offset = at.offset};
  std::uint32_t* const places[] = {&node.a, &node.b, &node.c};
  std::uint32_t depth = 0;
  std::size_t i = 0;
  for (const Part& operand : operands) {
    *places[i++] = operand.node;
    depth = std::max(depth, operand.depth);
  }
  if (out_.nodes.size() >= kMaxNodes || depth >= kMaxTreeDepth) {
    return stop(at, "The expression is too large; split it into facts with names of their own.");
  }
  out_.nodes.push_back(node);
  return {static_cast<std::uint32_t>(out_.nodes.size() - 1), type, depth + 1};
}

Compiler::Part Compiler::make_linked(Op op, TypeId type, const Token& at, const std::vector<Part>& operands,
                                     std::uint8_t detail) {
  Part deepest;
  for (const Part& operand : operands) deepest.depth = std::max(deepest.depth, operand.depth);
  const Part made = make(op, type, at, {deepest}, detail);
  if (stopped_) return made;
  Node& node = out_.nodes[made.node];
  node.a = static_cast<std::uint32_t>(out_.links.size());
  node.count = static_cast<std::uint16_t>(operands.size());
  for (const Part& operand : operands) out_.links.push_back(operand.node);
  return made;
}

// ---- operators ----

Compiler::Part Compiler::expression() {
  if (nesting_ >= kMaxDepth) {
    return stop(token_, "The expression nests too deeply; split it into facts with names of their own.");
  }
  ++nesting_;
  const Part part = binary(1);
  --nesting_;
  return part;
}

Compiler::Part Compiler::binary(int least_precedence) {
  Part left = unary();
  while (!stopped_) {
    const Token at = token_;
    const Operator* found = find_operator(at);
    if (found == nullptr || found->precedence < least_precedence) return left;
    advance();
    if (found->op == Op::between) {
      left = between(left, at);
      continue;
    }
    if (found->op == Op::in_list) {
      left = in(left);
      continue;
    }
    if (found->op == Op::instance_of) {
      left = instance_of(left, at);
      continue;
    }
    const Part right = binary(found->precedence + 1);
    if (found->precedence <= 2) {
      left = logic(found->op, left, right, at);
    } else if (found->precedence == 3) {
      left = compare(found->op, left, right, at);
    } else {
      left = arithmetic(found->op, left, right, at);
    }
  }
  return left;
}

Compiler::Part Compiler::compare(Op op, const Part& left, const Part& right, const Token& at) {
  const bool ordered = op != Op::equal && op != Op::not_equal;
  if (!types_.compatible(left.type, right.type)) {
    error("feel.type", at,
          "A " + types_.describe(left.type) + " cannot be compared with a " + types_.describe(right.type) + ".");
  } else if (ordered) {
    for (const Part& side : {left, right}) {
      const TypeKind kind = types_[side.type].kind;
      if (kind == TypeKind::boolean || kind == TypeKind::list || kind == TypeKind::context || kind >= TypeKind::range) {
        error("feel.type", at, "A " + types_.describe(side.type) + " has no order; compare numbers, texts or dates.");
      }
    }
  }
  return make(op, kBoolean, at, {left, right});
}

Compiler::Part Compiler::arithmetic(Op op, const Part& left, const Part& right, const Token& at) {
  if (op == Op::add && (is_kind(left, TypeKind::string) || is_kind(right, TypeKind::string))) {
    want(kString, left, at, "Joining texts");
    want(kString, right, at, "Joining texts");
    return make(op, kString, at, {left, right});
  }
  if (is_temporal(types_[left.type].kind) || is_temporal(types_[right.type].kind)) {
    return make(op, temporal_result(op, left.type, right.type), at, {left, right});
  }
  const std::string where = "The operator " + quoted(at.text);
  want(kNumber, left, at, where);
  want(kNumber, right, at, where);
  if (standard() && (left.type != kNumber || right.type != kNumber)) return make(op, kAny, at, {left, right});
  const bool unknown = op == Op::add && is_kind(left, TypeKind::any) && is_kind(right, TypeKind::any);
  return make(op, unknown ? kAny : kNumber, at, {left, right});
}

Compiler::Part Compiler::logic(Op op, const Part& left, const Part& right, const Token& at) {
  const std::string where = "The operator " + quoted(at.text);
  want(kBoolean, left, at, where);
  want(kBoolean, right, at, where);
  return make(op, kBoolean, at, {left, right});
}

Compiler::Part Compiler::between(const Part& left, const Token& at) {
  const Part low = binary(kAboveComparison);
  expect("and", "between the two limits");
  const Part high = binary(kAboveComparison);
  const Part from = compare(Op::greater_equal, left, low, at);
  const Part to = compare(Op::less_equal, left, high, at);
  return make(Op::both, kBoolean, at, {from, to});
}

Compiler::Part Compiler::instance_of(const Part& left, const Token& at) {
  expect("of", "after instance");
  const TypeId wanted = type();
  const Part made = make(Op::instance_of, kBoolean, at, {left});
  if (!stopped_) out_.nodes[made.node].b = wanted;
  return made;
}

Compiler::Part Compiler::unary() {
  const Token at = token_;
  if (accept("-")) {
    if (nesting_ >= kMaxDepth) return expression();
    ++nesting_;
    const Part operand = unary();
    --nesting_;
    const bool is_duration = is_kind(operand, TypeKind::days_duration) || is_kind(operand, TypeKind::months_duration);
    if (!is_duration) want(kNumber, operand, at, "The minus sign");
    return make(Op::negate, is_duration || standard() ? operand.type : kNumber, at, {operand});
  }
  const bool is_longer_name = standard() && spaced_name().length > token_.length;  // "for a while"
  if (is_longer_name) return postfix(primary());
  if (is("if") && token_.kind == TokenKind::name) {
    advance();
    return choose(at);
  }
  if (token_.kind == TokenKind::name && (is("for") || is("some") || is("every"))) {
    const Op op = is("for") ? Op::iterate : is("some") ? Op::some : Op::every;
    advance();
    return iterate(op, at);
  }
  return postfix(primary());
}

Compiler::Part Compiler::choose(const Token& at) {
  const Part condition = expression();
  want(kBoolean, condition, at, "The condition of if");
  expect("then", "after the condition of if");
  const Part yes = expression();
  expect("else", "after the value of then");
  const Part no = expression();
  if (!types_.compatible(yes.type, no.type)) {
    error("feel.type", at,
          "The branches of if give a " + types_.describe(yes.type) + " and a " + types_.describe(no.type) +
              "; make both the same kind.");
  }
  return make(Op::choose, types_.join(yes.type, no.type), at, {condition, yes, no});
}

Compiled compile(std::string_view source, Resolver& resolver, TypeTable& types, Arena& arena, Dialect dialect) {
  return Compiler(source, resolver, types, arena, dialect).compile_expression();
}

Compiled compile_unary_tests(std::string_view source, TypeId input, Resolver& resolver, TypeTable& types, Arena& arena,
                             Dialect dialect) {
  return Compiler(source, resolver, types, arena, dialect).compile_tests(input);
}

}  // namespace qw::feel
