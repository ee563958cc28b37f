// Cards are drawn behind what they hold: their height is known only afterwards, so the ground goes to a lower channel.
#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {
namespace {

void ground(const CardLook& look, const Rect& r) {
  const Theme& theme = context().theme;
  if (look.tone != Tone::plain) return fill(r, soft(theme, look.tone), size::card_radius);
  frame(r, theme.surface, look.chosen ? theme.accent : theme.line, size::card_radius);
}

ImDrawListSplitter& open_splitter() {
  Context& ctx = context();
  ctx.splitters.emplace_back();
  ctx.splitters.back().Split(ImGui::GetWindowDrawList(), 2);
  ctx.splitters.back().SetCurrentChannel(ImGui::GetWindowDrawList(), 1);
  return ctx.splitters.back();
}

void close_splitter() {
  Context& ctx = context();
  ctx.splitters.back().Merge(ImGui::GetWindowDrawList());
  ctx.splitters.pop_back();
}

}  // namespace

void begin_card(const CardLook& look) {
  Context& ctx = context();
  open_splitter();
  ctx.cards.push_back({ctx.flow, look.pad_y, look.tone, look.chosen});
  ctx.flow.x += look.pad;
  ctx.flow.y += look.pad_y;
  ctx.flow.w -= 2 * look.pad;
}

void end_card() {
  Context& ctx = context();
  const OpenCard card = ctx.cards.back();
  ctx.cards.pop_back();
  const float bottom = ctx.flow.y + card.pad_y;
  const Rect r{card.outer.x, card.outer.y, card.outer.w, bottom - card.outer.y};
  ctx.splitters.back().SetCurrentChannel(ImGui::GetWindowDrawList(), 0);
  ground({card.tone, card.chosen}, r);
  close_splitter();
  ctx.flow = {card.outer.x, bottom, card.outer.w};
}

void begin_columns(int count) {
  Context& ctx = context();
  open_splitter();
  ctx.columns = {};
  ctx.columns.outer = ctx.flow;
  ctx.columns.count = ctx.flow.w < 520 ? 1 : std::max(1, count);
  ctx.columns.bottom = ctx.flow.y;
}

void begin_column_card(const CardLook& look) {
  Context& ctx = context();
  OpenColumns& columns = ctx.columns;
  const float gap = size::gap;
  const float width =
      (columns.outer.w - gap * static_cast<float>(columns.count - 1)) / static_cast<float>(columns.count);
  const int column = static_cast<int>(columns.cells.size()) % columns.count;
  if (column == 0 && !columns.cells.empty()) columns.row_y = columns.bottom + gap;
  if (columns.cells.empty()) columns.row_y = columns.outer.y;
  const float x = columns.outer.x + static_cast<float>(column) * (width + gap);
  columns.cells.push_back({{x, columns.row_y, width, 0}, look.pad_y, look.tone, look.chosen});
  ctx.flow = {x + look.pad, columns.row_y + look.pad_y, width - 2 * look.pad};
}

void end_column_card() {
  OpenColumns& columns = context().columns;
  ColumnCell& cell = columns.cells.back();
  cell.r.h = context().flow.y + cell.pad_y - cell.r.y;
  columns.bottom = std::fmax(columns.bottom, cell.r.bottom());
}

void end_columns() {
  Context& ctx = context();
  const OpenColumns& columns = ctx.columns;
  ctx.splitters.back().SetCurrentChannel(ImGui::GetWindowDrawList(), 0);
  for (const ColumnCell& cell : columns.cells) {
    Rect r = cell.r;
    for (const ColumnCell& other : columns.cells) {
      if (other.r.y == cell.r.y) r.h = std::fmax(r.h, other.r.h);  // as high as the highest beside it
    }
    ground({cell.tone, cell.chosen}, r);
  }
  close_splitter();
  ctx.flow = {columns.outer.x, columns.bottom, columns.outer.w};
}

}  // namespace qw::workbench::ui
