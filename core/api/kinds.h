// api/kinds.h: the kinds of request and the members each one reads. Private to this room.
#pragma once

#include <array>
#include <string_view>

namespace qw::api {

inline constexpr std::array<std::string_view, 8> kKinds = {"about",   "load_book", "check_book", "evaluate",
                                                           "summary", "prices",    "risk",       "explain"};

}  // namespace qw::api
