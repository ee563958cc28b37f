// shell/dmn/values.h: values of a DMN model as JSON, in and out.
//
// In:   numbers, texts, booleans, null, arrays, objects; a text becomes a date, a time, a date and time or a duration where the
//       declared type asks for one. Out: the same, dates and durations as texts, numbers with all their digits, functions null.
#pragma once

#include <string>
#include <string_view>

#include "decision/model.h"
#include "json/json.h"

namespace qw::dmn {

feel::Value value_from_json(const json::Node& node, const decision::Model& model, std::string_view type,
                            feel::Arena& arena);
void append_json(const feel::Value& value, std::string& out);

}  // namespace qw::dmn
