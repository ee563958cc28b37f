// story_paths.h: a value inside JSON by a path, for stories; json/named_path.h says how. What is not there is "(absent)".
#pragma once

#include "json/named_path.h"

namespace qw_test {

using qw::json::value_at;

}  // namespace qw_test
