// page_json.h: what the page needs to know of a frame, as JSON: the semantic nodes, the caret, the cursor.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "workbench.h"

namespace qw::web {

struct PageState {
  bool wants_text = false;                           // a text field takes what is typed
  float caret_x = 0, caret_y = 0, caret_height = 0;  // CSS pixels
  std::string_view cursor = "default";               // CSS name
  bool wants_worksheets = false;                     // the calculators are looked at and are not here yet
};

// {"text", "caret": [x, y, height], "cursor", "worksheets", "nodes": [{"id", "role", "name", …}]}; what is empty or false is left out of a node.
std::string page_json(const PageState& state, const std::vector<workbench::SemanticNode>& nodes);

}  // namespace qw::web
