// shell/cli/content_hash.h: SHA-256, from Nettle, of a packed book.
#pragma once

#include <string>
#include <string_view>

#include "json/json.h"

namespace qw::cli {

std::string sha256_hex(std::string_view text);

// Why a packed book must not be used: its content is not what its hash is of. Empty where it is, or has none.
std::string stale_hash(const json::Node& document);

}  // namespace qw::cli
