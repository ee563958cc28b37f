// What changes a price between list and net, and what a quote may choose: discounts, their classes, document discount, options.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

std::vector<std::uint32_t> Builder::roles_of(const Cursor& at, std::string_view key) {
  std::vector<std::uint32_t> roles;
  const Cursor list = array(at, key, false);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor one = list.item(i);
    if (const auto role = role_of(one)) roles.push_back(*role);
  }
  return roles;
}

std::optional<std::uint32_t> Builder::role_of(const Cursor& at) {
  for (std::uint32_t i = 0; at.is(json::Kind::string) && i < book_.roles.size(); ++i) {
    if (book_.roles[i].id == at.node->text) return i;
  }
  std::vector<std::string_view> known;
  for (const Role& role : book_.roles) known.push_back(role.id);
  const std::string id = at.is(json::Kind::string) ? at.node->text.substr(0, 60) : "";
  problem(at, "book.unknown_name",
          "There is no such role under approvals, roles" + (id.empty() ? "." : ": \"" + id + "\".") +
              did_you_mean(id, known, " Add it there or correct the name."));
  return std::nullopt;
}

std::uint32_t Builder::class_of(const Cursor& at, std::string_view key) {
  const std::string id = text(at, key);
  return named_class(at.member(key), id);
}

std::uint32_t Builder::named_class(const Cursor& at, std::string_view id) {
  std::vector<std::string_view> known;
  for (std::uint32_t i = 0; i < book_.discount_classes.size(); ++i) {
    if (book_.discount_classes[i].id == id) return i;
    known.push_back(book_.discount_classes[i].id);
  }
  const std::string_view near = nearest(id, known);
  problem(at, "book.unknown_name",
          "There is no discount class \"" + std::string(id.substr(0, 60)) + "\"." +
              (near.empty() ? " Add it under discount_classes." : " Did you mean \"" + std::string(near) + "\"?"));
  return 0;
}

void Builder::read_discount_classes() {
  const Cursor classes = sections_["discount_classes"];
  Ids seen;
  for (std::size_t i = 0; i < classes.size(); ++i) {
    const Cursor at = classes.item(i);
    only(at, {"id", "label", "caps"});
    DiscountClass made{text(at, "id"), text(at, "label", false), {}, origin(at)};
    unique_id(at, made.id, seen);
    const Cursor caps = array(at, "caps", false);
    for (std::size_t k = 0; k < caps.size(); ++k) {
      const Cursor cap_at = caps.item(k);
      only(cap_at, {"role", "pct"});
      const DiscountCap cap{role_of(cap_at.member("role")).value_or(0), number(cap_at, "pct").value_or(Decimal())};
      if (!made.caps.empty() && compare(cap.pct, made.caps.back().pct) <= 0) {
        problem(cap_at.member("pct"), "book.bad_cap", "Caps rise with authority; put the smaller one first.");
      }
      made.caps.push_back(cap);
    }
    book_.discount_classes.push_back(std::move(made));
  }
  for (const char* id : {"standard", "none"}) {
    if (seen.find(std::string_view(id)) == seen.end()) book_.discount_classes.push_back({id, "", {}, {}});
  }
}

std::vector<bool> Builder::classes_in(const Cursor& at) {
  std::vector<bool> chosen;
  const Cursor list = array(at, "classes", false);
  if (!list) return chosen;
  chosen.resize(book_.discount_classes.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor one = list.item(i);
    if (one.is(json::Kind::string)) chosen[named_class(one, one.node->text)] = true;
  }
  return chosen;
}

std::vector<std::uint32_t> Builder::lines_in(const Cursor& at, std::string_view key, bool required) {
  std::vector<std::uint32_t> found;
  const Cursor list = array(at, key, required);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor one = list.item(i);
    const std::string_view id = one.is(json::Kind::string) ? std::string_view(one.node->text) : std::string_view();
    const auto place = line_numbers_.find(id);
    if (place != line_numbers_.end()) {
      found.push_back(place->second);
      continue;
    }
    std::vector<std::string_view> known;
    for (const auto& [name, number] : line_numbers_) known.push_back(name);
    if (known.size() > 2000) known.clear();
    const std::string_view near = nearest(id, known);
    problem(one, "book.unknown_name",
            "There is no line \"" + std::string(id.substr(0, 60)) + "\"." +
                (near.empty() ? " Correct the id." : " Did you mean \"" + std::string(near) + "\"?"));
  }
  return found;
}

// "pct", "amount", "price" or "total": exactly one of those allowed here.
std::optional<Cut> Builder::cut_in(const Cursor& at, std::initializer_list<std::string_view> allowed) {
  std::optional<Cut> found;
  int count = 0;
  for (const std::string_view key : allowed) {
    if (!at.member(key)) continue;
    ++count;
    found = key == "pct" ? Cut::pct : key == "amount" ? Cut::amount : key == "price" ? Cut::price : Cut::total;
  }
  if (count == 1) return found;
  problem(at, "book.bad_discount",
          "This needs exactly one of " + join_or(std::vector<std::string_view>(allowed)) + "; it has " +
              std::to_string(count) + ".");
  return std::nullopt;
}

void Builder::read_schedule(const Cursor& at, DiscountRule& rule) {
  only(at, {"by", "mode", "tiers"});
  constexpr std::string_view kBy[] = {"quantity", "months", "prepaid_months", "amount"};
  const std::string by = text(at, "by");
  const auto found = std::find(std::begin(kBy), std::end(kBy), by);
  if (found == std::end(kBy)) {
    problem(at.member("by"), "book.unknown_name", "A schedule goes by quantity, months, prepaid_months or amount.");
  } else {
    rule.by = static_cast<ScheduleBy>(found - std::begin(kBy));
  }
  const std::string mode = text(at, "mode", false);
  rule.graduated = mode == "graduated";
  if (!mode.empty() && mode != "graduated" && mode != "volume") {
    problem(at.member("mode"), "book.unknown_name", "A schedule is volume or graduated.");
  }
  if (rule.graduated && (rule.by == ScheduleBy::months || rule.by == ScheduleBy::prepaid_months)) {
    problem(at.member("mode"), "book.bad_discount", "Months choose one percent; a schedule by months is volume.");
  }
  rule.schedule = read_tiers(array(at, "tiers"), "pct");
}

void Builder::read_discount(const Cursor& at) {
  only(at, {"id", "label", "point", "on", "classes", "lines", "when", "pct", "amount", "price", "total", "schedule",
            "of", "because"});
  DiscountRule rule;
  rule.id = text(at, "id");
  rule.label = text(at, "label", false);
  rule.origin = origin(at);
  const std::string point = text(at, "point");
  const auto parsed = parse_point(point);
  if (!parsed || static_cast<std::size_t>(*parsed) >= kOrderedPoints) {
    problem(at.member("point"), "book.unknown_name",
            "A discount stands at contract, special, schedule, term, promotion, discretionary or partner.");
  }
  rule.point = parsed.value_or(Point::discretionary);
  read_on(at, rule.one_time, rule.recurring);
  rule.classes = classes_in(at);
  rule.lines = lines_in(at, "lines", false);
  if (const Cursor when = at.member("when")) rule.when = formula(when, feel::kBoolean, "\"when\"");
  if (const Cursor schedule = object(at, "schedule", false)) {
    read_schedule(schedule, rule);
  } else if (const auto cut = cut_in(at, {"pct", "amount", "price", "total"})) {
    constexpr std::string_view kKeys[] = {"pct", "amount", "price", "total"};
    rule.cut = *cut;
    rule.value = figure(at.member(kKeys[static_cast<std::size_t>(*cut)]), "A discount");
  }
  const std::string of = text(at, "of", false);
  rule.of_list = of == "list";
  if (!of.empty() && of != "list" && of != "running") {
    problem(at.member("of"), "book.unknown_name", "A percent is of the list or running.");
  }
  book_.discounts.push_back(std::move(rule));
}

void Builder::read_on(const Cursor& at, bool& one_time, bool& recurring) {
  const std::string on = text(at, "on", false);
  if (on.empty()) return;
  one_time = on == "all" || on == "one_time";
  recurring = on == "all" || on == "recurring";
  if (!one_time && !recurring) {
    problem(at.member("on"), "book.unknown_name", "This is on all, one_time or recurring.");
  }
}

void Builder::read_discounts() {
  const Cursor list = sections_["discounts"];
  Ids seen;
  for (std::size_t i = 0; i < list.size(); ++i) {
    read_discount(list.item(i));
    unique_id(list.item(i), book_.discounts.back().id, seen);
  }
  const auto rank = [&](const DiscountRule& rule) {
    return std::find(book_.waterfall.begin(), book_.waterfall.end(), rule.point) - book_.waterfall.begin();
  };
  std::vector<std::pair<std::ptrdiff_t, std::size_t>> order;
  for (std::size_t i = 0; i < book_.discounts.size(); ++i) order.push_back({rank(book_.discounts[i]), i});
  std::sort(order.begin(), order.end());
  std::vector<DiscountRule> sorted;
  for (const auto& [place, index] : order) sorted.push_back(std::move(book_.discounts[index]));
  book_.discounts = std::move(sorted);
  // sentences keep a pointer to where they go, so they are read when nothing moves any more
  for (std::size_t i = 0; i < order.size(); ++i) {
    sentence(list.item(order[i].second).member("because"), book_.discounts[i].because);
  }
}

void Builder::read_adjustments() {
  const Cursor adjustments = sections_["adjustments"];
  only(adjustments, {"document_discount", "document_allowances"});
  if (const Cursor discount = object(adjustments, "document_discount", false)) {
    only(discount, {"label", "pct", "amount", "on", "classes"});
    DocumentDiscount& made = book_.document_discount;
    made.label = text(discount, "label", false);
    const auto cut = cut_in(discount, {"pct", "amount"});
    made.cut = cut.value_or(Cut::pct);
    if (cut) {
      const std::string_view key = *cut == Cut::pct ? "pct" : "amount";
      made.value = formula(discount.member(key), feel::kNumber, "\"" + std::string(key) + "\"");
    }
    read_on(discount, made.one_time, made.recurring);
    made.classes = classes_in(discount);
  }
  const Cursor allowances = array(adjustments, "document_allowances", false);
  Ids seen;
  for (std::size_t i = 0; i < allowances.size(); ++i) {
    const Cursor at = allowances.item(i);
    only(at, {"id", "label", "on", "tax", "amount"});
    AllowanceRule rule;
    rule.id = text(at, "id");
    unique_id(at, rule.id, seen);
    rule.label = text(at, "label", false);
    rule.origin = origin(at);
    const std::string on = text(at, "on", false);
    if (!on.empty() && on != "one_time") rule.period = period_in(at, "on");
    rule.tax_category = tax_of(at);
    if (rule.tax_category == kNone) {
      problem(at, "book.missing", "An allowance of a document has a tax category; add \"tax\", and the section taxes.");
    }
    rule.amount = figure(at.member("amount"), "An allowance");
    book_.taxes.allowances.push_back(std::move(rule));
  }
}

void Builder::read_options() {
  const Cursor list = sections_["options"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor at = list.item(i);
    only(at, {"id", "label", "lines", "default", "choose", "requires", "excludes", "worth"});
    OptionRule rule;
    rule.id = text(at, "id");
    rule.label = text(at, "label", false);
    rule.origin = origin(at);
    rule.choose = text(at, "choose", false);
    const std::string standard = text(at, "default", false);
    rule.standard = standard == "later" ? Choice::later : standard == "out" ? Choice::out : Choice::in;
    if (!standard.empty() && standard != to_text(rule.standard)) {
      problem(at.member("default"), "book.unknown_name", "An option is in, later or out.");
    }
    rule.lines = lines_in(at, "lines", true);
    if (at.member("worth")) rule.worth = figure(at.member("worth"), "The worth of an option");
    book_.options.push_back(std::move(rule));
  }
  for (std::size_t i = 0; i < list.size(); ++i) {
    OptionRule& rule = book_.options[i];
    rule.required = options_in(list.item(i), "requires");
    rule.excluded = options_in(list.item(i), "excludes");
    for (const std::uint32_t other : rule.excluded) {
      if (std::find(rule.required.begin(), rule.required.end(), other) != rule.required.end() || other == i) {
        problem(list.item(i).member("excludes"), "book.bad_option",
                "\"" + rule.id + "\" cannot need and exclude the same option; remove one of the two.");
      }
    }
  }
}

std::vector<std::uint32_t> Builder::options_in(const Cursor& at, std::string_view key) {
  std::vector<std::uint32_t> found;
  const Cursor list = array(at, key, false);
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor one = list.item(i);
    const auto place = std::find_if(book_.options.begin(), book_.options.end(), [&](const OptionRule& rule) {
      return one.is(json::Kind::string) && rule.id == one.node->text;
    });
    if (place == book_.options.end()) {
      problem(one, "book.unknown_name", "There is no such option; correct the id.");
    } else {
      found.push_back(static_cast<std::uint32_t>(place - book_.options.begin()));
    }
  }
  return found;
}

}  // namespace qw
