// Calculates an invoice with the engine and names each place where the document states something else.
#pragma once

#include <string>
#include <vector>

#include "conformance/invoices/invoice_document.h"

namespace qw_test {

// "line 1: stated net 1273, computed 1.00"; empty when all agree. Each rule takes what the document states of the ones before
// it, so that one deviation is named once.
std::vector<std::string> deviations_of(const Invoice& invoice);

}  // namespace qw_test
