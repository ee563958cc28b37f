#include "feel/regex_class.h"

#include "feel/letters.h"

namespace qw::feel {

namespace {

using Item = RegexClassItem;

struct Block {
  std::string_view name;
  char32_t low;
  char32_t high;
};

constexpr Block kBlocks[] = {
    {"BasicLatin", 0, 0x7F},
    {"Latin-1Supplement", 0x80, 0xFF},
    {"LatinExtended-A", 0x100, 0x17F},
    {"LatinExtended-B", 0x180, 0x24F},
    {"IPAExtensions", 0x250, 0x2AF},
    {"CombiningDiacriticalMarks", 0x300, 0x36F},
    {"Greek", 0x370, 0x3FF},
    {"GreekandCoptic", 0x370, 0x3FF},
    {"Cyrillic", 0x400, 0x4FF},
    {"Armenian", 0x530, 0x58F},
    {"Hebrew", 0x590, 0x5FF},
    {"Arabic", 0x600, 0x6FF},
    {"Devanagari", 0x900, 0x97F},
    {"Thai", 0xE00, 0xE7F},
    {"Georgian", 0x10A0, 0x10FF},
    {"LatinExtendedAdditional", 0x1E00, 0x1EFF},
    {"GreekExtended", 0x1F00, 0x1FFF},
    {"GeneralPunctuation", 0x2000, 0x206F},
    {"CurrencySymbols", 0x20A0, 0x20CF},
    {"LetterlikeSymbols", 0x2100, 0x214F},
    {"NumberForms", 0x2150, 0x218F},
    {"Arrows", 0x2190, 0x21FF},
    {"MathematicalOperators", 0x2200, 0x22FF},
    {"BoxDrawing", 0x2500, 0x257F},
    {"CJKSymbolsandPunctuation", 0x3000, 0x303F},
    {"Hiragana", 0x3040, 0x309F},
    {"Katakana", 0x30A0, 0x30FF},
    {"CJKUnifiedIdeographs", 0x4E00, 0x9FFF},
    {"HangulSyllables", 0xAC00, 0xD7AF},
    {"PrivateUse", 0xE000, 0xF8FF},
};

// NameStartChar of XML 1.0, fifth edition, and what else a NameChar may be.
constexpr char32_t kNameStart[][2] = {
    {':', ':'},       {'A', 'Z'},       {'_', '_'},       {'a', 'z'},         {0xC0, 0xD6},     {0xD8, 0xF6},
    {0xF8, 0x2FF},    {0x370, 0x37D},   {0x37F, 0x1FFF},  {0x200C, 0x200D},   {0x2070, 0x218F}, {0x2C00, 0x2FEF},
    {0x3001, 0xD7FF}, {0xF900, 0xFDCF}, {0xFDF0, 0xFFFD}, {0x10000, 0xEFFFF},
};
constexpr char32_t kNameMore[][2] = {{'-', '.'}, {'0', '9'}, {0xB7, 0xB7}, {0x300, 0x36F}, {0x203F, 0x2040}};

template <std::size_t N>
bool is_within(const char32_t (&ranges)[N][2], char32_t letter) {
  for (const auto& range : ranges) {
    if (letter >= range[0] && letter <= range[1]) return true;
  }
  return false;
}

// One bit for each category whose name begins so: "L" is five of them. 0 where there is none.
char32_t category_bits(std::string_view name) {
  char32_t bits = 0;
  for (std::size_t i = 0; i < kCategoryNames.size(); i += 2) {
    if (!name.empty() && name.size() <= 2 && kCategoryNames.substr(i, name.size()) == name)
      bits |= char32_t{1} << i / 2;
  }
  return bits;
}

// "{Lu}", "{IsGreek}".
bool parse_property(std::string_view& rest, Item& item) {
  const std::size_t end = rest.find('}');
  if (rest.empty() || rest[0] != '{' || end == std::string_view::npos) return false;
  const std::string_view name = rest.substr(1, end - 1);
  rest.remove_prefix(end + 1);
  if (name.starts_with("Is")) {
    for (const Block& block : kBlocks) {
      if (block.name != name.substr(2)) continue;
      item.low = block.low;
      item.high = block.high;
      return true;
    }
    return false;
  }
  item.kind = Item::Kind::categories;
  item.low = category_bits(name);
  return item.low != 0;
}

bool has(const Item& item, char32_t letter) {
  switch (item.kind) {
    case Item::Kind::categories: return item.low >> static_cast<unsigned>(category(letter)) & 1;
    case Item::Kind::space: return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r';
    case Item::Kind::name_start: return is_within(kNameStart, letter);
    case Item::Kind::name: return is_within(kNameStart, letter) || is_within(kNameMore, letter);
    default: break;
  }
  return letter >= item.low && letter <= item.high;
}

// Whether one of `count` items has the letter; with `ranges_only` those that stand for letters, not for kinds of them.
bool is_any(const Item* item, std::size_t count, char32_t letter, bool ranges_only) {
  for (; count > 0; --count, ++item) {
    if (ranges_only && (item->kind != Item::Kind::range || item->negated)) continue;
    if (has(*item, letter) != item->negated) return true;
  }
  return false;
}

// One character, or one class; a range has its upper end added by the caller.
bool parse_item(std::string_view& rest, Item& item) {
  if (rest.empty() || rest[0] == '[' || rest[0] == ']') return false;
  if (rest[0] == '\\') {
    rest.remove_prefix(1);
    return parse_regex_escape(rest, item);
  }
  item.low = item.high = take_letter(rest);
  return true;
}

bool is_one_letter(const Item& item) {
  return item.kind == Item::Kind::range && !item.negated && item.low == item.high;
}

}  // namespace

char32_t fold(char32_t letter) { return to_lower(to_upper(letter)); }

bool parse_regex_escape(std::string_view& rest, Item& item) {
  if (rest.empty()) return false;
  const char c = rest[0];
  rest.remove_prefix(1);
  const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  item = {.negated = small != c};
  switch (small) {
    case 'p': return parse_property(rest, item);
    case 'd':
      item.kind = Item::Kind::categories;
      item.low = category_bits("Nd");
      return true;
    case 'w':
      item.kind = Item::Kind::categories;
      item.low = ~(category_bits("P") | category_bits("Z") | category_bits("C"));
      return true;
    case 's': item.kind = Item::Kind::space; return true;
    case 'i': item.kind = Item::Kind::name_start; return true;
    case 'c': item.kind = Item::Kind::name; return true;
    default: break;
  }
  constexpr std::string_view kPlain = "\\|.?*+(){}-[]^$";
  const char32_t letter = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : static_cast<unsigned char>(c);
  item.low = item.high = letter;
  return letter < ' ' ? c != static_cast<char>(letter) : kPlain.find(c) != std::string_view::npos;
}

int parse_regex_class(std::string_view& rest, Regex& regex, int depth) {
  const auto at = [&](std::size_t i, char c) { return i < rest.size() && rest[i] == c; };
  std::vector<Item>& items = regex.classes;
  const std::size_t head = items.size();
  const auto count = [&] { return static_cast<char32_t>(items.size() - head - 1); };
  if (depth > kDeepestGroup) return -1;
  items.push_back({.kind = Item::Kind::set, .negated = at(0, '^')});
  if (at(0, '^')) rest.remove_prefix(1);
  while (!at(0, ']')) {
    if (at(0, '-') && at(1, '[') && count() > 0) {
      rest.remove_prefix(2);
      items[head].low = count();
      const int minus = parse_regex_class(rest, regex, depth + 1);
      if (minus < 0 || !at(0, ']')) return -1;
      items[head].high = static_cast<char32_t>(minus);
      break;
    }
    // A hyphen is itself only as the first or the last character.
    if (at(0, '-') && count() > 0 && !at(1, ']')) return -1;
    Item item;
    if (!parse_item(rest, item)) return -1;
    if (at(0, '-') && !at(1, ']') && !at(1, '[')) {
      rest.remove_prefix(1);
      Item last;
      if (!is_one_letter(item) || !parse_item(rest, last) || !is_one_letter(last) || last.low < item.low) return -1;
      item.high = last.low;
    }
    items.push_back(item);
  }
  if (items[head].high == 0) items[head].low = count();
  if (rest.empty() || items[head].low == 0) return -1;
  rest.remove_prefix(1);
  return static_cast<int>(head);
}

bool is_in_class(const Regex& regex, std::size_t index, char32_t letter) {
  const Item& head = regex.classes[index];
  const bool is_set = head.kind == Item::Kind::set;
  const Item* const items = is_set ? &head + 1 : &head;
  const std::size_t count = is_set ? head.low : 1;
  bool found = is_any(items, count, letter, false);
  if (!found && regex.any_case) {
    const char32_t folded = fold(letter);
    const char32_t cases[] = {folded, to_upper(folded), to_lower(letter)};
    for (const char32_t other : cases) found = found || is_any(items, count, other, true);
  }
  if (!is_set) return found;
  return found != head.negated && !(head.high != 0 && is_in_class(regex, head.high, letter));
}

}  // namespace qw::feel
