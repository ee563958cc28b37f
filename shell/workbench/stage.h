// stage.h: one frame of Dear ImGui around what is drawn: fonts, view settings, style, and how long frames are still needed.
//
// stage.begin(seconds); draw_workbench(views, actions); const double next = stage.end();
// The host has made the ImGui context current. `next` is 0 while more frames are needed without further input, else negative.
#pragma once

#include <string>
#include <string_view>

#include "widgets/context.h"
#include "workbench.h"

namespace qw::workbench {

class Stage {
 public:
  Stage();
  ~Stage();
  Stage(const Stage&) = delete;
  Stage& operator=(const Stage&) = delete;

  // False when the bytes are no usable TrueType fonts; what was there before stays.
  bool set_fonts(std::string_view regular, std::string_view bold);
  bool ready() const { return ctx_.regular != nullptr; }
  void set_view(const ViewSettings& view);
  // Asks for the frames a change needs to come to rest: one to draw it, two for what depends on measured sizes.
  void wake() { frames_due_ = 3; }

  void begin(double seconds_since_last);
  double end();

  ui::Context& context() { return ctx_; }
  const ui::Context& context() const { return ctx_; }

 private:
  void apply_style();

  ui::Context ctx_;
  int frames_due_ = 3;
};

}  // namespace qw::workbench
