#include <algorithm>

#include "authoring/calibrate.h"
#include "authoring/csv.h"
#include "base/text.h"
#include "number/decimal.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

Error no_table(const std::string& table, const std::string& column) {
  return {"calibrate.no_table", "/tables/" + table,
          "The book has no table \"" + table + "\" whose rows have a name first and a number \"" + column +
              "\". Calibration needs one; name another table or add it."};
}

std::optional<std::size_t> column_of(const Node& columns, std::string_view name) {
  for (std::size_t i = 0; i < columns.items.size(); ++i) {
    if (columns.items[i].text == name) return i;
  }
  return std::nullopt;
}

// The numbers of a column by the name of their row; nothing where one is no number or a name stands twice.
std::optional<std::vector<NamedNumber>> numbers_in(const Node& table, std::size_t column) {
  std::vector<NamedNumber> numbers;
  for (const Node& row : table.find("rows")->items) {
    if (row.kind != Kind::array || row.items.size() <= column || row.items[column].kind != Kind::number)
      return std::nullopt;
    const auto number = parse_scientific(row.items[column].text);
    const std::string& name = row.items[0].text;
    const bool twice =
        std::any_of(numbers.begin(), numbers.end(), [&](const NamedNumber& one) { return one.name == name; });
    if (!number || twice || name.empty()) return std::nullopt;
    numbers.push_back({name, *number});
  }
  return numbers.empty() ? std::nullopt : std::optional(std::move(numbers));
}

const Node* table_of(const Node& book, const std::string& name) {
  const Node* table = find_value(book, "tables/" + name);
  const Node* columns = table == nullptr ? nullptr : table->find("columns");
  const Node* rows = table == nullptr ? nullptr : table->find("rows");
  const bool good = columns != nullptr && rows != nullptr && columns->kind == Kind::array && !columns->items.empty() &&
                    rows->kind == Kind::array;
  return good ? table : nullptr;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ') c = '_';
  }
  return out;
}

class ProjectReader {
 public:
  ProjectReader(const std::string& file, const BookEffort& effort, ReadProjects& made)
      : file_(file), effort_(effort), made_(made) {}

  void read(const CsvTable& table) {
    if (!table.problem.empty()) report(table.problem_line, "calibrate.csv", table.problem);
    if (table.rows.size() < 2) {
      return report(
          1, "calibrate.no_projects",
          "There are no projects here. The first line names the columns: project, tier, modules, actual_hours.");
    }
    head_ = &table.rows[0];
    if (!has_columns()) return;
    if (table.rows.size() - 1 > kMostProjects) {
      return report(1, "calibrate.too_many", "More than 2,000 projects; leave out the oldest.");
    }
    for (std::size_t i = 1; i < table.rows.size(); ++i) row(table.rows[i]);
  }

 private:
  void report(std::uint32_t line, std::string_view code, std::string message, Severity severity = Severity::error) {
    made_.findings.push_back({severity, std::string(code), file_, "", line, 1, std::move(message)});
  }

  std::optional<std::size_t> place(std::string_view name) const {
    for (std::size_t i = 0; i < head_->cells.size(); ++i) {
      if (lower(head_->cells[i]) == name) return i;
    }
    return std::nullopt;
  }

  bool has_columns() {
    bool all = true;
    for (const std::string_view name : {"project", "tier", "modules", "actual_hours"}) {
      if (place(name)) continue;
      report(head_->line, "calibrate.no_column",
             "The column \"" + std::string(name) + "\" is missing; add it to the first line.");
      all = false;
    }
    for (const std::string& cell : head_->cells) {
      const std::string name = lower(cell);
      const bool known = name == "project" || name == "tier" || name == "modules" || name == "actual_hours" ||
                         name == "other_hours" || name == "template_reuse_pct" ||
                         std::any_of(effort_.activities.begin(), effort_.activities.end(),
                                     [&](const Activity& one) { return one.column == name; });
      if (!known && !name.empty()) {
        report(head_->line, "calibrate.unknown_column",
               "The column \"" + cell.substr(0, 60) + "\" is not used: \"" + effort_.tables.tiers +
                   "\" has no such column.",
               Severity::warning);
      }
    }
    return all;
  }

  std::string cell(const CsvRow& row, std::string_view name) const {
    const auto at = place(name);
    return at && *at < row.cells.size() ? row.cells[*at] : std::string();
  }

  std::optional<Decimal> number(const CsvRow& row, std::string_view name, bool required) {
    const std::string text = cell(row, name);
    if (text.empty() && !required) return std::nullopt;
    const auto value = parse_decimal(text);
    const bool good = value && !value->is_negative() && *value <= Decimal::from_int(1'000'000);
    if (!good) {
      report(row.line, "calibrate.bad_number",
             "\"" + text.substr(0, 60) + "\" in the column \"" + std::string(name) +
                 "\" must be a number from 0 to 1000000, written with a point as in 120.5.");
    }
    return good ? value : std::nullopt;
  }

  std::optional<std::uint32_t> named(const CsvRow& row, const std::vector<NamedNumber>& items, const std::string& name,
                                     const char* what) {
    std::vector<std::string_view> known;
    for (std::uint32_t i = 0; i < items.size(); ++i) {
      if (items[i].name == name) return i;
      known.push_back(items[i].name);
    }
    constexpr std::size_t kFew = 5;
    const std::string_view near = nearest(name, known);
    const std::string remedy = known.size() <= kFew ? "Known are " + join_or(known) + "."
                               : near.empty()       ? "Correct the name or leave the row out."
                                                    : "Did you mean \"" + std::string(near) + "\"?";
    report(row.line, "calibrate.unknown_name",
           "The book has no " + std::string(what) + " \"" + name.substr(0, 60) + "\". " + remedy);
    return std::nullopt;
  }

  void row(const CsvRow& row) {
    const std::size_t before = made_.findings.size();
    if (row.cells.size() > head_->cells.size()) {
      report(row.line, "calibrate.bad_row",
             "This row has more cells than the first line; put quotes around a cell with commas.");
      return;
    }
    Project project{cell(row, "project"), row.line, 0, {}, {}, {}, {}};
    if (project.name.empty()) project.name = "line " + std::to_string(row.line);
    if (const auto tier = named(row, effort_.tiers, cell(row, "tier"), "tier")) project.tier = *tier;
    read_modules(row, project);
    const auto actual = number(row, "actual_hours", true);
    const auto other = number(row, "other_hours", false);
    const auto reuse = number(row, "template_reuse_pct", false);
    if (actual) explain(row, project, *actual, other.value_or(Decimal()), reuse.value_or(Decimal()));
    for (const Activity& activity : effort_.activities)
      project.activities.push_back(number(row, activity.column, false));
    const bool bad = std::any_of(made_.findings.begin() + static_cast<std::ptrdiff_t>(before), made_.findings.end(),
                                 [](const Finding& finding) { return finding.severity == Severity::error; });
    if (!bad) made_.projects.push_back(std::move(project));
  }

  void read_modules(const CsvRow& row, Project& project) {
    const std::string text = cell(row, "modules");
    std::string name;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const bool end = i == text.size() || text[i] == ';' || text[i] == ',' || text[i] == ' ';
      if (!end) name += text[i];
      if (!end || name.empty()) continue;
      const auto module = named(row, effort_.modules, name, "module");
      const bool twice =
          module && std::find(project.modules.begin(), project.modules.end(), *module) != project.modules.end();
      if (twice) report(row.line, "calibrate.twice", "The module \"" + name + "\" stands twice; name it once.");
      if (module && !twice) project.modules.push_back(*module);
      name.clear();
    }
    if (text.find_first_not_of("; ,") == std::string::npos) {
      report(row.line, "calibrate.no_modules", "A project needs its modules, as in sales;inventory;accounting.");
    }
  }

  void explain(const CsvRow& row, Project& project, const Decimal& actual, const Decimal& other, const Decimal& reuse) {
    project.actual = actual;
    const Decimal hundred = Decimal::from_int(100);
    const Decimal rest = subtract(actual, other).value;
    if (reuse >= hundred || rest <= Decimal()) {
      return report(
          row.line, "calibrate.no_hours",
          "No hours are left for the modules: actual_hours must be above other_hours, template_reuse_pct below 100.");
    }
    const Decimal share = divide(subtract(hundred, reuse).value, hundred).value;
    project.explained = divide(rest, share).value;
  }

  const std::string& file_;
  const BookEffort& effort_;
  ReadProjects& made_;
  const CsvRow* head_ = nullptr;
};

}  // namespace

Result<BookEffort> effort_of(const Node& book, EffortTables tables) {
  BookEffort effort;
  effort.tables = std::move(tables);
  const EffortTables& names = effort.tables;
  const Node* modules = table_of(book, names.modules);
  const Node* tiers = table_of(book, names.tiers);
  if (modules == nullptr) return no_table(names.modules, names.hours);
  if (tiers == nullptr) return no_table(names.tiers, names.factor);
  const Node& columns = *tiers->find("columns");
  const auto hours = column_of(*modules->find("columns"), names.hours);
  const auto factor = column_of(columns, names.factor);
  const auto module_numbers = hours ? numbers_in(*modules, *hours) : std::nullopt;
  const auto tier_numbers = factor ? numbers_in(*tiers, *factor) : std::nullopt;
  if (!module_numbers) return no_table(names.modules, names.hours);
  if (!tier_numbers) return no_table(names.tiers, names.factor);
  effort.modules = *module_numbers;
  effort.tiers = *tier_numbers;
  effort.module_key = modules->find("columns")->items[0].text;
  effort.tier_key = columns.items[0].text;
  for (std::size_t i = 1; i < columns.items.size(); ++i) {
    const std::string& name = columns.items[i].text;
    const auto numbers = i != *factor && name.ends_with("_hours") ? numbers_in(*tiers, i) : std::nullopt;
    if (!numbers) continue;
    Activity activity{name, {}};
    for (const NamedNumber& number : *numbers) activity.by_tier.push_back(number.value);
    effort.activities.push_back(std::move(activity));
  }
  return effort;
}

ReadProjects read_projects(std::string_view csv, const std::string& file, const BookEffort& effort) {
  ReadProjects made;
  ProjectReader(file, effort, made).read(read_csv(csv));
  if (has_errors(made.findings)) made.projects.clear();
  return made;
}

}  // namespace qw::authoring
