#include "pricebook/merge.h"

#include <algorithm>
#include <map>
#include <optional>

#include "pricebook/layers.h"
#include "pricebook/merge_marks.h"

namespace qw {
namespace {

using json::Kind;
using json::Node;

constexpr std::string_view kOwnMeta[] = {"id", "version", "title", "extends", "layer"};
constexpr std::size_t kMostPlaced = 1000;  // items with $before or $after in one list: each looks through the list

std::size_t depth_of(std::string_view path) {
  return path.empty() ? 0 : 1 + static_cast<std::size_t>(std::count(path.begin(), path.end(), '/'));
}

// The path within its worksheet; another path as it is. Tables and facts of a worksheet are merged like those of the book.
std::string_view inside_worksheet(std::string_view path) {
  constexpr std::string_view kWorksheets = "worksheets/";
  if (!path.starts_with(kWorksheets)) return path;
  const std::size_t end = path.find('/', kWorksheets.size());
  return end == std::string_view::npos ? std::string_view() : path.substr(end + 1);
}

bool is_removal(const Node& node) {
  const Node* mark = node.kind == Kind::object ? node.find("$remove") : nullptr;
  return mark != nullptr && mark->boolean;
}

void strip_marks(Node& node) {
  if (node.kind != Kind::object) return;
  for (std::size_t i = node.keys.size(); i-- > 0;) {
    if (is_mark(node.keys[i])) json::erase_member(node, std::string(node.keys[i]));
  }
}

// Each item's name; nothing when an item has none or two have the same.
std::optional<std::map<std::string, std::size_t>> names_of(const Node& list) {
  std::map<std::string, std::size_t> names;
  for (std::size_t i = 0; i < list.items.size(); ++i) {
    const std::string name = list.items[i].kind == Kind::object ? item_name(list.items[i]) : "";
    if (name.empty() || !names.emplace(name, i).second) return std::nullopt;
  }
  return names;
}

// In which lists and objects a layer above may put something new without changing what stands there.
bool is_open(std::string_view path, Kind container) {
  if (container == Kind::array) return depth_of(path) <= 2 || is_under(path, "intake/sections/*/questions");
  return path.empty() || path == "document" || path == "intake" || path == "lines" || path == "facts" ||
         path == "decisions" || path == "tables" || path == "rate_card/mixes" || is_under(path, "brand");
}

class Merger {
 public:
  Merger(const Node* ownership, std::optional<std::uint32_t> partners_from, std::vector<MergeProblem>& problems)
      : restricted_(partners_from && ownership != nullptr), problems_(problems) {
    if (!restricted_) return;
    owned_ = ownership->keys;
    partners_from_ = *partners_from;
  }

  void merge(Node& base, Node&& upper, const std::string& path) {
    if (upper.kind == Kind::object && upper.find("$replace") != nullptr) return replace(base, std::move(upper), path);
    if (base.kind == Kind::object && upper.kind == Kind::object) return merge_objects(base, std::move(upper), path);
    if (base.kind == Kind::array && upper.kind == Kind::array && merge_lists(base, upper, path)) return;
    const std::string_view inner = inside_worksheet(path);
    if (is_under(inner, "facts/*") && depth_of(inner) == 2 && merge_shorthand(base, upper, path)) return;
    set(base, std::move(upper), path);
  }

 private:
  void problem(const Node& at, const std::string& path, std::string_view code, std::string message) {
    if (problems_.size() < 100) problems_.push_back({at.offset, path, std::string(code), std::move(message)});
  }

  // `base` stands there already, `at` wants to change it.
  bool is_owned(const Node& base, const std::string& path) const {
    if (!restricted_ || base.offset >= partners_from_) return true;
    if (is_under(path, "meta/*") && is_own_meta(path.substr(5))) return true;
    return std::any_of(owned_.begin(), owned_.end(), [&](const std::string& one) { return is_under(path, one); });
  }

  // `base` stands there already, `at` wants to change it.
  bool owns(const Node& base, const Node& at, const std::string& path) {
    if (is_owned(base, path)) return true;
    problem(at, path, "layer.not_owned",
            "\"" + path.substr(0, 120) +
                "\" belongs to the program, not to a partner's layer. Leave it as it is, add something of your own "
                "name beside it, or ask the program's owner to list it under \"ownership\".");
    return false;
  }

  static bool is_own_meta(std::string_view key) {
    return std::find(std::begin(kOwnMeta), std::end(kOwnMeta), key) != std::end(kOwnMeta);
  }

  bool may_add(const Node& base, const Node& at, const std::string& container, std::string_view name) {
    if (!restricted_ || is_open(container, base.kind) || is_owned(base, joined(container, name))) return true;
    problem(at, joined(container, name), "layer.not_owned",
            "There is no \"" + std::string(name.substr(0, 60)) + "\" in \"" + container.substr(0, 120) +
                "\" below, and a partner's layer may not add it. Correct the name, or ask the program's owner for it.");
    return false;
  }

  void set(Node& base, Node&& upper, const std::string& path) {
    if (json::canonical(base) == json::canonical(upper) || !owns(base, upper, path)) return;
    base = std::move(upper);
  }

  void replace(Node& base, Node&& upper, const std::string& path) {
    Node* content = nullptr;
    for (std::size_t i = 0; i < upper.keys.size(); ++i) {
      if (upper.keys[i] == "$replace") content = &upper.items[i];
    }
    if (content->kind == Kind::array) {
      Node list = std::move(*content);
      return set(base, std::move(list), path);
    }
    if (content->kind != Kind::boolean || !content->boolean) {
      return problem(*content, path, "layer.bad_mark",
                     "\"$replace\" is true in an object, or the new list. Correct the mark or remove it.");
    }
    strip_marks(upper);
    set(base, std::move(upper), path);
  }

  bool merge_shorthand(Node& base, Node& upper, const std::string& path) {
    const auto is_short = [](const Node& node) { return node.kind == Kind::string || node.kind == Kind::number; };
    if (base.kind == Kind::object && is_short(upper)) {
      const auto value = std::find(base.keys.begin(), base.keys.end(), "value");
      if (value == base.keys.end()) return false;
      set(base.items[static_cast<std::size_t>(value - base.keys.begin())], std::move(upper), joined(path, "value"));
      return true;
    }
    if (!is_short(base) || upper.kind != Kind::object) return false;
    Node whole;
    whole.kind = Kind::object;
    whole.offset = base.offset;
    whole.keys.emplace_back("value");
    whole.items.push_back(std::move(base));
    base = std::move(whole);
    merge_objects(base, std::move(upper), path);
    return true;
  }

  void merge_objects(Node& base, Node&& upper, const std::string& path) {
    std::map<std::string, std::size_t, std::less<>> places;
    for (std::size_t i = 0; i < base.keys.size(); ++i) places.emplace(base.keys[i], i);
    std::vector<std::string> removed;
    for (std::size_t i = 0; i < upper.keys.size(); ++i) {
      const std::string& key = upper.keys[i];
      Node& item = upper.items[i];
      if (is_mark(key)) continue;
      const std::string here = joined(path, key);
      const auto found = places.find(key);
      if (is_removal(item)) {
        if (found == places.end()) {
          nothing_to_remove(item, here);
        } else if (owns(base.items[found->second], item, here)) {
          removed.push_back(key);
        }
      } else if (found == places.end()) {
        add_member(base, key, std::move(item), path);
      } else if (key == "rows" && is_under(inside_worksheet(path), "tables/*") &&
                 depth_of(inside_worksheet(path)) == 2) {
        merge_rows(base, base.items[found->second], std::move(item), here);
      } else {
        merge(base.items[found->second], std::move(item), here);
      }
    }
    for (const std::string& key : removed) json::erase_member(base, key);
  }

  void add_member(Node& base, const std::string& key, Node&& item, const std::string& path) {
    if (!(path == "meta" && is_own_meta(key)) && !may_add(base, item, path, key)) return;
    strip_marks(item);
    base.keys.push_back(key);
    base.items.push_back(std::move(item));
  }

  void nothing_to_remove(const Node& at, const std::string& path) {
    problem(at, path, "layer.nothing_to_remove",
            "There is no \"" + path.substr(0, 120) + "\" in the layers below; remove this mark or correct the name.");
  }

  bool merge_lists(Node& base, Node& upper, const std::string& path) {
    const auto names = names_of(base);
    const auto upper_names = names_of(upper);
    if (const Node* twice = names && !upper_names ? used_twice(upper) : nullptr) {
      problem(*twice, joined(path, item_name(*twice)), "book.duplicate",
              "\"" + item_name(*twice).substr(0, 60) + "\" stands twice in this list; rename one or join the two.");
      return true;
    }
    if (!names || !upper_names || upper.items.empty()) return false;
    std::vector<bool> removed(base.items.size(), false);
    std::vector<std::pair<std::string, Node>> placed;  // item name, what says where
    std::vector<Node> added;
    for (Node& item : upper.items) {
      const std::string name = item_name(item);
      const std::string here = joined(path, name);
      const auto found = names->find(name);
      if (is_removal(item)) {
        if (found == names->end()) {
          nothing_to_remove(item, here);
        } else if (owns(base.items[found->second], item, here)) {
          removed[found->second] = true;
        }
        continue;
      }
      if (item.find("$before") != nullptr || item.find("$after") != nullptr) {
        if (found == names->end() || owns(base.items[found->second], item, here))
          placed.emplace_back(name, marks_of(item));
      }
      if (found != names->end()) {
        merge(base.items[found->second], std::move(item), here);
      } else if (may_add(base, item, path, name)) {
        strip_marks(item);
        added.push_back(std::move(item));
      }
    }
    keep(base, removed);
    for (Node& item : added) base.items.push_back(std::move(item));
    place_all(base, placed, path);
    return true;
  }

  static Node marks_of(const Node& item) {
    Node marks;
    marks.kind = Kind::object;
    marks.offset = item.offset;
    for (const char* mark : {"$before", "$after"}) {
      const Node* found = item.find(mark);
      if (found == nullptr) continue;
      marks.keys.emplace_back(mark);
      marks.items.push_back(*found);
    }
    return marks;
  }

  static void keep(Node& list, const std::vector<bool>& removed) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
      if (removed[i]) continue;
      if (kept != i) list.items[kept] = std::move(list.items[i]);
      ++kept;
    }
    list.items.resize(kept);
  }

  void place_all(Node& list, const std::vector<std::pair<std::string, Node>>& placed, const std::string& path) {
    const auto named = [&](std::string_view name) {
      return std::find_if(list.items.begin(), list.items.end(),
                          [&](const Node& item) { return item_name(item) == name; });
    };
    std::size_t count = 0;
    for (const auto& [name, marks] : placed) {
      const auto item = named(name);
      if (item == list.items.end()) continue;  // not added: said already
      const bool before = marks.keys.front() == "$before";
      const std::string& other = marks.items.front().text;
      if (marks.keys.size() > 1 || other == name || named(other) == list.items.end() || ++count > kMostPlaced) {
        problem(marks, joined(path, name), "layer.unknown_place",
                "An item goes \"$before\" or \"$after\" the name of another item of the same list; \"" +
                    other.substr(0, 60) + "\" is none. Correct the name.");
        continue;
      }
      Node moved = std::move(*item);
      list.items.erase(item);
      list.items.insert(named(other) + (before ? 0 : 1), std::move(moved));
    }
  }

  // Rows by their first column; other columns, or first cells that are not each its own, replace all rows.
  void merge_rows(const Node& table, Node& base, Node&& upper, const std::string& path) {
    const Node* columns = table.find("columns");
    if (columns == nullptr || columns->items.empty() || upper.kind != Kind::array || base.kind != Kind::array) {
      return merge(base, std::move(upper), path);
    }
    std::map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < base.items.size(); ++i) {
      const std::string name = item_name(base.items[i]);
      if (name.empty() || !places.emplace(name, i).second) return set(base, std::move(upper), path);
    }
    std::vector<bool> removed(base.items.size(), false);
    std::vector<Node> added;
    for (Node& row : upper.items) {
      const Node* key = row.kind == Kind::object ? row.find(columns->items.front().text) : nullptr;
      const std::string name = key != nullptr ? key->text : item_name(row);
      const std::string here = joined(path, name);
      const auto found = places.find(name);
      if (is_removal(row)) {
        if (found == places.end()) {
          nothing_to_remove(row, here);
        } else if (owns(base.items[found->second], row, here)) {
          removed[found->second] = true;
        }
      } else if (found != places.end()) {
        row.kind == Kind::object ? set_cells(*columns, base.items[found->second], std::move(row), here)
                                 : set(base.items[found->second], std::move(row), here);
      } else if (may_add(table, row, path, name)) {
        if (row.kind == Kind::object) row = row_of(*columns, std::move(row), here);
        added.push_back(std::move(row));
      }
    }
    keep(base, removed);
    for (Node& row : added) base.items.push_back(std::move(row));
  }

  std::optional<std::size_t> column_of(const Node& columns, const std::string& name, const Node& at,
                                       const std::string& path) {
    for (std::size_t i = 0; i < columns.items.size(); ++i) {
      if (columns.items[i].text == name) return i;
    }
    problem(at, path, "book.unknown_key",
            "The table has no column \"" + name.substr(0, 60) + "\"; correct the name or write the whole row.");
    return std::nullopt;
  }

  void set_cells(const Node& columns, Node& row, Node&& cells, const std::string& path) {
    for (std::size_t i = 0; i < cells.keys.size(); ++i) {
      if (is_mark(cells.keys[i])) continue;
      const auto column = column_of(columns, cells.keys[i], cells.items[i], path);
      if (column && *column < row.items.size()) {
        set(row.items[*column], std::move(cells.items[i]), joined(path, cells.keys[i]));
      }
    }
  }

  Node row_of(const Node& columns, Node&& cells, const std::string& path) {
    Node row;
    row.kind = Kind::array;
    row.offset = cells.offset;
    row.items.resize(columns.items.size());
    for (Node& cell : row.items) cell.offset = cells.offset;
    for (std::size_t i = 0; i < cells.keys.size(); ++i) {
      if (is_mark(cells.keys[i])) continue;
      const auto column = column_of(columns, cells.keys[i], cells.items[i], path);
      if (column) row.items[*column] = std::move(cells.items[i]);
    }
    return row;
  }

  bool restricted_;
  std::uint32_t partners_from_ = 0;
  std::vector<std::string> owned_;
  std::vector<MergeProblem>& problems_;
};

}  // namespace

void merge_over(Node& base, Node&& upper, std::optional<std::uint32_t> partners_from,
                std::vector<MergeProblem>& problems) {
  for (std::size_t i = 0; i < base.keys.size(); ++i) {
    if (base.keys[i] != "meta") continue;
    if (const Node* own = upper.find("meta")) base.items[i].offset = own->offset;  // what it lacks is missing there
    for (const std::string_view key : kOwnMeta) json::erase_member(base.items[i], key);
  }
  const Node* ownership = base.find("ownership");
  const Node kept = ownership == nullptr ? Node{} : *ownership;  // as the program wrote it
  check_marks(upper, "", problems);
  Merger(ownership == nullptr ? nullptr : &kept, partners_from, problems).merge(base, std::move(upper), "");
}

}  // namespace qw
