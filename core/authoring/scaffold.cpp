#include "authoring/scaffold.h"

#include <algorithm>
#include <optional>

#include "authoring/book_tree.h"
#include "base/text.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

// An item as a layer names it: {"id": "PM"}, or {"role": "P-CD", "reason": "discount"}.
Node item_with_name(const Node& item) {
  Node made = object_node();
  for (const char* key : {"id", "key", "code"}) {
    if (const Node* name = item.find(key)) {
      add_member(made, key, *name);
      return made;
    }
  }
  for (const char* key : {"role", "reason"}) {
    if (const Node* name = item.find(key)) add_member(made, key, *name);
  }
  return made;
}

Node& item_of(Node& list, const std::string& name, Node made) {
  for (Node& item : list.items) {
    if (item_name(item) == name || (!item.items.empty() && item.items[0].text == name)) return item;
  }
  list.items.push_back(std::move(made));
  return list.items.back();
}

// The place in `target` for the child `name` of `at`, made as a layer writes it.
Node& place_for(Node& target, const Branch& at, const NamedBranch& child) {
  if (at.node->kind == Kind::object || target.kind == Kind::object) return member_object(target, child.name);
  if (child.branch.columns == nullptr) return item_of(target, child.name, item_with_name(*child.branch.node));
  Node row = object_node();
  add_member(row, at.columns->items[0].text, child.branch.node->items.empty() ? Node() : child.branch.node->items[0]);
  return item_of(target, child.name, std::move(row));
}

// What is left of the path after this child, or none when the path does not go through it.
std::optional<std::string_view> rest_after(std::string_view path, const std::string& name) {
  const std::size_t segment = std::min(path.find('/'), path.size());
  std::size_t used = segment;
  if (path.substr(0, segment) != "*") {
    const bool longer = path.size() > name.size() && path[name.size()] == '/';
    if (path != name && !(path.starts_with(name) && longer)) return std::nullopt;
    used = name.size();
  }
  return path.substr(std::min(path.size(), used + 1));
}

bool is_there(const Branch& at, std::string_view path) {
  if (path.empty()) return true;
  const std::vector<NamedBranch> all = children(at);
  return std::any_of(all.begin(), all.end(), [&](const NamedBranch& child) {
    const auto rest = rest_after(path, child.name);
    return rest && is_there(child.branch, *rest);
  });
}

// REQUIRES: is_there(at, path).
void take(Node& target, const Branch& at, std::string_view path) {
  if (path.empty()) {
    target = *at.node;
    return;
  }
  const bool list = at.node->kind == Kind::array;
  if (list && target.kind == Kind::object && target.items.empty()) target = array_node();
  for (const NamedBranch& child : children(at)) {
    const auto rest = rest_after(path, child.name);
    if (rest && is_there(child.branch, *rest)) take(place_for(target, at, child), child.branch, *rest);
  }
}

constexpr const char* kUsualRates = "rate_card/roles";

std::vector<std::string> owned_paths(const Node& base) {
  const Node* ownership = base.find("ownership");
  if (ownership != nullptr) return ownership->keys;
  std::vector<std::string> paths = {kUsualRates};
  for (const std::string& table : names_at(base, "tables")) {
    if (table.ends_with("_plans")) paths.push_back("tables/" + table);
  }
  return paths;
}

bool ends_with_any(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return text.ends_with(end); });
}

// Prices and plans are what a partner changes on the first day; hours wait for its projects, words for its customers.
bool is_price(const Node& base, const std::string& path) {
  if (is_under(path, "tables/*/rows") || (is_under(path, "tables/*") && path.find('/', 7) == std::string::npos)) {
    const std::string table = path.substr(7, path.find('/', 7) - 7);
    return ends_with_any(table, {"_plans", "_prices"}) || is_price_column(path);
  }
  if (!is_under(path, "facts/*/value")) return false;
  const Node* fact = find_value(base, path.substr(0, path.rfind('/')));
  const Node* unit = fact == nullptr ? nullptr : fact->find("unit");
  const Node* currency = find_value(base, "meta/currency");
  return unit != nullptr && currency != nullptr && unit->text.starts_with(currency->text);
}

void add_price(Node& target, const Node& base, const std::string& path) {
  const bool table = std::count(path.begin(), path.end(), '/') == 1;
  take_part(target, base, table ? path + "/rows" : path);
}

// What is the partner's, the reason once for all paths that have it.
std::string owned_list(const Node& base) {
  const Node* ownership = base.find("ownership");
  if (ownership == nullptr || ownership->items.empty()) return "";
  std::vector<std::pair<std::string, std::string>> reasons;
  for (std::size_t i = 0; i < ownership->keys.size(); ++i) {
    const std::string& reason = ownership->items[i].text;
    const auto known =
        std::find_if(reasons.begin(), reasons.end(), [&](const auto& one) { return one.first == reason; });
    const std::string path = "  - `" + ownership->keys[i] + "`\n";
    if (known == reasons.end()) {
      reasons.emplace_back(reason, path);
    } else {
      known->second += path;
    }
  }
  std::string text =
      "\n## What is yours to change\n\nBesides anything you add under a new name; `*` stands for any name.\n\n";
  for (const auto& [reason, paths] : reasons) text += "- " + reason + ":\n" + paths;
  return text;
}

std::string readme(const Node& base, const NewLayer& layer, const std::vector<BookFile>& files) {
  std::string text = "# " + layer.title + "\n\nA price book on top of `" + layer.extends +
                     "`. It says only what is different there; everything else comes from `" + layer.extends +
                     "` and changes with it.\nRight now every number here is that of `" + layer.extends +
                     "`, so the book prices like it.\n\n| file | change here |\n|---|---|\n";
  for (const BookFile& file : files) {
    const std::string what = file.name.starts_with("00")   ? "version (raise it with every change), title, currency"
                             : file.name.starts_with("10") ? "what an hour of each role is billed at and costs you"
                             : file.name.starts_with("20") ? "prices and other figures that are yours to set"
                                                           : "your name, colors, contact and document texts";
    text += "| `" + file.name + "` | " + what + " |\n";
  }
  text +=
      "\nDelete what you do not want to differ: a value that is not here is the one below.\n\n## Next\n\n"
      "1. Change the rates; if you quote in another currency, set `currency` first. Amounts are not converted.\n"
      "2. `quotewright book lint .` says what is still the same as below, and what is not right.\n"
      "3. `quotewright price QUOTE --book .` prices a quote; `quotewright book where . rate_card/roles` says which\n"
      "   layer a value comes from; `quotewright book impact " +
      layer.extends +
      " . QUOTES` says what your numbers change.\n"
      "4. `quotewright book pack . -o book.json` makes the one file that you hand out.\n";
  return text + owned_list(base);
}

}  // namespace

void take_part(Node& target, const Node& book, std::string_view path) {
  const Branch whole{&book, nullptr};
  if (is_there(whole, path)) take(target, whole, path);
}

Node meta_document(const NewLayer& layer, std::string_view kind) {
  Node meta = object_node();
  add_member(meta, "id", text_node(layer.id));
  add_member(meta, "version", number_node("1"));
  add_member(meta, "title", text_node(layer.title));
  add_member(meta, "layer", text_node(kind));
  add_member(meta, "extends", text_node(layer.extends));
  if (!layer.currency.empty()) add_member(meta, "currency", text_node(layer.currency));
  Node document = object_node();
  add_member(document, "meta", std::move(meta));
  return document;
}

std::vector<BookFile> scaffold(const Node& base, const NewLayer& layer) {
  Node rates = object_node(), plans = object_node(), brand = object_node();
  const std::vector<std::string> owned = owned_paths(base);
  for (const std::string& path : owned) {
    if (path == "rate_card" || path == kUsualRates) {
      take_part(rates, base, "rate_card/roles/*/bill");
      take_part(rates, base, "rate_card/roles/*/cost");
    } else if (is_under(path, "rate_card")) {
      take_part(rates, base, path);
    } else if (is_price(base, path)) {
      add_price(plans, base, path);
    }
  }
  // A brand of one's own, even where the book below has none.
  const bool may_brand =
      std::any_of(owned.begin(), owned.end(), [](const std::string& path) { return path == "brand"; });
  if (may_brand || base.find("ownership") == nullptr) {
    take_part(brand, base, "brand");
    if (brand.items.empty()) add_member(member_object(brand, "brand"), "name", text_node(layer.title));
  }
  std::vector<BookFile> files = {{"00-meta.json", pretty(meta_document(layer, "partner"))}};
  if (!rates.items.empty()) files.push_back({"10-rates.json", pretty(rates)});
  if (!plans.items.empty()) files.push_back({"20-plans.json", pretty(plans)});
  if (!brand.items.empty()) files.push_back({"90-brand.json", pretty(brand)});
  std::string text = readme(base, layer, files);
  files.push_back({"README.md", std::move(text)});
  return files;
}

std::string which_book(std::string_view wanted, const std::vector<std::string_view>& there) {
  const std::string_view near = nearest(wanted, there);
  return (near.empty() ? "" : "Did you mean \"" + std::string(near) + "\"? ") +
         "Name a folder, a packed file, or one of the books inside the program: " + join_or(there) + ".";
}

}  // namespace qw::authoring
