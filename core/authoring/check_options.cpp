#include "authoring/check_options.h"

#include <algorithm>

#include "authoring/book_expressions.h"
#include "authoring/possible.h"
#include "base/text.h"
#include "feel/builtins.h"
#include "feel/nodes.h"
#include "pricebook/load.h"

namespace qw::authoring {
namespace {

using feel::Builtin;
using feel::Kind;
using feel::Node;
using feel::Op;
using feel::Value;

constexpr std::size_t kMostFindings = 200;

class Checker {
 public:
  Checker(const PriceBook& book, const std::vector<Possible>& slots, const ExpressionAt& at, Findings& findings)
      : book_(book), slots_(slots), at_(at), findings_(findings), e_(at.expression), follower_(at.expression, slots) {}

  void check() {
    if (e_.nodes.empty()) return;
    if (at_.input != nullptr && !at_.input->nodes.empty()) {
      follower_.bind(0, Follower(*at_.input, slots_).follow(at_.input->root));
    }
    walk(e_.root);
  }

 private:
  void walk(std::uint32_t number) {
    const Node& node = e_.nodes[number];
    switch (node.op) {
      case Op::equal:
      case Op::not_equal:
      case Op::in_list:
      case Op::matches: either_way(node.a, node.b); break;
      case Op::call:
        if (static_cast<Builtin>(node.detail) == Builtin::list_contains && node.count == 2) {
          either_way(e_.links[node.a], e_.links[node.a + 1]);
        }
        break;
      case Op::filter:
      case Op::select: {
        walk(node.a);
        follower_.bind(node.c, follower_.follow(node.a));
        return walk(node.b);
      }
      case Op::iterate:
      case Op::some:
      case Op::every: return iteration(node);
      case Op::context: follower_.bind(node.c, {}); break;
      case Op::function: {
        const feel::Lambda& lambda = e_.lambdas[node.a];
        for (std::uint32_t i = 0; i < lambda.parameters.size(); ++i) follower_.bind(lambda.first_local + i, {});
        break;
      }
      default: break;
    }
    feel::for_each_operand(e_, node, [&](std::uint32_t operand) { walk(operand); });
  }

  void iteration(const Node& node) {
    for (std::uint32_t i = 0; i < node.count; ++i) {
      const std::uint32_t operand = e_.links[node.a + i];
      walk(operand);
      if (i + 1U < node.count) follower_.bind(node.c + i, follower_.follow(operand));
      if (i + 2U == node.count) follower_.bind(node.c + i + 1U, {});
    }
  }

  void either_way(std::uint32_t a, std::uint32_t b) {
    compare(a, b);
    compare(b, a);
  }

  // The texts that stand in the expression itself.
  void written(std::uint32_t number, std::vector<std::uint32_t>& texts) const {
    const Node& node = e_.nodes[number];
    if (node.op == Op::literal && e_.literals[node.a].kind() == Kind::string) texts.push_back(number);
    if (node.op == Op::choose) written(node.b, texts), written(node.c, texts);
    if (node.op != Op::list) return;
    for (std::uint32_t i = 0; i < node.count; ++i) written(e_.links[node.a + i], texts);
  }

  void compare(std::uint32_t subject, std::uint32_t with) {
    std::vector<std::uint32_t> texts;
    written(with, texts);
    if (texts.empty()) return;
    const Op op = e_.nodes[subject].op;
    if (op == Op::literal || op == Op::list) return;
    const Possible can = follower_.follow(subject);
    if (!can.known || can.shape != nullptr) return;
    std::vector<std::string_view> options;
    for (const Value& value : can.values) {
      if (value.kind() != Kind::string) continue;
      if (std::find(options.begin(), options.end(), value.as_string()) == options.end())
        options.push_back(value.as_string());
    }
    if (options.empty()) return;
    for (const std::uint32_t text : texts) {
      const std::string_view is = e_.literals[e_.nodes[text].a].as_string();
      if (std::find(options.begin(), options.end(), is) == options.end()) report(subject, text, options);
    }
  }

  std::string name_of(std::uint32_t number) const {
    const Node& node = e_.nodes[number];
    if (node.op == Op::slot) return "\"" + book_.slots[node.a].name + "\"";
    if (node.op == Op::local && node.a == 0 && at_.input != nullptr) return "\"" + at_.input->source + "\"";
    return "The value it is compared with";
  }

  // The expression, or what stands around a place in a long one.
  std::string excerpt(std::uint32_t offset) const {
    constexpr std::size_t kBefore = 60, kMost = 100;
    if (e_.source.size() <= kMost) return e_.source;
    const std::size_t from = offset > kBefore ? offset - kBefore : 0;
    return (from > 0 ? "..." : "") + e_.source.substr(from, kMost) + (from + kMost < e_.source.size() ? "..." : "");
  }

  void report(std::uint32_t subject, std::uint32_t with, const std::vector<std::string_view>& options) {
    if (findings_.size() >= kMostFindings) return;
    constexpr std::size_t kShown = 12;
    const Node& literal = e_.nodes[with];
    const std::string_view text = e_.literals[literal.a].as_string();
    const std::string_view near = nearest(text, options);
    std::string message = name_of(subject) + " is never \"" + std::string(text.substr(0, 60)) + "\"";
    if (at_.input == nullptr) message += " in " + excerpt(literal.offset);
    if (!near.empty()) {
      message += ". Did you mean \"" + std::string(near) + "\"?";
    } else if (options.size() <= kShown) {
      message += "; it is " + join_or(options) + ". Correct the text, or add it there.";
    } else {
      message += ", nor any of its " + std::to_string(options.size()) + " values like it. Correct the text.";
    }
    const Origin& at = at_.origin;
    const std::string file = at.file < book_.files.size() ? book_.files[at.file] : "";
    Finding made{Severity::warning, "book.never_equal", file, at.path, at.line, at.column, std::move(message)};
    // sentences and prices may hold one expression several times
    if (std::find(findings_.begin(), findings_.end(), made) == findings_.end()) findings_.push_back(std::move(made));
  }

  const PriceBook& book_;
  const std::vector<Possible>& slots_;
  const ExpressionAt& at_;
  Findings& findings_;
  const feel::Expression& e_;
  Follower follower_;
};

void check_book(const PriceBook& book, const std::vector<Possible>& slots, Findings& findings) {
  visit_expressions(book, [&](const ExpressionAt& at) { Checker(book, slots, at, findings).check(); });
}

}  // namespace

Findings check_options(const PriceBook& book) {
  Findings findings;
  const std::vector<Possible> slots = possible_values(book);
  check_book(book, slots, findings);
  for (const Worksheet& worksheet : book.worksheets) {
    const LoadedBook sheet = load_worksheet(book, worksheet, {});
    if (!sheet.book) continue;
    TakenValues taken;
    for (const SlotId slot : worksheet.takes) taken.emplace_back(book.slots[slot].name, slots[slot]);
    check_book(*sheet.book, possible_values(*sheet.book, taken), findings);
  }
  return findings;
}

}  // namespace qw::authoring
