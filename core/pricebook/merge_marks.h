// pricebook/merge_marks.h: private to core/pricebook: the marks of a layer ("$remove", …) and what is wrong with it by itself.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "pricebook/merge.h"

namespace qw {

inline bool is_mark(std::string_view key) { return key.starts_with('$'); }

// "facts/price": a path of the merge and one name more.
std::string joined(const std::string& path, std::string_view name);

// A mark that is misspelt would be passed over.
void check_marks(const json::Node& layer, const std::string& path, std::vector<MergeProblem>& problems);

// The first item of a list whose id another one has; rules of approvals, named by role and reason, may well say the same twice.
const json::Node* used_twice(const json::Node& list);

}  // namespace qw
