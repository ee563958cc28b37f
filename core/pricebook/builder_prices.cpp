// The lines of a book: price models with their members, costs, figures, groups, and the order in which lines are priced.
#include <algorithm>

#include "base/text.h"
#include "commerce/model.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

struct ParamName {
  std::string_view name;
  Param param;
};

constexpr ParamName kPriceParams[] = {{"value", Param::value},
                                      {"per", Param::per},
                                      {"included", Param::included},
                                      {"base", Param::base},
                                      {"size", Param::size},
                                      {"least", Param::least},
                                      {"hours", Param::hours},
                                      {"low_hours", Param::low_hours},
                                      {"high_hours", Param::high_hours},
                                      {"bill", Param::bill},
                                      {"cost_rate", Param::cost_rate},
                                      {"rate", Param::rate},
                                      {"overage_rate", Param::overage_rate},
                                      {"increment", Param::increment},
                                      {"rollover_periods", Param::rollover_periods},
                                      {"rollover_cap", Param::rollover_cap},
                                      {"markup", Param::markup}};

// Members of a price beside "model", in words with a space between; the first `needed` of them must be there.
struct ModelMembers {
  PriceModel model;
  std::size_t needed;
  std::string_view members;
};

constexpr std::string_view kTierMembers = "tiers included base flat_fee_when_zero";
constexpr ModelMembers kModelMembers[] = {
    {PriceModel::flat, 1, "value"},
    {PriceModel::per_unit, 1, "value per included base"},
    {PriceModel::graduated, 1, kTierMembers},
    {PriceModel::volume, 1, kTierMembers},
    {PriceModel::stair_step, 1, kTierMembers},
    {PriceModel::package, 2, "value size included least base"},
    {PriceModel::package_graduated, 1, kTierMembers},
    {PriceModel::package_volume, 1, kTierMembers},
    {PriceModel::percent_of, 2, "value of basis mix bill cost_rate"},
    {PriceModel::cost_plus, 1, "value"},
    {PriceModel::target_margin, 1, "value"},
    {PriceModel::role_hours, 1, "hours mix bill cost_rate low_hours high_hours"},
    {PriceModel::retainer, 2, "hours rate used overage_rate increment least rollover_periods rollover_cap"},
    {PriceModel::pass_through, 1, "value markup"}};
static_assert(std::size(kModelMembers) == kPriceModels);

std::vector<std::string_view> words(std::string_view text) {
  std::vector<std::string_view> found;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    found.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return found;
}

bool has_tiers(PriceModel model) {
  return model == PriceModel::graduated || model == PriceModel::volume || model == PriceModel::stair_step ||
         model == PriceModel::package_graduated || model == PriceModel::package_volume;
}

bool has_formulas(const Cursor& tiers) {
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    for (const std::string_view key : {"up_to", "unit", "flat", "size"}) {
      if (tiers.item(i).member(key).is(json::Kind::string)) return true;
    }
  }
  return false;
}

bool can_aggregate(PriceModel model) { return has_tiers(model) || model == PriceModel::package; }

}  // namespace

// A formula of the lines, by its number.
std::uint32_t Builder::keep(Formula formula) {
  book_.line_formulas.push_back(std::move(formula));
  return static_cast<std::uint32_t>(book_.line_formulas.size() - 1);
}

Figure Builder::figure(const Cursor& at, std::string_view what) {
  const bool written = at.is(json::Kind::number) || at.is(json::Kind::string);
  if (const auto value = written ? parse_decimal(at.node->text) : std::nullopt) return {*value};
  return {{}, keep(formula(at, feel::kNumber, what))};
}

void Builder::line_figure(Line& line, Param param, const Cursor& at, std::string_view what) {
  if (!at || at.is(json::Kind::null)) return;
  const Figure made = figure(at, what);
  line.figures.push_back({param, made});
}

void Builder::read_price(const Cursor& at, Line& line) {
  const Cursor price = object(at, "price");
  if (!price) return;
  const std::string name = text(price, "model");
  const auto model = parse_price_model(name);
  if (!model) {
    std::vector<std::string_view> known;
    for (const ModelMembers& one : kModelMembers) known.push_back(to_text(one.model));
    const std::string_view near = nearest(name, known);
    problem(price.member("model"), "book.unknown_name",
            "There is no price model \"" + name.substr(0, 60) + "\"." +
                (near.empty() ? " Known are " + join_or(known) + "." : " Did you mean \"" + std::string(near) + "\"?"));
    return;
  }
  line.price.model = *model;
  const ModelMembers& members = kModelMembers[static_cast<std::size_t>(*model)];
  const std::vector<std::string_view> allowed = words(members.members);
  for (const std::string& key : price.node->keys) {
    if (key == "model" || std::find(allowed.begin(), allowed.end(), key) != allowed.end()) continue;
    problem(price.member(key), "book.unknown_key",
            "The model " + name + " has no \"" + key.substr(0, 60) + "\"; known are " + join_or(allowed) + ".");
  }
  for (std::size_t i = 0; i < members.needed; ++i) {
    if (!price.member(allowed[i])) {
      problem(price, "book.missing", "The model " + name + " needs \"" + std::string(allowed[i]) + "\"; add it.");
    }
  }
  for (const ParamName& one : kPriceParams) {
    if (const Cursor found = price.member(one.name)) {
      line_figure(line, one.param, found, "\"" + std::string(one.name) + "\"");
    }
  }
  read_price_details(price, line);
}

void Builder::read_price_details(const Cursor& price, Line& line) {
  if (const Cursor flag = price.member("flat_fee_when_zero")) {
    if (!flag.is(json::Kind::boolean)) problem(flag, "book.wrong_type", "This is true or false.");
    line.price.flat_fee_when_zero = flag.node->boolean;
  }
  if (const Cursor tiers = price.member("tiers"); tiers.is(json::Kind::array) && has_formulas(tiers)) {
    line.price.tier_rule = tier_rule(tiers);
  } else if (tiers.is(json::Kind::array)) {
    line.price.tiers = read_tiers(tiers, "unit");
    if (check_tiers(line.price.tiers) == PriceFault::none) warn_of_cliffs(tiers, line.price);
    for (std::size_t i = 0; line.price.model == PriceModel::stair_step && i < tiers.size(); ++i) {
      if (tiers.item(i).member("unit")) {
        problem(tiers.item(i).member("unit"), "book.unknown_key", "A stair step has one price, \"flat\", and no unit.");
      }
    }
  } else if (tiers) {
    line.price.tier_rule = list_rule(tiers, "Tiers");
    check_tier_rule(tiers, book_.line_formulas[line.price.tier_rule]);
  }
  if (const Cursor used = price.member("used"); used.is(json::Kind::array)) {
    for (std::size_t i = 0; i < used.size(); ++i) {
      const Cursor one = used.item(i);
      const auto value = one.is(json::Kind::number) ? parse_decimal(one.node->text) : std::nullopt;
      if (!value) problem(one, "book.wrong_type", "The use of a period is a number of hours.");
      line.price.used.push_back(value.value_or(Decimal()));
    }
    if (line.price.used.size() == 1) line.price.used.emplace_back();  // one alone is the use of every period
  } else if (used) {
    const auto value = used.is(json::Kind::number) ? parse_decimal(used.node->text) : std::nullopt;
    if (value) {
      line.price.used.push_back(*value);
    } else {
      line.price.used_rule = list_rule(used, "The use of a retainer");
    }
  }
  if (price.member("basis")) read_basis(price, line);
  if (line.price.model == PriceModel::percent_of) line.price.of = lines_in(price, "of", false);
  const bool by_hours = line.price.model == PriceModel::role_hours || line.price.basis == Basis::hours;
  if (price.member("mix")) {
    line.price.mix = find_mix(price);
  } else if (by_hours && !price.member("bill")) {
    problem(price, "book.missing", "Hours need a price: add \"mix\", or \"bill\" and \"cost_rate\".");
  }
}

void Builder::read_basis(const Cursor& price, Line& line) {
  const std::string basis = text(price, "basis");
  constexpr std::string_view kNames[] = {"list", "net", "cost", "hours"};
  const auto found = std::find(std::begin(kNames), std::end(kNames), basis);
  if (found == std::end(kNames)) {
    problem(price.member("basis"), "book.unknown_name", "A basis is list, net, cost or hours.");
    return;
  }
  line.price.basis = static_cast<Basis>(found - std::begin(kNames));
}

// Tiers with a formula in a cell, as one FEEL list.
std::uint32_t Builder::tier_rule(const Cursor& tiers) {
  std::string source;
  for (std::size_t i = 0; i < tiers.size(); ++i) {
    const Cursor at = tiers.item(i);
    only(at, {"up_to", "unit", "flat", "size"});
    source += i == 0 ? "[" : ", ";
    for (const std::string_view key : {"up_to", "unit", "flat", "size"}) {
      const Cursor cell = at.member(key);
      const bool there = cell.is(json::Kind::string) || cell.is(json::Kind::number);
      const std::string_view absent = key == "up_to" ? "null" : key == "size" ? "1" : "0";
      source +=
          (key == "up_to" ? "{" : ", ") + std::string(key) + ": " + (there ? cell.node->text : std::string(absent));
    }
    source += '}';
  }
  json::Node node;
  node.kind = json::Kind::string;
  node.text = source + ']';
  node.offset = tiers.node->offset;
  return list_rule(Cursor{&node, tiers.path}, "Tiers");
}

std::uint32_t Builder::list_rule(const Cursor& at, std::string_view what) {
  return keep(formula(at, feel::kAny, what));
}

CostModel Builder::read_cost(const Cursor& at, std::string_view key, Param param, Line& line) {
  const Cursor cost = object(at, key, false);
  if (!cost) return CostModel::none;
  only(cost, {"model", "value", "pct"});
  const std::string name = text(cost, "model");
  const CostModel model = name == "flat"               ? CostModel::flat
                          : name == "per_unit"         ? CostModel::per_unit
                          : name == "percent_of_price" ? CostModel::percent_of_price
                                                       : CostModel::none;
  if (model == CostModel::none && !name.empty()) {
    problem(cost.member("model"), "book.unknown_name", "A cost is flat, per_unit or percent_of_price.");
  }
  const Cursor value = cost.member(model == CostModel::percent_of_price ? "pct" : "value");
  if (!value) {
    problem(cost, "book.missing", "This cost has no number; add \"value\", or \"pct\" for percent_of_price.");
  } else {
    line_figure(line, param, value, "The cost");
  }
  return model;
}

void Builder::read_line(const Cursor& at, Charge charge) {
  const bool recurring = charge == Charge::recurring;
  if (recurring) {
    only(at, {"id",    "label",    "service",   "stream",        "when",        "quantity",       "unit",
              "price", "cost",     "wholesale", "platform_cost", "minimum",     "discount_class", "floor",
              "tax",   "tax_rate", "aggregate", "currency",      "waivable_by", "period",         "billing",
              "start", "end",      "months",    "uplift",        "segments"});
  } else {
    only(at,
         {"id", "label", "service", "phase", "when", "quantity", "unit", "price", "cost", "wholesale", "platform_cost",
          "minimum", "discount_class", "floor", "tax", "tax_rate", "aggregate", "currency", "waivable_by"});
  }
  Line line;
  line.charge = charge;
  line.currency = book_.currency;
  line.origin = origin(at);
  line.id = text(at, "id");
  line.label = text(at, "label", false);
  line.unit = text(at, "unit", false);
  if (recurring) line.stream = text(at, "stream", !book_.services.empty());
  line.service = service_of(at);
  if (!recurring) line.phase = phase_of(at);
  if (const Cursor when = at.member("when")) line.when = keep(formula(when, feel::kBoolean, "\"when\""));
  line_figure(line, Param::quantity, at.member("quantity"), "The quantity");
  read_price(at, line);
  line.wholesale = read_cost(at, "wholesale", Param::wholesale, line);
  line.cost = read_cost(at, "cost", Param::cost, line);
  line.platform_cost = read_cost(at, "platform_cost", Param::platform_cost, line);
  if (line.wholesale != CostModel::none && line.cost != CostModel::none) {
    problem(at.member("cost"), "book.bad_cost",
            "What is bought wholesale costs the wholesale price; remove \"cost\" or \"wholesale\".");
  }
  const bool from_cost = line.price.model == PriceModel::cost_plus || line.price.model == PriceModel::target_margin;
  if (from_cost && line.wholesale == CostModel::none && line.cost == CostModel::none) {
    problem(at, "book.missing", "This price is made from the cost; add \"cost\" or \"wholesale\".");
  } else if (from_cost && (line.cost == CostModel::percent_of_price || line.wholesale == CostModel::percent_of_price)) {
    problem(at, "book.cycle",
            "The price is made from the cost, so the cost cannot be a percent of it; write an amount.");
  }
  read_line_terms(at, line);
  if (recurring) read_line_time(at, line);
  (recurring ? book_.recurring_lines : book_.one_time_lines).push_back(std::move(line));
}

void Builder::read_line_terms(const Cursor& at, Line& line) {
  if (const Cursor minimum = object(at, "minimum", false)) {
    only(minimum, {"value", "basis"});
    line_figure(line, Param::minimum, minimum.member("value"), "The minimum");
    const std::string basis = text(minimum, "basis", false);
    if (basis == "after_discounts") line.minimum_basis = MinimumBasis::after_discounts;
    if (basis != "after_discounts" && basis != "before_discounts" && !basis.empty()) {
      problem(minimum.member("basis"), "book.unknown_name", "A minimum is before_discounts or after_discounts.");
    }
  }
  line_figure(line, Param::floor, at.member("floor"), "The floor");
  line_figure(line, Param::tax_rate, at.member("tax_rate"), "The tax rate");
  line.discount_class = at.member("discount_class") ? class_of(at, "discount_class") : named_class(at, "standard");
  line.tax_category = tax_of(at);
  line.waivable_by = roles_of(at, "waivable_by");
  if (at.member("currency")) read_line_currency(at, line);
  const std::string scope = text(at, "aggregate", false);
  constexpr std::string_view kScopes[] = {"line", "service", "stream", "quote"};
  const auto found = std::find(std::begin(kScopes), std::end(kScopes), scope);
  if (!scope.empty() && found == std::end(kScopes)) {
    problem(at.member("aggregate"), "book.unknown_name", "Quantities add up by line, service, stream or quote.");
  } else if (!scope.empty()) {
    line.aggregate = static_cast<Scope>(found - std::begin(kScopes));
  }
  if (line.aggregate != Scope::line && !can_aggregate(line.price.model)) {
    problem(at.member("aggregate"), "book.bad_aggregate",
            "Only models with tiers or packages share a tier; remove \"aggregate\".");
    line.aggregate = Scope::line;
  }
}

void Builder::read_line_currency(const Cursor& at, Line& line) {
  const std::string code = text(at, "currency");
  const auto currency = find_currency(code);
  if (!currency) {
    problem(at.member("currency"), "book.unknown_name", "\"" + code.substr(0, 20) + "\" is no currency of ISO 4217.");
    return;
  }
  if (*currency == book_.currency) return;
  line.currency = *currency;
  for (std::uint32_t i = 0; i < book_.rates_of_exchange.size(); ++i) {
    if (book_.rates_of_exchange[i].from == *currency) line.rate = i;
  }
  if (line.price.model == PriceModel::percent_of || line.price.mix != kNone) {
    problem(at.member("currency"), "pricing.mixed_currencies",
            std::string("What this price is made from is in ") + std::string(book_.currency.code()) +
                "; remove the currency of the line.");
  }
  if (line.rate == kNone) {
    problem(at.member("currency"), "pricing.no_rate",
            "There is no rate from " + code + " to " + std::string(book_.currency.code()) + "; add it under \"fx\".");
  }
}

}  // namespace qw
