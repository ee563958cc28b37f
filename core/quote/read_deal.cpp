#include "quote/read_deal.h"

#include <algorithm>

#include "base/text.h"

namespace qw {
namespace {

constexpr std::size_t kMostEntries = 10'000;

class DealReader {
 public:
  DealReader(const PriceBook& book, Deal& deal, DealComplaints& complaints)
      : book_(book), deal_(deal), complaints_(complaints) {}

  void read(const json::Node& root) {
    if (const json::Node* node = root.find("selections")) selections(*node);
    if (const json::Node* node = list(root, "adjustments")) {
      for (std::size_t i = 0; i < node->items.size(); ++i)
        adjustment(node->items[i], "/adjustments/" + std::to_string(i));
    }
    if (const json::Node* node = list(root, "waivers")) {
      for (std::size_t i = 0; i < node->items.size(); ++i) waiver(node->items[i], "/waivers/" + std::to_string(i));
    }
    if (const json::Node* node = root.find("prepaid"); node != nullptr && node->kind != json::Kind::null) {
      deal_.prepaid = number(*node, "/prepaid");
    }
  }

 private:
  void complain(const json::Node& node, const std::string& path, std::string_view code, std::string message) {
    complaints_.complain(node, path, code, std::move(message));
  }

  static std::string named(std::string_view id) { return '"' + std::string(id.substr(0, 60)) + '"'; }

  const json::Node* list(const json::Node& root, std::string_view key) {
    const json::Node* node = root.find(key);
    if (node == nullptr || node->kind == json::Kind::null) return nullptr;
    const std::string path = pointer_join("", key);
    if (node->kind != json::Kind::array) {
      complain(*node, path, "quote.wrong_type", "\"" + std::string(key) + "\" must be a list [...].");
      return nullptr;
    }
    if (node->items.size() > kMostEntries) {
      complain(*node, path, "quote.too_many", "At most 10,000 entries are read here; remove some.");
      return nullptr;
    }
    return node;
  }

  std::optional<Decimal> number(const json::Node& node, const std::string& path) {
    const bool written = node.kind == json::Kind::number || node.kind == json::Kind::string;
    const auto value = written ? parse_decimal(node.text) : std::nullopt;
    if (!value)
      complain(node, path, "quote.bad_number", "This must be a number without exponent and of at most 34 digits.");
    return value;
  }

  std::string text(const json::Node& node, std::string_view key, const std::string& path, bool required) {
    const json::Node* found = node.kind == json::Kind::object ? node.find(key) : nullptr;
    if (found != nullptr && found->kind == json::Kind::string) return found->text;
    if (required || found != nullptr) {
      complain(node, path, "quote.wrong_type", "This needs \"" + std::string(key) + "\" as text.");
    }
    return {};
  }

  void selections(const json::Node& node) {
    if (node.kind == json::Kind::null) return;
    if (node.kind != json::Kind::object) {
      complain(node, "/selections", "quote.wrong_type", "Selections are an object of option and in, later or out.");
      return;
    }
    deal_.selections.resize(book_.options.size());
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const std::string path = pointer_join("/selections", node.keys[i]);
      const auto option = std::find_if(book_.options.begin(), book_.options.end(),
                                       [&](const OptionRule& rule) { return rule.id == node.keys[i]; });
      if (option == book_.options.end()) {
        std::vector<std::string_view> known;
        for (const OptionRule& rule : book_.options) known.push_back(rule.id);
        const std::string_view near = nearest(node.keys[i], known);
        complain(node.items[i], path, "quote.unknown_option",
                 "There is no option " + named(node.keys[i]) + "." +
                     (near.empty() ? " Remove it." : " Did you mean " + named(near) + "?"));
        continue;
      }
      const json::Node& state = node.items[i];
      for (const Choice choice : {Choice::in, Choice::later, Choice::out}) {
        if (state.kind == json::Kind::string && state.text == to_text(choice)) {
          deal_.selections[static_cast<std::size_t>(option - book_.options.begin())] = choice;
        }
      }
      if (!deal_.selections[static_cast<std::size_t>(option - book_.options.begin())]) {
        complain(state, path, "quote.bad_selection", "An option is in, later or out.");
      }
    }
  }

  std::optional<std::uint32_t> line(const json::Node& node, const std::string& path) {
    const std::string id = text(node, "line", path, true);
    const auto number = book_.find_line(id);
    if (number || id.empty()) return number;
    std::vector<std::string_view> known;
    for (std::uint32_t i = 0; i < book_.line_count() && i < 2000; ++i) known.push_back(book_.line(i).id);
    const std::string_view near = nearest(id, known);
    complain(node, path, "quote.unknown_line",
             "There is no line " + named(id) + "." +
                 (near.empty() ? " Correct the id." : " Did you mean " + named(near) + "?"));
    return std::nullopt;
  }

  void only(const json::Node& node, const std::string& path, std::initializer_list<std::string_view> keys) {
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      if (std::find(keys.begin(), keys.end(), node.keys[i]) != keys.end()) continue;
      complain(node.items[i], pointer_join(path, node.keys[i]), "quote.unknown_key",
               "Nothing here is called " + named(node.keys[i]) + "; known are " +
                   join_or(std::vector<std::string_view>(keys)) + ".");
    }
  }

  void adjustment(const json::Node& node, const std::string& path) {
    only(node, path, {"line", "point", "pct", "amount", "price", "total", "reason"});
    Adjustment made;
    const auto found = line(node, path);
    const std::string point = text(node, "point", path, false);
    const auto parsed = parse_point(point.empty() ? "discretionary" : point);
    if (!parsed || static_cast<std::size_t>(*parsed) >= kOrderedPoints) {
      complain(node, path, "quote.bad_point",
               "An adjustment stands at contract, special, schedule, term, promotion, discretionary or partner.");
      return;
    }
    made.point = *parsed;
    constexpr std::pair<std::string_view, Cut> kCuts[] = {
        {"pct", Cut::pct}, {"amount", Cut::amount}, {"price", Cut::price}, {"total", Cut::total}};
    int count = 0;
    for (const auto& [key, cut] : kCuts) {
      const json::Node* value = node.find(key);
      if (value == nullptr) continue;
      ++count;
      made.cut = cut;
      made.value = number(*value, pointer_join(path, key)).value_or(Decimal());
    }
    if (count != 1)
      complain(node, path, "quote.bad_adjustment", "An adjustment has one of pct, amount, price or total.");
    made.reason = text(node, "reason", path, false);
    if (!found || count != 1) return;
    const bool cuts = made.cut == Cut::pct || made.cut == Cut::amount;
    if (cuts && book_.discount_classes[book_.line(*found).discount_class].id == "none") {
      complain(node, path, "quote.not_discountable",
               "The line " + named(book_.line(*found).id) + " is never discounted. Remove the adjustment.");
    }
    made.line = *found;
    deal_.adjustments.push_back(std::move(made));
  }

  void waiver(const json::Node& node, const std::string& path) {
    only(node, path, {"line", "approver", "reason"});
    const auto found = line(node, path);
    const std::string approver = text(node, "approver", path, true);
    if (!found || approver.empty()) return;
    const Line& waived = book_.line(*found);
    for (const std::uint32_t role : waived.waivable_by) {
      if (book_.roles[role].id != approver) continue;
      deal_.waivers.push_back({*found, role, text(node, "reason", path, false)});
      return;
    }
    std::vector<std::string_view> able;
    for (const std::uint32_t role : waived.waivable_by) able.push_back(book_.roles[role].id);
    complain(node, path, "quote.cannot_waive",
             named(approver) + " cannot waive the line " + named(waived.id) + "; " +
                 (able.empty() ? "nobody can. Remove the waiver." : "ask " + join_or(able) + "."));
  }

  const PriceBook& book_;
  Deal& deal_;
  DealComplaints& complaints_;
};

}  // namespace

bool is_part_of_deal(std::string_view key) {
  return key == "selections" || key == "adjustments" || key == "waivers" || key == "prepaid";
}

void read_deal(const PriceBook& book, const json::Node& root, Deal& deal, DealComplaints& complaints) {
  DealReader(book, deal, complaints).read(root);
}

}  // namespace qw
