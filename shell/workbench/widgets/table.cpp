// A table with figures to the right. Where it is too narrow for its columns, a row becomes two lines: the first and the last
// cell, and below them the others with their titles; a last cell of words stands with the others.
#include <algorithm>
#include <cmath>

#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {
namespace {

constexpr float kRow = 34, kHead = 32, kGap = 20;

std::vector<float> natural_widths(const Table& table) {
  std::vector<float> widths(table.columns.size());
  for (std::size_t c = 0; c < widths.size(); ++c) {
    widths[c] = text_width(Type::small_strong, table.columns[c].title);
    for (const TableRow& row : table.rows) {
      if (c < row.cells.size()) widths[c] = std::fmax(widths[c], text_width(Type::strong, row.cells[c]));
    }
  }
  return widths;
}

// Numbers are as wide as they need, and words up to an equal share of the rest; what is left over goes to the words.
std::vector<float> column_widths(const Table& table, const std::vector<float>& natural, float room) {
  std::vector<float> widths = natural;
  std::vector<std::size_t> open;
  float rest = room - kGap * static_cast<float>(natural.size() - 1);
  float words = 0;
  for (std::size_t c = 0; c < natural.size(); ++c) {
    if (table.columns[c].number) {
      rest -= natural[c];
    } else {
      open.push_back(c);
      words += natural[c];
    }
  }
  if (words <= rest) {
    for (const std::size_t c : open) widths[c] = words > 0 ? rest * natural[c] / words : 0;
    return widths;
  }
  for (std::size_t before = 0; before != open.size() && !open.empty();) {
    before = open.size();
    const float share = rest / static_cast<float>(open.size());
    std::erase_if(open, [&](std::size_t c) {
      if (natural[c] > share) return false;
      rest -= natural[c];
      return true;
    });
  }
  for (const std::size_t c : open) widths[c] = rest / static_cast<float>(open.size());
  return widths;
}

bool too_narrow(const Table& table, const std::vector<float>& natural, const std::vector<float>& widths) {
  if (table.columns.size() < 3) return false;
  for (std::size_t c = 0; c < widths.size(); ++c) {
    if (!table.columns[c].number && widths[c] < std::fmin(120, natural[c])) return true;
  }
  return false;
}

std::string row_words(const Table& table, const TableRow& row, std::size_t from, std::size_t to,
                      std::string_view joint) {
  std::string words;
  for (std::size_t c = from; c < to && c < row.cells.size(); ++c) {
    if (row.cells[c].empty()) continue;
    if (!words.empty()) words += joint;
    if (!table.columns[c].title.empty()) words += table.columns[c].title + (joint == "\n" ? ": " : " ");
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

// How wide the figure at the end of a stacked row is; 0 when it is words.
float last_width(const Table& table, const TableRow& row) {
  return table.columns.back().number ? text_width(Type::strong, row.cells.back()) + 12 : 0;
}

std::string stacked_details(const Table& table, const TableRow& row) {
  if (!table.columns.back().number) return row_words(table, row, 1, row.cells.size(), "\n");
  return row_words(table, row, 1, row.cells.size() - 1, " \xC2\xB7 ");
}

float draw_stacked(const Table& table, const TableRow& row, Color color) {
  const Context& ctx = context();
  const Flow& flow = ctx.flow;
  const float last = last_width(table, row);
  const Type type = row.total || last == 0 ? Type::strong : Type::body;
  float y = flow.y + 8;
  if (last > 0) text_right(type, flow.x + flow.w, y, ctx.theme.text, row.cells.back());
  y += wrapped(type, flow.x, y, flow.w - last, color, row.cells.front());
  const std::string details = stacked_details(table, row);
  if (!details.empty()) y += wrapped(Type::small, flow.x, y, flow.w, ctx.theme.muted, details);
  return y + 8 - flow.y;
}

float stacked_height(const Table& table, const TableRow& row) {
  const Flow& flow = context().flow;
  const float last = last_width(table, row);
  const Type type = row.total || last == 0 ? Type::strong : Type::body;
  const float first = wrapped_height(type, flow.w - last, row.cells.front());
  const std::string details = stacked_details(table, row);
  return 16 + first + wrapped_height(Type::small, flow.w, details);
}

}  // namespace

std::string table(const Table& table) {
  Context& ctx = context();
  std::string asked;
  const std::vector<float> natural = natural_widths(table);
  const std::vector<float> widths = column_widths(table, natural, ctx.flow.w);
  const bool stacked = too_narrow(table, natural, widths);
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
