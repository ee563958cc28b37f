// A question: label and help to the left, control to the right; below each other on a phone and for lists of things.
#include <algorithm>
#include <cmath>

#include "widgets/controls.h"

namespace qw::workbench::ui {
namespace {

constexpr float kCountWidth = 132;

std::string describe(const FieldView& view, std::string_view error) {
  std::string words = view.help;
  for (const std::string_view part : {std::string_view(view.note), error}) {
    if (part.empty()) continue;
    if (!words.empty()) words += ' ';
    words += part;
  }
  return words;
}

// Label, help and note; returns their height.
float words_height(const FieldView& view, float width, Type label) {
  return wrapped_height(label, width, view.label) + wrapped_height(Type::small, width, view.help) +
         wrapped_height(Type::small, width, view.note);
}

void draw_words(const FieldView& view, float x, float y, float width, Type label) {
  const Theme& theme = context().theme;
  y += wrapped(label, x, y, width, theme.text, view.label);
  y += wrapped(Type::small, x, y, width, theme.muted, view.help);
  wrapped(Type::small, x, y, width, ink(theme, view.note_tone), view.note);
}

std::optional<Edit> choose(std::optional<std::size_t> index, const FieldView& view, Edit::Kind kind) {
  if (!index) return {};
  return Edit{kind, view.options[*index].id, {}};
}

std::optional<Edit> control(const FieldView& view, const Rect& r) {
  const std::string words = describe(view, view.number.error);
  const Id id = make_id("control");
  const ControlText text{view.label, words, !view.number.error.empty()};
  if (view.kind == FieldKind::number) return number_control(id, r, view.number, text);
  if (segments_fit(view.options, r.w)) return choose(segments(id, r, view.options, text), view, Edit::Kind::choose);
  return choose(select(id, r, view.options, text), view, Edit::Kind::choose);
}

float draw_error(const std::string& error, float x, float y, float width) {
  if (error.empty()) return 0;
  Context& ctx = context();
  const float height = wrapped(Type::small, x, y + 4, width, ctx.theme.bad, error);
  node(make_id("error/" + error), "alert", error, {x, y + 4, width, height});
  return height + 4;
}

std::optional<Edit> beside(const FieldView& view) {
  Flow& flow = context().flow;
  const float control_width = size::control_width, height = context().control_height();
  const float words_width = flow.w - control_width - 24;
  const float left = words_height(view, words_width, Type::body);
  const float content = std::fmax(left, height);
  const float top = flow.y + 10;
  draw_words(view, flow.x, top + (content - left) / 2, words_width, Type::body);
  const Rect r{flow.x + flow.w - control_width, top + (content - height) / 2, control_width, height};
  const std::optional<Edit> edit = control(view, r);
  const float error = draw_error(view.number.error, r.x, r.bottom(), r.w);
  flow.y = std::fmax(top + content, r.bottom() + error) + 10;
  return edit;
}

std::optional<Edit> stacked(const FieldView& view) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  flow.y += 10;
  flow.y += wrapped(Type::strong, flow.x, flow.y, flow.w, ctx.theme.text, view.label) + 6;
  const Rect r{flow.x, flow.y, flow.w, ctx.control_height()};
  const std::optional<Edit> edit = control(view, r);
  flow.y = r.bottom();
  flow.y += draw_error(view.number.error, flow.x, flow.y, flow.w);
  if (!view.help.empty()) flow.y += 5 + wrapped(Type::small, flow.x, flow.y + 5, flow.w, ctx.theme.muted, view.help);
  if (!view.note.empty())
    flow.y += wrapped(Type::small, flow.x, flow.y, flow.w, ink(ctx.theme, view.note_tone), view.note);
  flow.y += 10;
  return edit;
}

std::optional<Edit> count_row(const FieldView& view, const CountField& count, const Rect& cell,
                              const std::string& words) {
  Context& ctx = context();
  const Scope scope(count.object);
  const float height = ctx.control_height();
  const Rect r{cell.right() - kCountWidth, cell.y, kCountWidth, height};
  text(Type::body, cell.x, cell.y + (height - 20) / 2, ctx.theme.muted, count.number.label, cell.w - kCountWidth - 12);
  const std::string name = view.label + ": " + count.number.label;
  std::optional<Edit> edit =
      number_control(make_id("control"), r, count.number,
                     {name, count.number.error.empty() ? words : count.number.error, !count.number.error.empty()});
  if (edit) edit->object = count.object;
  return edit;
}

std::optional<Edit> count_list(const FieldView& view) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  std::optional<Edit> edit;
  const bool two = flow.w >= 560;
  const float gap = 36, width = two ? (flow.w - gap) / 2 : flow.w;
  const std::string words = describe(view, {});
  float row_bottom = flow.y;
  for (std::size_t i = 0; i < view.counts.size(); ++i) {
    const bool right = two && i % 2 == 1;
    if (!right) flow.y = row_bottom;
    const Rect cell{flow.x + (right ? width + gap : 0), flow.y, width, ctx.control_height()};
    if (auto made = count_row(view, view.counts[i], cell, words)) edit = std::move(made);
    const float error = draw_error(view.counts[i].number.error, cell.right() - kCountWidth, cell.bottom(), kCountWidth);
    row_bottom = std::fmax(row_bottom, cell.bottom() + error + 8);
  }
  flow.y = row_bottom;
  return edit;
}

// Several things of one question take the whole width.
std::optional<Edit> spread(const FieldView& view) {
  Context& ctx = context();
  Flow& flow = ctx.flow;
  const Type label = ctx.phone() ? Type::strong : Type::body;
  flow.y += 10;
  const float height = words_height(view, flow.w, label);
  draw_words(view, flow.x, flow.y, flow.w, label);
  flow.y += height + 8;
  std::optional<Edit> edit;
  if (view.kind == FieldKind::counts) {
    edit = count_list(view);
  } else {
    const float chips = option_chips_height(view.options, flow.w);
    const std::string words = describe(view, {});
    edit = choose(option_chips({flow.x, flow.y, flow.w, chips}, view.options, {view.label, words}), view,
                  Edit::Kind::toggle);
    flow.y += chips;
  }
  flow.y += 12;
  return edit;
}

}  // namespace

std::optional<Edit> field(const FieldView& view, bool last) {
  const Scope scope(view.key);
  Context& ctx = context();
  std::optional<Edit> edit;
  if (view.kind == FieldKind::multi_choice || view.kind == FieldKind::counts) {
    edit = spread(view);
  } else {
    edit = ctx.phone() || ctx.flow.w < 460 ? stacked(view) : beside(view);
  }
  if (!last && !ctx.phone()) rule(ctx.flow.x, ctx.flow.y - hairline(), ctx.flow.w);
  return edit;
}

}  // namespace qw::workbench::ui
