// feel/regex_class.h: the classes of characters in regular expressions: [a-z-[aeiou]], \w, \p{Lu}; see regex.h.
#pragma once

#include "feel/regex.h"

namespace qw::feel {

// After "[": adds a class to `regex` and returns the index of its head; -1 where there is none.
int parse_regex_class(std::string_view& rest, Regex& regex, int depth);
// After a backslash: one character (a range of one) or a class.
bool parse_regex_escape(std::string_view& rest, RegexClassItem& item);

// The one letter that stands for all of its cases.
char32_t fold(char32_t letter);
bool is_in_class(const Regex& regex, std::size_t index, char32_t letter);

}  // namespace qw::feel
