#include "theme.h"

namespace qw::workbench {

Theme light_theme() {
  return {.dark = false,
          .bg = rgb(0xf6f7f9),
          .surface = rgb(0xffffff),
          .raised = rgb(0xffffff),
          .line = rgb(0xe3e6eb),
          .text = rgb(0x171a21),
          .muted = rgb(0x5d6675),
          .faint = rgb(0x727b8a),  // a shade darker than the page's, for 4.5:1 on every ground it is used on
          .accent = rgb(0x0f6b5c),
          .accent_soft = rgb(0xe3f1ee),
          .on_accent = rgb(0xffffff),
          .ok = rgb(0x1d7a46),
          .ok_soft = rgb(0xe4f3ea),
          .warn = rgb(0x9a5b00),
          .warn_soft = rgb(0xfbefd9),
          .bad = rgb(0xb3261e),
          .bad_soft = rgb(0xfbe6e4),
          .info = rgb(0x2b5fb8),
          .info_soft = rgb(0xe6eefb),
          .track = rgb(0xe9ecf1)};
}

Theme dark_theme() {
  return {.dark = true,
          .bg = rgb(0x11141a),
          .surface = rgb(0x181c24),
          .raised = rgb(0x1f242e),
          .line = rgb(0x2b313d),
          .text = rgb(0xeceff4),
          .muted = rgb(0xa3adbd),
          .faint = rgb(0x8893a8),  // a shade lighter than the page's, as above
          .accent = rgb(0x4cc3ab),
          .accent_soft = rgb(0x17352f),
          .on_accent = rgb(0x06231d),
          .ok = rgb(0x63c98d),
          .ok_soft = rgb(0x16301f),
          .warn = rgb(0xe6b25a),
          .warn_soft = rgb(0x362a12),
          .bad = rgb(0xf2877e),
          .bad_soft = rgb(0x3a1d1b),
          .info = rgb(0x8bb2f5),
          .info_soft = rgb(0x1a2740),
          .track = rgb(0x2a303b)};
}

Color ink(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::plain: return theme.text;
    case Tone::muted: return theme.muted;
    case Tone::faint: return theme.faint;
    case Tone::accent: return theme.accent;
    case Tone::ok: return theme.ok;
    case Tone::warn: return theme.warn;
    case Tone::bad: return theme.bad;
    case Tone::info: return theme.info;
  }
  return theme.text;
}

Color soft(const Theme& theme, Tone tone) {
  switch (tone) {
    case Tone::accent: return theme.accent_soft;
    case Tone::ok: return theme.ok_soft;
    case Tone::warn: return theme.warn_soft;
    case Tone::bad: return theme.bad_soft;
    case Tone::info: return theme.info_soft;
    default: return theme.track;
  }
}

}  // namespace qw::workbench
