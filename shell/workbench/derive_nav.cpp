#include "derive_parts.h"

namespace qw::workbench {
namespace {

struct Progress {
  std::size_t answered = 0, all = 0, wrong = 0;
};

void count_question(const Source& from, std::uint32_t question, Progress& progress) {
  ++progress.all;
  if (from.state.input.intake.answered[question]) ++progress.answered;
}

Progress section_progress(const Source& from, const Section& section) {
  Progress progress;
  for (const std::uint32_t question : section.questions) count_question(from, question, progress);
  for (const Draft& draft : from.state.ui.drafts) {
    for (const std::uint32_t question : section.questions) progress.wrong += question == draft.question ? 1U : 0U;
  }
  return progress;
}

std::string ratio(const Progress& progress) {
  return std::to_string(progress.answered) + "/" + std::to_string(progress.all);
}

NavItem screen_item(const Source& from, Screen screen, std::string label, std::string badge) {
  NavItem item;
  item.key = item.label = std::move(label);
  item.badge = std::move(badge);
  item.screen = screen;
  item.selected = from.state.ui.screen == screen;
  return item;
}

void add_gates(const Source& from, std::vector<NavItem>& items) {
  if (from.book.gates.empty()) return;
  const GateCounts counts = count_gates(from);
  NavItem gates = screen_item(from, Screen::gates, "Gates", counts.open() == 0 ? "" : std::to_string(counts.open()));
  gates.done = counts.open() == 0;
  if (counts.open() > 0) gates.badge_tone = counts.block > 0 ? Tone::bad : Tone::warn;
  items.push_back(std::move(gates));
}

void add_screens(const Source& from, const Evaluation& evaluation, std::vector<NavItem>& items) {
  if (from.book.scope.tier != kNoSlot) items.push_back(screen_item(from, Screen::scope, "Scope", tier_word(from)));
  items.push_back(screen_item(from, Screen::quote, "Quote", short_amount(evaluation.totals.net)));
  const auto margin = margin_percent(evaluation.totals.net, evaluation.totals.cost);
  items.push_back(screen_item(from, Screen::margin, "Margin", margin ? percent(*margin, 1) : ""));
  if (!from.book.roles.empty()) {
    items.push_back(screen_item(from, Screen::approvals, "Approvals", std::to_string(evaluation.signatures.size())));
  }
  add_gates(from, items);
  if (!from.book.schedules.empty() || !from.book.clauses.empty()) {
    items.push_back(screen_item(from, Screen::documents, "Documents", ""));
  }
  const std::size_t worksheets = from.book.worksheets.size() + from.book.worksheets_apart;
  if (worksheets == 0) return;
  items.push_back(screen_item(from, Screen::calculators, "Calculators", std::to_string(worksheets)));
}

}  // namespace

TopView derive_top(const Source& from) {
  TopView view;
  view.title = from.book.title.empty() ? from.book.id : from.book.title;
  view.mark = sentence(view.title.substr(0, 1));
  if (static_cast<unsigned char>(view.title[0]) >= 0x80) view.mark = "Q";  // one byte is no letter there
  view.deal = from.state.input.name;
  if (from.state.input.as_of) view.note = "Prices as of " + day(*from.state.input.as_of);
  view.chips.push_back({"Version " + std::to_string(from.book.version), Tone::muted, ""});
  view.can_undo = !from.state.history.past.empty();
  view.can_redo = !from.state.history.future.empty();
  if (!from.state.ui.drafts.empty()) {
    const std::size_t count = from.state.ui.drafts.size();
    view.chips.push_back(
        {count == 1 ? "1 answer to correct" : std::to_string(count) + " answers to correct", Tone::bad, ""});
  }
  if (from.evaluation == nullptr) return view;
  for (const Finding& finding : from.evaluation->findings) {
    if (finding.code == "quote.outside_book_dates")
      view.chips.push_back({"Outside the price book's dates", Tone::warn, ""});
  }
  return view;
}

NavView derive_nav(const Source& from) {
  NavView view;
  Progress total;
  for (const Section& section : from.book.sections) {
    for (const std::uint32_t question : section.questions) count_question(from, question, total);
  }
  view.screens.push_back(screen_item(from, Screen::intake, "Intake", ratio(total)));
  if (from.evaluation != nullptr) add_screens(from, *from.evaluation, view.screens);
  if (from.evaluation == nullptr) view.screens.front().selected = true;
  if (from.state.ui.screen != Screen::intake && from.evaluation != nullptr) return view;
  view.sections_title = "Intake";
  for (std::uint32_t i = 0; i < from.book.sections.size(); ++i) {
    const Section& section = from.book.sections[i];
    const Progress progress = section_progress(from, section);
    NavItem item;
    item.key = section.id;
    item.label = section.title;
    item.section = i;
    item.selected = i == from.state.ui.section;
    item.done = progress.answered == progress.all && progress.wrong == 0;
    item.badge = progress.wrong > 0 ? std::to_string(progress.wrong) + " to fix" : item.done ? "" : ratio(progress);
    if (progress.wrong > 0) item.badge_tone = Tone::bad;
    view.sections.push_back(std::move(item));
  }
  return view;
}

}  // namespace qw::workbench
