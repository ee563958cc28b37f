#include "authoring/book_tree.h"

#include <algorithm>
#include <set>

#include "number/decimal.h"
#include "pricebook/layers.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

std::string member_text(const Node& object, std::string_view key) {
  const Node* found = object.find(key);
  return found != nullptr && found->kind == Kind::string ? found->text : std::string();
}

bool all_distinct(const std::vector<NamedBranch>& named) {
  std::set<std::string_view> seen;
  return std::all_of(named.begin(), named.end(),
                     [&](const NamedBranch& one) { return !one.name.empty() && seen.insert(one.name).second; });
}

std::string cell_text(const Node& node) {
  return node.kind == Kind::string || node.kind == Kind::number ? node.text : std::string();
}

std::string row_name(const Node& row, const Node& columns) {
  if (row.kind == Kind::array) return row.items.empty() ? std::string() : cell_text(row.items[0]);
  const Node* cell = columns.items.empty() ? nullptr : row.find(columns.items[0].text);
  return cell == nullptr ? std::string() : cell_text(*cell);
}

std::vector<NamedBranch> row_branches(const Branch& rows) {
  std::vector<NamedBranch> named;
  if (rows.columns->items.empty()) return named;
  for (const Node& row : rows.node->items) named.push_back({row_name(row, *rows.columns), {&row, rows.columns}});
  return all_distinct(named) ? named : std::vector<NamedBranch>();
}

std::vector<NamedBranch> cell_branches(const Branch& row) {
  std::vector<NamedBranch> named;
  const std::size_t count = std::min(row.node->items.size(), row.columns->items.size());
  for (std::size_t i = 0; i < count; ++i) named.push_back({row.columns->items[i].text, {&row.node->items[i], nullptr}});
  return named;
}

std::vector<NamedBranch> member_branches(const Node& object) {
  const Node* columns = object.find("columns");
  const bool table = columns != nullptr && columns->kind == Kind::array && object.find("rows") != nullptr;
  std::vector<NamedBranch> named;
  for (std::size_t i = 0; i < object.items.size(); ++i) {
    const bool rows = table && object.keys[i] == "rows" && object.items[i].kind == Kind::array;
    named.push_back({object.keys[i], {&object.items[i], rows ? columns : nullptr}});
  }
  return named;
}

// "[5000..20000)", or the condition; what tells a rule without an id from its neighbours.
std::string rule_tests(const Node& rule) {
  if (rule.kind == Kind::array) {
    std::string text;
    for (std::size_t i = 0; i + 1 < rule.items.size(); ++i) text += (i == 0 ? "" : ", ") + rule.items[i].text;
    return text;
  }
  std::string text;
  if (const Node* tests = rule.find("if"); tests != nullptr) {
    for (const Node& test : tests->items) text += (text.empty() ? "" : ", ") + test.text;
  }
  const std::string when = member_text(rule, "when");
  return text.empty() || when.empty() ? text + when : text + " and " + when;
}

}  // namespace

std::vector<NamedBranch> children(const Branch& branch, Naming naming) {
  if (branch.node == nullptr) return {};
  if (branch.node->kind == Kind::object) return member_branches(*branch.node);
  if (branch.node->kind != Kind::array) return {};
  if (branch.columns != nullptr) {
    const bool rows = std::any_of(branch.node->items.begin(), branch.node->items.end(), [](const Node& item) {
      return item.kind == Kind::array || item.kind == Kind::object;
    });
    return rows ? row_branches(branch) : cell_branches(branch);
  }
  std::vector<NamedBranch> named;
  for (const Node& item : branch.node->items) {
    std::string name = item_name(item);
    if (item.kind == Kind::array || (name.empty() && naming == Naming::tests)) {
      name = naming == Naming::tests ? rule_tests(item) : "";
    }
    named.push_back({std::move(name), {&item, nullptr}});
  }
  return all_distinct(named) ? named : std::vector<NamedBranch>();
}

namespace {

struct Found {
  Branch branch;
  std::size_t length = 0;  // of the path that is there
  bool whole = false;
};

Found follow(const Node& book, std::string_view path) {
  Found found{{&book, nullptr}, 0, path.empty()};
  std::string_view rest = path;
  while (!rest.empty()) {
    const NamedBranch* next = nullptr;
    const std::vector<NamedBranch> all = children(found.branch);
    for (const NamedBranch& one : all) {
      const bool fits = rest == one.name ||
                        (rest.size() > one.name.size() && rest.starts_with(one.name) && rest[one.name.size()] == '/');
      if (fits && (next == nullptr || one.name.size() > next->name.size())) next = &one;
    }
    const bool fact = path.starts_with("facts/") && rest == "value" && found.branch.node->kind != Kind::object;
    if (fact) next = nullptr;
    if (next == nullptr && !fact) return found;
    const std::size_t used = fact ? rest.size() : next->name.size();
    if (!fact) found.branch = next->branch;
    found.length = static_cast<std::size_t>(rest.data() - path.data()) + used;
    rest.remove_prefix(std::min(used + 1, rest.size()));
  }
  found.whole = true;
  return found;
}

}  // namespace

bool is_price_column(std::string_view column) {
  constexpr std::string_view kEnds[] = {"price", "retail", "monthly", "fee"};
  return std::any_of(std::begin(kEnds), std::end(kEnds), [&](std::string_view end) { return column.ends_with(end); });
}

const Node* find_value(const Node& book, std::string_view path) {
  const Found found = follow(book, path);
  return found.whole ? found.branch.node : nullptr;
}

std::string_view known_part(const Node& book, std::string_view path) {
  return path.substr(0, follow(book, path).length);
}

std::vector<std::string> names_at(const Node& book, std::string_view path) {
  const Found found = follow(book, path);
  std::vector<std::string> names;
  if (!found.whole) return names;
  for (NamedBranch& one : children(found.branch)) names.push_back(std::move(one.name));
  return names;
}

std::string short_text(const Node& node, std::size_t most) {
  std::string text = node.kind == Kind::string ? node.text : json::canonical(node);
  if (node.kind == Kind::number) {
    const auto number = parse_scientific(node.text);
    if (number) text = to_plain_text(*number);
  }
  if (text.size() <= most) return text;
  std::size_t end = most;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0U) == 0x80U) --end;
  return text.substr(0, end) + "...";
}

Node text_node(std::string_view text) {
  Node node;
  node.kind = Kind::string;
  node.text = text;
  return node;
}

Node number_node(std::string_view digits) {
  Node node;
  node.kind = Kind::number;
  node.text = digits;
  return node;
}

Node object_node() {
  Node node;
  node.kind = Kind::object;
  return node;
}

Node array_node() {
  Node node;
  node.kind = Kind::array;
  return node;
}

Node& add_member(Node& object, std::string_view key, Node value) {
  object.keys.emplace_back(key);
  object.items.push_back(std::move(value));
  return object.items.back();
}

Node& member_object(Node& object, std::string_view key) {
  const auto found = std::find(object.keys.begin(), object.keys.end(), key);
  if (found != object.keys.end()) return object.items[static_cast<std::size_t>(found - object.keys.begin())];
  return add_member(object, key, object_node());
}

namespace {

constexpr std::size_t kLineWidth = 110;

// Compact, but with a space after each comma and colon, as people write it.
void write_spaced(std::string& out, const Node& node) {
  if (node.kind != Kind::array && node.kind != Kind::object) {
    out += json::canonical(node);
    return;
  }
  const bool object = node.kind == Kind::object;
  out += object ? '{' : '[';
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    if (i > 0) out += ", ";
    if (object) out += json::canonical(text_node(node.keys[i])) + ": ";
    write_spaced(out, node.items[i]);
  }
  out += object ? '}' : ']';
}

void write_pretty(std::string& out, const Node& node, std::size_t indent, bool outermost) {
  std::string line;
  write_spaced(line, node);
  if ((indent + line.size() <= kLineWidth && !outermost) || node.items.empty()) {
    out += line;
    return;
  }
  const bool object = node.kind == Kind::object;
  out += object ? "{\n" : "[\n";
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    out.append(indent + 2, ' ');
    if (object) out += json::canonical(text_node(node.keys[i])) + ": ";
    write_pretty(out, node.items[i], indent + 2, false);
    out += i + 1 < node.items.size() ? ",\n" : "\n";
  }
  out.append(indent, ' ');
  out += object ? '}' : ']';
}

}  // namespace

std::string pretty(const Node& node) {
  std::string out;
  write_pretty(out, node, 0, true);
  return out + "\n";
}

}  // namespace qw::authoring
