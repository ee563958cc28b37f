#include "pricebook/answer.h"

#include <algorithm>

#include "base/text.h"

namespace qw {
namespace {

AnswerProblem wrong_type(const Question& question, std::string_view wanted) {
  return {"intake.wrong_type", "", "\"" + question.key + "\" needs " + std::string(wanted) + "."};
}

std::string range_text(const Question& question) {
  const std::string unit = question.unit.empty() ? "" : " " + question.unit;
  if (question.least && question.greatest) {
    return to_plain_text(*question.least) + " to " + to_plain_text(*question.greatest) + unit;
  }
  if (question.least) return "at least " + to_plain_text(*question.least) + unit;
  if (question.greatest) return "at most " + to_plain_text(*question.greatest) + unit;
  return "a number of at most 34 digits";
}

// "1.500" -> "1.5", "2.0" -> "2": trailing zeros are not decimals.
std::string_view without_trailing_zeros(std::string_view text) {
  if (text.find('.') == std::string_view::npos) return text;
  while (text.ends_with('0')) text.remove_suffix(1);
  if (text.ends_with('.')) text.remove_suffix(1);
  return text;
}

std::optional<AnswerProblem> read_number(const Question& question, const json::Node& node, bool integer,
                                         feel::Value& value) {
  const std::string_view wanted =
      integer ? "a whole number, written without fraction or exponent" : "a number, written without exponent";
  const bool plain = node.text.find_first_of(integer ? ".eE" : "eE") == std::string::npos;
  if (node.kind != json::Kind::number || !plain) return wrong_type(question, wanted);
  const std::string_view text = without_trailing_zeros(node.text);
  const std::size_t point = text.find('.');
  const std::size_t places = point == std::string_view::npos ? 0 : text.size() - point - 1;
  if (!integer && places > static_cast<std::size_t>(question.places)) {
    return AnswerProblem{
        "intake.too_many_decimals", "",
        "\"" + question.key + "\" takes at most " + std::to_string(question.places) + " decimals; round the answer."};
  }
  const std::optional<Decimal> number = parse_decimal(text);
  const bool inside = number && (!question.least || compare(*number, *question.least) >= 0) &&
                      (!question.greatest || compare(*number, *question.greatest) <= 0);
  if (!inside) {
    return AnswerProblem{
        "intake.out_of_range", "",
        "\"" + question.key + "\" must be " + range_text(question) + "; this is " + node.text.substr(0, 40) + "."};
  }
  value = feel::Value::number(*number);
  return std::nullopt;
}

const Option* find_option(const Question& question, std::string_view id) {
  for (const Option& option : question.options) {
    if (option.id == id) return &option;
  }
  return nullptr;
}

AnswerProblem unknown_option(const Question& question, std::string_view given) {
  std::vector<std::string_view> ids;
  for (const Option& option : question.options) ids.push_back(option.id);
  const std::string_view near = nearest(given, ids);
  std::string message = "\"" + std::string(given.substr(0, 60)) + "\" is not an option of \"" + question.key + "\". ";
  message += near.empty() ? "Use " + join_or(ids) + "." : "Did you mean \"" + std::string(near) + "\"?";
  return {"intake.unknown_option", "", message};
}

std::optional<AnswerProblem> read_choice(const Question& question, const json::Node& node, feel::Value& value) {
  if (node.kind != json::Kind::string) return wrong_type(question, "the name of one option, as text");
  const Option* option = find_option(question, node.text);
  if (option == nullptr) return unknown_option(question, node.text);
  value = feel::Value::string(option->id);
  return std::nullopt;
}

std::optional<AnswerProblem> read_choices(const Question& question, const json::Node& node, feel::Arena& arena,
                                          feel::Value& value) {
  if (node.kind != json::Kind::array) return wrong_type(question, "a list of options");
  std::vector<bool> chosen(question.options.size());
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    feel::Value one;
    if (auto problem = read_choice(question, node.items[i], one)) {
      problem->path = "/" + std::to_string(i);
      return problem;
    }
    const auto place = static_cast<std::size_t>(find_option(question, node.items[i].text) - question.options.data());
    if (chosen[place]) {
      return AnswerProblem{"intake.repeated_option", "/" + std::to_string(i),
                           "\"" + node.items[i].text + "\" is listed twice in \"" + question.key + "\"; keep it once."};
    }
    chosen[place] = true;
  }
  // in the book's order, so that the order of the answer never matters
  const std::span<feel::Value> items = arena.values(node.items.size());
  std::size_t at = 0;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (chosen[i]) items[at++] = feel::Value::string(question.options[i].id);
  }
  value = feel::Value::list(items);
  return std::nullopt;
}

std::optional<AnswerProblem> read_counts(const Question& question, const json::Node& node, feel::Arena& arena,
                                         feel::Value& value) {
  if (node.kind != json::Kind::object) return wrong_type(question, "an object of counts, such as {\"customers\": 100}");
  const std::span<feel::Value> fields = arena.values(question.options.size());
  std::fill(fields.begin(), fields.end(), feel::Value::integer(0));
  for (std::size_t i = 0; i < node.keys.size(); ++i) {
    const std::string path = pointer_join("", node.keys[i]);
    const Option* option = find_option(question, node.keys[i]);
    if (option == nullptr) {
      AnswerProblem problem = unknown_option(question, node.keys[i]);
      problem.path = path;
      return problem;
    }
    if (auto problem = read_number(question, node.items[i], true,
                                   fields[static_cast<std::size_t>(option - question.options.data())])) {
      problem->path = path;
      return problem;
    }
  }
  value = feel::Value::context(question.counts, fields.data());
  return std::nullopt;
}

}  // namespace

std::optional<AnswerProblem> read_answer(const Question& question, const json::Node& node, feel::Arena& arena,
                                         feel::Value& value) {
  switch (question.type) {
    case QuestionType::boolean:
      if (node.kind != json::Kind::boolean) return wrong_type(question, "true or false");
      value = feel::Value::boolean(node.boolean);
      return std::nullopt;
    case QuestionType::integer: return read_number(question, node, true, value);
    case QuestionType::decimal: return read_number(question, node, false, value);
    case QuestionType::choice: return read_choice(question, node, value);
    case QuestionType::multi_choice: return read_choices(question, node, arena, value);
    case QuestionType::counts: return read_counts(question, node, arena, value);
  }
  return std::nullopt;
}

}  // namespace qw
