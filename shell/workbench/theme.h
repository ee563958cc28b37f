// theme.h: the colour roles and sizes of the workbench, one plain struct so that a brand pack can restyle every screen.
//
// Roles carry the names of the page's style sheet. A Tone says what a piece of the screen means; the theme says how that looks.
#pragma once

#include <cstdint>

namespace qw::workbench {

// accent: chosen or acts; warn: mind this; bad: cannot; ok: holds; info: a fact. A word always goes with the colour.
enum class Tone : std::uint8_t { plain, muted, faint, accent, ok, warn, bad, info };

using Color = std::uint32_t;  // 0xAABBGGRR, as the renderer packs it

constexpr Color rgb(std::uint32_t hex) { return 0xff000000U | ((hex & 0xffU) << 16U) | (hex & 0xff00U) | (hex >> 16U); }

struct Theme {
  bool dark = false;
  Color bg, surface, raised, line, text, muted, faint, accent, accent_soft, on_accent;
  Color ok, ok_soft, warn, warn_soft, bad, bad_soft, info, info_soft, track;
};

Theme light_theme();
Theme dark_theme();

Color ink(const Theme& theme, Tone tone);   // text and marks
Color soft(const Theme& theme, Tone tone);  // the ground beneath them

// Sizes in CSS pixels, on a grid of 4.
namespace size {
inline constexpr float top_bar = 56, nav = 216, summary = 336, gap = 16, gutter = 28;
inline constexpr float control = 34, control_touch = 46, control_width = 232;
inline constexpr float radius = 7, card_radius = 10, ring = 3;
inline constexpr float phone_below = 760, three_columns_from = 1200, content_width = 980;
}  // namespace size

}  // namespace qw::workbench
