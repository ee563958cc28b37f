// What is sold: phases, one-time and recurring lines, discount, milestones.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

std::string_view id_of(const Phase& phase) { return phase.id; }
std::string_view id_of(const Service& service) { return service.code; }
std::string_view id_of(const Mix& mix) { return mix.id; }

}  // namespace

template <class Items>
std::optional<std::uint32_t> Builder::index_of(const Items& items, const Cursor& holder, std::string_view key,
                                               std::string_view what) {
  const std::string id = text(holder, key);
  if (id.empty()) return std::nullopt;
  std::vector<std::string_view> ids;
  for (std::uint32_t i = 0; i < items.size(); ++i) {
    if (id_of(items[i]) == id) return i;
    ids.push_back(id_of(items[i]));
  }
  const std::string_view near = nearest(id, ids);
  problem(holder.member(key), "book.unknown_name",
          "There is no " + std::string(what) + " \"" + id.substr(0, 60) + "\"." +
              (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?"));
  return std::nullopt;
}

void Builder::read_phases() {
  const Cursor phases = sections_["phases"];
  Ids seen;
  for (std::size_t i = 0; i < phases.size(); ++i) {
    const Cursor at = phases.item(i);
    only(at, {"id", "label", "row", "spread_over"});
    Phase phase{text(at, "id"), text(at, "label", false), text(at, "row", false), {}};
    if (phase.row.empty()) phase.row = phase.id;
    unique_id(at, phase.id, seen);
    book_.phases.push_back(std::move(phase));
  }
  for (std::uint32_t i = 0; i < phases.size(); ++i) {
    const Cursor over = array(phases.item(i), "spread_over", false);
    for (std::size_t k = 0; k < over.size(); ++k) {
      const Cursor at = over.item(k);
      const auto target = std::find_if(book_.phases.begin(), book_.phases.end(), [&](const Phase& phase) {
        return at.is(json::Kind::string) && phase.id == at.node->text;
      });
      const auto index = static_cast<std::uint32_t>(target - book_.phases.begin());
      if (target == book_.phases.end() || index == i || phases.item(index).member("spread_over")) {
        problem(at, "book.unknown_name", "A phase is spread over other phases that have rows of their own.");
      } else {
        book_.phases[i].spread_over.push_back(index);
      }
    }
  }
}

void Builder::compile_pricing() {
  read_discount_classes();
  read_taxes();
  read_exchange();
  const Cursor lines = sections_["lines"];
  if (!lines) {
    problem({}, "book.missing", "The section \"lines\" is missing; without it nothing is sold.");
    return;
  }
  only(lines, {"one_time", "recurring"});
  const Cursor one_time = array(lines, "one_time", false);
  const Cursor recurring = array(lines, "recurring", false);
  number_lines(one_time);
  number_lines(recurring);
  for (std::size_t i = 0; i < one_time.size(); ++i) read_line(one_time.item(i), Charge::one_time);
  for (std::size_t i = 0; i < recurring.size(); ++i) read_line(recurring.item(i), Charge::recurring);
  group_lines();
  order_lines();
  read_options();
  for (std::uint32_t option = 0; option < book_.options.size(); ++option) {
    for (const std::uint32_t line : book_.options[option].lines) mutable_line(line).options.push_back(option);
  }
  read_discounts();
  read_adjustments();
  read_terms();
  read_payments();
  read_risk();
}

// Ids first: a line may be a percent of one that follows.
void Builder::number_lines(const Cursor& list) {
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor id = list.item(i).member("id");
    const std::string name = id.is(json::Kind::string) ? id.node->text : std::string();
    const auto number = static_cast<std::uint32_t>(numbered_lines_++);
    if (line_numbers_.emplace(name, number).second || name.empty()) continue;
    problem(list.item(i), "book.duplicate", "The id \"" + name.substr(0, 60) + "\" is used twice; rename one.");
  }
}

Line& Builder::mutable_line(std::uint32_t number) {
  const std::size_t first = book_.one_time_lines.size();
  return number < first ? book_.one_time_lines[number] : book_.recurring_lines[number - first];
}

std::uint32_t Builder::service_of(const Cursor& at) {
  if (!at.member("service") && book_.services.empty()) return kNone;
  return index_of(book_.services, at, "service", "service").value_or(0);
}

std::uint32_t Builder::phase_of(const Cursor& at) {
  if (!at.member("phase") && book_.phases.empty()) return kNone;
  return index_of(book_.phases, at, "phase", "phase").value_or(0);
}

std::uint32_t Builder::find_mix(const Cursor& price) {
  return index_of(book_.mixes, price, "mix", "mix").value_or(kNone);
}

void Builder::read_milestones() {
  const Cursor milestones = sections_["milestones"];
  if (!milestones) return;
  only(milestones, {"plan", "labels"});
  Formula plan = formula(milestones.member("plan"), feel::kAny, "\"plan\"");
  const feel::Type type = book_.types[plan.expression.type];
  const feel::Type item = book_.types[type.element];
  bool has_id = false;
  bool has_percent = false;
  for (const auto& [name, field] : item.fields) {
    has_id = has_id || (name == "id" && field == feel::kString);
    has_percent = has_percent || (name == "pct" && field == feel::kNumber);
  }
  if (type.kind != feel::TypeKind::list || !has_id || !has_percent) {
    problem(milestones.member("plan"), "feel.type",
            "A milestone plan gives a list of contexts with \"id\" and \"pct\".");
  }
  book_.milestone_plan = std::move(plan);
  const Cursor labels = object(milestones, "labels", false);
  for (std::size_t i = 0; i < labels.size(); ++i) {
    book_.milestone_labels.emplace(labels.node->keys[i], text(labels, labels.node->keys[i]));
  }
}

void Builder::read_margin_bands() {
  const Cursor bands = sections_["margin_bands"];
  for (std::size_t i = 0; i < bands.size(); ++i) {
    const Cursor at = bands.item(i);
    only(at, {"id", "label", "at_least"});
    book_.margin_bands.push_back({text(at, "id"), text(at, "label"), number(at, "at_least", false)});
  }
}

}  // namespace qw
