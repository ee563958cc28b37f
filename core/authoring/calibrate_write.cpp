#include "authoring/calibrate.h"
#include "json/writer.h"

namespace qw::authoring {
namespace {

using json::Node;

std::string plain(const Decimal& value, int places) {
  return to_plain_text(quantize(value, -places, Rounding::half_up).value);
}

void write_error(json::Writer& writer, std::string_view key, const FitError& error) {
  writer.key(key);
  writer.begin_object();
  const auto percent = [&](std::string_view name, const std::optional<Decimal>& value) {
    writer.key(name);
    value ? writer.string(to_fixed_text(*value, 1)) : writer.null();
  };
  percent("mean_pct", error.mean_pct);
  percent("total_pct", error.total_pct);
  writer.end_object();
}

const char* bound_id(Bound bound) {
  switch (bound) {
    case Bound::none: return "none";
    case Bound::half: return "half";
    case Bound::twice: return "twice";
    case Bound::order: return "order";
  }
  return "none";
}

Node& named_row(Node& rows, const Estimate& estimate) {
  for (Node& row : rows.items) {
    if (row.items[0].text == estimate.name) return row;
  }
  rows.items.push_back(object_node());
  add_member(rows.items.back(), estimate.key,
             estimate.key_is_number ? number_node(estimate.name) : text_node(estimate.name));
  return rows.items.back();
}

}  // namespace

std::string because(const Estimate& estimate) {
  const std::string count =
      std::to_string(estimate.projects) + (estimate.projects == 1 ? " project asks" : " projects ask");
  const auto total = static_cast<std::int64_t>(estimate.projects) + kPull;
  const Decimal weight =
      divide(Decimal::from_int(static_cast<std::int64_t>(estimate.projects) * 100), Decimal::from_int(total)).value;
  std::string text = count + " for " + plain(estimate.raw, 2) + "; taken " + to_fixed_text(weight, 0) +
                     " % of the way from " + to_plain_text(estimate.book);
  switch (estimate.bound) {
    case Bound::none: break;
    case Bound::half: text += "; stopped at half of the book's number"; break;
    case Bound::twice: text += "; stopped at twice the book's number"; break;
    case Bound::order: text += "; shared with a neighbouring tier, so that a higher tier never has less"; break;
  }
  return text;
}

Node calibrated_tables(const Calibration& calibration) {
  Node tables = object_node();
  for (const Estimate& estimate : calibration.estimates) {
    if (!estimate.changed()) continue;
    Node& table = member_object(tables, estimate.table);
    if (table.items.empty()) add_member(table, "rows", array_node());
    add_member(named_row(table.items[0], estimate), estimate.column, number_node(to_plain_text(estimate.fitted)));
  }
  return tables;
}

std::string to_json(const Calibration& calibration) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("numbers");
  writer.begin_array();
  for (const Estimate& estimate : calibration.estimates) {
    writer.begin_object();
    writer.member("path", estimate.path);
    writer.member("projects", static_cast<std::int64_t>(estimate.projects));
    writer.member("book", to_plain_text(estimate.book));
    writer.member("raw", plain(estimate.raw, 4));
    writer.member("fitted", to_plain_text(estimate.fitted));
    writer.member("bound", bound_id(estimate.bound));
    writer.member("because", because(estimate));
    writer.end_object();
  }
  writer.end_array();
  writer.key("projects");
  writer.begin_array();
  for (const ProjectFit& fit : calibration.projects) {
    writer.begin_object();
    writer.member("name", fit.name);
    writer.member("actual", plain(fit.actual, 2));
    writer.member("before", plain(fit.before, 2));
    writer.member("after", plain(fit.after, 2));
    writer.key("alone");
    fit.alone ? writer.string(plain(*fit.alone, 2)) : writer.null();
    writer.end_object();
  }
  writer.end_array();
  writer.key("error");
  writer.begin_object();
  write_error(writer, "before", calibration.before);
  write_error(writer, "after", calibration.after);
  write_error(writer, "alone", calibration.alone);
  writer.end_object();
  writer.end_object();
  return out;
}

}  // namespace qw::authoring
