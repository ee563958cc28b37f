// actions.h: what panels ask for. A panel only appends; apply.h is the only one that changes state.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "views.h"

namespace qw::workbench {

// The field above the questions that chooses a preset; its options are the presets' ids, and "" for none.
inline constexpr std::uint32_t kPresetField = 0xffffffff;
// A field of what a seller sets by hand, named by its key; see deal.h.
inline constexpr std::uint32_t kDealField = 0xfffffffe;

enum class ActionKind : std::uint8_t {
  open_screen,    // screen
  open_section,   // index
  edit_answer,    // index = question, text as typed; detail = object of a count
  step_answer,    // index = question, text = "1" or "-1"; detail as above
  choose_option,  // index = question, text = option id
  toggle_option,  // index = question, text = option id
  edit_deal,      // detail = key of the field, text as typed or chosen
  undo,
  redo,
  open_worksheet,  // text = id
  ask_worksheets,  // once more, after the file with them did not come
  explain,         // text = subject
  close_why,
  toggle_summary,
  dismiss_toast,
};

struct Action {
  ActionKind kind = ActionKind::open_screen;
  Screen screen = Screen::intake;
  std::uint32_t index = 0;
  std::string text = {};
  std::string detail = {};
  std::string sheet = {};  // the worksheet whose question `index` is; empty: the quote's

  friend bool operator==(const Action&, const Action&) = default;
};

struct Actions {
  std::vector<Action> list;

  void open_screen(Screen screen) { list.push_back({.kind = ActionKind::open_screen, .screen = screen}); }
  void open_section(std::uint32_t section) { list.push_back({.kind = ActionKind::open_section, .index = section}); }
  void explain(std::string_view subject) {
    list.push_back({.kind = ActionKind::explain, .text = std::string(subject)});
  }
  void answer(ActionKind kind, std::uint32_t question, std::string_view text, std::string_view object = {},
              std::string_view sheet = {}) {
    list.push_back({.kind = kind,
                    .index = question,
                    .text = std::string(text),
                    .detail = std::string(object),
                    .sheet = std::string(sheet)});
  }
  void simple(ActionKind kind) { list.push_back({.kind = kind}); }
};

}  // namespace qw::workbench
