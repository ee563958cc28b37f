// The reader: nlohmann checks the grammar and resolves escapes, the Builder below makes the tree and keeps the limits.
// Offsets, and the text of numbers, are taken from the source itself, token by token.
#include <algorithm>
#include <cstddef>
#include <cstring>
#include <iterator>
#include <set>
#include <utility>

#define JSON_NO_IO 1
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "json/diagnosis.h"
#include "json/json.h"

namespace qw::json {
namespace {

// Bytes of the source. A type of our own, so that the specialisations below touch nobody else's parser.
class Byte {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  explicit Byte(const char* at) : at_(at) {}
  reference operator*() const { return *at_; }
  Byte& operator++() {
    ++at_;
    return *this;
  }
  friend bool operator==(const Byte&, const Byte&) = default;

 private:
  const char* at_;
};

using Grammar = nlohmann::json;
using Input = nlohmann::detail::iterator_input_adapter<Byte>;
using Lexer = nlohmann::detail::lexer<Grammar, Input>;

}  // namespace
}  // namespace qw::json

// Two members of nlohmann's lexer, replaced for this parser alone. Numbers are never converted, so that 1e400 is a number
// like any other; and its messages are never shown. Each would be dead weight: together 10 KB of compressed module, by
// strtod and printf (measured with emcc 3.1.6 -Oz).
template <>
[[gnu::nonnull]] inline void qw::json::Lexer::strtof(double& value, const char* text, char** end) noexcept {
  value = 0;
  *end = const_cast<char*>(text) + std::strlen(text);
}
template <>
inline std::string qw::json::Lexer::get_token_string() const {
  return {};
}

namespace qw::json {
namespace {

// The keys of one object in use so far. Ordered, not hashed: no choice of keys makes it slow.
class KeySet {
 public:
  // False when `keys` held the last of its keys before.
  bool add_last(const std::vector<std::string>& keys) {
    constexpr std::size_t kFew = 12;  // up to here comparing with each is faster, and most objects are small
    if (keys.size() <= kFew) return std::find(keys.begin(), keys.end() - 1, keys.back()) == keys.end() - 1;
    if (indices_.empty()) indices_ = Indices(Order{&keys});
    while (indices_.size() + 1 < keys.size()) indices_.insert(indices_.size());
    return indices_.insert(indices_.size()).second;
  }

 private:
  struct Order {
    const std::vector<std::string>* keys = nullptr;
    bool operator()(std::size_t a, std::size_t b) const { return (*keys)[a] < (*keys)[b]; }
  };
  using Indices = std::set<std::size_t, Order>;
  Indices indices_;
};

// A key in a message: whole when people wrote it, cut when a machine did.
std::string shown(const std::string& key) {
  constexpr std::size_t kLongest = 60;
  if (key.size() <= kLongest) return '"' + key + '"';
  std::size_t end = kLongest;
  while ((static_cast<unsigned char>(key[end]) & 0xc0U) == 0x80U) --end;  // not within a character
  return '"' + key.substr(0, end) + "...\"";
}

class Builder {
 public:
  using number_integer_t = Grammar::number_integer_t;
  using number_unsigned_t = Grammar::number_unsigned_t;
  using number_float_t = Grammar::number_float_t;
  using string_t = Grammar::string_t;
  using binary_t = Grammar::binary_t;

  Builder(std::string_view source, const Limits& limits) : source_(source), limits_(limits) {}

  // What nlohmann calls. False stops it.
  bool null() { return add_literal(Kind::null, false, 4); }
  bool boolean(bool value) { return add_literal(Kind::boolean, value, value ? 4 : 5); }
  bool number_integer(number_integer_t) { return add_number(); }
  bool number_unsigned(number_unsigned_t) { return add_number(); }
  bool number_float(number_float_t, const string_t&) { return add_number(); }
  bool string(string_t& text);
  bool binary(binary_t&) { return false; }  // not in JSON
  bool key(string_t& text);
  bool start_object(std::size_t) { return open(Kind::object); }
  bool start_array(std::size_t) { return open(Kind::array); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) { return false; }

  ReadResult finish(bool parsed);

 private:
  struct Frame {
    Node* node = nullptr;  // stays valid: only the innermost open container grows
    KeySet keys;
  };

  Node* add(Kind kind, std::size_t start);
  bool add_literal(Kind kind, bool value, std::size_t length);
  bool add_number();
  bool open(Kind kind);
  bool close();
  bool too_long(std::size_t start, std::string path);
  bool fail(std::string code, std::string path, std::size_t offset, std::string message);

  std::size_t token_start() const;
  std::size_t string_end(std::size_t start) const;
  std::size_t number_end(std::size_t start) const;
  Expect after_value() const;
  std::string container_path() const;
  std::string value_path() const;

  std::string_view source_;
  Limits limits_;
  ReadResult result_;
  std::vector<Frame> frames_;
  std::uint32_t nodes_ = 0;
  std::size_t end_ = 0;  // of the last value, key or bracket
  Expect expect_ = Expect::value;
};

// Between two tokens that made an event lie only space, colons and commas.
std::size_t Builder::token_start() const {
  std::size_t at = end_;
  while (is_space(source_[at]) || source_[at] == ':' || source_[at] == ',') ++at;
  return at;
}

std::size_t Builder::string_end(std::size_t start) const {
  std::size_t at = start + 1;
  while (source_[at] != '"') at += source_[at] == '\\' ? 2U : 1U;
  return at + 1;
}

std::size_t Builder::number_end(std::size_t start) const {
  std::size_t at = start;
  const auto take = [&](std::string_view allowed) {
    const bool taken = at < source_.size() && allowed.find(source_[at]) != std::string_view::npos;
    at += taken ? 1 : 0;
    return taken;
  };
  const auto digits = [&] {
    while (at < source_.size() && is_digit(source_[at])) ++at;
  };
  take("-");
  if (!take("0")) digits();  // nothing follows a leading zero
  if (take(".")) digits();
  if (take("eE")) {
    take("+-");
    digits();
  }
  return at;
}

Expect Builder::after_value() const {
  if (frames_.empty()) return Expect::end;
  return frames_.back().node->kind == Kind::array ? Expect::comma_or_bracket : Expect::comma_or_brace;
}

std::string Builder::container_path() const {
  std::string path;
  for (std::size_t i = 0; i + 1 < frames_.size(); ++i) {
    const Node& node = *frames_[i].node;
    path = node.kind == Kind::object ? pointer_join(path, node.keys.back()) : pointer_join(path, node.items.size() - 1);
  }
  return path;
}

// Of the value that comes next.
std::string Builder::value_path() const {
  const std::string path = container_path();
  if (frames_.empty()) return path;
  const Node& node = *frames_.back().node;
  return node.kind == Kind::object ? pointer_join(path, node.keys.back()) : pointer_join(path, node.items.size());
}

bool Builder::fail(std::string code, std::string path, std::size_t offset, std::string message) {
  const Position position = position_at(source_, static_cast<std::uint32_t>(offset));
  result_.error = ReadError{std::move(code), std::move(path), position, std::move(message)};
  return false;
}

Node* Builder::add(Kind kind, std::size_t start) {
  if (nodes_ >= limits_.nodes) {
    fail("json.nodes", value_path(), start,
         "The document holds more than " + std::to_string(limits_.nodes) + " values; split it.");
    return nullptr;
  }
  ++nodes_;
  Node* node = frames_.empty() ? &result_.root : &frames_.back().node->items.emplace_back();
  node->kind = kind;
  node->offset = static_cast<std::uint32_t>(start);
  return node;
}

bool Builder::add_literal(Kind kind, bool value, std::size_t length) {
  const std::size_t start = token_start();
  Node* node = add(kind, start);
  if (node == nullptr) return false;
  node->boolean = value;
  end_ = start + length;
  expect_ = after_value();
  return true;
}

bool Builder::add_number() {
  const std::size_t start = token_start();
  const std::size_t end = number_end(start);
  if (end - start > limits_.number_chars) {
    return fail("json.number_length", value_path(), start,
                "The number has more than " + std::to_string(limits_.number_chars) + " characters; shorten it.");
  }
  Node* node = add(Kind::number, start);
  if (node == nullptr) return false;
  node->text = source_.substr(start, end - start);
  end_ = end;
  expect_ = after_value();
  return true;
}

bool Builder::too_long(std::size_t start, std::string path) {
  return fail("json.string_length", std::move(path), start,
              "The string is longer than " + std::to_string(limits_.string_bytes) + " bytes; shorten it.");
}

bool Builder::string(string_t& text) {
  const std::size_t start = token_start();
  if (text.size() > limits_.string_bytes) return too_long(start, value_path());
  Node* node = add(Kind::string, start);
  if (node == nullptr) return false;
  node->text = text;
  end_ = string_end(start);
  expect_ = after_value();
  return true;
}

bool Builder::key(string_t& text) {
  const std::size_t start = token_start();
  if (text.size() > limits_.string_bytes) return too_long(start, container_path());
  Frame& frame = frames_.back();
  frame.node->keys.push_back(text);
  if (!frame.keys.add_last(frame.node->keys)) {
    return fail("json.duplicate_key", value_path(), start,
                "The key " + shown(text) + " appears twice in this object; keep one of them.");
  }
  end_ = string_end(start);
  expect_ = Expect::colon;
  return true;
}

bool Builder::open(Kind kind) {
  const std::size_t start = token_start();
  if (frames_.size() >= limits_.depth) {
    return fail("json.depth", value_path(), start,
                "Arrays and objects are nested more than " + std::to_string(limits_.depth) + " deep; flatten them.");
  }
  Node* node = add(kind, start);
  if (node == nullptr) return false;
  frames_.push_back({node, {}});
  end_ = start + 1;
  expect_ = kind == Kind::array ? Expect::element_or_end : Expect::member_or_end;
  return true;
}

bool Builder::close() {
  end_ = token_start() + 1;
  frames_.pop_back();
  expect_ = after_value();
  return true;
}

ReadResult Builder::finish(bool parsed) {
  // nlohmann takes a NUL byte for the end of the text; here it is an error like any other character after the document.
  const bool complete = parsed && skip_space(source_, end_) == source_.size();
  if (!complete && !result_.error) {
    Diagnosis found = diagnose(source_, end_, expect_);
    fail(found.code, found.in_value ? value_path() : container_path(), found.offset, std::move(found.message));
  }
  if (result_.error) result_.root = {};
  return std::move(result_);
}

ReadResult refuse(const char* code, std::string message) {
  return {{}, ReadError{code, {}, {1, 1}, std::move(message)}};
}

}  // namespace

ReadResult read(std::string_view source, const Limits& limits) {
  if (source.size() > limits.bytes) {
    return refuse("json.size", "The text is larger than " + std::to_string(limits.bytes) + " bytes; split it.");
  }
  if (source.starts_with("\xef\xbb\xbf")) {
    return refuse("json.bom", "The text begins with a byte order mark; save it as UTF-8 without one.");
  }
  if (source.starts_with("\xff\xfe") || source.starts_with("\xfe\xff")) {
    return refuse("json.bom", "The text is UTF-16 with a byte order mark; save it as UTF-8 without one.");
  }
  Builder builder(source, limits);
  const bool parsed = Grammar::sax_parse(Byte(source.data()), Byte(source.data() + source.size()), &builder);
  return builder.finish(parsed);
}

}  // namespace qw::json
