// Filters and iterations: what binds a name for a part of the text.
#include <algorithm>

#include "feel/compiler.h"
#include "feel/ops.h"

namespace qw::feel {

bool Compiler::bind(const Local& local, const Token& at) {
  if (locals_.size() >= kMaxLocals) {
    stop(at, "Too many nested names; give the inner filters and iterations a fact of their own.");
    return false;
  }
  locals_.push_back(local);
  out_.locals = std::max(out_.locals, static_cast<std::uint32_t>(locals_.size()));
  return true;
}

bool Compiler::reads_local(std::size_t first_node, std::size_t local) const {
  for (std::size_t i = first_node; i < out_.nodes.size(); ++i) {
    const Node& node = out_.nodes[i];
    if ((node.op == Op::local || node.op == Op::local_field) && node.a == local) return true;
    if (node.op == Op::item_name && node.c == local) return true;
  }
  return false;
}

Compiler::Part Compiler::filter(const Part& base) {
  const Token at = token_;
  advance();
  const TypeKind kind = types_[base.type].kind;
  if (kind != TypeKind::list && kind != TypeKind::any) {
    error("feel.type", at, "A filter [...] needs a list, but this is a " + types_.describe(base.type) + ".");
  }
  const TypeId element = kind == TypeKind::list ? types_[base.type].element : standard() ? base.type : kAny;
  const TypeKind element_kind = types_[element].kind;
  const bool fields = element_kind == TypeKind::context || (standard() && element_kind == TypeKind::any);
  if (!bind({"item", element, fields}, at)) return {};
  const std::size_t first = out_.nodes.size();
  const bool outer = std::exchange(ends_interval_, false);
  const Part inner = expression();
  ends_interval_ = outer;
  const std::size_t local = locals_.size() - 1;
  locals_.resize(local);
  expect("]", "after the filter");
  if (stopped_) return {};
  if (standard()) {
    const Part made =
        make(Op::select, is_kind(inner, TypeKind::boolean) ? types_.list_of(element) : kAny, at, {base, inner});
    if (!stopped_) out_.nodes[made.node].c = static_cast<std::uint32_t>(local);
    return made;
  }
  if (is_kind(inner, TypeKind::number)) {
    if (reads_local(first, local)) {
      error("feel.type", at, "A position in a list cannot depend on its items; compare them with something.");
    }
    return make(Op::index, element, at, {base, inner});
  }
  want(kBoolean, inner, at, "A filter");
  const Part made = make(Op::filter, types_.list_of(element), at, {base, inner});
  if (!stopped_) out_.nodes[made.node].c = static_cast<std::uint32_t>(local);
  return made;
}

// What an iteration goes through: a list, a range, or "1..10".
Compiler::Part Compiler::domain() {
  const Token at = token_;
  const Part from = expression();
  if (!accept("..")) return from;
  const Part to = expression();
  want(kNumber, from, at, "The start of the numbers");
  want(kNumber, to, at, "The end of the numbers");
  return make(Op::sequence, types_.list_of(kNumber), at, {from, to});
}

Compiler::Part Compiler::iterate(Op op, const Token& at) {
  const std::size_t first_local = locals_.size();
  std::vector<Part> operands;
  do {
    const Token variable = token_;
    if (variable.kind != TokenKind::name || is_reserved(variable.text)) {
      syntax_error("a variable name");
      return {};
    }
    std::string name(variable.text);
    advance();
    while (standard() && token_.kind == TokenKind::name && !is("in")) {
      name += " " + std::string(token_.text);
      advance();
    }
    expect("in", "after the variable");
    operands.push_back(domain());
    const Type items = types_[operands.back().type];
    if (items.kind != TypeKind::list && items.kind != TypeKind::any && items.kind != TypeKind::range) {
      error("feel.type", at,
            "This needs a list to go through, but there is a " + types_.describe(operands.back().type) + ".");
    }
    const bool known = items.kind == TypeKind::list || items.kind == TypeKind::range;
    if (!bind({arena_.copy(name), known ? items.element : kAny}, at)) return {};
  } while (accept(",") && !stopped_);
  expect(op == Op::iterate ? "return" : "satisfies", "after the list");
  const std::size_t partial = locals_.size();
  if (op == Op::iterate && !bind({"partial", types_.list_of(kAny)}, at)) return {};
  const std::size_t first_node = out_.nodes.size();
  operands.push_back(expression());
  locals_.resize(first_local);
  if (op != Op::iterate) want(kBoolean, operands.back(), at, "The condition after satisfies");
  const TypeId type = op == Op::iterate ? types_.list_of(operands.back().type) : kBoolean;
  const bool reads_partial = op == Op::iterate && reads_local(first_node, partial);
  const Part made = make_linked(op, type, at, operands, reads_partial ? kReadsPartial : 0);
  if (!stopped_) out_.nodes[made.node].c = static_cast<std::uint32_t>(first_local);
  return made;
}

}  // namespace qw::feel
