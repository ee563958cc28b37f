#include "decision/verify_grid.h"

#include <algorithm>

#include "feel/literal.h"

namespace qw::decision {
namespace {

using feel::Cut;
using feel::CutOf;
using feel::Kind;
using feel::Value;

constexpr std::size_t kMostCells = 4096;
constexpr std::int64_t kEnumerated = 64;    // a range of whole numbers this small is tried in full
constexpr std::size_t kMostItemsAsked = 6;  // of a list: all their combinations are tried

Decimal step_of(int places) { return Decimal::from_parts(false, 1, -std::max(places, 0)); }
Decimal plus(const Decimal& a, const Decimal& b) { return add(a, b).value; }
Decimal minus(const Decimal& a, const Decimal& b) { return subtract(a, b).value; }

// The next value that the domain has above or below.
Decimal neighbour(const Domain& domain, const Decimal& at, bool above) {
  const Decimal step = step_of(domain.places);
  Decimal next = above ? plus(at, step) : minus(at, step);
  if (domain.places < 0) return next;
  // a cut may lie between two values of the domain
  const DecimalResult snapped = quantize(at, -domain.places, above ? Rounding::floor : Rounding::ceiling);
  if (snapped.ok()) next = above ? plus(snapped.value, step) : minus(snapped.value, step);
  return next;
}

bool in_domain(const Domain& domain, const Decimal& value) {
  return !(domain.least && value < *domain.least) && !(domain.greatest && value > *domain.greatest) &&
         (domain.places < 0 || decimal_places(value) <= domain.places);
}

void sort_unique(std::vector<Decimal>& values) {
  std::sort(values.begin(), values.end(), [](const Decimal& a, const Decimal& b) { return a < b; });
  values.erase(std::unique(values.begin(), values.end(), [](const Decimal& a, const Decimal& b) { return a == b; }),
               values.end());
}

Cell point(const Decimal& value) { return {Value::number(value), value, value, true, true, true}; }

// The values strictly between two cuts, if the domain has any.
std::optional<Cell> gap(const Domain& domain, const std::optional<Decimal>& low, const std::optional<Decimal>& high) {
  Cell cell;
  cell.is_range = true;
  cell.from_inside = cell.to_inside = false;
  cell.from = low;
  cell.to = high;
  if (!low) {
    cell.from = domain.least;
    cell.from_inside = true;
  }
  if (!high) {
    cell.to = domain.greatest;
    cell.to_inside = true;
  }
  Decimal inside;
  if (low) {
    inside = neighbour(domain, *low, true);
  } else if (high) {
    inside = neighbour(domain, *high, false);
  } else if (domain.least) {
    inside = *domain.least;
  } else if (domain.greatest) {
    inside = *domain.greatest;
  }
  if (low && high && domain.places < 0 && inside >= *high) {
    inside = divide(plus(*low, *high), Decimal::from_int(2)).value;
  }
  if ((low && inside <= *low) || (high && inside >= *high) || !in_domain(domain, inside)) return std::nullopt;
  cell.value = Value::number(inside);
  if (domain.places == 0) {  // whole numbers: the first and last inside
    if (low) cell.from = inside;
    if (high) cell.to = neighbour(domain, *high, false);
    cell.from_inside = cell.to_inside = true;
  }
  return cell;
}

void add_number_cells(Axis& axis, const Domain& domain, const std::vector<Cut>& cuts) {
  std::vector<Decimal> at;
  for (const Cut& cut : cuts) {
    if (cut.of == CutOf::value && cut.at.kind() == Kind::number) at.push_back(cut.at.as_number());
  }
  sort_unique(at);
  std::optional<Decimal> low;
  const auto add_gap = [&](const std::optional<Decimal>& high) {
    if (auto cell = gap(domain, low, high)) axis.cells.push_back(*std::move(cell));
  };
  for (const Decimal& cut : at) {
    if (axis.cells.size() > kMostCells) break;
    add_gap(cut);
    if (in_domain(domain, cut)) axis.cells.push_back(point(cut));
    low = cut;
  }
  add_gap(std::nullopt);
}

// For values that conditions calculate with: ends, cuts with their neighbours, and points spread in between.
void add_number_points(Axis& axis, const Domain& domain, const std::vector<Cut>& cuts) {
  std::vector<Decimal> at;
  const bool bounded = domain.least && domain.greatest;
  const Decimal low = domain.least.value_or(Decimal::from_int(bounded ? 0 : -1));
  const Decimal high = domain.greatest.value_or(plus(low, Decimal::from_int(1000)));
  const auto size = to_int64(minus(high, low));
  if (bounded && domain.places == 0 && size && *size < kEnumerated) {
    for (std::int64_t i = 0; i <= *size; ++i) at.push_back(plus(low, Decimal::from_int(i)));
  } else {
    axis.sampled = true;
    at = {low, high, neighbour(domain, low, true), neighbour(domain, high, false)};
    for (const std::int64_t part : {1, 8, 64, 512}) {
      const DecimalResult spread = divide(minus(high, low), Decimal::from_int(part * 2));
      at.push_back(quantize(plus(low, spread.value), -std::max(domain.places, 0), Rounding::down).value);
    }
    for (const Cut& cut : cuts) {
      if (cut.of != CutOf::value || cut.at.kind() != Kind::number || at.size() > kMostCells) continue;
      const Decimal& value = cut.at.as_number();
      for (const Decimal& near : {neighbour(domain, value, false), value, neighbour(domain, value, true)}) {
        at.push_back(near);
      }
    }
  }
  sort_unique(at);
  for (const Decimal& value : at) {
    if (in_domain(domain, value)) axis.cells.push_back(point(value));
  }
}

void add_list(Axis& axis, const std::vector<Value>& items, feel::Arena& arena) {
  const std::span<Value> copy = arena.values(items.size());
  std::copy(items.begin(), items.end(), copy.begin());
  Cell cell;
  cell.value = Value::list(copy);
  const auto same = [&](const Cell& other) { return equal(other.value, cell.value); };
  if (std::none_of(axis.cells.begin(), axis.cells.end(), same)) axis.cells.push_back(std::move(cell));
}

// Lists of every size that a count is compared with, and of every combination of the items that are asked for.
void add_list_cells(Axis& axis, const Domain& domain, const std::vector<Cut>& cuts, feel::Arena& arena) {
  std::vector<Value> asked;
  std::vector<std::int64_t> sizes = {domain.nonempty ? 1 : 0, 1, 2};
  bool counted = false;
  for (const Cut& cut : cuts) {
    const auto known = [&](const Value& other) { return equal(other, cut.at); };
    if (cut.of == CutOf::item && std::none_of(asked.begin(), asked.end(), known)) asked.push_back(cut.at);
    const auto size =
        cut.of == CutOf::count && cut.at.kind() == Kind::number ? to_int64(cut.at.as_number()) : std::nullopt;
    counted = counted || cut.of == CutOf::count;
    if (size && *size >= 0 && *size < kEnumerated) sizes.insert(sizes.end(), {*size - 1, *size, *size + 1});
  }
  axis.sampled = axis.sampled || (counted && !asked.empty()) || asked.size() > kMostItemsAsked;
  asked.resize(std::min(asked.size(), kMostItemsAsked));
  std::sort(sizes.begin(), sizes.end());
  std::vector<Value> others;
  for (const Value& item : domain.values) {
    const auto same = [&](const Value& other) { return equal(other, item); };
    if (std::none_of(asked.begin(), asked.end(), same)) others.push_back(item);
  }
  for (const std::int64_t size : sizes) {
    std::vector<Value> items;
    for (std::int64_t i = 0; i < size; ++i) {
      const auto place = static_cast<std::size_t>(i);
      if (place >= domain.values.size() && !(domain.repeats && !domain.values.empty())) break;
      items.push_back(domain.values[place % domain.values.size()]);
    }
    const bool right = static_cast<std::int64_t>(items.size()) == size && (size > 0 || !domain.nonempty);
    if (right && (counted || asked.empty())) add_list(axis, items, arena);
  }
  for (std::uint32_t choice = 0; !asked.empty() && choice < 1U << asked.size(); ++choice) {
    std::vector<Value> items;
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if ((choice >> i & 1U) != 0) items.push_back(asked[i]);
    }
    if (!items.empty() || !domain.nonempty) add_list(axis, items, arena);
    if (others.empty()) continue;
    items.push_back(others[0]);
    add_list(axis, items, arena);
  }
}

std::string bound(const std::optional<Decimal>& value) { return value ? to_plain_text(*value) : ""; }

}  // namespace

Axis make_axis(std::uint32_t subject, std::string name, const Domain& domain, const std::vector<Cut>& cuts,
               bool entangled, feel::Arena& arena) {
  Axis axis;
  axis.subject = subject;
  axis.name = std::move(name);
  axis.free = domain.free;
  switch (domain.kind) {
    case DomainKind::opaque: axis.sampled = true; break;
    case DomainKind::finite:
      for (const Value& value : domain.values) axis.cells.push_back({value, {}, {}, true, true, false});
      break;
    case DomainKind::number:
      if (entangled) {
        add_number_points(axis, domain, cuts);
      } else {
        add_number_cells(axis, domain, cuts);
      }
      break;
    case DomainKind::list:
      axis.sampled = entangled;
      add_list_cells(axis, domain, cuts, arena);
      break;
  }
  if (domain.nullable || axis.cells.empty()) axis.cells.push_back({});
  return axis;
}

std::string cells_text(const Axis& axis, std::size_t first, std::size_t last) {
  if (first == 0 && last + 1 == axis.cells.size()) return "-";
  std::string text;
  for (std::size_t i = first; i <= last; ++i) {
    const Cell& from = axis.cells[i];
    if (!from.is_range) {
      text += (text.empty() ? "" : ", ") + feel::literal(from.value);
      continue;
    }
    while (i < last && axis.cells[i + 1].is_range) ++i;
    const Cell& to = axis.cells[i];
    if (!text.empty()) text += ", ";
    if (from.from && to.to && from.from_inside && to.to_inside && *from.from == *to.to) {
      text += bound(from.from);
    } else if (!from.from) {
      text += to.to ? (to.to_inside ? "<= " : "< ") + bound(to.to) : "-";
    } else if (!to.to) {
      text += (from.from_inside ? ">= " : "> ") + bound(from.from);
    } else {
      text += (from.from_inside ? "[" : "(") + bound(from.from) + ".." + bound(to.to) + (to.to_inside ? "]" : ")");
    }
  }
  return text;
}

}  // namespace qw::decision
