// What a seller sets by hand, with what it does to the price: options, waivers, discounts of a line; and what the engine warns of.
#include <algorithm>

#include "actions.h"
#include "derive_parts.h"

namespace qw::workbench {
namespace {

FieldView deal_field(const Source& from, std::string key, std::string label) {
  FieldView view;
  view.question = kDealField;
  view.kind = FieldKind::choice;
  if (const Draft* draft = find_draft(from.state.ui, kDealField, key)) view.number.error = draft->message;
  view.key = std::move(key);
  view.label = std::move(label);
  return view;
}

FieldView text_field(const Source& from, std::string key, std::string label, const std::string& text) {
  FieldView view = deal_field(from, std::move(key), label);
  view.kind = FieldKind::number;
  view.number.label = std::move(label);
  view.number.text = view.number.shown = text;
  return view;
}

FieldView reason_field(const Source& from, std::string key, const std::string& reason) {
  FieldView view = text_field(from, std::move(key), "Reason", reason);
  view.number.words = true;
  view.number.hint = "Why, for those who sign";
  return view;
}

std::string line_name(const Line& line) { return line.label.empty() ? line.id : line.label; }

// Of a line number; null where the line is not in the quote.
const LineResult* result_of(const Source& from, std::uint32_t number) {
  const auto count = static_cast<std::uint32_t>(from.book.one_time_lines.size());
  if (number < count) return &from.evaluation->one_time[number];
  for (const LineResult& line : from.evaluation->recurring) {
    if (line.line + count == number) return &line;
  }
  return nullptr;
}

// "$3,200.00 once and $90.00 a month", or nothing.
std::string sums(const Money& once, const Money& monthly) {
  std::string text = once.minor == 0 ? "" : with_currency(once) + " once";
  if (monthly.minor != 0) text += (text.empty() ? "" : " and ") + with_currency(monthly) + " a month";
  return text;
}

// The difference an option makes: the quote is priced once more with it the other way round.
std::string worth_of(const Source& from, std::uint32_t option, bool in) {
  QuoteInput other = from.state.input;
  other.deal.selections.resize(from.book.options.size());
  other.deal.selections[option] = in ? Choice::out : Choice::in;
  const Evaluated made = evaluate(from.state.book, other);
  if (!made.evaluation) return made.findings.empty() ? std::string() : made.findings.front().message;
  const Totals& with = in ? from.evaluation->totals : made.evaluation->totals;
  const Totals& without = in ? made.evaluation->totals : from.evaluation->totals;
  const std::string text = sums(subtract(with.net, without.net).value, subtract(with.monthly, without.monthly).value);
  return text.empty() ? "Costs nothing with the answers so far." : (in ? "Adds " : "Would add ") + text + ".";
}

FieldView option_field(const Source& from, std::uint32_t index) {
  const OptionRule& option = from.book.options[index];
  const Choice choice = from.evaluation->choices[index];
  FieldView view = deal_field(from, "selection/" + option.id, option.label.empty() ? option.id : option.label);
  view.help = worth_of(from, index, choice == Choice::in);
  constexpr std::pair<Choice, const char*> kChoices[] = {
      {Choice::in, "In"}, {Choice::later, "Later"}, {Choice::out, "Out"}};
  for (const auto& [one, label] : kChoices) {
    view.options.push_back({to_text(one), label, one == choice});
    if (one == option.standard && choice != one) view.note = "The price book has it " + std::string(to_text(one)) + ".";
  }
  view.note_tone = Tone::accent;
  return view;
}

QuestionGroup options_group(const Source& from) {
  QuestionGroup group{"Options", "What the customer may take with it, now or later.", {}, {}};
  for (std::uint32_t i = 0; i < from.book.options.size(); ++i) group.fields.push_back(option_field(from, i));
  return group;
}

QuestionGroup waivers_group(const Source& from) {
  QuestionGroup group{"Waivers", "Lines that somebody may leave uncharged, and signs for.", {}, {}};
  const std::vector<Waiver>& waivers = from.state.input.deal.waivers;
  for (std::uint32_t i = 0; i < from.book.line_count(); ++i) {
    const Line& line = from.book.line(i);
    const LineResult* result = result_of(from, i);
    const auto waiver = std::find_if(waivers.begin(), waivers.end(), [&](const Waiver& one) { return one.line == i; });
    const bool waived = waiver != waivers.end();
    if (line.waivable_by.empty() || (!waived && (result == nullptr || !result->there))) continue;
    FieldView view = deal_field(from, "waiver/" + line.id, line_name(line));
    view.options.push_back({"", "Charged", !waived});
    for (const std::uint32_t role : line.waivable_by) {
      const Role& able = from.book.roles[role];
      view.options.push_back(
          {able.id, "Waived by " + (able.label.empty() ? able.id : able.label), waived && waiver->approver == role});
    }
    if (result != nullptr)
      view.help = "List " + with_currency(result->list) + ", net " + with_currency(result->net) + ".";
    group.fields.push_back(std::move(view));
    if (waived) group.fields.push_back(reason_field(from, "waiver/" + line.id + "/reason", waiver->reason));
  }
  return group;
}

bool may_be_discounted(const Source& from, std::uint32_t number) {
  const LineResult* result = result_of(from, number);
  const Line& line = from.book.line(number);
  return result != nullptr && result->counts() && !result->waived && result->list.minor != 0 &&
         from.book.discount_classes[line.discount_class].id != "none";
}

QuestionGroup new_discount_group(const Source& from) {
  QuestionGroup group{"Discounts by hand",
                      "On one line, after the discounts of the price book. Those who sign see the reason.",
                      {},
                      {}};
  FieldView view = deal_field(from, "discount", "Discount a line");
  const auto count = static_cast<std::uint32_t>(from.book.one_time_lines.size());
  for (std::uint32_t i = 0; i < from.book.line_count(); ++i) {
    if (!may_be_discounted(from, i)) continue;
    const Line& line = from.book.line(i);
    view.options.push_back({line.id, line_name(line), false, i < count ? "Once" : "Every month"});
  }
  if (!view.options.empty()) group.fields.push_back(std::move(view));
  return group;
}

std::string net_words(const Source& from, const Adjustment& one) {
  const LineResult* result = result_of(from, one.line);
  if (result == nullptr || !result->counts()) return "The line is not in the quote now.";
  const auto count = static_cast<std::uint32_t>(from.book.one_time_lines.size());
  const bool once = one.line < count;
  return "List " + with_currency(result->list) + ", net " + with_currency(once ? result->net : result->monthly) +
         (once ? " with all discounts." : " a month with all discounts.");
}

FieldView cut_field(const Source& from, const std::string& key, const Adjustment& one) {
  FieldView view = deal_field(from, key + "cut", "Kind");
  view.options = {{"pct", "Percent", one.cut == Cut::pct},
                  {"amount", "Amount", one.cut == Cut::amount},
                  {"total", "New total", one.cut == Cut::total}};
  if (one.cut == Cut::price) view.options.push_back({"price", "Price of one", true});
  return view;
}

FieldView value_field(const Source& from, const std::string& key, const Adjustment& one) {
  const char* label = one.cut == Cut::pct ? "Off" : one.cut == Cut::amount ? "Amount off" : "Price instead";
  FieldView view = text_field(from, key + "value", label, to_plain_text(one.value));
  view.number.shown = grouped(view.number.text);
  if (const Draft* draft = find_draft(from.state.ui, kDealField, view.key)) {
    view.number.text = view.number.shown = draft->text;
  }
  view.number.unit = one.cut == Cut::pct ? "%" : std::string(from.book.currency.code());
  view.help = net_words(from, one);
  return view;
}

QuestionGroup discount_group(const Source& from, std::size_t index) {
  const Adjustment& one = from.state.input.deal.adjustments[index];
  const std::string key = "discount/" + std::to_string(index) + "/";
  QuestionGroup group{"Discount: " + line_name(from.book.line(one.line)), {}, {}, {}};
  FieldView reason = reason_field(from, key + "reason", one.reason);
  const bool counts = one.cut == Cut::total || one.cut == Cut::price || !one.value.is_zero();
  if (one.reason.empty() && counts) reason.note = "No reason yet. Those who sign will ask for one.";
  group.fields = {cut_field(from, key, one), value_field(from, key, one), std::move(reason)};
  group.remove = deal_field(from, key + "remove", "Remove this discount");
  return group;
}

}  // namespace

std::vector<QuestionGroup> derive_deal(const Source& from) {
  std::vector<QuestionGroup> groups{new_discount_group(from)};
  for (std::size_t i = 0; i < from.state.input.deal.adjustments.size(); ++i) groups.push_back(discount_group(from, i));
  groups.push_back(waivers_group(from));
  groups.push_back(options_group(from));
  groups.erase(
      std::remove_if(groups.begin(), groups.end(), [](const QuestionGroup& one) { return one.fields.empty(); }),
      groups.end());
  return groups;
}

std::vector<Notice> price_warnings(const Source& from) {
  std::vector<Notice> notices;
  for (const Finding& finding : from.evaluation->findings) {
    if (finding.severity != Severity::warning || finding.code == "quote.outside_book_dates") continue;
    const bool floor = finding.code == "pricing.below_floor";
    notices.push_back({"Check", Tone::warn, floor ? "A line is below its floor" : "The price is to be looked at",
                       finding.message, ""});
  }
  return notices;
}

}  // namespace qw::workbench
