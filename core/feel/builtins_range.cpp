// Functions that relate ranges and points (DMN 1.5, table 78). A point is a range from itself to itself, both ends included; with that
// every relation needs one definition, and its opposite is the same with the sides exchanged.
#include "feel/call.h"

namespace qw::feel {
namespace {

struct NoNames final : Resolver {
  std::optional<Symbol> resolve(std::string_view) override { return std::nullopt; }
  std::vector<std::string_view> known_names() const override { return {}; }
};

// "[2..)" and "(..2]", which only range() knows, as FEEL writes them: "(>= 2)" and "(<= 2)". Other texts stay as they are.
std::string with_limit(std::string_view text) {
  const std::size_t points = text.find("..");
  if (points == std::string_view::npos || text.size() < 4) return std::string(text);
  const std::string_view low = text.substr(1, points - 1);
  const std::string_view high = text.substr(points + 2, text.size() - points - 3);
  const auto is_empty = [](std::string_view end) { return end.find_first_not_of(' ') == std::string_view::npos; };
  if (is_empty(low) == is_empty(high)) return std::string(text);
  const bool included = is_empty(low) ? text.back() == ']' : text.front() == '[';
  std::string made = is_empty(low) ? "(<" : "(>";
  made += included ? "= " : " ";
  made += is_empty(low) ? high : low;
  return made += ')';
}

// range("[1..5]"): what a range literal of constants says.
Value parsed(const Call& call) {
  if (!call.is(0, Kind::string)) return call[0].is_null() ? Value() : call.wrong();
  const std::string_view text = call[0].as_string();
  if (!call.charge(1 + text.size() / 4)) return {};
  NoNames none;
  TypeTable types;
  const Compiled compiled = compile(with_limit(text), none, types, call.arena(), Dialect::standard);
  const bool plain = compiled.ok() && compiled.warnings.empty() && compiled.expression.lambdas.empty();
  const Value found = plain ? evaluate(compiled.expression, call.machine) : Value();
  if (found.kind() != Kind::range) return call.wrong();
  const Range& range = found.as_range();
  const bool falls = !range.low.is_null() && !range.high.is_null() && order(range.low, range.high) > 0;
  return falls ? call.wrong() : found;
}

Range range_of(const Value& from) {
  return from.kind() == Kind::range ? from.as_range() : Range{from, from, true, true};
}

constexpr int kNoOrder = 2;

// -1, 0, 1 or kNoOrder. An end without a limit is below (low) or above (high) everything.
int compare_ends(const Value& a, bool a_low, const Value& b, bool b_low) {
  if (a.is_null() || b.is_null()) {
    if (a.is_null() && b.is_null()) return a_low == b_low ? 0 : a_low ? -1 : 1;
    return a.is_null() ? (a_low ? -1 : 1) : (b_low ? 1 : -1);
  }
  return order(a, b).value_or(kNoOrder);
}

// The four ways in which ends of two ranges compare, and what follows.
struct Relation {
  int low_low;
  int low_high;
  int high_low;
  int high_high;
  Range a;
  Range b;

  Relation(const Range& left, const Range& right)
      : low_low(compare_ends(left.low, true, right.low, true)),
        low_high(compare_ends(left.low, true, right.high, false)),
        high_low(compare_ends(left.high, false, right.low, true)),
        high_high(compare_ends(left.high, false, right.high, false)),
        a(left),
        b(right) {}

  bool known() const {
    return low_low != kNoOrder && low_high != kNoOrder && high_low != kNoOrder && high_high != kNoOrder;
  }
  bool before() const { return high_low < 0 || (high_low == 0 && (!a.high_included || !b.low_included)); }
  bool meets() const { return high_low == 0 && a.high_included && b.low_included; }
  bool starts_before() const { return low_low < 0 || (low_low == 0 && a.low_included && !b.low_included); }
  bool overlaps_before() const {
    const bool ends_before = high_high < 0 || (high_high == 0 && (!a.high_included || b.high_included));
    return starts_before() && (high_low > 0 || meets()) && ends_before;
  }
  bool overlaps() const {
    const bool reaches = high_low > 0 || meets();
    const bool begins = low_high < 0 || (low_high == 0 && a.low_included && b.high_included);
    return reaches && begins;
  }
  bool starts_within() const { return low_low > 0 || (low_low == 0 && (!a.low_included || b.low_included)); }
  bool ends_within() const { return high_high < 0 || (high_high == 0 && (!a.high_included || b.high_included)); }
  bool finishes() const { return high_high == 0 && a.high_included == b.high_included && starts_within(); }
  bool starts() const { return low_low == 0 && a.low_included == b.low_included && ends_within(); }
  bool during() const { return starts_within() && ends_within(); }
  bool coincides() const {
    return low_low == 0 && high_high == 0 && a.low_included == b.low_included && a.high_included == b.high_included;
  }
};

bool holds(Builtin id, const Relation& relation) {
  switch (id) {
    case Builtin::before:
    case Builtin::after: return relation.before();
    case Builtin::meets:
    case Builtin::met_by: return relation.meets();
    case Builtin::overlaps: return relation.overlaps();
    case Builtin::overlaps_before:
    case Builtin::overlaps_after: return relation.overlaps_before();
    case Builtin::finishes:
    case Builtin::finished_by: return relation.finishes();
    case Builtin::during:
    case Builtin::includes: return relation.during();
    case Builtin::starts:
    case Builtin::started_by: return relation.starts();
    default: return relation.coincides();
  }
}

bool is_opposite(Builtin id) {
  return id == Builtin::after || id == Builtin::met_by || id == Builtin::overlaps_after || id == Builtin::finished_by ||
         id == Builtin::includes || id == Builtin::started_by;
}

// Which of the two must be ranges: those that compare with points allow a point on one side.
bool kinds_fit(Builtin id, bool first_is_range, bool second_is_range) {
  switch (id) {
    case Builtin::before:
    case Builtin::after: return true;
    case Builtin::coincides: return first_is_range == second_is_range;
    case Builtin::finishes:
    case Builtin::during:
    case Builtin::starts: return second_is_range;
    case Builtin::finished_by:
    case Builtin::includes:
    case Builtin::started_by: return first_is_range;
    default: return first_is_range && second_is_range;
  }
}

}  // namespace

Value call_range(const Call& call) {
  if (call.id == Builtin::range) return parsed(call);
  if (call[0].is_null() || call[1].is_null()) return {};
  if (!kinds_fit(call.id, call.is(0, Kind::range), call.is(1, Kind::range))) return call.wrong();
  const bool swapped = is_opposite(call.id);
  const Relation relation(range_of(call[swapped ? 1 : 0]), range_of(call[swapped ? 0 : 1]));
  return relation.known() ? Value::boolean(holds(call.id, relation)) : call.wrong();
}

}  // namespace qw::feel
