// pricebook/merge.h: private to core/pricebook: one layer laid over the document of the layers below it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"

namespace qw {

struct MergeProblem {
  std::uint32_t offset = 0;  // of the node at fault
  std::string path;          // with the names of the merge
  std::string code;
  std::string message;
};

// `partners_from`: the upper layer belongs to a partner or a brand and may only change what `ownership` of `base` gives it, and
// what partners wrote themselves: the nodes from that offset on.
void merge_over(json::Node& base, json::Node&& upper, std::optional<std::uint32_t> partners_from,
                std::vector<MergeProblem>& problems);

}  // namespace qw
