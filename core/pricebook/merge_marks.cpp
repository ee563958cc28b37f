#include "pricebook/merge_marks.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "pricebook/names.h"

namespace qw {
namespace {

using json::Kind;
using json::Node;

constexpr std::string_view kMarks[] = {"$remove", "$replace", "$before", "$after"};

}  // namespace

std::string joined(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "/" + std::string(name);
}

void check_marks(const Node& node, const std::string& path, std::vector<MergeProblem>& problems) {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    const std::string_view key = node.kind == Kind::object ? std::string_view(node.keys[i]) : std::string_view();
    if (!is_mark(key)) {
      const Node& item = node.items[i];
      if (item.items.empty()) continue;
      check_marks(item, joined(path, key.empty() ? item_name(item) : std::string(key)), problems);
      continue;
    }
    if (std::find(std::begin(kMarks), std::end(kMarks), key) != std::end(kMarks) || problems.size() >= 100) continue;
    const std::string name(key.substr(0, 60));
    const std::string_view near = nearest(key, {std::begin(kMarks), std::end(kMarks)});
    problems.push_back({node.items[i].offset, joined(path, name), "layer.bad_mark",
                        "There is no mark \"" + name + "\"." +
                            (near.empty() ? " Remove it." : " Did you mean \"" + std::string(near) + "\"?")});
  }
}

const Node* used_twice(const Node& list) {
  std::set<std::string_view> seen;
  for (const Node& item : list.items) {
    const Node* id = item.kind == Kind::object ? item.find("id") : nullptr;
    if (id != nullptr && id->kind == Kind::string && !seen.insert(id->text).second) return &item;
  }
  return nullptr;
}

}  // namespace qw
