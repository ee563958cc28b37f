// The questions of the intake.
#include "base/text.h"
#include "pricebook/answer.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

std::optional<QuestionType> parse_type(std::string_view text) {
  for (const QuestionType type : {QuestionType::boolean, QuestionType::integer, QuestionType::decimal,
                                  QuestionType::choice, QuestionType::multi_choice, QuestionType::counts}) {
    if (text == to_text(type)) return type;
  }
  return std::nullopt;
}

bool has_options(QuestionType type) {
  return type == QuestionType::choice || type == QuestionType::multi_choice || type == QuestionType::counts;
}

bool has_range(QuestionType type) {
  return type == QuestionType::integer || type == QuestionType::decimal || type == QuestionType::counts;
}

}  // namespace

feel::TypeId Builder::answer_type(const Question& question) {
  switch (question.type) {
    case QuestionType::boolean: return feel::kBoolean;
    case QuestionType::integer:
    case QuestionType::decimal: return feel::kNumber;
    case QuestionType::choice: return feel::kString;
    case QuestionType::multi_choice: return book_.types.list_of(feel::kString);
    case QuestionType::counts: {
      std::vector<std::pair<std::string, feel::TypeId>> fields;
      for (const Option& option : question.options) fields.emplace_back(option.id, feel::kNumber);
      return book_.types.context_of(std::move(fields));
    }
  }
  return feel::kAny;
}

void Builder::read_intake() {
  const Cursor intake = sections_["intake"];
  if (!intake) return;
  only(intake, {"sections", "presets"});
  const Cursor sections = array(intake, "sections");
  Ids seen;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Cursor at = sections.item(i);
    only(at, {"id", "title", "help", "questions"});
    Section section{text(at, "id"), text(at, "title"), text(at, "help", false), {}};
    unique_id(at, section.id, seen);
    book_.sections.push_back(std::move(section));
    const Cursor questions = array(at, "questions");
    for (std::size_t q = 0; q < questions.size(); ++q) read_question(questions.item(q), static_cast<std::uint32_t>(i));
  }
}

void Builder::read_question(const Cursor& at, std::uint32_t section) {
  only(at, {"key", "type", "label", "help", "unit", "range", "places", "options", "default", "read_when"});
  Question question;
  question.key = text(at, "key");
  question.label = text(at, "label");
  question.help = text(at, "help", false);
  question.unit = text(at, "unit", false);
  question.section = section;
  const std::string type_name = text(at, "type");
  const auto type = parse_type(type_name);
  if (!type) {
    problem(at, "book.wrong_type",
            "The type of a question is boolean, integer, decimal, choice, multi_choice or counts.");
  }
  question.type = type.value_or(QuestionType::boolean);
  if (has_range(question.type)) read_range(at, question);
  if (has_options(question.type)) read_options(at, question);
  const auto index = static_cast<std::uint32_t>(book_.questions.size());
  question.slot = declare(at, question.key, SlotKind::question, index, answer_type(question));
  book_.slots[question.slot].label = question.label;
  book_.slots[question.slot].unit = question.unit;
  book_.sections[section].questions.push_back(index);
  book_.questions.push_back(std::move(question));
  read_default(at, book_.questions.back());
  questions_.push_back(at);
  if (at.member("read_when")) states_[book_.questions.back().slot] = State::pending;
}

void Builder::read_range(const Cursor& at, Question& question) {
  const Cursor range = array(at, "range");
  if (range.size() == 2 && range.item(0).is(json::Kind::number) && range.item(1).is(json::Kind::number)) {
    question.least = parse_decimal(range.item(0).node->text);
    question.greatest = parse_decimal(range.item(1).node->text);
  }
  if (!question.least || !question.greatest || compare(*question.least, *question.greatest) > 0) {
    if (range) problem(range, "book.bad_range", "A range is [least, greatest], two numbers in that order.");
  }
  if (question.type != QuestionType::decimal) return;
  const auto places = whole_number(at, "places");
  if (places && (*places < 0 || *places > 12)) {
    problem(at.member("places"), "book.bad_range", "A decimal question takes 0 to 12 places.");
  } else {
    question.places = static_cast<int>(places.value_or(0));
  }
}

void Builder::read_options(const Cursor& at, Question& question) {
  const Cursor options = array(at, "options");
  Ids seen;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const Cursor option = options.item(i);
    if (option.is(json::Kind::string)) {
      question.options.push_back({option.node->text, option.node->text});
    } else {
      only(option, {"id", "label"});
      question.options.push_back({text(option, "id"), text(option, "label")});
    }
    unique_id(option, question.options.back().id, seen);
  }
  if (options && question.options.empty()) problem(options, "book.missing", "This question has no options; add some.");
  if (question.type != QuestionType::counts) return;
  feel::Shape shape;
  for (const Option& option : question.options) shape.names.push_back(book_.arena.copy(option.id));
  question.counts = book_.arena.add(std::move(shape));
}

void Builder::read_default(const Cursor& at, Question& question) {
  const Cursor given = at.member("default");
  if (!given) {
    problem(at, "book.missing", "\"" + question.key + "\" has no default; give one, or null for no answer.");
    return;
  }
  const bool chosen = question.type == QuestionType::choice || question.type == QuestionType::multi_choice;
  if (given.is(json::Kind::null) || (chosen && question.options.empty())) return;  // that it has none is said
  if (const auto problem_found = read_answer(question, *given.node, book_.arena, question.default_value)) {
    problem(given, "book.bad_default", "The default is no valid answer: " + problem_found->message);
  }
  // option texts must outlive this Question, which a vector may move
  question.default_value = feel::deep_copy(question.default_value, book_.arena);
  if (question.type == QuestionType::counts && !question.default_value.is_null()) {
    question.default_value = feel::Value::context(question.counts, question.default_value.fields().data());
  }
}

}  // namespace qw
