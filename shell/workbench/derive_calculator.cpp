// A calculator: the worksheet that is open, read again with the quote's figures of this moment, its answers, and what comes out.
#include <algorithm>

#include "derive_parts.h"
#include "sheet.h"
#include "worksheet/worksheet.h"

namespace qw::workbench {
namespace {

FieldView choice_of(const Source& from) {
  FieldView view;
  view.kind = FieldKind::choice;
  view.key = "calculator";
  view.label = "Calculator";
  for (std::uint32_t i = 0; i < from.book.worksheets.size(); ++i) {
    const Worksheet& one = from.book.worksheets[i];
    view.options.push_back({one.id, one.title, i == from.state.ui.worksheet, one.group});
  }
  return view;
}

Notice problem_of(const Findings& findings) {
  Notice notice;
  notice.tag = "No result";
  notice.tone = Tone::bad;
  notice.title = "This calculator has no result as it is";
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    notice.text = finding.message;
    break;
  }
  return notice;
}

// Answers of the file that the worksheet does not know: kept until something here is answered.
Notice misfit_of(const Findings& findings) {
  Notice notice;
  notice.tag = "Not used";
  notice.tone = Tone::warn;
  notice.title = findings.size() == 1
                     ? "One answer in the file does not fit this calculator"
                     : std::to_string(findings.size()) + " answers in the file do not fit this calculator";
  for (const Finding& finding : findings) notice.text += finding.message + " ";
  notice.text += "They leave the quote when something here is answered.";
  return notice;
}

// Verdicts are names of the book: "not_ready" reads "Not ready".
std::string value_words(const Source& sheet, SlotId slot, std::string text) {
  const SlotInfo& info = sheet.book.slots[slot];
  const feel::Kind kind = value_of(sheet, slot).kind();
  if (kind == feel::Kind::number) {
    return info.unit == "%" || info.unit == sheet.book.currency.code() ? figure_text(sheet, slot) : text;
  }
  std::replace(text.begin(), text.end(), '_', ' ');
  return sentence(std::move(text));
}

Table results_table(const Source& sheet, const WorksheetRun& run) {
  Table table;
  table.title = "Result";
  table.columns = {{"Figure", false}, {"Value", false}, {"Why", false}};
  std::vector<WorksheetResult> results = results_of(run);
  for (std::size_t i = 0; i < results.size(); ++i) {
    std::string value = value_words(sheet, sheet.book.metrics[i], std::move(results[i].text));
    table.rows.push_back({{std::move(results[i].label), std::move(value), std::move(results[i].because)}, "", false});
  }
  return table;
}

void show_run(const Source& sheet, const WorksheetRun& run, CalculatorView& view) {
  view.results = results_table(sheet, run);
  for (std::uint32_t gate = 0; gate < sheet.evaluation->gates.size(); ++gate) {
    if (sheet.evaluation->gates[gate].verdict == Verdict::pass) continue;
    view.gates.push_back(gate_notice(sheet, gate));
    view.gates.back().subject.clear();  // what is explained is the quote
  }
  for (const Signature& signature : sheet.evaluation->signatures) {
    const Role& role = sheet.book.roles[signature.role];
    view.signatures.push_back({role.label.empty() ? role.id : role.label, Tone::muted, ""});
  }
  for (const ScheduleText& text : run.schedules) view.sheets.push_back(sheet_of(sheet.book, text));
}

// The calculators come as a file of their own, when this screen is opened first.
void show_waiting(const Source& from, CalculatorView& view) {
  view.apart = true;
  const std::string& reason = from.state.ui.no_worksheets;
  if (reason.empty()) {
    const std::string count = std::to_string(from.book.worksheets_apart);
    view.problem = {"Loading", Tone::info, "The calculators are on their way",
                    "This price book has " + count + " of them, in a file of their own.", ""};
    return;
  }
  view.problem = {"Not here", Tone::bad, "The calculators did not load", reason, ""};
  view.again = "Try again";
}

}  // namespace

CalculatorView derive_calculator(const Source& from) {
  CalculatorView view;
  view.title = "Calculators";
  view.help = "Sums and scores beside the quote: they use its figures, never change it, and are saved with it.";
  if (from.book.worksheets_apart > 0) {
    show_waiting(from, view);
    return view;
  }
  if (from.state.ui.worksheet >= from.book.worksheets.size()) return view;
  const Worksheet& worksheet = from.book.worksheets[from.state.ui.worksheet];
  view.choice = choice_of(from);
  view.choice.help = worksheet.help;
  view.about = worksheet.title;
  std::vector<feel::Value> taken;
  for (const SlotId slot : worksheet.takes) taken.push_back(from.evaluation->values[slot]);
  OpenSheet open = open_sheet(from.book, worksheet, from.state.sheets, taken);
  AppState& sheet = open.state;
  if (!sheet.book) {
    view.problem = problem_of(open.problems);
    return view;
  }
  view.sheet = worksheet.id;
  sheet.input.as_of = from.state.input.as_of;
  if (!open.problems.empty()) view.misfit = misfit_of(open.problems);
  Evaluated evaluated = evaluate(sheet.book, sheet.input);
  WorksheetRun run;
  run.evaluation = std::move(evaluated.evaluation);
  const Source source{sheet, *sheet.book, run.evaluation ? &*run.evaluation : nullptr};
  for (const Section& section : sheet.book->sections) {
    view.groups.push_back({section.title, {}, section_fields(source, section)});
  }
  if (!run.evaluation) {
    view.problem = problem_of(evaluated.findings);
    return view;
  }
  Schedules schedules = compute_schedules(*run.evaluation);
  if (schedules.schedules) {
    run.schedules = *std::move(schedules.schedules);
  } else {
    view.problem = problem_of(schedules.findings);
  }
  show_run(source, run, view);
  return view;
}

}  // namespace qw::workbench
