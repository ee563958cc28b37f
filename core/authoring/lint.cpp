#include "authoring/lint.h"

#include <algorithm>

#include "authoring/lint_parts.h"
#include "json/named_path.h"
#include "json/writer.h"
#include "quote/schedules.h"

namespace qw::authoring {

void Lint::note(Severity severity, std::string_view code, const std::string& path, std::string message) {
  const json::Node* at = find(path);
  note_at(at == nullptr ? merged.root : *at, severity, code, path, std::move(message));
}

void Lint::note_at(const json::Node& at, Severity severity, std::string_view code, const std::string& path,
                   std::string message) {
  note_in(merged, at, severity, code, path, std::move(message));
}

void Lint::note_in(const MergedBook& from, const json::Node& at, Severity severity, std::string_view code,
                   const std::string& path, std::string message) {
  LintFinding made{{severity, std::string(code), "", "/" + path, 0, 0, std::move(message)}, ""};
  const SourcePlace place = from.sources.place(at.offset);
  if (place.file < from.sources.size()) {
    made.finding.file = from.sources.name(place.file);
    made.finding.line = place.line;
    made.finding.column = place.column;
    const std::uint32_t layer = from.sources.layer(place.file);
    if (layer < from.layer_ids.size()) made.layer = from.layer_ids[layer];
  }
  findings.push_back(std::move(made));
}

void note_reached(Reached& reached, const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  ++reached.quotes;
  for (const std::uint32_t clause : evaluation.clauses) reached.clauses.insert(book.clauses[clause].id);
  for (const Signature& signature : evaluation.signatures) reached.roles.insert(book.roles[signature.role].id);
  for (std::size_t i = 0; i < evaluation.gates.size(); ++i) {
    if (evaluation.gates[i].verdict != Verdict::pass) reached.gates.insert(book.gates[i].id);
  }
}

std::vector<LintFinding> lint_book(const std::vector<Layer>& layers, const PriceBook& book, const Reached& reached) {
  Lint lint{merge_layers(layers), book, {}};
  lint_uses(lint);
  lint_words(lint);
  lint_layers(lint, layers);
  if (reached.quotes > 0) lint_reached(lint, reached);
  std::stable_sort(lint.findings.begin(), lint.findings.end(), [](const LintFinding& a, const LintFinding& b) {
    if (a.finding.severity != b.finding.severity) return a.finding.severity > b.finding.severity;
    return a.finding.code < b.finding.code;
  });
  return std::move(lint.findings);
}

void place_in_layers(Findings& findings, const MergedBook& merged) {
  for (Finding& finding : findings) {
    if (!std::string_view(finding.path).starts_with("/worksheets/")) continue;
    const SourcePlace place = merged.sources.place(json::deepest_at(merged.root, finding.path).offset);
    if (place.file >= merged.sources.size()) continue;
    finding.file = merged.sources.name(place.file);
    finding.line = place.line;
    finding.column = place.column;
  }
}

std::vector<LintFinding> with_layers(const Findings& findings, const std::vector<Layer>& layers) {
  std::vector<LintFinding> made;
  for (const Finding& finding : findings) {
    std::string layer;
    for (const Layer& one : layers) {
      const bool here = std::any_of(one.files.begin(), one.files.end(),
                                    [&](const BookFile& file) { return file.name == finding.file; });
      if (here) layer = layer_meta(one.files).id;
    }
    made.push_back({finding, layer});
  }
  return made;
}

std::vector<LintFinding> lint_schedules(const Evaluation& evaluation, const std::string& quote,
                                        const std::vector<Layer>& layers) {
  Schedules made = compute_schedules(evaluation);
  for (Finding& finding : made.findings) finding.message = "For " + quote + ": " + finding.message;
  return with_layers(made.findings, layers);
}

std::vector<LintFinding> lint_worksheet(const Evaluation& evaluation, std::uint32_t worksheet,
                                        const WorksheetAnswers& answers, const std::string& quote,
                                        const std::vector<Layer>& layers, const MergedBook& merged) {
  const PriceBook& book = *evaluation.book;
  WorksheetRun run = run_worksheet(book, &evaluation, worksheet, answers);
  const std::string at = "/worksheets/" + book.worksheets[worksheet].id;
  for (Finding& finding : run.findings) {
    // answers that do not fit stand in the file that gives them, all else in the book
    if (!finding.path.starts_with("/given") && !finding.path.starts_with("/worksheets/"))
      finding.path = at + finding.path;
    finding.message = "With the figures of " + quote + ": " + finding.message;
  }
  place_in_layers(run.findings, merged);
  return with_layers(run.findings, layers);
}

std::string to_json(const std::vector<LintFinding>& findings) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("findings");
  writer.begin_array();
  for (const LintFinding& one : findings) {
    writer.begin_object();
    writer.member("severity", to_text(one.finding.severity));
    writer.member("code", one.finding.code);
    writer.member("layer", one.layer);
    writer.member("file", one.finding.file);
    writer.member("line", one.finding.line);
    writer.member("path", one.finding.path);
    writer.member("message", one.finding.message);
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return out;
}

}  // namespace qw::authoring
