// sample_views.h: views made by hand, for panels alone: what a quote gives, nothing at all, and the worst a book could hold.
#pragma once

#include "views.h"

namespace qw::workbench::testing {

Views typical_views();
Views empty_views();  // a book without sections, lines, tiers, roles and gates
Views worst_views();  // very long names, many options, errors everywhere

}  // namespace qw::workbench::testing
