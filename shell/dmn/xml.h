// shell/dmn/xml.h: private to shell/dmn: names of XML elements with their namespaces, and positions in the text.
#pragma once

#include <cstdint>
#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace qw::dmn {

// "decision" of "dmn:decision".
std::string_view local_name(std::string_view name);
// The URI that the prefix of an element's name stands for there; empty when there is none.
std::string_view namespace_of(const pugi::xml_node& element);
// All text directly in an element, as written.
std::string text_of(const pugi::xml_node& element);
// Line of a byte of the text, from 1.
std::uint32_t line_at(std::string_view text, std::ptrdiff_t offset);
// Well-formed UTF-8 without characters that XML does not allow.
bool is_clean_utf8(std::string_view text);

inline constexpr std::string_view kExtras = "https://quotewright.dev/dmn/book";  // namespace of our extension elements
inline constexpr std::string_view kDmn13 = "https://www.omg.org/spec/DMN/20191111/MODEL/";
inline constexpr std::string_view kDmn14 = "https://www.omg.org/spec/DMN/20211108/MODEL/";
inline constexpr std::string_view kDmn15 = "https://www.omg.org/spec/DMN/20230324/MODEL/";

}  // namespace qw::dmn
