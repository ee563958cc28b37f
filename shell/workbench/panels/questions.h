// panels/questions.h: fields of questions in cards, and what was done to them as actions; `sheet` is the worksheet that asks,
// empty: the quote.
#pragma once

#include "actions.h"
#include "widgets/ui.h"

namespace qw::workbench {

void send(const FieldView& view, const ui::Edit& edit, Actions& actions, std::string_view sheet = {});
void draw_groups(const std::vector<QuestionGroup>& groups, Actions& actions, std::string_view sheet = {});

}  // namespace qw::workbench
