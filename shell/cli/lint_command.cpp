#include "lint_command.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

#include "authoring/book_tree.h"
#include "authoring/check_options.h"
#include "authoring/lint.h"
#include "files.h"
#include "open_book.h"
#include "print_authoring.h"
#include "worksheet/worksheet.h"

namespace qw::cli {

namespace fs = std::filesystem;
using namespace authoring;

namespace {

// What a book looks like from a quote: what it reaches, and whether its schedules keep what they promise.
class LintedQuotes {
 public:
  explicit LintedQuotes(const OpenBook& open) : open_(open) {}

  void quote(const SavedQuote& quote) {
    const ReadInput input = read_input(*open_.loaded.book, *quote.root, quote.source, quote.file);
    if (!input.input) return print_findings(input.findings);
    const std::string name = input.input->name.empty() ? quote.file : "\"" + input.input->name + "\"";
    const auto evaluation = evaluated(*input.input, name);
    if (!evaluation) return;
    note_reached(reached, *evaluation);
    told_worksheet(*evaluation, quote, name);
  }

  // The quote without answers, and the one of each preset, are quotes of every book.
  void usual_quotes() {
    made("{}", "the quote without answers");
    for (const Preset& preset : open_.loaded.book->presets) {
      json::Node root = object_node();
      add_member(root, "preset", text_node(preset.id));
      add_member(root, "answers", object_node());
      made(json::canonical(root), "the preset \"" + preset.id + "\"");
    }
  }

  Reached reached;
  std::vector<LintFinding> findings;

 private:
  // A story gives a worksheet its answers.
  void told_worksheet(const Evaluation& evaluation, const SavedQuote& quote, const std::string& name) {
    const json::Node* id = quote.root->find("worksheet");
    if (id == nullptr) return;
    const Result<std::uint32_t> found = find_worksheet(*open_.loaded.book, id->text);
    if (!found.ok()) {
      findings.push_back({{Severity::warning, found.error().code, quote.file, "", 0, 0, found.error().message}, ""});
      return;
    }
    const WorksheetAnswers given{quote.root->find("given"), quote.source, quote.file, "/given"};
    keep(lint_worksheet(evaluation, found.value(), given, name, open_.layers, open_.merged));
  }

  void made(const std::string& text, const std::string& name) {
    const ReadInput input = read_input(*open_.loaded.book, text, name);
    const auto evaluation = input.input ? evaluated(*input.input, name) : std::nullopt;
    for (std::uint32_t i = 0; evaluation && i < open_.loaded.book->worksheets.size(); ++i) {
      keep(lint_worksheet(*evaluation, i, {}, name, open_.layers, open_.merged));
    }
  }

  std::optional<Evaluation> evaluated(const QuoteInput& input, const std::string& name) {
    Evaluated made = evaluate(open_.loaded.book, input);
    if (!made.evaluation) print_findings(made.findings);
    if (!made.evaluation) return std::nullopt;
    keep(lint_schedules(*made.evaluation, name, open_.layers));
    return std::move(made.evaluation);
  }

  void keep(std::vector<LintFinding>&& more) {
    for (LintFinding& one : more) {
      if (seen_.insert(one.finding.code + one.finding.path).second) findings.push_back(std::move(one));
    }
  }

  const OpenBook& open_;
  std::set<std::string> seen_;  // one quote is enough to say it
};

// The picture that the brand names stands in the folder of the layer that names it.
void lint_logo(const OpenBook& open, std::vector<LintFinding>& findings) {
  const json::Node* logo = find_value(open.merged.root, "brand/logo");
  if (logo == nullptr || logo->text.empty()) return;
  const SourcePlace place = open.merged.sources.place(logo->offset);
  if (place.file >= open.merged.sources.size()) return;
  const fs::path file = open.merged.sources.name(place.file);
  std::error_code error;
  if (!fs::exists(file, error) || fs::exists(file.parent_path() / logo->text, error)) return;
  const std::uint32_t layer = open.merged.sources.layer(place.file);
  findings.push_back(
      {{Severity::warning, "lint.no_logo", file.string(), "/brand/logo", place.line, place.column,
        "There is no file \"" + logo->text + "\" in the folder of the layer. Put it there, or remove \"logo\"."},
       open.merged.layer_ids[layer]});
}

}  // namespace

int lint_book_at(const LintCommand& command) {
  const OpenBook open = open_book(command.book);
  if (!open) return kBadInput;
  LintedQuotes quotes(open);
  quotes.usual_quotes();
  const int code = for_each_quote(command.quotes, [&](const SavedQuote& quote) { quotes.quote(quote); });
  if (code != kDone) return kBadInput;
  std::vector<LintFinding> findings = with_layers(open.loaded.findings, open.layers);
  for (Findings more : {check_worksheets(*open.loaded.book), check_options(*open.loaded.book)}) {
    place_in_layers(more, open.merged);
    for (LintFinding& one : with_layers(more, open.layers)) findings.push_back(std::move(one));
  }
  for (LintFinding& one : quotes.findings) findings.push_back(std::move(one));
  lint_logo(open, findings);
  for (LintFinding& one : lint_book(open.layers, *open.loaded.book, quotes.reached)) findings.push_back(std::move(one));
  const std::string text =
      command.json ? to_json(findings) + "\n" : print_lint(findings, open.merged.layer_ids.back(), command.all);
  std::fwrite(text.data(), 1, text.size(), stdout);
  const bool clean = std::all_of(findings.begin(), findings.end(),
                                 [](const LintFinding& one) { return one.finding.severity == Severity::info; });
  return clean ? kDone : 1;
}

}  // namespace qw::cli
