// Plain data of a book: meta, policy, tables, rates, services.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

void Builder::read_meta() {
  const Cursor meta = sections_["meta"];
  if (!meta) {
    problem({}, "book.missing", "The section \"meta\" is missing; it names the book, its version and its currency.");
    return;
  }
  only(meta, {"id", "version", "title", "currency", "effective_from", "effective_to", "locale", "source", "extends",
              "layer"});
  const std::string kind = text(meta, "layer", false);
  const bool stands_alone = kind == "vertical" || kind == "partner" || kind == "brand";
  if (stands_alone && book_.layers.size() < 2) {
    problem(meta.member("layer"), "book.missing",
            "A layer of the kind \"" + kind + "\" stands on a book below it, but none is named; add \"extends\".");
  }
  if (!kind.empty() && kind != "program" && kind != "vertical" && kind != "partner" && kind != "brand") {
    problem(meta.member("layer"), "book.unknown_name",
            "A layer is of kind program, vertical, partner or brand; write one of them.");
  }
  read_ownership();
  book_.id = text(meta, "id");
  book_.version = whole_number(meta, "version").value_or(0);
  book_.title = text(meta, "title");
  book_.locale = text(meta, "locale", false);
  book_.source = text(meta, "source", false);
  const std::string code = text(meta, "currency");
  const auto currency = find_currency(code);
  if (!currency && !code.empty()) {
    problem(meta.member("currency"), "book.unknown_currency",
            "\"" + code.substr(0, 20) + "\" is no ISO 4217 currency in use; write a code such as USD or EUR.");
  }
  book_.currency = currency.value_or(Currency{});
  book_.effective_from = date(meta, "effective_from");
  book_.effective_to = date(meta, "effective_to");
  if (book_.effective_from && book_.effective_to && *book_.effective_to < *book_.effective_from) {
    problem(meta.member("effective_to"), "book.bad_range", "The book ends before it begins; swap the two dates.");
  }
}

// What it says was followed when the layers were merged; here only its form.
void Builder::read_ownership() {
  const Cursor ownership = sections_["ownership"];
  for (std::size_t i = 0; ownership && i < ownership.size(); ++i) {
    if (ownership.item(i).is(json::Kind::string)) continue;
    problem(ownership.item(i), "book.wrong_type", "Beside a path stands the sentence why the partner owns it.");
  }
}

// Rounding points that the engine needs and the book does not name.
void Builder::add_default_points() {
  const std::pair<std::string_view, std::uint32_t PriceBook::*> needed[] = {
      {"R1", &PriceBook::line_rounding},    {"R2", &PriceBook::discount_rounding}, {"R3", &PriceBook::net_rounding},
      {"R4", &PriceBook::uplift_rounding},  {"R5", &PriceBook::tax_base_rounding}, {"R6", &PriceBook::tax_rounding},
      {"R7", &PriceBook::payable_rounding}, {"RX", &PriceBook::exchange_rounding}, {"RH", &PriceBook::hours_rounding}};
  for (const auto& [id, index] : needed) {
    std::uint32_t found = 0;
    while (found < book_.rounding_points.size() && book_.rounding_points[found].id != id) ++found;
    book_.*index = found;
    const int places = id == "RH" ? 0 : book_.currency.exponent();
    if (found == book_.rounding_points.size()) {
      book_.rounding_points.push_back({std::string(id), "", Rounding::half_up, places});
    }
  }
}

void Builder::read_rounding_point(const Cursor& at, const std::string& id) {
  only(at, {"mode", "places", "what"});
  RoundingPoint point{id, text(at, "what", false), Rounding::half_up, 0};
  const auto mode = parse_rounding(text(at, "mode"));
  if (!mode) {
    problem(at, "book.unknown_name", "A rounding mode is half_up, half_even, half_down, down, up, floor or ceiling.");
  }
  point.mode = mode.value_or(Rounding::half_up);
  const auto places = whole_number(at, "places");
  if (places && (*places < 0 || *places > 12)) problem(at, "book.bad_range", "Rounding takes 0 to 12 places.");
  point.places = static_cast<int>(std::clamp<std::int64_t>(places.value_or(0), 0, 12));
  // all of the engine's but hours (RH) and prices after an uplift (R4) make money
  constexpr std::string_view kMoney[] = {"R1", "R2", "R3", "R5", "R6", "R7", "RX"};
  const bool of_money = std::find(std::begin(kMoney), std::end(kMoney), id) != std::end(kMoney);
  if (of_money && book_.currency != Currency{} && places.value_or(-1) != book_.currency.exponent()) {
    problem(at, "book.bad_range",
            id + " rounds money: its places must be those of the currency, " +
                std::to_string(book_.currency.exponent()) + ".");
  }
  book_.rounding_points.push_back(std::move(point));
}

void Builder::read_policy() {
  const Cursor policy = sections_["policy"];
  only(policy, {"rounding", "allocation", "stacking", "waterfall", "round_each_step"});
  const Cursor points = object(policy, "rounding", false);
  for (std::size_t i = 0; i < points.size(); ++i) {
    read_rounding_point(points.member(points.node->keys[i]), points.node->keys[i]);
  }
  named_points_ = book_.rounding_points.size();
  add_default_points();
  const std::string allocation = text(policy, "allocation", false);
  const std::optional<Allocation> method = parse_allocation(allocation);
  if (!allocation.empty() && !method) {
    problem(policy.member("allocation"), "book.unknown_name",
            "The allocation rule is largest_remainder, first_line or cumulative.");
  }
  book_.allocation = method.value_or(Allocation::largest_remainder);
  const std::string stacking = text(policy, "stacking", false);
  book_.additive_discounts = stacking == "additive";
  if (!stacking.empty() && stacking != "additive" && stacking != "compounding") {
    problem(policy.member("stacking"), "book.unknown_name", "Discounts stack compounding or additive.");
  }
  book_.round_each_step = flag(policy, "round_each_step", false);
  read_waterfall(array(policy, "waterfall", false));
}

// Points that the book does not name follow in their usual order.
void Builder::read_waterfall(const Cursor& list) {
  std::vector<Point> order;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const Cursor at = list.item(i);
    const auto point = at.is(json::Kind::string) ? parse_point(at.node->text) : std::nullopt;
    if (!point || static_cast<std::size_t>(*point) >= kOrderedPoints) {
      problem(at, "book.unknown_name",
              "A waterfall goes over contract, special, schedule, term, promotion, discretionary and partner.");
    } else if (std::find(order.begin(), order.end(), *point) != order.end()) {
      problem(at, "book.duplicate", "This point stands in the waterfall already; remove one.");
    } else {
      order.push_back(*point);
    }
  }
  for (std::size_t i = 0; i < kOrderedPoints; ++i) {
    const auto point = static_cast<Point>(i);
    if (std::find(order.begin(), order.end(), point) == order.end()) order.push_back(point);
  }
  std::copy_n(order.begin(), kOrderedPoints, book_.waterfall.begin());
}

feel::Value Builder::data_value(const Cursor& at, feel::TypeId& type) {
  switch (at.node->kind) {
    case json::Kind::null: type = feel::kNull; return {};
    case json::Kind::boolean: type = feel::kBoolean; return feel::Value::boolean(at.node->boolean);
    case json::Kind::string: type = feel::kString; return feel::Value::string(book_.arena.copy(at.node->text));
    case json::Kind::number: {
      type = feel::kNumber;
      const auto number = parse_decimal(at.node->text);
      if (!number) problem(at, "book.wrong_type", "Write this number without exponent and with at most 34 digits.");
      return feel::Value::number(number.value_or(Decimal()));
    }
    case json::Kind::array: {
      const std::span<feel::Value> items = book_.arena.values(at.size());
      feel::TypeId element = feel::kNull;
      for (std::size_t i = 0; i < at.size(); ++i) {
        feel::TypeId one = feel::kNull;
        items[i] = data_value(at.item(i), one);
        element = book_.types.join(element, one);
      }
      type = book_.types.list_of(element);
      return feel::Value::list(items);
    }
    case json::Kind::object: break;
  }
  problem(at, "book.wrong_type", "A cell of a table is a text, a number, true, false, null or a list of these.");
  type = feel::kAny;
  return {};
}

void Builder::read_tables() {
  for (const auto& [name, table] : tables_) read_table(table, name);
}

void Builder::read_table(const Cursor& table, std::string_view name) {
  only(table, {"label", "columns", "rows"});
  const Cursor columns = array(table, "columns", false);
  const Cursor rows = columns ? array(table, "rows") : Cursor{};
  if (!columns && !table.member("columns")) no_columns(table, name);
  feel::Shape shape;
  std::vector<std::pair<std::string, feel::TypeId>> fields;
  for (std::size_t c = 0; c < columns.size(); ++c) {
    const Cursor column = columns.item(c);
    if (!column.is(json::Kind::string)) {
      problem(column, "book.wrong_type", "A column name is a text.");
      continue;
    }
    if (shape.find(column.node->text) >= 0) problem(column, "book.duplicate", "This column appears twice; rename one.");
    shape.names.push_back(book_.arena.copy(column.node->text));
    fields.emplace_back(column.node->text, feel::kNull);
  }
  const feel::Shape* shared = book_.arena.add(std::move(shape));
  const std::span<feel::Value> values = book_.arena.values(rows.size());
  std::vector<std::vector<feel::TypeId>> types(fields.size());  // by column, of the rows that have one cell for each
  for (std::size_t r = 0; r < rows.size(); ++r) {
    const Cursor row = rows.item(r);
    if (!row.is(json::Kind::array) || row.size() != fields.size()) {
      problem(row, "book.wrong_type",
              "A row has one cell for each of the " + std::to_string(fields.size()) + " columns.");
      continue;
    }
    const std::span<feel::Value> cells = book_.arena.values(fields.size());
    for (std::size_t c = 0; c < cells.size(); ++c) {
      feel::TypeId type = feel::kNull;
      cells[c] = data_value(row.item(c), type);
      types[c].push_back(type);
    }
    values[r] = feel::Value::context(shared, cells.data());
  }
  for (std::size_t c = 0; c < fields.size(); ++c) fields[c].second = column_type(rows, c, fields[c].first, types[c]);
  const feel::TypeId type = book_.types.list_of(book_.types.context_of(std::move(fields)));
  const auto index = static_cast<std::uint32_t>(book_.tables.size());
  const SlotId slot = declare(table, name, SlotKind::table, index, type);
  book_.tables.push_back({std::string(name), text(table, "label", false), slot});
  book_.slots[slot].label = book_.tables.back().label;
  book_.initial[slot] = feel::Value::list(values);
}

void Builder::no_columns(const Cursor& table, std::string_view name) {
  std::vector<std::string_view> others;
  for (const auto& [other, at] : tables_) {
    if (other != name) others.push_back(other);
  }
  const std::string_view near = nearest(name, others);
  problem(table, "book.missing",
          "No layer below has a table \"" + std::string(name.substr(0, 60)) + "\", and this has no \"columns\"." +
              (near.empty() ? " Correct the name, or add the columns of a new table."
                            : " Did you mean \"" + std::string(near) + "\"?"));
}

// The type of most cells is the column's; a cell of another type is the one that is wrong.
feel::TypeId Builder::column_type(const Cursor& rows, std::size_t column, const std::string& name,
                                  const std::vector<feel::TypeId>& types) {
  feel::TypeId all = feel::kNull;
  std::map<feel::TypeId, std::size_t> counts;
  for (const feel::TypeId type : types) {
    all = book_.types.join(all, type);
    if (type != feel::kNull) ++counts[type];
  }
  if (all != feel::kAny) return all;
  const auto fewer = [](const auto& a, const auto& b) { return a.second < b.second; };
  const feel::TypeId most = std::max_element(counts.begin(), counts.end(), fewer)->first;
  std::size_t next = 0;
  for (std::size_t r = 0; r < rows.size(); ++r) {
    if (!rows.item(r).is(json::Kind::array) || column >= rows.item(r).size() || next >= types.size()) continue;
    const feel::TypeId type = types[next++];
    if (book_.types.join(most, type) != feel::kAny) continue;
    problem(rows.item(r).item(column), "feel.type",
            "The column \"" + name + "\" holds " + book_.types.describe(most) + ", but this is a " +
                book_.types.describe(type) + "." +
                (most == feel::kNumber && type == feel::kString ? " Write it without quotes and unit."
                 : most == feel::kString                        ? " Write it in quotes."
                                                                : " Correct the cell."));
  }
  return most;
}

void Builder::read_rate_card() {
  const Cursor card = sections_["rate_card"];
  if (!card) return;
  only(card, {"roles", "mixes"});
  const Cursor roles = array(card, "roles");
  Ids seen;
  for (std::size_t i = 0; i < roles.size(); ++i) {
    const Cursor at = roles.item(i);
    only(at, {"id", "label", "bill", "cost"});
    book_.rates.push_back({text(at, "id"), text(at, "label", false), number(at, "bill", false).value_or(Decimal()),
                           number(at, "cost", false).value_or(Decimal())});
    unique_id(at, book_.rates.back().id, seen);
    no_rate(at, book_.rates.back().id);
    for (const std::string_view key : {"bill", "cost"}) {
      const Decimal& rate = key == "bill" ? book_.rates.back().bill : book_.rates.back().cost;
      if (rate.is_negative()) problem(at.member(key), "book.bad_range", "A rate cannot be negative; correct it.");
    }
  }
  const Cursor mixes = object(card, "mixes");
  for (std::size_t i = 0; i < mixes.size(); ++i) read_mix(mixes.member(mixes.node->keys[i]), mixes.node->keys[i]);
}

// A role that is misspelt in a layer above is a new one, of which only a part is said.
void Builder::no_rate(const Cursor& at, std::string_view id) {
  if (!at.is(json::Kind::object) || (at.member("bill") && at.member("cost"))) return;
  std::vector<std::string_view> others;
  for (const RoleRate& rate : book_.rates) {
    if (rate.id != id) others.push_back(rate.id);
  }
  const std::string_view near = nearest(id, others);
  problem(at, "book.missing",
          "The role \"" + std::string(id.substr(0, 60)) + "\" has no \"" + (at.member("bill") ? "cost" : "bill") +
              "\"." +
              (near.empty() ? " Add it as a number."
                            : " Add it as a number; or did you mean \"" + std::string(near) + "\"?"));
}

void Builder::read_mix(const Cursor& mix, std::string_view id) {
  if (!mix.is(json::Kind::object)) {
    problem(mix, "book.wrong_type", "A mix is an object of role and percent, such as {\"SA\": 40, \"FC\": 60}.");
    return;
  }
  Mix made;
  made.id = id;
  Decimal total;
  for (std::size_t i = 0; i < mix.size(); ++i) {
    const std::string& role_id = mix.node->keys[i];
    const auto role =
        std::find_if(book_.rates.begin(), book_.rates.end(), [&](const RoleRate& rate) { return rate.id == role_id; });
    const auto percent = number(mix, role_id);
    if (role == book_.rates.end()) {
      std::vector<std::string_view> known;
      for (const RoleRate& rate : book_.rates) known.push_back(rate.id);
      problem(
          mix.member(role_id), "book.unknown_name",
          "There is no role \"" + role_id + "\" on the rate card." + did_you_mean(role_id, known, " Add it there."));
      continue;
    }
    const Decimal share = percent.value_or(Decimal());
    if (share.is_negative()) problem(mix.member(role_id), "book.bad_mix", "A share cannot be negative; correct it.");
    const Decimal hundredth = multiply(share, Decimal::from_parts(false, 1, -2)).value;
    made.shares.push_back({static_cast<std::uint32_t>(role - book_.rates.begin()), share});
    made.bill = add(made.bill, multiply(hundredth, role->bill).value).value;
    made.cost = add(made.cost, multiply(hundredth, role->cost).value).value;
    total = add(total, share).value;
  }
  if (compare(total, Decimal::from_int(100)) != 0) {
    problem(mix, "book.bad_mix",
            "The shares of the mix \"" + std::string(id) + "\" add up to " + to_plain_text(total) +
                " percent; make it 100.");
  }
  book_.mixes.push_back(std::move(made));
}

void Builder::read_services() {
  const Cursor services = sections_["services"];
  Ids seen;
  for (std::size_t i = 0; i < services.size(); ++i) {
    const Cursor at = services.item(i);
    only(at, {"code", "label", "line", "stream", "owner", "boundary"});
    book_.services.push_back({text(at, "code"), text(at, "label", false), text(at, "line", false), text(at, "stream"),
                              text(at, "owner"), text(at, "boundary", false)});
    unique_id(at, book_.services.back().code, seen);
  }
}

}  // namespace qw
