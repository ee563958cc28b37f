// authoring/calibrate.h: module hours and tier factors fitted to past projects, slowly and with reasons.
//
// In:  the effort tables of a book (hours of each module, factor of each tier) and projects: tier, modules, actual hours.
// Out: for each number the value of the book, what the projects ask for, the value taken and why; the error before and after.
//
// Model: hours of a project = factor of its tier x sum of the hours of its modules. Fitted is the least sum of squared relative
// errors, so that each project counts the same, one number after the other until nothing moves (coordinate descent). Each number is
// pulled to the book's by a weight: a number seen in n projects goes n / (n + 5) of the way. Then it is kept between half and
// twice the book's, factors never fall from a tier to the next, hours are rounded to halves, factors to hundredths.
// Other columns of the tier table that the projects measure (discovery_hours, ...) are means, pulled and bounded alike.
// Exact decimal arithmetic: the same projects give the same layer everywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "authoring/book_tree.h"
#include "base/finding.h"
#include "base/result.h"
#include "number/decimal.h"

namespace qw::authoring {

inline constexpr std::int64_t kPull = 5;  // projects that the book's own number counts for
inline constexpr std::size_t kMostProjects = 2000;
inline constexpr std::size_t kMostAlone = 60;  // above, projects are not predicted without themselves

// Which tables of a book hold the numbers.
struct EffortTables {
  std::string modules = "module_hours", hours = "hours";
  std::string tiers = "tier_parameters", factor = "factor";
};

struct NamedNumber {
  std::string name;
  Decimal value;
};

struct Activity {
  std::string column;  // of the tier table
  std::vector<Decimal> by_tier;
};

struct BookEffort {
  EffortTables tables;
  std::string module_key, tier_key;  // the first columns
  std::vector<NamedNumber> modules, tiers;
  std::vector<Activity> activities;  // numeric columns of the tier table beside the factor
};
Result<BookEffort> effort_of(const json::Node& book, EffortTables tables = {});

struct Project {
  std::string name;
  std::uint32_t line = 0;
  std::uint32_t tier = 0;              // in effort.tiers
  std::vector<std::uint32_t> modules;  // in effort.modules, each once
  Decimal actual;                      // hours as measured
  Decimal explained;                   // hours that the modules must explain: less other_hours, without reuse
  std::vector<std::optional<Decimal>> activities;  // per effort.activities
};

// Columns project, tier, modules (separated by ;), actual_hours; optional other_hours (of configuration that no module is about),
// template_reuse_pct, and columns of the tier table. Any bad row is an error: there is then nothing to fit.
struct ReadProjects {
  std::vector<Project> projects;
  Findings findings;
};
ReadProjects read_projects(std::string_view csv, const std::string& file, const BookEffort& effort);

enum class Bound : std::uint8_t { none, half, twice, order };

struct Estimate {
  std::string path;  // tables/module_hours/rows/sales/hours
  std::string table, key, name, column;
  bool key_is_number = false;
  std::size_t projects = 0;
  Decimal book, raw, fitted;
  Bound bound = Bound::none;

  bool changed() const { return fitted != book; }
};

struct ProjectFit {
  std::string name;
  Decimal actual, before, after;
  std::optional<Decimal> alone;  // predicted from the other projects
};

struct FitError {
  std::optional<Decimal> mean_pct;   // mean of |predicted - actual| / actual
  std::optional<Decimal> total_pct;  // (sum predicted - sum actual) / sum actual
};

struct Calibration {
  std::vector<Estimate> estimates;
  std::vector<ProjectFit> projects;
  FitError before, after, alone;
  std::uint32_t rounds = 0;
};

// REQUIRES: projects as read_projects() gives them for the same effort, without errors.
Calibration calibrate(const BookEffort& effort, const std::vector<Project>& projects);

// The changed numbers as a section "tables" of a layer.
json::Node calibrated_tables(const Calibration& calibration);
// Why a number is what it is, as a sentence.
std::string because(const Estimate& estimate);
std::string to_json(const Calibration& calibration);

}  // namespace qw::authoring
