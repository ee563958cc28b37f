// The quote as tables: one-time lines, monthly lines, milestones; and the same seen as margin.
#include "derive_parts.h"

namespace qw::workbench {
namespace {

std::string hours(std::int64_t value) { return grouped(std::to_string(value)); }

std::string margin_text(const Money& net, const Money& cost) {
  const auto margin = margin_percent(net, cost);
  return margin ? grouped(to_fixed_text(*margin, 1)) + " %" : "";  // every row with one decimal, so that they line up
}

// What is for later stands in the table, but in no total.
std::string line_label(const Line& line, const LineResult& result) {
  return (line.label.empty() ? line.id : line.label) + (result.state == Choice::later ? " (later)" : "");
}

Table one_time_table(const Source& from) {
  Table table;
  table.title = "One-time";
  const Totals& totals = from.evaluation->totals;
  const bool discount = totals.discount.minor != 0;
  table.columns = {{"Line", false}, {"Hours", true}, {"List", true}};
  if (discount) table.columns.push_back({"Discount", true});
  table.columns.push_back({"Net", true});
  const auto add = [&](std::string label, std::int64_t time, const Money& list, const Money& off, const Money& net,
                       std::string subject, bool total) {
    TableRow row{{std::move(label), hours(time), amount(list)}, std::move(subject), total};
    if (discount) row.cells.push_back(amount(negate(off)));
    row.cells.push_back(total ? with_currency(net) : amount(net));
    table.rows.push_back(std::move(row));
  };
  for (std::size_t i = 0; i < from.evaluation->one_time.size(); ++i) {
    const LineResult& line = from.evaluation->one_time[i];
    if (!line.there || (line.hours == 0 && line.list.minor == 0)) continue;
    add(line_label(from.book.one_time_lines[i], line), line.hours, line.list, line.discount, line.net,
        from.book.one_time_lines[i].id, false);
  }
  if (table.rows.empty()) return {};
  add("Total", totals.hours, totals.list, totals.discount, totals.net, name_of(from, from.book.engine.one_time_net),
      true);
  return table;
}

Table recurring_table(const Source& from, bool margins) {
  Table table;
  table.title = "Every month";
  table.columns = {{"Service", false}, {"Monthly", true}};
  if (margins) table.columns = {{"Service", false}, {"Monthly", true}, {"Cost", true}, {"Margin", true}};
  const auto add = [&](std::string label, const Money& monthly, const Money& cost, std::string subject, bool total) {
    TableRow row{{std::move(label), total ? with_currency(monthly) : amount(monthly)}, std::move(subject), total};
    if (margins) row.cells.push_back(amount(cost)), row.cells.push_back(margin_text(monthly, cost));
    table.rows.push_back(std::move(row));
  };
  for (const LineResult& result : from.evaluation->recurring) {
    const Line& line = from.book.recurring_lines[result.line];
    add(line_label(line, result), result.monthly, result.monthly_cost, line.id, false);
  }
  if (table.rows.empty()) return {};
  const Totals& totals = from.evaluation->totals;
  add("Total", totals.monthly, totals.monthly_cost, name_of(from, from.book.engine.monthly_recurring), true);
  return table;
}

Table milestone_table(const Source& from) {
  Table table;
  if (from.evaluation->milestones.empty()) return table;
  table.title = "Invoiced at";
  table.columns = {{"Milestone", false}, {"Share", true}, {"Amount", true}};
  for (const MilestoneResult& milestone : from.evaluation->milestones) {
    const auto label = from.book.milestone_labels.find(milestone.id);
    table.rows.push_back({{label == from.book.milestone_labels.end() ? milestone.id : label->second,
                           percent(milestone.percent, 2), amount(milestone.amount)},
                          milestone.id});
  }
  return table;
}

Table line_margins(const Source& from) {
  Table table;
  table.title = "Lines";
  table.columns = {{"Line", false}, {"Net", true}, {"Cost", true}, {"Margin", true}};
  for (std::size_t i = 0; i < from.evaluation->one_time.size(); ++i) {
    const LineResult& line = from.evaluation->one_time[i];
    if (line.hours == 0 && line.list.minor == 0) continue;
    const Line& in_book = from.book.one_time_lines[i];
    table.rows.push_back(
        {{line_label(in_book, line), amount(line.net), amount(line.cost), margin_text(line.net, line.cost)},
         in_book.id});
  }
  return table.rows.empty() ? Table{} : table;
}

Table phase_margins(const Source& from) {
  Table table;
  if (from.evaluation->phases.empty()) return table;
  table.title = "Phases";
  table.columns = {{"Phase", false}, {"Hours", true}, {"Net", true}, {"Cost", true}, {"Margin", true}};
  for (const PhaseResult& result : from.evaluation->phases) {
    const Phase& phase = from.book.phases[result.phase];
    const std::string label = phase.label.empty() ? phase.row : phase.label;
    const std::string subject = "phase/" + phase.row;  // a line may have the same name
    table.rows.push_back({{label, hours(result.hours + result.shared_hours), amount(result.net), amount(result.cost),
                           margin_text(result.net, result.cost)},
                          subject});
  }
  const Totals& totals = from.evaluation->totals;
  table.rows.push_back({{"Total", hours(totals.hours), with_currency(totals.net), amount(totals.cost),
                         margin_text(totals.net, totals.cost)},
                        margin_subject(from),
                        true});
  return table;
}

}  // namespace

QuoteView derive_quote(const Source& from) {
  QuoteView view;
  view.title = "Quote";
  view.help = "What is sold once, what is paid every month, and when it is invoiced.";
  view.warnings = price_warnings(from);
  view.deal = derive_deal(from);
  view.one_time = one_time_table(from);
  view.recurring = recurring_table(from, false);
  view.milestones = milestone_table(from);
  for (const SlotId slot : from.book.metrics) {
    if (value_of(from, slot).is_null()) continue;
    view.measures.push_back({label_of(from, slot), figure_text(from, slot), name_of(from, slot)});
  }
  return view;
}

MarginView derive_margin(const Source& from) {
  MarginView view;
  view.title = "Margin";
  view.help = "What is left after the cost of delivery, by phase and by line.";
  const Totals& totals = from.evaluation->totals;
  if (const auto margin = margin_percent(totals.net, totals.cost)) {
    const MarginScale scale = margin_scale(from, *margin, true);
    view.headline = {"One-time margin", percent(*margin, 1), margin_subject(from)};
    view.band = scale.band;
    view.bands = band_words(from);
    view.tone = scale.tone;
    view.bar = scale.bar;
  }
  view.phases = phase_margins(from);
  view.lines = line_margins(from);
  view.recurring = recurring_table(from, true);
  return view;
}

}  // namespace qw::workbench
