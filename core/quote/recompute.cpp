#include "quote/recompute.h"

#include "feel/literal.h"

namespace qw {
namespace {

std::string inside(const std::string& text) { return '(' + text + ')'; }

// Replaces the "?" of a cell, which stands for its input, outside of texts in quotes.
bool put_input(std::string& cell, const std::string& input) {
  bool quoted = false;
  bool found = false;
  std::string made;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && quoted && i + 1 < cell.size()) made += cell[i++];
    if (cell[i] == '"') quoted = !quoted;
    if (cell[i] == '?' && !quoted) {
      found = true;
      made += input;
    } else {
      made += cell[i];
    }
  }
  cell = std::move(made);
  return found;
}

std::string cell_text(const feel::Expression& input, const feel::Expression& test) {
  std::string cell = test.source;
  if (put_input(cell, inside(input.source))) return inside(cell);
  const feel::Node& root = test.nodes[test.root];
  const bool negated = root.op == feel::Op::call && root.offset == 0 && cell.starts_with("not");
  if (negated) return "not(" + inside(input.source) + " in " + cell.substr(3) + ")";
  return inside(input.source) + " in " + inside(cell);
}

std::string condition_text(const decision::Table& table, const decision::Rule& rule) {
  std::string text;
  for (std::size_t i = 0; i < rule.tests.size(); ++i) {
    if (rule.tests[i]) text += (text.empty() ? "" : " and ") + cell_text(table.inputs[i], *rule.tests[i]);
  }
  if (rule.when) text += (text.empty() ? "" : " and ") + inside(rule.when->source);
  return text.empty() ? "true" : text;
}

std::string output_text(const decision::Table& table, const std::string& id,
                        const std::vector<feel::Expression>& outputs) {
  if (table.outputs.empty()) return feel::quoted(id);
  if (outputs.size() == 1) return outputs[0].source;
  std::string text;
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    text += (i == 0 ? "" : ", ") + feel::quoted(table.outputs[i]) + ": " + outputs[i].source;
  }
  return '{' + text + '}';
}

std::string rule_text(const decision::Table& table, const decision::Rule& rule) {
  return "if " + condition_text(table, rule) + " then " + output_text(table, rule.id, rule.outputs) + " else null";
}

}  // namespace

std::string rounded_text(const PriceBook& book, std::uint32_t point, const std::string& text) {
  const char* const names[] = {"round half up", "decimal", "round half down", "round down",
                               "round up",      "floor",   "ceiling"};
  const RoundingPoint& at = book.rounding_points[point];
  return std::string(names[static_cast<std::size_t>(at.mode)]) + '(' + text + ", " + std::to_string(at.places) + ')';
}

std::string decision_text(const Evaluation& evaluation, std::uint32_t number) {
  const decision::Table& table = evaluation.book->decisions[number].table;
  const std::vector<std::uint32_t>& matched = evaluation.matched[number];
  const bool is_list = decision::gives_list(table);
  if (matched.empty()) {
    const bool counts = table.aggregate == decision::Aggregate::count;
    if (table.defaults.empty()) return is_list ? "[]" : counts ? "0" : "null";
    const std::string fallback = output_text(table, "", table.defaults);
    return is_list ? '[' + fallback + ']' : fallback;
  }
  if (table.hit != decision::HitPolicy::collect && !is_list) return rule_text(table, table.rules[matched[0]]);
  std::string items;
  for (const std::uint32_t rule : matched) items += (items.empty() ? "" : ", ") + rule_text(table, table.rules[rule]);
  const char* const functions[] = {"", "sum", "min", "max", "count"};
  const std::string function = functions[static_cast<std::size_t>(table.aggregate)];
  return function.empty() ? '[' + items + ']' : function + "([" + items + "])";
}

std::string gate_formula(const Gate& gate) {
  std::string text;
  for (const Verdict verdict : {Verdict::block, Verdict::refer, Verdict::assume}) {
    for (const GateRule& rule : gate.rules) {
      if (rule.verdict != verdict) continue;
      text += "if " + inside(rule.when.expression.source) + " then " + feel::quoted(to_text(verdict)) + " else ";
    }
  }
  return text + feel::quoted(to_text(Verdict::pass));
}

std::string answer_text(const Question& question, const feel::Value& value, bool is_read) {
  if (!question.read_when) return feel::literal(value);
  const std::string kept = is_read ? feel::literal(value) : "null";
  return "if " + question.read_when->expression.source + " then " + kept + " else " +
         feel::literal(question.default_value);
}

std::string share_text(const Money& whole, const Decimal& percent, const Money& share) {
  const std::string places = std::to_string(whole.currency.exponent());
  const std::string text = "round down(" + to_text(whole) + " * " + to_plain_text(percent) + " / 100, " + places + ')';
  const DecimalResult part = divide(multiply(to_decimal(whole), percent).value, Decimal::from_int(100));
  const DecimalResult down = quantize(part.value, -whole.currency.exponent(), Rounding::down);
  const DecimalResult left = subtract(to_decimal(share), down.value);
  return left.ok() && !left.value.is_zero() ? text + " + (" + to_plain_text(left.value) + ')' : text;
}

}  // namespace qw
