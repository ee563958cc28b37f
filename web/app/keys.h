// keys.h: physical keys of the browser (KeyboardEvent.code) as keys of Dear ImGui.
#pragma once

#include <string_view>

#include "imgui.h"

namespace qw::web {

// ImGuiKey_None for keys that mean nothing to the workbench.
ImGuiKey find_key(std::string_view code);

}  // namespace qw::web
