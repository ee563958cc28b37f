#include "content_hash.h"

#include <nettle/sha2.h>

#include <array>
#include <cstdint>

#include "authoring/pack.h"

namespace qw::cli {

std::string sha256_hex(std::string_view text) {
  sha256_ctx context;
  sha256_init(&context);
  sha256_update(&context, text.size(), reinterpret_cast<const std::uint8_t*>(text.data()));
  std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
  sha256_digest(&context, digest.size(), digest.data());
  constexpr const char* kDigits = "0123456789abcdef";
  std::string hex;
  for (const std::uint8_t byte : digest) {
    hex += kDigits[byte >> 4U];
    hex += kDigits[byte & 15U];
  }
  return hex;
}

std::string stale_hash(const json::Node& document) {
  const std::string stated = authoring::stated_hash(document);
  if (stated.empty() || stated == sha256_hex(authoring::hashed_text(document))) return "";
  return "The content of this packed book is not what its \"sha256\" was made of: it was changed after packing. Change "
         "the "
         "folder it came from and run \"quotewright book pack\" again.";
}

}  // namespace qw::cli
