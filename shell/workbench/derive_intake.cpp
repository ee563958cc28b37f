#include <algorithm>

#include "actions.h"
#include "derive_parts.h"
#include "intake/intake.h"

namespace qw::workbench {
namespace {

// "45,000" to read, "45000" to edit; a draft is shown as it was typed.
NumberField number_field(const Source& from, std::uint32_t index, const std::string& object, const feel::Value& value) {
  const Question& question = from.book.questions[index];
  NumberField field;
  field.label = question.label;
  field.unit = question.unit;
  if (value.kind() == feel::Kind::number) field.text = to_plain_text(value.as_number());
  field.shown = grouped(field.text);
  if (const Draft* draft = find_draft(from.state.ui, index, object)) {
    field.text = field.shown = draft->text;
    field.error = draft->message;
  }
  return field;
}

bool contains(const feel::Value& list, std::string_view id) {
  if (list.kind() != feel::Kind::list) return false;
  const auto items = list.as_list();
  return std::any_of(items.begin(), items.end(), [&](const feel::Value& item) {
    return item.kind() == feel::Kind::string && item.as_string() == id;
  });
}

void add_options(const Question& question, const feel::Value& value, FieldView& view) {
  if (question.type == QuestionType::boolean) {
    const bool known = value.kind() == feel::Kind::boolean;
    view.options = {{"false", "No", known && !value.as_boolean()}, {"true", "Yes", known && value.as_boolean()}};
    return;
  }
  for (const Option& option : question.options) {
    const bool selected = question.type == QuestionType::multi_choice
                              ? contains(value, option.id)
                              : value.kind() == feel::Kind::string && value.as_string() == option.id;
    view.options.push_back({option.id, option.label.empty() ? option.id : option.label, selected});
  }
}

void add_counts(const Source& from, std::uint32_t index, const feel::Value& value, FieldView& view) {
  const Question& question = from.book.questions[index];
  for (const Option& option : question.options) {
    CountField count;
    count.object = option.id;
    count.number = number_field(from, index, option.id, value.field(option.id));
    count.number.label = option.label.empty() ? option.id : option.label;
    view.counts.push_back(std::move(count));
  }
}

// An answer that other answers have made meaningless counts as its default; the field says so.
bool is_read(const Source& from, const Question& question) {
  if (from.evaluation == nullptr || !question.read_when) return true;
  feel::Arena arena;
  feel::Machine machine;
  machine.slots = from.evaluation->values.data();
  machine.arena = &arena;
  return feel::evaluate(question.read_when->expression, machine).is_true();
}

FieldView field_view(const Source& from, std::uint32_t index) {
  const Question& question = from.book.questions[index];
  const feel::Value& value = from.state.input.intake.values[index];
  FieldView view;
  view.question = index;
  view.key = question.key;
  view.label = question.label.empty() ? question.key : question.label;
  view.help = question.help;
  switch (question.type) {
    case QuestionType::integer:
    case QuestionType::decimal:
      view.kind = FieldKind::number;
      view.number = number_field(from, index, "", value);
      break;
    case QuestionType::boolean:
    case QuestionType::choice: view.kind = FieldKind::choice; break;
    case QuestionType::multi_choice: view.kind = FieldKind::multi_choice; break;
    case QuestionType::counts: view.kind = FieldKind::counts; break;
  }
  if (view.kind == FieldKind::counts) {
    add_counts(from, index, value, view);
  } else if (view.kind != FieldKind::number) {
    add_options(question, value, view);
  }
  if (!is_read(from, question)) {
    view.note = "Other answers make this one irrelevant; the quote uses its default.";
    view.note_tone = Tone::muted;
  }
  return view;
}

// The questions that an expression looks at, directly or through one fact or decision.
void collect_questions(const PriceBook& book, const std::vector<std::uint32_t>& reads, int depth,
                       std::vector<std::uint32_t>& out) {
  for (const std::uint32_t slot : reads) {
    const SlotInfo& info = book.slots[slot];
    if (info.kind == SlotKind::question) out.push_back(info.index);
    if (depth == 0) continue;
    if (info.kind == SlotKind::fact)
      collect_questions(book, book.facts[info.index].value.expression.reads, depth - 1, out);
    if (info.kind != SlotKind::decision) continue;
    for (const feel::Expression& input : book.decisions[info.index].table.inputs) {
      collect_questions(book, input.reads, depth - 1, out);
    }
  }
}

bool concerns(const Source& from, std::uint32_t gate, std::uint32_t section) {
  std::vector<std::uint32_t> questions;
  const GateResult& result = from.evaluation->gates[gate];
  collect_questions(from.book, from.book.gates[gate].rules[result.rule].when.expression.reads, 1, questions);
  return std::any_of(questions.begin(), questions.end(),
                     [&](std::uint32_t question) { return from.book.questions[question].section == section; });
}

FieldView preset_field(const Source& from) {
  FieldView view;
  view.question = kPresetField;
  view.kind = FieldKind::choice;
  view.key = "preset";
  view.label = "Start from";
  view.help = "Answers that are usual in a line of business. What you answer yourself comes first.";
  const std::vector<std::uint32_t>& chosen = from.state.input.intake.presets;
  view.options.push_back({"", "No preset", chosen.empty()});
  for (std::uint32_t i = 0; i < from.book.presets.size(); ++i) {
    const Preset& preset = from.book.presets[i];
    const bool selected = std::find(chosen.begin(), chosen.end(), i) != chosen.end();
    view.options.push_back({preset.id, preset.label.empty() ? preset.id : preset.label, selected});
    if (selected && !preset.help.empty()) view.help = preset.help;
  }
  return view;
}

}  // namespace

std::vector<FieldView> section_fields(const Source& from, const Section& section) {
  std::vector<FieldView> fields;
  for (const std::uint32_t question : section.questions) fields.push_back(field_view(from, question));
  return fields;
}

IntakeView derive_intake(const Source& from) {
  IntakeView view;
  const std::uint32_t count = static_cast<std::uint32_t>(from.book.sections.size());
  if (count == 0) {
    view.title = "Nothing to ask";
    view.help = "This price book has no questions.";
    return view;
  }
  const std::uint32_t at = std::min(from.state.ui.section, count - 1);
  const Section& section = from.book.sections[at];
  view.title = section.title;
  view.help = section.help;
  view.fields = section_fields(from, section);
  if (at == 0 && !from.book.presets.empty()) view.fields.insert(view.fields.begin(), preset_field(from));
  if (at > 0) view.back = "Back: " + from.book.sections[at - 1].title, view.back_section = at - 1;
  if (at + 1 < count) view.next = "Next: " + from.book.sections[at + 1].title, view.next_section = at + 1;
  if (from.evaluation == nullptr) return view;
  for (std::uint32_t gate = 0; gate < from.evaluation->gates.size(); ++gate) {
    if (from.evaluation->gates[gate].verdict != Verdict::pass && concerns(from, gate, at)) {
      view.notices.push_back(gate_notice(from, gate));
    }
  }
  return view;
}

}  // namespace qw::workbench
