// What a layer says that the layers below say already, and currencies that were changed by half.
#include "authoring/lint_parts.h"
#include "authoring/where.h"
#include "number/decimal.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

bool same_value(const Node& a, const Node& b) {
  if (a.kind == Kind::number && b.kind == Kind::number) {
    const auto x = parse_scientific(a.text);
    const auto y = parse_scientific(b.text);
    return x && y && *x == *y;
  }
  return json::canonical(a) == json::canonical(b);
}

class Redundant {
 public:
  Redundant(Lint& lint, const MergedBook& upper, std::string layer, std::string below)
      : lint_(lint), upper_(upper), layer_(std::move(layer)), below_(std::move(below)) {}

  void compare(const Node& upper, const Branch& lower, const std::string& path) {
    const bool fact = is_under(path, "facts/*") && path.find('/', 6) == std::string::npos;
    if (fact && upper.kind != Kind::object && lower.node->kind == Kind::object) {
      if (const Node* value = lower.node->find("value")) compare(upper, {value, nullptr}, path);
      return;
    }
    if (upper.kind == Kind::object) {
      members(upper, lower, path);
    } else if (upper.kind == Kind::array && lower.node->kind == Kind::array && !children(lower).empty()) {
      items(upper, lower, path);
    } else if (same_value(upper, *lower.node)) {
      note(upper, path);
    }
  }

 private:
  void note(const Node& at, const std::string& path) {
    lint_.note_in(upper_, at, Severity::info, "lint.same_as_below", path,
                  "\"" + layer_ + "\" says what \"" + below_ +
                      "\" says already. Change the value, or remove it here so that it follows the layer below.");
  }

  // Names of items stand in both by nature.
  static bool is_name(const std::string& key) {
    return key == "id" || key == "key" || key == "code" || key == "role" || key == "reason" || key.starts_with('$');
  }

  static const Branch* child(const std::vector<NamedBranch>& all, std::string_view name) {
    for (const NamedBranch& one : all) {
      if (one.name == name) return &one.branch;
    }
    return nullptr;
  }

  void members(const Node& upper, const Branch& lower, const std::string& path) {
    if (upper.find("$remove") != nullptr || upper.find("$replace") != nullptr) return;
    const std::vector<NamedBranch> below = children(lower);
    const bool row = lower.columns != nullptr;
    for (std::size_t i = 0; i < upper.keys.size(); ++i) {
      const std::string& key = upper.keys[i];
      if (is_name(key) || (row && i == 0) || (path.empty() && key == "meta")) continue;
      const Branch* there = child(below, key);
      if (there != nullptr) compare(upper.items[i], *there, path.empty() ? key : path + "/" + key);
    }
  }

  void items(const Node& upper, const Branch& lower, const std::string& path) {
    const std::vector<NamedBranch> below = children(lower);
    for (const Node& item : upper.items) {
      const bool row = lower.columns != nullptr;
      std::string name = item_name(item);
      if (row && item.kind == Kind::object && !lower.columns->items.empty()) {
        const Node* first = item.find(lower.columns->items[0].text);
        name = first == nullptr ? name : first->text;
      }
      const Branch* there = child(below, name);
      if (there == nullptr) continue;
      if (item.kind == Kind::array) {
        if (same_row(item, *there->node)) note(item, path + "/" + name);
      } else {
        compare(item, *there, path + "/" + name);
      }
    }
  }

  static bool same_row(const Node& a, const Node& b) {
    if (a.items.size() != b.items.size()) return false;
    for (std::size_t i = 0; i < a.items.size(); ++i) {
      if (!same_value(a.items[i], b.items[i])) return false;
    }
    return true;
  }

  Lint& lint_;
  const MergedBook& upper_;
  std::string layer_, below_;
};

std::string text_at(const Node& root, std::string_view path) {
  const Node* found = find_value(root, path);
  return found == nullptr ? std::string() : found->text;
}

// "A, B, C and 2 more"
std::string listed(const std::vector<std::string>& names) {
  constexpr std::size_t kShown = 5;
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kShown; ++i) text += (i == 0 ? "" : ", ") + names[i];
  return names.size() > kShown ? text + " and " + std::to_string(names.size() - kShown) + " more" : text;
}

// A currency that a layer changes: what amounts of the layers below it still stand as they were.
class HalfConverted {
 public:
  // `restricted`: the layer is a partner's and is told only of what it may change.
  HalfConverted(Lint& lint, std::uint32_t layer, bool restricted, std::string own, std::string base)
      : lint_(lint),
        layer_(layer),
        restricted_(restricted && lint.merged.root.find("ownership") != nullptr),
        own_(std::move(own)),
        base_(std::move(base)) {}

  void rates() {
    std::vector<std::string> kept;
    for (const NamedBranch& role : lint_.items("rate_card/roles")) {
      const Node* bill = role.branch.node->find("bill");
      if (bill != nullptr && is_kept(*bill)) kept.push_back(role.name);
    }
    if (kept.empty()) return;
    lint_.note(Severity::warning, "lint.half_converted", "meta/currency",
               "The currency is " + own_ + ", but the rates of " + joined(kept) + " are still those made for " + base_ +
                   ". Write them in " + own_ + ".");
  }

  void facts() {
    for (const NamedBranch& fact : lint_.items("facts")) {
      const Node* unit = fact.branch.node->find("unit");
      const Node* value = fact.branch.node->find("value");
      // the unit of a lower layer followed the currency, its amount did not
      const bool money = unit != nullptr && value != nullptr &&
                         (unit->text == own_ || unit->text == base_ || unit->text.starts_with(base_ + " "));
      if (!money || !is_kept(*value) || !may_change("facts/" + fact.name + "/value")) continue;
      lint_.note(Severity::warning, "lint.half_converted", "facts/" + fact.name,
                 "The currency is " + own_ + ", but this amount is still written in " + base_ +
                     ". Set its value in this layer.");
    }
  }

  void tables() {
    for (const NamedBranch& table : lint_.items("tables")) {
      const Node* columns = table.branch.node->find("columns");
      if (columns == nullptr) continue;
      for (const Node& column : columns->items) {
        if (is_price_column(column.text)) prices(table, column.text);
      }
    }
  }

 private:
  bool is_kept(const Node& value) const {
    const auto number = value.kind == Kind::number ? parse_scientific(value.text) : std::nullopt;
    if (!number || number->is_zero()) return false;
    const SourcePlace place = lint_.merged.sources.place(value.offset);
    return place.file < lint_.merged.sources.size() && lint_.merged.sources.layer(place.file) < layer_;
  }

  bool may_change(const std::string& path) const {
    return !restricted_ || ownership_of(lint_.merged.root, path) != nullptr;
  }

  static std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
  }

  void prices(const NamedBranch& table, const std::string& column) {
    std::vector<std::string> kept;
    for (const NamedBranch& part : children(table.branch)) {
      if (part.name != "rows") continue;
      for (const NamedBranch& row : children(part.branch)) {
        for (const NamedBranch& cell : children(row.branch)) {
          const bool same = cell.name == column && is_kept(*cell.branch.node);
          if (same && may_change("tables/" + table.name + "/rows/" + row.name + "/" + column)) kept.push_back(row.name);
        }
      }
    }
    if (kept.empty()) return;
    lint_.note(Severity::warning, "lint.half_converted", "tables/" + table.name,
               "The currency is " + own_ + ", but \"" + column + "\" of " + listed(kept) + " is still that made for " +
                   base_ + ". Write it in " + own_ + " in this layer.");
  }

  Lint& lint_;
  std::uint32_t layer_;
  bool restricted_;
  std::string own_, base_;
};

// A layer that changes rates says in which currency; one that changes the currency changes what is written in it.
void lint_currency(Lint& lint, const MergedBook& alone, const Node& below, std::uint32_t number) {
  const std::string own = text_at(alone.root, "meta/currency");
  const std::string base = text_at(below, "meta/currency");
  if (own == base || base.empty()) return;
  if (!own.empty()) {
    const std::string kind = text_at(alone.root, "meta/layer");
    HalfConverted half(lint, number, kind == "partner" || kind == "brand", own, base);
    half.rates();
    half.facts();
    half.tables();
    return;
  }
  const Node* rates = find_value(alone.root, "rate_card/roles");
  if (text_at(alone.root, "meta/layer") != "partner" || rates == nullptr) return;
  lint.note_in(alone, *rates, Severity::info, "lint.currency", "rate_card/roles",
               "These rates count in " + base +
                   ", the currency of the layer below. Say it with \"currency\" in \"meta\", or set yours there.");
}

}  // namespace

void lint_layers(Lint& lint, const std::vector<Layer>& layers) {
  for (std::uint32_t i = 1; i < layers.size(); ++i) {
    const MergedBook below = merge_layers({layers.begin(), layers.begin() + static_cast<std::ptrdiff_t>(i)});
    const MergedBook alone = merge_layers({layers[i]});
    Redundant(lint, alone, alone.layer_ids.back(), below.layer_ids.back())
        .compare(alone.root, {&below.root, nullptr}, "");
    lint_currency(lint, alone, below.root, i);
  }
}

}  // namespace qw::authoring
