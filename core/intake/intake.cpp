#include "intake/intake.h"

#include <algorithm>

#include "base/text.h"
#include "pricebook/answer.h"

namespace qw {
namespace {

// What was typed or chosen, as the JSON value that read_answer expects.
json::Node text_node(std::string_view text, json::Kind kind) {
  json::Node node;
  node.kind = kind;
  node.text = text;
  return node;
}

json::Node list_node(std::string_view text) {
  json::Node node;
  node.kind = json::Kind::array;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    node.items.push_back(text_node(text.substr(0, comma), json::Kind::string));
    text = comma == std::string_view::npos ? std::string_view() : text.substr(comma + 1);
  }
  return node;
}

// A text that is no number stays a string, which read_answer refuses.
json::Node number_node(std::string_view text) {
  return text_node(text, parse_decimal(text) ? json::Kind::number : json::Kind::string);
}

// All counts as they are, with each "object=number" put in its place; no text at all clears them.
json::Node counts_node(const feel::Value& current, std::string_view text) {
  json::Node node;
  node.kind = json::Kind::object;
  for (std::size_t i = 0; !text.empty() && current.kind() == feel::Kind::context && i < current.fields().size(); ++i) {
    node.keys.emplace_back(current.shape().names[i]);
    node.items.push_back(number_node(to_text(current.fields()[i])));
  }
  while (!text.empty()) {
    const std::string_view one = text.substr(0, text.find(','));
    text.remove_prefix(std::min(one.size() + 1, text.size()));
    const std::size_t sign = std::min(one.find('='), one.size());
    const auto known = std::find(node.keys.begin(), node.keys.end(), one.substr(0, sign));
    const auto place = static_cast<std::size_t>(known - node.keys.begin());
    if (known == node.keys.end()) {
      node.keys.emplace_back(one.substr(0, sign));
      node.items.emplace_back();
    }
    node.items[place] = number_node(sign < one.size() ? one.substr(sign + 1) : "");
  }
  return node;
}

json::Node typed_node(const Question& question, const feel::Value& current, std::string_view text) {
  switch (question.type) {
    case QuestionType::boolean: {
      json::Node node;
      if (text == "true" || text == "false") node.kind = json::Kind::boolean;
      node.boolean = text == "true";
      return node;
    }
    case QuestionType::integer:
    case QuestionType::decimal: return text_node(text, json::Kind::number);
    case QuestionType::choice: return text_node(text, json::Kind::string);
    case QuestionType::multi_choice: return list_node(text);
    case QuestionType::counts: return counts_node(current, text);
  }
  return {};
}

// The same value with its list or fields in `arena`; texts and shapes stay where they are, in the book.
feel::Value copy_into(const feel::Value& value, feel::Arena& arena) {
  const bool is_list = value.kind() == feel::Kind::list;
  if (!is_list && value.kind() != feel::Kind::context) return value;
  const std::span<const feel::Value> parts = is_list ? value.as_list() : value.fields();
  const std::span<feel::Value> copies = arena.values(parts.size());
  std::copy(parts.begin(), parts.end(), copies.begin());
  return is_list ? feel::Value::list(copies) : feel::Value::context(&value.shape(), copies.data());
}

}  // namespace

Intake default_answers(const PriceBook& book) {
  Intake intake;
  for (const Question& question : book.questions) intake.values.push_back(question.default_value);
  intake.answered.assign(book.questions.size(), false);
  intake.from_preset = intake.answered;
  return intake;
}

Intake preset_answers(const PriceBook& book, std::vector<std::uint32_t> presets) {
  Intake intake = default_answers(book);
  for (const std::uint32_t preset : presets) {
    for (const PresetAnswer& answer : book.presets[preset].answers) {
      intake.values[answer.question] = answer.value;
      intake.answered[answer.question] = intake.from_preset[answer.question] = true;
    }
  }
  intake.presets = std::move(presets);
  return intake;
}

void clear_answer(const PriceBook& book, Intake& intake, std::uint32_t question) {
  const Intake without = preset_answers(book, intake.presets);
  intake.values[question] = without.values[question];
  intake.answered[question] = without.answered[question];
  intake.from_preset[question] = without.from_preset[question];
}

Intake read_answers(const PriceBook& book, const json::Node& answers, std::string_view source, std::string_view file,
                    std::string_view path, Findings& findings, std::vector<std::uint32_t> presets) {
  Intake intake = preset_answers(book, std::move(presets));
  const auto report = [&](const json::Node& node, std::string at, std::string code, std::string message) {
    const json::Position position = json::position_at(source, node.offset);
    findings.push_back({Severity::error, std::move(code), std::string(file), std::move(at), position.line,
                        position.column, std::move(message)});
  };
  if (answers.kind != json::Kind::object) {
    report(answers, std::string(path), "intake.wrong_type", "Answers are an object {\"question\": answer, ...}.");
    return intake;
  }
  constexpr std::size_t kEnough = 100;  // a hostile file need not fill the memory with complaints
  const std::size_t most = findings.size() + kEnough;
  for (std::size_t i = 0; i < answers.keys.size() && findings.size() < most; ++i) {
    const std::string& key = answers.keys[i];
    const json::Node& node = answers.items[i];
    const std::string at = pointer_join(path, key);
    const Question* question = book.question(key);
    if (question == nullptr) {
      std::vector<std::string_view> keys;
      for (const Question& known : book.questions) keys.push_back(known.key);
      const std::string_view near = nearest(key, keys);
      report(node, at, "intake.unknown_key",
             "There is no question \"" + key.substr(0, 60) + "\"." +
                 (near.empty() ? " Remove it." : " Did you mean \"" + std::string(near) + "\"?"));
      continue;
    }
    if (node.kind == json::Kind::null) continue;
    const auto index = static_cast<std::size_t>(question - book.questions.data());
    if (const auto problem = read_answer(*question, node, *intake.arena, intake.values[index])) {
      report(node, at + problem->path, problem->code, problem->message);
    }
    intake.answered[index] = true;
    intake.from_preset[index] = false;
  }
  return intake;
}

Findings set_answer(const PriceBook& book, Intake& intake, std::uint32_t number, std::string_view text) {
  const Question& question = book.questions[number];
  const json::Node node = typed_node(question, intake.values[number], text);
  // shared by copies of the intake: undo keeps old answers alive
  auto arena = std::make_shared<feel::Arena>();
  feel::Value value;
  std::optional<AnswerProblem> problem;
  const bool is_number = question.type == QuestionType::integer || question.type == QuestionType::decimal;
  if (is_number && !parse_decimal(text)) {
    problem = AnswerProblem{"intake.wrong_type", "", "Write a number such as 3 or 99.5, without grouping."};
  } else {
    problem = read_answer(question, node, *arena, value);
  }
  if (problem)
    return {{Severity::error, problem->code, "", "/" + question.key + problem->path, 0, 0, problem->message}};
  Intake changed;
  changed.arena = arena;
  changed.answered = intake.answered;
  changed.from_preset = intake.from_preset;
  changed.presets = intake.presets;
  for (const feel::Value& old : intake.values) changed.values.push_back(copy_into(old, *arena));
  changed.values[number] = value;
  changed.answered[number] = true;
  changed.from_preset[number] = false;
  intake = std::move(changed);
  return {};
}

std::string answer_text(const PriceBook& book, const Intake& intake, std::uint32_t number) {
  const Question& question = book.questions[number];
  const feel::Value& value = intake.values[number];
  std::string text;
  switch (question.type) {
    case QuestionType::multi_choice:
      for (const feel::Value& item :
           value.kind() == feel::Kind::list ? value.as_list() : std::span<const feel::Value>()) {
        if (!text.empty()) text += ',';
        text += item.as_string();
      }
      return text;
    case QuestionType::counts:
      for (std::size_t i = 0; value.kind() == feel::Kind::context && i < value.fields().size(); ++i) {
        if (value.fields()[i].kind() != feel::Kind::number || value.fields()[i].as_number().is_zero()) continue;
        if (!text.empty()) text += ',';
        text += value.shape().names[i];
        text += '=';
        text += to_text(value.fields()[i]);
      }
      return text;
    default: return value.is_null() ? "" : to_text(value);
  }
}

}  // namespace qw
