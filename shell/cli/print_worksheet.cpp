// `quotewright worksheet`: the calculators of a book, for people.
#include "annex_commands.h"
#include "columns.h"
#include "commands.h"
#include "files.h"
#include "print_quote.h"
#include "quote/explain.h"
#include "worksheet/worksheet.h"

namespace qw::cli {
namespace {

int complain(const Error& error) {
  std::fprintf(stderr, "quotewright: %s [%s]\n", error.message.c_str(), error.code.c_str());
  return kBadInput;
}

int print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  return kDone;
}

std::string list_text(const PriceBook& book) {
  std::string out, group;
  for (const Worksheet& worksheet : book.worksheets) {
    if (worksheet.group != group) out += heading(group = worksheet.group);
    out += entry(worksheet.id, worksheet.title + (worksheet.takes.empty() ? ". Needs no quote." : "."));
    if (!worksheet.help.empty()) out += entry("", worksheet.help);
  }
  return out.empty() ? "The price book has no worksheets.\n" : out;
}

std::string results_text(const WorksheetRun& run) {
  std::string out;
  for (const WorksheetResult& result : results_of(run)) {
    out += entry(result.label, result.text);
    if (!result.because.empty()) out += entry("", result.because + ".");
  }
  return out;
}

std::string verdicts_text(const Evaluation& evaluation) {
  std::string out;
  for (std::uint32_t i = 0; i < evaluation.gates.size(); ++i) {
    const Gate& gate = evaluation.book->gates[i];
    const std::string sentence = gate_text(evaluation, i);
    out += entry(or_id(gate.label, gate.id),
                 std::string(to_text(evaluation.gates[i].verdict)) + (sentence.empty() ? "" : ": " + sentence + "."));
  }
  return out.empty() ? out : heading("Gates") + out;
}

std::string signatures_text(const Evaluation& evaluation) {
  std::string out;
  for (const Signature& signature : evaluation.signatures) {
    std::string reasons;
    for (const SignatureReason& reason : signature.reasons) {
      reasons += (reasons.empty() ? "" : "; ") + reason_text(evaluation, reason);
    }
    const Role& role = evaluation.book->roles[signature.role];
    out += entry(role.id + " " + role.label, reasons + ".");
  }
  return out.empty() ? out : heading("Signatures") + out;
}

std::string worksheet_text(const Worksheet& worksheet, const WorksheetRun& run) {
  const Evaluation& evaluation = *run.evaluation;
  return worksheet.title + "\n" + std::string(columns(worksheet.title), '=') + "\n" + results_text(run) +
         verdicts_text(evaluation) + signatures_text(evaluation) + schedules_text(*evaluation.book, run.schedules) +
         clauses_text(evaluation);
}

// The answers of a file: an object of its own, or the member `answers` of one.
struct AnswersFile {
  std::string text;
  json::Node root;
  WorksheetAnswers answers;
  int code = kDone;
};

void read_answers_file(const std::string& file, AnswersFile& into) {
  const auto text = read_file(file);
  if (!text) {
    into.code = kUnreadable;
    return;
  }
  into.text = *text;
  json::ReadResult read = json::read(into.text);
  if (!read.ok()) {
    print_findings({json::to_finding(*read.error, file)});
    into.code = kBadInput;
    return;
  }
  into.root = std::move(read.root);
  const json::Node* inner = into.root.find("answers");
  const bool wrapped = inner != nullptr && inner->kind == json::Kind::object;
  into.answers = {wrapped ? inner : &into.root, into.text, file, wrapped ? "/answers" : ""};
}

}  // namespace

std::string clauses_text(const Evaluation& evaluation) {
  std::string out;
  for (const ClauseText& one : compute_clauses(evaluation)) {
    out += entry(evaluation.book->clauses[one.clause].title, one.text);
  }
  return out.empty() ? out : heading("Clauses") + out;
}

int print_worksheet(const WorksheetCommand& command) {
  const auto text = command.quote.empty() ? std::optional<std::string>("") : read_file(command.quote);
  if (!text) return kUnreadable;
  const auto [book, code] = read_book(command.quote.empty() ? command.book : book_for(command.book, *text), true);
  if (!book) return code;
  if (command.id.empty()) return print(command.json ? worksheets_json(*book) + "\n" : list_text(*book));
  const Result<std::uint32_t> found = find_worksheet(*book, command.id);
  if (!found.ok()) return complain(found.error());
  std::optional<Evaluation> quote;
  if (!command.quote.empty()) {
    quote = evaluate_text(book, *text, command.quote);
    if (!quote) return kBadInput;
  }
  AnswersFile answers;
  if (!command.answers.empty()) {
    read_answers_file(command.answers, answers);
  } else if (!command.quote.empty()) {
    answers.root = json::read(*text).root;
    answers.answers = answers_in_quote(answers.root, command.id, *text, command.quote);
  }
  if (answers.code != kDone) return answers.code;
  const WorksheetRun run = run_worksheet(*book, quote ? &*quote : nullptr, found.value(), answers.answers);
  print_findings(run.findings);
  if (!run.evaluation) return kBadInput;
  if (!command.subject.empty()) {
    const Result<Explanation> explanation = explain(*run.evaluation, command.subject);
    return explanation.ok() ? print(print_explanation(explanation.value())) : complain(explanation.error());
  }
  return print(command.json ? to_json(*book, found.value(), run, false) + "\n"
                            : worksheet_text(book->worksheets[found.value()], run));
}

}  // namespace qw::cli
