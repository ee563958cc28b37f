// widgets/ui.h: the widgets that panels are made of. Each draws itself, takes part in keyboard and pointer input, and emits its
// semantic node. Widgets without a place of their own are stacked from top to bottom in the region that is open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "views.h"
#include "widgets/draw.h"

namespace qw::workbench::ui {

struct Extent {
  float width = 0, height = 0;
  bool phone = false;   // one column
  bool wide = false;    // three columns
  bool coarse = false;  // touch
};
Extent screen();
bool take_escape();  // true once when Escape was pressed and no widget wanted it

// ---- regions ----
enum class Axis : std::uint8_t { vertical, sideways };
enum class Ground : std::uint8_t { bg, surface, raised };
// A part of the page that scrolls for itself.
void begin_region(std::string_view name, const Rect& r, float pad_x, float pad_top, float pad_bottom, Ground ground,
                  Axis axis = Axis::vertical);
void end_region();
// A sheet above the page; a modal one takes the keyboard and all clicks.
void begin_sheet(std::string_view name, const Rect& r, bool modal);
void end_sheet();
// Called in every frame: the focus goes into a sheet that opens, and back to where it was when it closes.
void hold_focus(bool sheet_open);
void scroll_by_keys();  // Page Up and Page Down move the open region
Rect area();            // what is left of the region: x, y, width; height 0
void space(float height);
void limit_width(float width);

// ---- words ----
void heading(std::string_view text, std::string_view help);
void section_title(std::string_view text);
void paragraph(std::string_view text, Tone tone = Tone::muted);

// ---- figures ----
// A large figure with its name above; true when an explanation is asked for.
bool big_figure(const Figure& figure, Type type);
bool key_value(const Figure& figure, bool quiet = false);
void bar(const Bar& bar, std::string_view name, std::string_view value, bool labels_below);
// Returns the subject of the chip that was clicked.
std::string chips(const std::vector<Chip>& chips);
void chip_at(float right, float y, const Chip& chip);
float chip_width(std::string_view text);

// ---- containers ----
struct CardLook {
  Tone tone = Tone::plain;  // ground: plain is the surface
  bool chosen = false;      // accent border
  float pad = 18;
  float pad_y = 16;
};
void begin_card(const CardLook& look = {});
void end_card();
// Cards side by side, equally wide and high; below each other on a phone.
void begin_columns(int count);
void begin_column_card(const CardLook& look);
void end_column_card();
void end_columns();

// ---- tables ----
// Returns the subject of the row that was clicked.
std::string table(const Table& table);

// ---- fields ----
struct Edit {
  enum class Kind : std::uint8_t { text, step, choose, toggle };
  Kind kind = Kind::text;
  std::string text;    // typed text, "1" or "-1", option id
  std::string object;  // of a count
};
std::optional<Edit> field(const FieldView& view, bool last);

// ---- things to press ----
bool button(std::string_view label, bool primary);
// Two buttons in one line, the second to the right; 1, 2 or 0.
int button_pair(std::string_view left, std::string_view right);
bool why_link(float right, float y, std::string_view about);
bool nav_item(const NavItem& item, bool with_icon);
// A row of tabs; returns the index that was chosen.
int tabs(std::string_view name, const std::vector<NavItem>& items, bool pills);
// Undo or redo: an arrow that bends back or forth.
bool history_button(float right, float y, bool redo, bool enabled);
// Ctrl+Z is -1, Ctrl+Y and Ctrl+Shift+Z are 1; the field that is being edited shows the new text.
int history_key();
bool close_button(float right, float y, std::string_view name);
bool hot_area(std::string_view name, std::string_view value, const Rect& r, bool expanded);

// ---- notices ----
bool banner(const Notice& notice);
bool toast(std::string_view text);

}  // namespace qw::workbench::ui
