// Not inline: there are many formulas, and bytes of the module are dearer than calls.
#include "commerce/model_parts.h"

namespace qw::commerce_detail {

Checked operator+(const Checked& a, const Checked& b) { return {add(a.value, b.value), a.failed || b.failed}; }
Checked operator-(const Checked& a, const Checked& b) { return {subtract(a.value, b.value), a.failed || b.failed}; }
Checked operator*(const Checked& a, const Checked& b) { return {multiply(a.value, b.value), a.failed || b.failed}; }
Checked operator/(const Checked& a, const Checked& b) { return {divide(a.value, b.value), a.failed || b.failed}; }

}  // namespace qw::commerce_detail
