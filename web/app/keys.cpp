#include "keys.h"

namespace qw::web {
namespace {

struct KeyName {
  std::string_view code;
  ImGuiKey key;
};

constexpr KeyName kKeys[] = {
    {"Tab", ImGuiKey_Tab},
    {"ArrowLeft", ImGuiKey_LeftArrow},
    {"ArrowRight", ImGuiKey_RightArrow},
    {"ArrowUp", ImGuiKey_UpArrow},
    {"ArrowDown", ImGuiKey_DownArrow},
    {"PageUp", ImGuiKey_PageUp},
    {"PageDown", ImGuiKey_PageDown},
    {"Home", ImGuiKey_Home},
    {"End", ImGuiKey_End},
    {"Insert", ImGuiKey_Insert},
    {"Delete", ImGuiKey_Delete},
    {"Backspace", ImGuiKey_Backspace},
    {"Space", ImGuiKey_Space},
    {"Enter", ImGuiKey_Enter},
    {"NumpadEnter", ImGuiKey_KeypadEnter},
    {"Escape", ImGuiKey_Escape},
    {"ControlLeft", ImGuiKey_LeftCtrl},
    {"ControlRight", ImGuiKey_RightCtrl},
    {"ShiftLeft", ImGuiKey_LeftShift},
    {"ShiftRight", ImGuiKey_RightShift},
    {"AltLeft", ImGuiKey_LeftAlt},
    {"AltRight", ImGuiKey_RightAlt},
    {"MetaLeft", ImGuiKey_LeftSuper},
    {"MetaRight", ImGuiKey_RightSuper},
    {"Slash", ImGuiKey_Slash},
    {"Minus", ImGuiKey_Minus},
    {"Equal", ImGuiKey_Equal},
};

// "KeyA", "Digit7", "F5": the last character, or the number, counts on from a first key.
ImGuiKey find_numbered(std::string_view code) {
  const char last = code.back();
  if (code.size() == 4 && code.starts_with("Key") && last >= 'A' && last <= 'Z')
    return ImGuiKey(ImGuiKey_A + (last - 'A'));
  const bool digit = last >= '0' && last <= '9';
  if (digit && code.size() == 6 && code.starts_with("Digit")) return ImGuiKey(ImGuiKey_0 + (last - '0'));
  if (digit && code.size() == 7 && code.starts_with("Numpad")) return ImGuiKey(ImGuiKey_Keypad0 + (last - '0'));
  if (digit && code.size() == 2 && code[0] == 'F' && last > '0') return ImGuiKey(ImGuiKey_F1 + (last - '1'));
  if (digit && code.size() == 3 && code.starts_with("F1") && last <= '2') return ImGuiKey(ImGuiKey_F10 + (last - '0'));
  return ImGuiKey_None;
}

}  // namespace

ImGuiKey find_key(std::string_view code) {
  if (code.empty()) return ImGuiKey_None;
  for (const KeyName& entry : kKeys) {
    if (entry.code == code) return entry.key;
  }
  return find_numbered(code);
}

}  // namespace qw::web
