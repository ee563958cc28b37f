#include "sheet.h"

#include <algorithm>
#include <utility>

#include "quote_file.h"

namespace qw::workbench {
namespace {

// The question that a finding's path "/key/…" is about, if there is one.
const Question* question_at(const PriceBook& book, std::string_view path) {
  path.remove_prefix(path.empty() ? 0 : 1);
  return book.question(path.substr(0, path.find('/')));
}

}  // namespace

OpenSheet open_sheet(const PriceBook& book, const Worksheet& worksheet, const std::vector<SheetState>& sheets,
                     const std::vector<feel::Value>& taken) {
  OpenSheet sheet;
  LoadedBook loaded = load_worksheet(book, worksheet, taken);
  if (!loaded.book) {
    sheet.problems = std::move(loaded.findings);
    return sheet;
  }
  AppState& state = sheet.state;
  state.book = std::move(loaded.book);
  state.noun = "calculator";
  state.input.intake = default_answers(*state.book);
  const auto kept =
      std::find_if(sheets.begin(), sheets.end(), [&](const SheetState& one) { return one.id == worksheet.id; });
  if (kept == sheets.end()) return sheet;
  state.ui.drafts = kept->drafts;
  const json::Node answers = json::read(kept->answers).root;
  state.input.intake = read_answers(*state.book, answers, kept->answers, "", "", sheet.problems);
  for (const Finding& problem : sheet.problems) {
    const Question* question = question_at(*state.book, problem.path);
    if (question == nullptr) continue;
    clear_answer(*state.book, state.input.intake, static_cast<std::uint32_t>(question - state.book->questions.data()));
  }
  return sheet;
}

void keep_sheet(const OpenSheet& sheet, const std::string& id, std::vector<SheetState>& sheets) {
  auto kept = std::find_if(sheets.begin(), sheets.end(), [&](const SheetState& one) { return one.id == id; });
  if (kept == sheets.end()) kept = sheets.insert(kept, {id, {}, {}});
  kept->answers = answers_json(*sheet.state.book, sheet.state.input.intake);
  kept->drafts = sheet.state.ui.drafts;
  if (kept->answers == "{}" && kept->drafts.empty()) sheets.erase(kept);
}

}  // namespace qw::workbench
