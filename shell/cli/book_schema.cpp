#include "book_schema.h"

#include <cstdio>

#include "files.h"
#include "json/writer.h"

namespace qw::cli {
namespace {

void write_choice(json::Writer& writer, const Question& question) {
  writer.key("enum");
  writer.begin_array();
  for (const Option& option : question.options) writer.string(option.id);
  writer.end_array();
}

void write_number(json::Writer& writer, const Question& question, bool whole) {
  writer.member("type", whole ? "integer" : "number");
  if (question.least) writer.member_raw("minimum", to_plain_text(*question.least));
  if (question.greatest) writer.member_raw("maximum", to_plain_text(*question.greatest));
}

void write_counts(json::Writer& writer, const Question& question) {
  writer.member("type", "object");
  writer.key("properties");
  writer.begin_object();
  for (const Option& option : question.options) {
    writer.key(option.id);
    writer.begin_object();
    writer.member("title", option.label);
    write_number(writer, question, true);
    writer.end_object();
  }
  writer.end_object();
  writer.member("additionalProperties", false);
}

void write_kind(json::Writer& writer, const Question& question) {
  writer.begin_object();
  switch (question.type) {
    case QuestionType::boolean: writer.member("type", "boolean"); break;
    case QuestionType::integer: write_number(writer, question, true); break;
    case QuestionType::decimal: write_number(writer, question, false); break;
    case QuestionType::choice: write_choice(writer, question); break;
    case QuestionType::multi_choice:
      writer.member("type", "array");
      writer.key("items");
      writer.begin_object();
      write_choice(writer, question);
      writer.end_object();
      writer.member("uniqueItems", true);
      break;
    case QuestionType::counts: write_counts(writer, question); break;
  }
  writer.end_object();
}

// Null is no answer: the question's default counts.
void write_question(json::Writer& writer, const Question& question) {
  writer.key(question.key);
  writer.begin_object();
  writer.member("title", question.label);
  std::string help = question.help;
  if (!question.unit.empty()) help += (help.empty() ? "" : " ") + ("(" + question.unit + ")");
  if (!help.empty()) writer.member("description", help);
  writer.key("anyOf");
  writer.begin_array();
  write_kind(writer, question);
  writer.begin_object();
  writer.member("type", "null");
  writer.end_object();
  writer.end_array();
  writer.end_object();
}

}  // namespace

std::string answers_schema(const PriceBook& book) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("$schema", "https://json-schema.org/draft/2020-12/schema");
  writer.member("title", "Answers for " + book.title + ", version " + std::to_string(book.version));
  writer.member("type", "object");
  writer.key("properties");
  writer.begin_object();
  for (const Question& question : book.questions) write_question(writer, question);
  writer.end_object();
  writer.member("additionalProperties", false);
  writer.end_object();
  return out;
}

int print_answers_schema(const std::string& path) {
  const ReadBook read = read_book(path, true);
  if (!read.book) return read.code;
  std::printf("%s\n", answers_schema(*read.book).c_str());
  return 0;
}

}  // namespace qw::cli
