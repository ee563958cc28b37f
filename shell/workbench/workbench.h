// shell/workbench/workbench.h: the calculator as a Dear ImGui application, without any platform: a host (the browser page, a
// test, later a desktop window) feeds it input and asks it for frames.
//
// State -> derive -> draw -> actions -> apply, once per frame that is asked for. The host creates the ImGui context and the
// renderer, sends input through ImGuiIO, then calls frame(); frame() calls NewFrame and Render. Nothing here knows a browser.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace qw::workbench {

// What a screen reader, a test or a text agent needs to know of one widget; written anew by every frame.
struct SemanticNode {
  std::uint32_t id = 0;  // stable while the widget stays on the screen
  std::string role;      // "textbox", "spinbutton", "button", "radio", "checkbox", "combobox", "option", "tab", "link",
                         // "heading", "status", "text", "row", "dialog", "alert"
  std::string name;      // accessible name: "Warehouses"
  std::string value;     // "3", "$144,082.22"
  std::string description;  // help, error, reason
  bool checked = false, selected = false, disabled = false, invalid = false, focused = false, expanded = false;
  float x = 0, y = 0, width = 0, height = 0;  // CSS pixels; zero size: outside the visible part
};

struct ViewSettings {
  float width = 0, height = 0;  // CSS pixels
  float pixel_ratio = 1;        // device pixels per CSS pixel
  bool dark = false;
  bool reduced_motion = false;
  bool coarse_pointer = false;  // touch: larger controls
};

class Workbench {
 public:
  Workbench();
  ~Workbench();

  // Fonts as TTF bytes, before the first frame; later ones take their place. The bytes are copied.
  void set_fonts(std::string_view regular, std::string_view bold);
  // Empty when it went well, else the findings as text lines; what was there before stays.
  // `worksheets`: the other part of a bundle that came in two (pricebook/load.h), or empty.
  std::string load_book(std::string_view bundle, std::string_view worksheets = {});
  // The same book again, now with its worksheets; the quote and what is on the screen stay.
  std::string add_worksheets(std::string_view bundle, std::string_view worksheets);
  // Somebody looks at the calculators and they are apart: the host should bring them, or say in a sentence why it cannot.
  bool wants_worksheets() const;
  void refuse_worksheets(std::string_view reason);
  // A quote input, answers object or scenario file.
  std::string load_quote(std::string_view text, std::string_view file_name);
  void set_view(const ViewSettings& view);

  // One frame: NewFrame, draw, Render, apply. Returns the seconds after which it wants another frame without further input:
  // 0 = at once, negative = never.
  double frame(double seconds_since_last);
  const std::vector<SemanticNode>& nodes() const;

  // Acts on a semantic node as assistive technology does: "click", "focus", or "set" with a value.
  bool act(std::uint32_t node, std::string_view action, std::string_view value);

  // The quote as canonical JSON {"book", "name", "answers"}: what Save writes.
  std::string save_quote() const;
  // The summary of the current evaluation, canonical JSON; empty when there is none.
  std::string summary() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace qw::workbench
