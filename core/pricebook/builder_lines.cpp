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
  book_.discount_classes = {{"standard", "", {}, {}}, {"none", "", {}, {}}};
  const Cursor lines = sections_["lines"];
  if (!lines) {
    problem({}, "book.missing", "The section \"lines\" is missing; without it nothing is sold.");
    return;
  }
  only(lines, {"one_time", "recurring"});
  const Cursor one_time = array(lines, "one_time", false);
  Ids seen;
  for (std::size_t i = 0; i < one_time.size(); ++i) {
    read_one_time_line(one_time.item(i));
    unique_id(one_time.item(i), book_.one_time_lines.back().id, seen);
  }
  const Cursor recurring = array(lines, "recurring", false);
  for (std::size_t i = 0; i < recurring.size(); ++i) {
    read_recurring_line(recurring.item(i));
    unique_id(recurring.item(i), book_.recurring_lines.back().id, seen);
  }
  for (std::uint32_t i = 0; i < book_.line_count(); ++i) book_.line_order.push_back(i);
  const Cursor adjustments = sections_["adjustments"];
  only(adjustments, {"document_discount"});
  const Cursor discount = object(adjustments, "document_discount", false);
  if (!discount) return;
  only(discount, {"label", "pct"});
  book_.document_discount.label = text(discount, "label", false);
  book_.document_discount.value = formula(discount.member("pct"), feel::kNumber, "\"pct\"");
}

void Builder::figure(Line& line, Param param, const Cursor& at, std::string_view what) {
  Formula made = formula(at, feel::kNumber, what);
  line.figures.push_back({param, {{}, static_cast<std::uint32_t>(book_.line_formulas.size())}});
  book_.line_formulas.push_back(std::move(made));
}

void Builder::read_one_time_line(const Cursor& at) {
  only(at, {"id", "label", "service", "phase", "price"});
  Line line;
  line.currency = book_.currency;
  line.origin = origin(at);
  line.id = text(at, "id");
  line.label = text(at, "label", false);
  line.service = index_of(book_.services, at, "service", "service").value_or(0);
  line.phase = index_of(book_.phases, at, "phase", "phase").value_or(0);
  const Cursor price = object(at, "price");
  if (price) {
    only(price, {"model", "hours", "mix"});
    if (text(price, "model") != "role_hours") {
      problem(price.member("model"), "book.unknown_name", "The price model of a one-time line is role_hours.");
    }
    line.price.model = PriceModel::role_hours;
    figure(line, Param::hours, price.member("hours"), "\"hours\"");
    line.price.mix = index_of(book_.mixes, price, "mix", "mix").value_or(0);
  }
  book_.one_time_lines.push_back(std::move(line));
}

void Builder::read_recurring_line(const Cursor& at) {
  only(at, {"id", "label", "service", "stream", "when", "price", "cost"});
  Line line;
  line.charge = Charge::recurring;
  line.currency = book_.currency;
  line.origin = origin(at);
  line.id = text(at, "id");
  line.label = text(at, "label", false);
  line.stream = text(at, "stream");
  line.service = index_of(book_.services, at, "service", "service").value_or(0);
  if (const Cursor when = at.member("when")) line.when = formula(when, feel::kBoolean, "\"when\"");
  const Cursor price = object(at, "price");
  if (price) {
    only(price, {"model", "value"});
    if (text(price, "model") != "amount") {
      problem(price.member("model"), "book.unknown_name", "The price model of a recurring line is amount.");
    }
    figure(line, Param::value, price.member("value"), "The price");
  }
  const Cursor cost = object(at, "cost");
  if (cost) {
    only(cost, {"model", "value", "pct"});
    const std::string model = text(cost, "model");
    const bool is_percent = model == "percent_of_price";
    line.cost = is_percent ? CostModel::percent_of_price : CostModel::flat;
    if (model != "amount" && !is_percent && !model.empty()) {
      problem(cost.member("model"), "book.unknown_name",
              "The cost model of a recurring line is amount or percent_of_price.");
    }
    figure(line, Param::cost, cost.member(is_percent ? "pct" : "value"), "The cost");
  }
  book_.recurring_lines.push_back(std::move(line));
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
