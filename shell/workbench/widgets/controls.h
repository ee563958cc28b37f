// widgets/controls.h: the controls that field() puts beside a label. For widgets/ only.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "views.h"
#include "widgets/context.h"
#include "widgets/ui.h"

namespace qw::workbench::ui {

struct ControlText {
  std::string_view name;
  std::string_view description;
  bool invalid = false;
};

std::optional<Edit> number_control(Id id, const Rect& r, const NumberField& field, const ControlText& words);

// Whether the options fit side by side.
bool segments_fit(const std::vector<ChoiceOption>& options, float width);
std::optional<std::size_t> segments(Id id, const Rect& r, const std::vector<ChoiceOption>& options,
                                    const ControlText& words);
std::optional<std::size_t> select(Id id, const Rect& r, const std::vector<ChoiceOption>& options,
                                  const ControlText& words);
// Draws the list of the open select above everything; called once at the end of a frame.
void draw_popup();

float option_chips_height(const std::vector<ChoiceOption>& options, float width);
std::optional<std::size_t> option_chips(const Rect& r, const std::vector<ChoiceOption>& options,
                                        const ControlText& words);

}  // namespace qw::workbench::ui
