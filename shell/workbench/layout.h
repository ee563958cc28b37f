// layout.h: where each panel goes: three columns on a wide screen, a summary bar below on a narrow one, one column on a phone.
#pragma once

#include "actions.h"
#include "views.h"

namespace qw::workbench {

void draw_workbench(const Views& views, Actions& actions);

}  // namespace qw::workbench
