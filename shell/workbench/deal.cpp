#include "deal.h"

#include <algorithm>
#include <utility>

#include "format.h"

namespace qw::workbench {
namespace {

// "discount/2/value" in its parts; ids have no slash.
struct Key {
  std::string_view kind, id, part;
};

Key parts_of(std::string_view text) {
  Key key;
  for (std::string_view* part : {&key.kind, &key.id, &key.part}) {
    const std::size_t end = std::min(text.find('/'), text.size());
    *part = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return key;
}

void select(const PriceBook& book, Deal& deal, std::string_view id, std::string_view text) {
  const auto found =
      std::find_if(book.options.begin(), book.options.end(), [&](const OptionRule& one) { return one.id == id; });
  if (found == book.options.end()) return;
  deal.selections.resize(book.options.size());
  // taking one of a group leaves the others out
  for (std::size_t i = 0; i < book.options.size() && !found->choose.empty() && text == "in"; ++i) {
    if (book.options[i].choose == found->choose) deal.selections[i].reset();
  }
  std::optional<Choice>& one = deal.selections[static_cast<std::size_t>(found - book.options.begin())];
  one.reset();
  for (const Choice choice : {Choice::in, Choice::later, Choice::out}) {
    const bool standard = found->choose.empty() && choice == found->standard;
    if (text == to_text(choice) && !standard) one = choice;
  }
}

void waive(const PriceBook& book, Deal& deal, const Key& key, const std::string& text) {
  const auto line = book.find_line(key.id);
  if (!line) return;
  const auto found =
      std::find_if(deal.waivers.begin(), deal.waivers.end(), [&](const Waiver& one) { return one.line == *line; });
  if (key.part == "reason") {
    if (found != deal.waivers.end()) found->reason = text;
    return;
  }
  const std::vector<std::uint32_t>& able = book.line(*line).waivable_by;
  const auto role =
      std::find_if(able.begin(), able.end(), [&](std::uint32_t one) { return book.roles[one].id == text; });
  if (role == able.end()) {
    if (found != deal.waivers.end()) deal.waivers.erase(found);
  } else if (found != deal.waivers.end()) {
    found->approver = *role;
  } else {
    deal.waivers.push_back({*line, *role, {}});
  }
}

std::string set_value(Adjustment& one, const std::string& text) {
  const std::optional<std::string> plain = plain_number(text);
  const auto value = plain ? parse_decimal(*plain) : std::nullopt;
  if (!value)
    return text.empty() ? "This is empty. Enter a number" : "\"" + text.substr(0, 24) + "\" is not a number. Enter one";
  const bool over = one.cut == Cut::pct && compare(*value, Decimal::from_int(100)) > 0;
  if (over || compare(*value, Decimal()) < 0) {
    const char* range = one.cut == Cut::pct ? "from 0 to 100" : "of at least 0";
    return grouped(*plain) + " is out of range. Enter a number " + range;
  }
  one.value = *value;
  return {};
}

// Another kind of discount begins where it changes nothing.
void set_cut(const PriceBook& book, const Evaluation& now, Adjustment& one, std::string_view text) {
  one.cut = text == "amount" ? Cut::amount : text == "total" ? Cut::total : Cut::pct;
  one.value = Decimal();
  if (one.cut != Cut::total) return;
  const auto count = static_cast<std::uint32_t>(book.one_time_lines.size());
  if (one.line < count) one.value = to_decimal(now.one_time[one.line].list);
  for (const LineResult& line : now.recurring) {
    if (line.line + count == one.line) one.value = to_decimal(line.list);
  }
}

// What is wrong with the text, or nothing.
std::string discount(const PriceBook& book, const Evaluation& now, Deal& deal, const Key& key,
                     const std::string& text) {
  if (key.id.empty()) {
    const auto line = book.find_line(text);
    if (line) deal.adjustments.push_back({*line, Point::discretionary, Cut::pct, Decimal(), {}});
    return {};
  }
  const auto number = parse_decimal(key.id);
  std::size_t index = 0;
  while (number && index < deal.adjustments.size() && std::to_string(index) != key.id) ++index;
  if (!number || index == deal.adjustments.size()) return {};
  Adjustment& one = deal.adjustments[index];
  if (key.part == "value") return set_value(one, text);
  if (key.part == "cut") set_cut(book, now, one, text);
  if (key.part == "reason") one.reason = text;
  if (key.part == "remove") deal.adjustments.erase(deal.adjustments.begin() + static_cast<std::ptrdiff_t>(index));
  return {};
}

// A line that is paid to the customer is a slip of the keyboard.
bool below_zero(const Evaluation& evaluation, const std::vector<Adjustment>& adjustments) {
  const auto count = static_cast<std::uint32_t>(evaluation.one_time.size());
  return std::any_of(adjustments.begin(), adjustments.end(), [&](const Adjustment& one) {
    if (one.line < count) return evaluation.one_time[one.line].net.minor < 0;
    return std::any_of(evaluation.recurring.begin(), evaluation.recurring.end(),
                       [&](const LineResult& line) { return line.line + count == one.line && line.monthly.minor < 0; });
  });
}

// Why a quote with this has no price that can be meant.
std::string refused(const AppState& state, const QuoteInput& next) {
  const Evaluated made = evaluate(state.book, next);
  for (const Finding& finding : made.findings) {
    if (finding.severity == Severity::error) return finding.message;
  }
  const bool below = made.evaluation && below_zero(*made.evaluation, next.deal.adjustments);
  return below ? "This is more than the line costs. Take off less; the quote stays as it is." : "";
}

// A change makes the complaints about its own field old, and those about what it moves.
void drop_complaints(std::vector<Draft>& drafts, const std::string& field) {
  const Key key = parts_of(field);
  const bool all = key.kind == "selection" || key.part == "remove" || key.part == "cut";
  std::erase_if(drafts, [&](const Draft& draft) {
    const bool together = all && parts_of(draft.object).kind == key.kind;
    return draft.question == kDealField && (draft.object == field || together);
  });
}

}  // namespace

void apply_deal(AppState& state, const Action& action) {
  const Evaluated now = evaluate(state.book, state.input);
  if (!now.evaluation) return;
  const Key key = parts_of(action.detail);
  QuoteInput next = state.input;
  std::string wrong;
  if (key.kind == "selection") select(*state.book, next.deal, key.id, action.text);
  if (key.kind == "waiver") waive(*state.book, next.deal, key, action.text);
  if (key.kind == "discount") wrong = discount(*state.book, *now.evaluation, next.deal, key, action.text);
  wrong = wrong.empty() ? refused(state, next) : wrong + "; the quote stays as it is.";
  drop_complaints(state.ui.drafts, action.detail);
  if (wrong.empty()) {
    state.input = std::move(next);
  } else {
    state.ui.drafts.push_back({kDealField, action.detail, action.text, wrong});
  }
}

}  // namespace qw::workbench
