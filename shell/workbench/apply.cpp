#include "apply.h"

#include <algorithm>
#include <utility>

#include "deal.h"
#include "format.h"
#include "history.h"
#include "intake/intake.h"
#include "sheet.h"
#include "worksheet/worksheet.h"

namespace qw::workbench {
namespace {

std::string range_words(const Question& question) {
  if (question.least && question.greatest) {
    return "from " + grouped(to_plain_text(*question.least)) + " to " + grouped(to_plain_text(*question.greatest));
  }
  if (question.least) return "of at least " + grouped(to_plain_text(*question.least));
  if (question.greatest) return "of at most " + grouped(to_plain_text(*question.greatest));
  return "";
}

bool is_number(const Question& question) {
  return question.type == QuestionType::integer || question.type == QuestionType::decimal ||
         question.type == QuestionType::counts;
}

// What happened, what to do, and what the quote uses meanwhile.
std::string message_for(const Question& question, const Finding& finding, std::string_view typed,
                        const std::string& kept, std::string_view noun) {
  if (!is_number(question)) return finding.message;
  const bool whole = question.type != QuestionType::decimal;
  std::string wanted = whole ? "Enter a whole number" : "Enter a number";
  if (const std::string range = range_words(question); !range.empty()) wanted += " " + range;
  std::string what = typed.empty() ? "This is empty." : "\"" + std::string(typed.substr(0, 24)) + "\" is not a number.";
  if (finding.code == "intake.out_of_range") what = grouped(typed.substr(0, 24)) + " is out of range.";
  if (finding.code == "intake.wrong_type" && plain_number(typed)) what = "Only whole numbers fit here.";
  if (finding.code == "intake.too_many_decimals") {
    what = "This has too many decimals.";
    wanted = "Round it to " + std::to_string(question.places) + (question.places == 1 ? " decimal" : " decimals");
  }
  return what + " " + wanted + "; the " + std::string(noun) + " still uses " + kept + ".";
}

void drop_draft(Ui& ui, std::uint32_t question, std::string_view object) {
  std::erase_if(ui.drafts, [&](const Draft& one) { return one.question == question && one.object == object; });
}

void keep_draft(Ui& ui, Draft draft) {
  drop_draft(ui, draft.question, draft.object);
  ui.drafts.push_back(std::move(draft));
}

// The number that is in force, of a question or of one count.
Decimal number_in_force(const AppState& state, std::uint32_t question, std::string_view object) {
  const feel::Value& value = state.input.intake.values[question];
  const feel::Value one = object.empty() ? value : value.field(object);
  return one.kind() == feel::Kind::number ? one.as_number() : Decimal();
}

bool unanswered(const AppState& state, std::uint32_t question, std::string_view object) {
  return object.empty() && state.input.intake.values[question].is_null();
}

void reset_to_default(AppState& state, std::uint32_t question) {
  clear_answer(*state.book, state.input.intake, question);
}

void edit_number(AppState& state, std::uint32_t index, std::string_view typed, const std::string& object) {
  const Question& question = state.book->questions[index];
  const std::optional<std::string> plain = plain_number(typed);
  if (typed.empty() && object.empty() && question.default_value.is_null()) {
    reset_to_default(state, index);
    return drop_draft(state.ui, index, object);
  }
  std::vector<Finding> findings;
  if (plain) {
    findings = set_answer(*state.book, state.input.intake, index, object.empty() ? *plain : object + "=" + *plain);
  } else {
    findings.push_back({Severity::error, "intake.wrong_type", "", "", 0, 0, ""});
  }
  if (findings.empty()) return drop_draft(state.ui, index, object);
  const std::string kept =
      unanswered(state, index, object) ? "no value" : grouped(to_plain_text(number_in_force(state, index, object)));
  const std::string shown(plain ? std::string_view(*plain) : typed);
  keep_draft(state.ui,
             {index, object, std::string(typed), message_for(question, findings[0], shown, kept, state.noun)});
}

// Up and Down stay inside the range, so that they never make an error.
void step_number(AppState& state, const Action& action) {
  const Question& question = state.book->questions[action.index];
  const DecimalResult sum =
      add(number_in_force(state, action.index, action.detail), Decimal::from_int(action.text == "-1" ? -1 : 1));
  if (!sum.ok()) return;
  Decimal value = sum.value;
  if (question.least) value = max(value, *question.least);
  if (question.greatest) value = min(value, *question.greatest);
  edit_number(state, action.index, to_plain_text(value), action.detail);
}

void set_text(AppState& state, std::uint32_t question, const std::string& text) {
  const std::vector<Finding> findings = set_answer(*state.book, state.input.intake, question, text);
  if (!findings.empty()) state.ui.toast = findings[0].message;
}

// "a,b" without `option`, or with it at the end.
std::string toggled(std::string_view current, std::string_view option) {
  std::string text;
  bool found = false;
  for (std::size_t at = 0; at < current.size();) {
    const std::size_t comma = std::min(current.find(',', at), current.size());
    const std::string one(current.substr(at, comma - at));
    at = comma + 1;
    if (one == option) {
      found = true;
      continue;
    }
    text += (text.empty() ? "" : ",") + one;
  }
  if (!found) text += (text.empty() ? "" : ",") + std::string(option);
  return text;
}

void toggle(AppState& state, const Action& action) {
  const std::string current = answer_text(*state.book, state.input.intake, action.index);
  set_text(state, action.index, toggled(current, action.text));
}

void open_worksheet(AppState& state, const std::string& id) {
  if (!state.book) return;
  const Result<std::uint32_t> found = find_worksheet(*state.book, id);
  if (found.ok()) state.ui.worksheet = found.value();
}

// What the user answered stays; everything else becomes the preset's.
void choose_preset(AppState& state, const std::string& id) {
  const PriceBook& book = *state.book;
  std::vector<std::uint32_t> presets;
  for (std::uint32_t i = 0; i < book.presets.size(); ++i) {
    if (book.presets[i].id == id) presets.push_back(i);
  }
  const Intake before = std::exchange(state.input.intake, preset_answers(book, std::move(presets)));
  for (std::uint32_t question = 0; question < book.questions.size(); ++question) {
    if (!before.answered[question] || before.from_preset[question]) continue;
    set_answer(book, state.input.intake, question, answer_text(book, before, question));
  }
}

void apply_answer(AppState& state, const Action& action) {
  if (state.book && action.index == kPresetField) return choose_preset(state, action.text);
  if (!state.book || action.index >= state.book->questions.size()) return;
  switch (action.kind) {
    case ActionKind::edit_answer: return edit_number(state, action.index, action.text, action.detail);
    case ActionKind::step_answer: return step_number(state, action);
    case ActionKind::toggle_option: return toggle(state, action);
    default: return set_text(state, action.index, action.text);
  }
}

// The question belongs to the worksheet's own book.
void answer_sheet(AppState& state, const Action& action) {
  const Result<std::uint32_t> found = find_worksheet(*state.book, action.sheet);
  if (!found.ok()) return;
  OpenSheet sheet = open_sheet(*state.book, state.book->worksheets[found.value()], state.sheets, {});
  if (!sheet.state.book) return;
  apply_answer(sheet.state, action);
  state.ui.toast = sheet.state.ui.toast;
  keep_sheet(sheet, action.sheet, state.sheets);
}

}  // namespace

const Draft* find_draft(const Ui& ui, std::uint32_t question, std::string_view object) {
  for (const Draft& draft : ui.drafts) {
    if (draft.question == question && draft.object == object) return &draft;
  }
  return nullptr;
}

AppState fresh_state(std::shared_ptr<const PriceBook> book) {
  AppState state;
  state.book = std::move(book);
  if (state.book) state.input.intake = default_answers(*state.book);
  return state;
}

namespace {

void edit(AppState& state, const Action& action) {
  if (!state.book) return;
  Snapshot before = snapshot(state, action);
  if (action.kind == ActionKind::edit_deal) {
    apply_deal(state, action);
  } else if (!action.sheet.empty()) {
    answer_sheet(state, action);
  } else {
    apply_answer(state, action);
  }
  remember(state, std::move(before), action);
}

}  // namespace

void apply(AppState& state, const Action& action) {
  if (is_edit(action.kind)) return edit(state, action);
  state.history.typing = false;
  Ui& ui = state.ui;
  switch (action.kind) {
    case ActionKind::open_screen:
      ui.screen = action.screen;
      ui.summary_open = false;
      break;
    case ActionKind::open_section:
      ui.screen = Screen::intake;
      ui.section = action.index;
      break;
    case ActionKind::explain: ui.why = action.text; break;
    case ActionKind::close_why: ui.why.clear(); break;
    case ActionKind::toggle_summary: ui.summary_open = !ui.summary_open; break;
    case ActionKind::dismiss_toast: ui.toast.clear(); break;
    case ActionKind::open_worksheet: open_worksheet(state, action.text); break;
    case ActionKind::ask_worksheets: ui.no_worksheets.clear(); break;
    case ActionKind::undo: undo(state); break;
    case ActionKind::redo: redo(state); break;
    default: break;
  }
}

}  // namespace qw::workbench
