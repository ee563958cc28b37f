// A table with figures to the right. Where it is too narrow for its columns, a row becomes two lines: the first and the last
// cell, and below them the others with their titles.
#include <algorithm>
#include <cmath>

#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {
namespace {

constexpr float kRow = 34, kHead = 32, kGap = 20;

std::vector<float> column_widths(const Table& table, float room) {
  std::vector<float> widths(table.columns.size());
  for (std::size_t c = 0; c < widths.size(); ++c) {
    widths[c] = text_width(Type::small_strong, table.columns[c].title);
    for (const TableRow& row : table.rows) {
      if (c < row.cells.size()) widths[c] = std::fmax(widths[c], text_width(Type::strong, row.cells[c]));
    }
  }
  // Number columns are as wide as they need; words share the rest.
  float numbers = 0, words = 0;
  for (std::size_t c = 0; c < widths.size(); ++c) (table.columns[c].number ? numbers : words) += widths[c];
  const float rest = room - numbers - kGap * static_cast<float>(widths.size() - 1);
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (!table.columns[c].number && words > 0) widths[c] = rest * widths[c] / words;
  }
  return widths;
}

bool too_narrow(const Table& table, const std::vector<float>& widths) {
  if (table.columns.size() < 3) return false;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (!table.columns[c].number && widths[c] < 120) return true;
  }
  return false;
}

std::string row_words(const Table& table, const TableRow& row, std::size_t from, std::size_t to,
                      std::string_view joint) {
  std::string words;
  for (std::size_t c = from; c < to && c < row.cells.size(); ++c) {
    if (row.cells[c].empty()) continue;
    if (!words.empty()) words += joint;
    if (!table.columns[c].title.empty()) words += table.columns[c].title + " ";
    words += row.cells[c];
  }
  return words;
}

void draw_head(const Table& table, const std::vector<float>& widths) {
  Context& ctx = context();
  float x = ctx.flow.x;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    const float y = ctx.flow.y + 6;
    if (table.columns[c].number) {
      text_right(Type::small_strong, x + widths[c], y, ctx.theme.faint, table.columns[c].title);
    } else {
      text(Type::small_strong, x, y, ctx.theme.faint, table.columns[c].title, widths[c]);
    }
    x += widths[c] + kGap;
  }
  ctx.flow.y += kHead;
  rule(ctx.flow.x, ctx.flow.y - hairline(), ctx.flow.w);
}

float row_height(const Table& table, const std::vector<float>& widths, const TableRow& row) {
  float height = 20;
  for (std::size_t c = 0; c < row.cells.size() && c < widths.size(); ++c) {
    if (!table.columns[c].number) {
      height = std::fmax(height, wrapped_height(row.total ? Type::strong : Type::body, widths[c], row.cells[c]));
    }
  }
  return std::fmax(kRow, height + 14);
}

void draw_cells(const Table& table, const std::vector<float>& widths, const TableRow& row, Color color) {
  const Context& ctx = context();
  const Type type = row.total ? Type::strong : Type::body;
  float x = ctx.flow.x;
  for (std::size_t c = 0; c < row.cells.size() && c < widths.size(); ++c) {
    if (table.columns[c].number) {
      text_right(type, x + widths[c], ctx.flow.y + 7, ctx.theme.text, row.cells[c]);
    } else {
      wrapped(type, x, ctx.flow.y + 7, widths[c], c == 0 ? color : ctx.theme.text, row.cells[c]);
    }
    x += widths[c] + kGap;
  }
}

float draw_stacked(const Table& table, const TableRow& row, Color color) {
  const Context& ctx = context();
  const Flow& flow = ctx.flow;
  const std::string& last = row.cells.back();
  const float last_width = text_width(Type::strong, last);
  float y = flow.y + 8;
  text_right(row.total ? Type::strong : Type::body, flow.x + flow.w, y, ctx.theme.text, last);
  y += wrapped(row.total ? Type::strong : Type::body, flow.x, y, flow.w - last_width - 12, color, row.cells.front());
  const std::string details = row_words(table, row, 1, row.cells.size() - 1, " \xC2\xB7 ");
  if (!details.empty()) y += wrapped(Type::small, flow.x, y, flow.w, ctx.theme.muted, details);
  return y + 8 - flow.y;
}

float stacked_height(const Table& table, const TableRow& row) {
  const Flow& flow = context().flow;
  const float first = wrapped_height(row.total ? Type::strong : Type::body,
                                     flow.w - text_width(Type::strong, row.cells.back()) - 12, row.cells.front());
  const std::string details = row_words(table, row, 1, row.cells.size() - 1, " \xC2\xB7 ");
  return 16 + first + wrapped_height(Type::small, flow.w, details);
}

}  // namespace

std::string table(const Table& table) {
  Context& ctx = context();
  std::string asked;
  const std::vector<float> widths = column_widths(table, ctx.flow.w);
  const bool stacked = too_narrow(table, widths);
  if (!stacked) draw_head(table, widths);
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    const TableRow& row = table.rows[i];
    if (row.cells.empty()) continue;
    const float height = stacked ? stacked_height(table, row) : row_height(table, widths, row);
    const Rect r{ctx.flow.x, ctx.flow.y, ctx.flow.w, height};
    const Id id = make_id("row/" + table.title + "/" + row.subject + "/" + row.cells.front());
    Color color = ctx.theme.text;
    if (!row.subject.empty()) {
      const Response response = interact(id, r);
      if (response.clicked) asked = row.subject;
      if (response.ring) focus_ring({r.x - 8, r.y + 1, r.w + 16, r.h - 3}, 6);
      if (response.ring) fill({r.x - 8, r.y + 1, r.w + 16, r.h - 3}, ctx.theme.surface, 6);
      if (response.hovered) fill({r.x - 8, r.y + 1, r.w + 16, r.h - 3}, ctx.theme.accent_soft, 6);
      if (response.hovered || response.ring) color = ctx.theme.accent;
    }
    if (stacked) {
      draw_stacked(table, row, color);
    } else {
      draw_cells(table, widths, row, color);
    }
    SemanticNode& made = node(id, "row", row.cells.front(), r);
    made.value = row_words(table, row, 1, row.cells.size(), ", ");
    if (!row.subject.empty()) made.description = "Press for the reason";
    ctx.flow.y += height;
    if (i + 1 < table.rows.size()) rule(ctx.flow.x, ctx.flow.y - hairline(), ctx.flow.w);
  }
  return asked;
}

}  // namespace qw::workbench::ui
