// The time, the taxes and the currencies of prices: terms, ramps, payments, tax categories, exchange rates, risk.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

Period Builder::period_in(const Cursor& at, std::string_view key) {
  const std::string name = text(at, key);
  for (const Period period : {Period::month, Period::quarter, Period::year}) {
    if (name == to_text(period)) return period;
  }
  problem(at.member(key), "book.unknown_name", "A period is month, quarter or year.");
  return Period::month;
}

std::optional<Formula> Builder::date_rule(const Cursor& at, std::string_view key) {
  const Cursor found = at.member(key);
  if (!found || found.is(json::Kind::null)) return std::nullopt;
  if (found.is(json::Kind::string) && parse_date(found.node->text)) {
    problem(found, "feel.type",
            "Write a date as FEEL: date(\"" + found.node->text + "\"), or as a name that holds one.");
    return std::nullopt;
  }
  return formula(found, feel::kDate, "\"" + std::string(key) + "\"");
}

void Builder::read_line_time(const Cursor& at, Line& line) {
  if (at.member("period")) line.period = period_in(at, "period");
  const std::string billing = text(at, "billing", false);
  if (billing == "arrears") line.billing = Billing::arrears;
  if (!billing.empty() && billing != "arrears" && billing != "advance") {
    problem(at.member("billing"), "book.unknown_name", "A line is billed in advance or in arrears: advance, arrears.");
  }
  if (auto start = date_rule(at, "start")) line.start = keep(std::move(*start));
  if (auto end = date_rule(at, "end")) line.end = keep(std::move(*end));
  line_figure(line, Param::months, at.member("months"), "The months");
  if (const Cursor uplift = object(at, "uplift", false)) {
    only(uplift, {"pct", "every"});
    line_figure(line, Param::uplift_pct, uplift.member("pct"), "The uplift");
    const auto every = uplift.member("every") ? whole_number(uplift, "every") : 12;
    if (every && (*every < 1 || *every > kMostMonths)) {
      problem(uplift.member("every"), "book.bad_range", "An uplift comes every 1 to 1200 months.");
    }
    line.uplift_every = static_cast<int>(std::clamp<std::int64_t>(every.value_or(12), 1, kMostMonths));
  }
  const Cursor segments = array(at, "segments", false);
  if (segments && line.aggregate != Scope::line) {
    problem(segments, "book.bad_segments",
            "Lines that share a tier cannot be ramped; remove \"aggregate\" or \"segments\".");
  }
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const Cursor segment = segments.item(i);
    only(segment, {"months", "quantity", "value", "pct", "uplift_pct"});
    Segment made;
    made.months = figure(segment.member("months"), "The months of a segment");
    const auto optional = [&](std::string_view key) -> std::optional<Figure> {
      const Cursor found = segment.member(key);
      if (!found || found.is(json::Kind::null)) return std::nullopt;
      return figure(found, "\"" + std::string(key) + "\"");
    };
    made.quantity = optional("quantity");
    made.value = optional("value");
    made.pct = optional("pct");
    made.uplift_pct = optional("uplift_pct");
    line.segments.push_back(made);
  }
}

void Builder::read_terms() {
  const Cursor at = sections_["terms"];
  if (!at) return;
  only(at, {"start", "months", "end", "prepaid_months", "proration", "year", "round_price_each_step"});
  TermRules& terms = book_.terms;
  terms.given = true;
  terms.origin = origin(at);
  terms.start = date_rule(at, "start");
  terms.end = date_rule(at, "end");
  if (at.member("months")) terms.months = formula(at.member("months"), feel::kNumber, "\"months\"");
  if (at.member("prepaid_months")) {
    terms.prepaid_months = formula(at.member("prepaid_months"), feel::kNumber, "\"prepaid_months\"");
  }
  if (terms.months && terms.end) {
    problem(at.member("end"), "book.bad_terms", "A term has months or an end; remove one of them.");
  }
  const std::string proration = text(at, "proration", false);
  const auto parsed = parse_proration(proration);
  if (!proration.empty() && !parsed) {
    problem(at.member("proration"), "book.unknown_name",
            "A proration is monthly_daily, day, month_up, calendar_monthly_daily or thirty_360.");
  }
  terms.proration = parsed.value_or(Proration::monthly_daily);
  const std::string year = text(at, "year", false);
  terms.year = year == "actual_actual" ? YearBasis::actual_actual : YearBasis::actual_365;
  if (!year.empty() && year != "actual_actual" && year != "actual_365") {
    problem(at.member("year"), "book.unknown_name", "A year is actual_365 or actual_actual.");
  }
  terms.round_price_each_step = flag(at, "round_price_each_step", true);
}

bool Builder::flag(const Cursor& at, std::string_view key, bool standard) {
  const Cursor found = at.member(key);
  if (!found) return standard;
  if (!found.is(json::Kind::boolean)) problem(found, "book.wrong_type", "This is true or false.");
  return found.node->boolean;
}

void Builder::read_payments() {
  const Cursor at = sections_["payments"];
  if (!at) return;
  only(at, {"instalments"});
  const Cursor list = array(at, "instalments");
  Decimal sum;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor one = list.item(i);
    only(one, {"pct", "after_months", "after_days"});
    Instalment made;
    made.pct = number(one, "pct").value_or(Decimal());
    made.dated = one.member("after_months") || one.member("after_days");
    const auto offset = [&](std::string_view key) {
      const auto value = whole_number(one, key, false).value_or(0);
      if (value < 0 || value > 36'600) problem(one.member(key), "book.bad_range", "Payments are 0 to 36,600 ahead.");
      return static_cast<int>(std::clamp<std::int64_t>(value, 0, 36'600));
    };
    made.after_months = std::min(offset("after_months"), kMostMonths);
    made.after_days = offset("after_days");
    if (made.pct.is_negative() || decimal_places(made.pct) > 6) {
      problem(one.member("pct"), "book.bad_range", "An instalment is a positive percent with at most 6 decimals.");
    }
    sum = add(sum, made.pct).value;
    book_.instalments.push_back(made);
  }
  if (compare(sum, Decimal::from_int(100)) != 0) {
    problem(list, "book.bad_instalments",
            "The instalments add up to " + to_plain_text(sum) + " %, not to 100 %. Correct them.");
  }
}

void Builder::read_tax_category(const Cursor& at) {
  only(at, {"id", "label", "rate", "kind", "reason"});
  TaxCategory made;
  made.id = text(at, "id");
  made.label = text(at, "label", false);
  made.reason = text(at, "reason", false);
  const std::string kind = text(at, "kind", false);
  constexpr std::string_view kKinds[] = {"standard", "zero", "exempt", "reverse_charge"};
  const auto found = std::find(std::begin(kKinds), std::end(kKinds), kind);
  if (!kind.empty() && found == std::end(kKinds)) {
    problem(at.member("kind"), "book.unknown_name", "A tax category is standard, zero, exempt or reverse_charge.");
  } else if (!kind.empty()) {
    made.kind = static_cast<TaxKind>(found - std::begin(kKinds));
  }
  if (at.member("rate")) made.rate = figure(at.member("rate"), "A tax rate");
  const bool written = made.rate.formula == kNone;
  if (made.kind == TaxKind::standard && !at.member("rate")) {
    problem(at, "book.missing", "A standard category has a rate in percent; add \"rate\".");
  } else if (made.kind != TaxKind::standard && (!written || !made.rate.value.is_zero())) {
    problem(at.member("rate"), "book.bad_tax", "Nothing is charged in this category; its rate is 0.");
  } else if (written && (made.rate.value.is_negative() || compare(made.rate.value, Decimal::from_int(1000)) > 0)) {
    problem(at.member("rate"), "book.bad_tax", "A tax rate lies between 0 and 1000 %; correct it.");
  }
  if ((made.kind == TaxKind::exempt || made.kind == TaxKind::reverse_charge) && made.reason.empty()) {
    problem(at, "book.missing", "Why no tax is charged must stand on the document; add \"reason\".");
  }
  book_.taxes.categories.push_back(std::move(made));
}

void Builder::read_taxes() {
  const Cursor at = sections_["taxes"];
  if (!at) return;
  only(at, {"policy", "prices_include_tax", "split", "cash_increment", "categories", "default"});
  TaxRules& taxes = book_.taxes;
  taxes.given = true;
  taxes.origin = origin(at);
  const std::string policy = text(at, "policy", false);
  const auto parsed = parse_tax_policy(policy);
  if (!policy.empty() && !parsed) {
    problem(at.member("policy"), "book.unknown_name",
            "A tax policy is line_then_sum, line_tax, document_global, document_total or unit_gross.");
  }
  taxes.policy = parsed.value_or(TaxPolicy::line_then_sum);
  taxes.inclusive = flag(at, "prices_include_tax", false);
  const std::string split = text(at, "split", false);
  taxes.split = split == "tax" ? TaxSplit::tax : TaxSplit::net;
  if (!split.empty() && split != "tax" && split != "net") {
    problem(at.member("split"), "book.unknown_name", "What is rounded is the net or the tax: net, tax.");
  }
  taxes.cash_increment = number(at, "cash_increment", false);
  if (taxes.cash_increment && (taxes.cash_increment->is_negative() || taxes.cash_increment->is_zero())) {
    problem(at.member("cash_increment"), "book.bad_range", "Cash is rounded to a positive amount such as 0.05.");
  }
  const Cursor categories = array(at, "categories");
  Ids seen;
  for (std::size_t i = 0; i < categories.size(); ++i) {
    read_tax_category(categories.item(i));
    unique_id(categories.item(i), taxes.categories.back().id, seen);
  }
  if (at.member("default")) standard_tax_ = named_tax(at.member("default"), text(at, "default"));
}

std::uint32_t Builder::named_tax(const Cursor& at, std::string_view id) {
  std::vector<std::string_view> known;
  for (std::uint32_t i = 0; i < book_.taxes.categories.size(); ++i) {
    if (book_.taxes.categories[i].id == id) return i;
    known.push_back(book_.taxes.categories[i].id);
  }
  const std::string_view near = nearest(id, known);
  problem(at, "book.unknown_name",
          "There is no tax category \"" + std::string(id.substr(0, 60)) + "\"." +
              (near.empty() ? " Add it under taxes, categories." : " Did you mean \"" + std::string(near) + "\"?"));
  return kNone;
}

std::uint32_t Builder::tax_of(const Cursor& at) {
  const std::string id = text(at, "tax", false);
  if (!id.empty()) return named_tax(at.member("tax"), id);
  if (book_.taxes.given && standard_tax_ == kNone) {
    problem(at, "book.missing", "With taxes every line has a category; add \"tax\", or a \"default\" under taxes.");
  }
  return standard_tax_;
}

void Builder::read_exchange() {
  const Cursor list = sections_["fx"];
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor at = list.item(i);
    only(at, {"from", "rate", "date", "source", "direction"});
    ExchangeRate made;
    const std::string code = text(at, "from");
    const auto currency = find_currency(code);
    if (!currency) {
      problem(at.member("from"), "book.unknown_name", "\"" + code.substr(0, 20) + "\" is no currency of ISO 4217.");
    }
    made.from = currency.value_or(Currency{});
    for (const ExchangeRate& other : book_.rates_of_exchange) {
      if (other.from == made.from) problem(at, "book.duplicate", "This currency has a rate already; remove one.");
    }
    made.rate = number(at, "rate").value_or(Decimal::from_int(1));
    if (made.rate.is_zero() || made.rate.is_negative()) {
      problem(at.member("rate"), "book.bad_range", "A rate is above zero; correct it.");
    }
    made.date = date(at, "date").value_or(Date{});
    if (!at.member("date")) problem(at, "book.missing", "A rate has a day; add \"date\".");
    made.source = text(at, "source");
    const std::string direction = text(at, "direction", false);
    made.direction = direction == "divide" ? RateDirection::divide : RateDirection::multiply;
    if (!direction.empty() && direction != "divide" && direction != "multiply") {
      problem(at.member("direction"), "book.unknown_name", "A rate is applied by multiply or divide.");
    }
    book_.rates_of_exchange.push_back(std::move(made));
  }
}

void Builder::read_risk() {
  const Cursor at = sections_["risk"];
  if (!at) return;
  only(at, {"low_pct", "high_pct", "correlation", "floor_margin_pct"});
  const auto take = [&](std::string_view key, std::int64_t most) {
    const auto value = number(at, key, false);
    if (value && (value->is_negative() || compare(*value, Decimal::from_int(most)) > 0)) {
      problem(at.member(key), "book.bad_range", "This lies between 0 and " + std::to_string(most) + "; correct it.");
    }
    return value;
  };
  book_.risk = {take("low_pct", 100), take("high_pct", 1000), take("correlation", 1), take("floor_margin_pct", 100)};
}

}  // namespace qw
