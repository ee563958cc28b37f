#include "commands.h"

#include <algorithm>
#include <cstdio>

#include "api/api.h"
#include "authoring/check_options.h"
#include "authoring/lint.h"
#include "files.h"
#include "open_book.h"
#include "print_quote.h"
#include "print_verify.h"
#include "worksheet/worksheet.h"

namespace qw::cli {
namespace {

// One byte more than a document may have: the reader then says that it is too large, and memory stays bounded.
constexpr std::size_t kLongestLine = json::Limits{}.bytes + 1;

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

std::string name_of(const std::string& file) { return file == "-" ? "standard input" : file; }

struct Priced {
  std::optional<Evaluation> evaluation;
  std::string name;
  Findings findings;
};

Priced price_text(const std::shared_ptr<const PriceBook>& book, std::string_view text, const std::string& file) {
  ReadInput read = read_input(*book, text, file);
  if (!read.input) return {std::nullopt, "", std::move(read.findings)};
  Evaluated evaluated = evaluate(book, *read.input);
  Priced priced{std::move(evaluated.evaluation), read.input->name, std::move(read.findings)};
  priced.findings.insert(priced.findings.end(), evaluated.findings.begin(), evaluated.findings.end());
  return priced;
}

std::string result_text(const Evaluation& evaluation, const PriceOptions& options, const std::string& name) {
  if (options.summary) return to_summary(evaluation) + "\n";
  if (options.json || options.jsonl) return to_json(evaluation, !options.no_trace) + "\n";
  return print_quote(evaluation, name);
}

// One answer per line that is not empty, in the order of the input, each written before the next line is read.
template <class Answer>
int answer_lines(std::FILE* input, const Answer& answer) {
  int code = kDone;
  std::string line;
  std::uint32_t number = 0;
  const auto finish_line = [&] {
    ++number;
    if (line.ends_with('\r')) line.pop_back();
    if (line.empty()) return;
    if (!answer(line, number)) code = kBadInput;
    std::fflush(stdout);
    line.clear();
  };
  for (int c = std::fgetc(input); c != EOF; c = std::fgetc(input)) {
    if (c == '\n') {
      finish_line();
    } else if (line.size() < kLongestLine) {
      line += static_cast<char>(c);
    }
  }
  finish_line();
  return std::ferror(input) != 0 ? kUnreadable : code;
}

template <class Answer>
int answer_lines_of(const std::string& file, const Answer& answer) {
  if (file == "-") return answer_lines(stdin, answer);
  std::FILE* input = open_file(file);
  if (input == nullptr) return kUnreadable;
  const int code = answer_lines(input, answer);
  std::fclose(input);
  return code;
}

int price_jsonl(const std::shared_ptr<const PriceBook>& book, const PriceOptions& options) {
  return answer_lines_of(options.file, [&](const std::string& line, std::uint32_t number) {
    Priced priced = price_text(book, line, name_of(options.file));
    for (Finding& finding : priced.findings) {
      if (finding.file == name_of(options.file)) finding.line = number;
    }
    print_findings(priced.findings);
    print(priced.evaluation ? result_text(*priced.evaluation, options, "") : to_error_json(priced.findings) + "\n");
    return priced.evaluation.has_value();
  });
}

}  // namespace

int price(const PriceOptions& options) {
  if (options.jsonl) {
    const auto [book, code] = read_book(options.book, true);
    return book ? price_jsonl(book, options) : code;
  }
  const auto text = read_file(options.file);
  if (!text) return kUnreadable;
  const auto [book, code] = read_book(book_for(options.book, *text), true);
  if (!book) return code;
  const Priced priced = price_text(book, *text, name_of(options.file));
  print_findings(priced.findings);
  if (!priced.evaluation) return kBadInput;
  print(result_text(*priced.evaluation, options, priced.name));
  return kDone;
}

int explain_subject(const std::string& file, const std::string& subject, const std::string& book_path, bool json) {
  const auto text = read_file(file);
  if (!text) return kUnreadable;
  const auto [book, code] = read_book(book_for(book_path, *text), true);
  if (!book) return code;
  const Priced priced = price_text(book, *text, name_of(file));
  print_findings(priced.findings);
  if (!priced.evaluation) return kBadInput;
  const Result<Explanation> explanation = explain(*priced.evaluation, subject);
  if (!explanation.ok()) {
    std::fprintf(stderr, "quotewright: %s [%s]\n", explanation.error().message.c_str(),
                 explanation.error().code.c_str());
    return kBadInput;
  }
  print(json ? to_json(explanation.value()) + "\n" : print_explanation(explanation.value()));
  return kDone;
}

int answer_requests(const std::string& file) {
  api::Session session;
  const int code = answer_lines_of(file, [&](const std::string& line, std::uint32_t) {
    print(api::handle(session, line) + "\n");
    return true;
  });
  return code;
}

int check_book(const std::string& path) {
  const OpenBook open = open_book(path);
  if (!open) return open.code;
  const PriceBook& book = *open.loaded.book;
  Findings findings = open.loaded.findings;
  for (Findings more : {check_worksheets(book), authoring::check_options(book)}) {
    authoring::place_in_layers(more, open.merged);
    findings.insert(findings.end(), more.begin(), more.end());
  }
  print_findings(findings);
  if (has_errors(findings)) return kBadInput;
  const auto warnings = std::count_if(findings.begin(), findings.end(),
                                      [](const Finding& one) { return one.severity == Severity::warning; });
  const std::string warned = warnings == 0   ? ""
                             : warnings == 1 ? " 1 warning: see above."
                                             : " " + std::to_string(warnings) + " warnings: see above.";
  std::printf("%s version %lld: %zu questions, %zu facts, %zu decisions, %zu gates, %zu lines. No errors.%s\n",
              book.id.c_str(), static_cast<long long>(book.version), book.questions.size(), book.facts.size(),
              book.decisions.size(), book.gates.size(), book.one_time_lines.size() + book.recurring_lines.size(),
              warned.c_str());
  return kDone;
}

int verify_book_at(const VerifyCommand& command) {
  constexpr int kFindings = 1;
  constexpr int kNoBook = 2;
  const ReadBook read = read_book(command.path, true);
  if (!read.book) return kNoBook;
  VerifyOptions options;
  if (command.steps > 0) options.steps = command.steps;
  options.seed = command.seed;
  const BookReport report = verify_book(read.book, options);
  print(command.json ? to_json(report) + "\n" : print_report(*read.book, report));
  return report.clean() ? kDone : kFindings;
}

}  // namespace qw::cli
