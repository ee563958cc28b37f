// catalogue_rows.h: the ids of the rows of ../shared/domain/catalogue.md, by section; nothing of their text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace qw_test {

// A section's rows are numbered from 01; D03 has five parts beside it.
struct CatalogueSection {
  char letter;
  int rows;
  std::string_view title;
};

inline constexpr CatalogueSection kCatalogue[] = {
    {'A', 36, "gates and intake"},           {'B', 20, "scope tiers and blueprints"},
    {'C', 28, "phases, effort, readiness"},  {'D', 16, "deployment model"},
    {'E', 34, "revenue models and pricing"}, {'F', 17, "recurring streams"},
    {'G', 14, "support entitlements"},       {'H', 38, "governance and contracts"},
    {'I', 20, "security and resilience"},    {'J', 24, "partners"},
    {'K', 42, "customer success and KPIs"},  {'L', 14, "AI and automation packs"},
    {'M', 8, "executive settings"},          {'O', 10, "named scenarios"},
};

inline std::vector<std::string> catalogue_rows() {
  std::vector<std::string> rows;
  for (const CatalogueSection& section : kCatalogue) {
    for (int i = 1; i <= section.rows; ++i) {
      const std::string row = section.letter + std::string(i < 10 ? "0" : "") + std::to_string(i);
      rows.push_back(row);
      if (row != "D03") continue;
      for (const char part : {'a', 'b', 'c', 'd', 'e'}) rows.push_back(row + part);
    }
  }
  return rows;
}

}  // namespace qw_test
