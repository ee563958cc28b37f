// feel/conform.h: whether a value is of a type, and the implicit conversions of DMN 1.5, 10.3.2.9.4.
//
// In: a value, a type and its table. conforms() is what `instance of` asks: null is of type Null only. convert() is what happens to
// arguments, inputs and results: null stays null; a list of one becomes its item where no list is wanted, a single value a list of one
// where one is; a date becomes midnight UTC; what then does not conform is null.
#pragma once

#include "feel/type.h"
#include "feel/value.h"

namespace qw::feel {

bool conforms(const Value& value, TypeId type, const TypeTable& types);
Value convert(const Value& value, TypeId type, const TypeTable& types, Arena& arena);

}  // namespace qw::feel
