#include "core/json/json_judge.h"

#include <cstdint>
#include <optional>

namespace qw_test {
namespace {

class Judge {
 public:
  explicit Judge(std::string_view text) : rest_(text) {}

  JsonVerdict verdict() {
    const bool good = value(0) && (space(), rest_.empty());
    return too_deep_ ? JsonVerdict::too_deep : good ? JsonVerdict::valid : JsonVerdict::invalid;
  }

 private:
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }

  void space() {
    while (take(" ") || take("\t") || take("\n") || take("\r")) {
    }
  }

  bool punctuation(std::string_view token) {
    space();
    return take(token);
  }

  bool value(int depth) {
    if (depth > 1000) {
      too_deep_ = true;
      return false;
    }
    space();
    if (take("null") || take("true") || take("false")) return true;
    if (take("[")) return punctuation("]") || elements(depth + 1);
    if (take("{")) return punctuation("}") || members(depth + 1);
    return rest_.starts_with("\"") ? string() : number();
  }

  bool elements(int depth) {
    do {
      if (!value(depth)) return false;
    } while (punctuation(","));
    return punctuation("]");
  }

  bool members(int depth) {
    do {
      space();
      if (!string() || !punctuation(":") || !value(depth)) return false;
    } while (punctuation(","));
    return punctuation("}");
  }

  bool digits() {
    std::size_t count = 0;
    while (count < rest_.size() && rest_[count] >= '0' && rest_[count] <= '9') ++count;
    rest_.remove_prefix(count);
    return count > 0;
  }

  bool number() {
    take("-");
    if (!take("0") && !digits()) return false;
    if (take(".") && !digits()) return false;
    if (!take("e") && !take("E")) return true;
    take("+") || take("-");
    return digits();
  }

  bool string() {
    if (!take("\"")) return false;
    while (!take("\"")) {
      if (take("\\")) {
        if (!escape()) return false;
      } else if (const auto character = scalar(); !character || *character < 0x20) {
        return false;
      }
    }
    return true;
  }

  bool escape() {
    for (const std::string_view letter : {"\"", "\\", "/", "b", "f", "n", "r", "t"}) {
      if (take(letter)) return true;
    }
    if (!take("u")) return false;
    const auto first = hex4();
    if (!first) return false;
    if (*first >= 0xdc00 && *first <= 0xdfff) return false;
    if (*first < 0xd800 || *first > 0xdbff) return true;
    if (!take("\\u")) return false;
    const auto second = hex4();
    return second && *second >= 0xdc00 && *second <= 0xdfff;
  }

  std::optional<std::uint32_t> hex4() {
    if (rest_.size() < 4) return std::nullopt;
    std::uint32_t value = 0;
    for (const char c : rest_.substr(0, 4)) {
      const std::size_t digit = std::string_view("0123456789abcdefABCDEF").find(c);
      if (digit == std::string_view::npos) return std::nullopt;
      value = value * 16 + static_cast<std::uint32_t>(digit < 16 ? digit : digit - 6);
    }
    rest_.remove_prefix(4);
    return value;
  }

  // Decodes by arithmetic and then checks range and shortest form, unlike a table of byte ranges.
  std::optional<std::uint32_t> scalar() {
    if (rest_.empty()) return std::nullopt;
    const auto lead = static_cast<std::uint32_t>(static_cast<unsigned char>(rest_[0]));
    rest_.remove_prefix(1);
    if (lead < 0x80) return lead;
    const std::size_t more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc0 || lead > 0xf7 || rest_.size() < more) return std::nullopt;
    std::uint32_t value = lead & (0x3fU >> more);
    for (std::size_t i = 0; i < more; ++i) {
      const auto byte = static_cast<std::uint32_t>(static_cast<unsigned char>(rest_[i]));
      if (byte >> 6U != 2) return std::nullopt;
      value = value << 6U | (byte & 0x3fU);
    }
    rest_.remove_prefix(more);
    constexpr std::uint32_t kLeast[] = {0, 0x80, 0x800, 0x10000};
    if (value < kLeast[more] || value > 0x10ffff || (value >= 0xd800 && value <= 0xdfff)) return std::nullopt;
    return value;
  }

  std::string_view rest_;
  bool too_deep_ = false;
};

}  // namespace

JsonVerdict judge_json(std::string_view text) { return Judge(text).verdict(); }

}  // namespace qw_test
