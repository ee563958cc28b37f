// widgets/context.h: what all widgets share: theme, fonts, the open region, focus, and the semantic nodes of this frame.
//
// Lives in the Workbench and hangs on ImGuiIO::UserData, so that two workbenches never share anything. Panels do not see it.
#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "theme.h"
#include "widgets/draw.h"
#include "workbench.h"

namespace qw::workbench::ui {

using Id = std::uint32_t;

// A place the keyboard can go to, in the order of drawing.
struct Stop {
  Id id = 0;
  int layer = 0;
};

// The area that is being filled from top to bottom.
struct Flow {
  float x = 0, y = 0, w = 0;
};

// What a region restores when it ends.
struct SavedFlow {
  Flow flow;
  float pad_bottom = 0;
  float start_x = 0;
  bool sideways = false;
};

struct OpenCard {
  Flow outer;
  float pad_y = 0;
  Tone tone = Tone::plain;
  bool chosen = false;
};

struct ColumnCell {
  Rect r;
  float pad_y = 0;
  Tone tone = Tone::plain;
  bool chosen = false;
};

struct OpenColumns {
  Flow outer;
  int count = 1;
  float row_y = 0;
  float bottom = 0;
  std::vector<ColumnCell> cells;
};

// What assistive technology asked for through Workbench::act().
struct Request {
  Id id = 0;
  std::string action;  // "click", "focus", "set"
  std::string value;
};

struct ScrollRegion {
  Id id = 0;
  Rect rect;
  int layer = 0;
  bool sideways = false;
};

// A finger that moves a region.
struct Drag {
  Id region = 0;
  float from_x = 0, from_y = 0, last_x = 0, last_y = 0;
  bool moving = false;
};

struct Popup {
  Id owner = 0;  // the select that is open
  Rect anchor;
  std::vector<std::string> labels, groups;
  int selected = -1;
  int highlight = -1;
  bool seen = false;  // its owner was drawn in this frame
  bool appearing = false;
  int result = -1;  // read by its owner in the next frame
};

struct Context {
  Theme theme;
  ViewSettings view;
  ImFont* regular = nullptr;
  ImFont* bold = nullptr;
  float em_to_height = 1;  // the library sizes a font by ascent + descent, style sheets by the em

  // This frame.
  std::vector<SemanticNode> nodes;
  std::vector<Stop> stops;
  std::vector<ScrollRegion> regions;
  std::vector<Id> seeds;
  Flow flow;
  std::vector<SavedFlow> flow_stack;
  std::vector<int> layers;
  std::vector<OpenCard> cards;
  std::deque<ImDrawListSplitter> splitters;  // of the open cards; must not move
  OpenColumns columns;
  int layer = 0;  // of what is being drawn; a higher one is above and takes the keyboard

  // Kept between frames.
  std::vector<Stop> last_stops;
  std::vector<ScrollRegion> last_regions;
  int top_layer = 0;
  Id focus = 0;
  bool focus_visible = false;  // moved by keyboard: draw the ring everywhere, not only on fields
  Id text_item = 0;            // the library's id of the field that is open for typing
  Id activate = 0;             // a text field to open for typing
  Id scroll_to = 0;
  Id typed_field = 0;  // the field that was typed into last, and what it sent
  std::string typed_text;
  Id reload = 0;      // a text field whose text the program changed
  Id reveal_tab = 0;  // the tab and the pill that were last scrolled to
  Id reveal_pill = 0;
  bool sheet_open = false;  // its close button takes the focus once, and gives it back in the end
  bool close_wants_focus = false;
  Id return_focus = 0;
  std::vector<Request> requests;
  Drag drag;
  bool swallow_click = false;  // the finger scrolled, so lifting it presses nothing
  bool clicked_nothing = false;
  bool escape = false;  // pressed in this frame and not used yet
  Popup popup;

  bool coarse() const { return view.coarse_pointer; }
  bool phone() const { return view.width < size::phone_below; }
  float control_height() const { return coarse() ? size::control_touch : size::control; }
};

Context& context();

// ---- one frame, called by Workbench ----
void begin_frame();
void end_frame();

// ---- ids ----
Id make_id(std::string_view name);
struct Scope {
  explicit Scope(std::string_view name);
  ~Scope();
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
};

// ---- nodes ----
// The node of this id; its rectangle is the visible part of `r`. The reference holds until the next node.
SemanticNode& node(Id id, std::string_view role, std::string_view name, const Rect& r);

// ---- input ----
struct Response {
  bool hovered = false, held = false, focused = false, ring = false, clicked = false;
};

// A rectangle that can be clicked, reached with Tab and pressed with Enter or Space.
Response interact(Id id, const Rect& r, bool tab_stop = true);
bool layer_active();
bool key(int imgui_key);  // pressed, for the widget that has the focus
bool take_request(Id id, std::string_view action, std::string* value = nullptr);
void move_focus(Id id, bool visible);  // visible: by keyboard
void move_focus_by(int step);          // to the next or previous stop
void add_stop(Id id, const Rect& r);

}  // namespace qw::workbench::ui
