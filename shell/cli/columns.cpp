#include "columns.h"

#include <algorithm>

namespace qw::cli {
namespace {

constexpr std::size_t kWidth = 100;

}  // namespace

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

std::string left(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? text + std::string(width - used, ' ') : text + " ";
}

std::string right(const std::string& text, std::size_t width) {
  const std::size_t used = columns(text);
  return used < width ? std::string(width - used, ' ') + text : " " + text;
}

std::string amount(const Money& money) { return feel::group_thousands(to_text(money)); }

std::string percent(const std::optional<Decimal>& value) { return value ? to_fixed_text(*value, 1) + " %" : "none"; }

// Wraps at spaces; continuation lines are indented.
std::string wrap(std::string_view text, std::size_t indent) {
  std::string out;
  std::size_t used = indent;
  while (!text.empty()) {
    const std::size_t space = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, space);
    if (used > indent && used + 1 + columns(word) > kWidth) {
      out += '\n' + std::string(indent, ' ');
      used = indent;
    } else if (used > indent) {
      out += ' ';
      ++used;
    }
    out += word;
    used += columns(word);
    text.remove_prefix(std::min(space + 1, text.size()));
  }
  return out;
}

std::string heading(const std::string& text) { return "\n" + text + "\n" + std::string(columns(text), '-') + "\n"; }

std::string entry(const std::string& tag, const std::string& text) {
  constexpr std::size_t kTag = 30;
  return "  " + left(tag, kTag) + wrap(text, kTag + 2) + "\n";
}

const std::string& or_id(const std::string& label, const std::string& id) { return label.empty() ? id : label; }

}  // namespace qw::cli
