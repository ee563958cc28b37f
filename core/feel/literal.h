// feel/literal.h: a value as FEEL text that gives the value again: 2.5, "a \"b\"", [1, 2], {id: "x"}, @"2026-01-31".
//
// A range and a function have no such text here; they are written as to_text() does.
#pragma once

#include <string>

#include "feel/value.h"

namespace qw::feel {

std::string literal(const Value& value);
std::string quoted(std::string_view text);

}  // namespace qw::feel
