// authoring/possible.h: private to this room: which values an expression can give, where that is a short list.
//
// A choice gives its options, a table its cells, a decision its outputs, a fact whatever its branches give. Of a list the values are
// those of its items. What is not followed, arithmetic for one, is not known; nothing is ever said about what is not known.
#pragma once

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "pricebook/price_book.h"

namespace qw::authoring {

struct Possible {
  bool known = false;
  std::vector<feel::Value> values;  // null, texts, numbers, contexts; lists are opened
  const feel::Shape* shape = nullptr;
  std::vector<Possible> fields;  // of a context that is followed field by field, as its shape has them
};

// What values of another book can be, by name: those that a worksheet takes of its quote.
using TakenValues = std::vector<std::pair<std::string_view, Possible>>;

// Per slot. The values live in the book.
std::vector<Possible> possible_values(const PriceBook& book, const TakenValues& taken = {});

// Follows one expression from the outside in; a part may be asked for once the parts around it have bound its names.
class Follower {
 public:
  Follower(const feel::Expression& expression, const std::vector<Possible>& slots)
      : expression_(expression), slots_(slots) {}

  Possible follow(std::uint32_t node);
  // The names that a filter or an iteration binds: `from` is the list it goes through.
  void bind(std::uint32_t local, Possible from);

 private:
  Possible joined(const feel::Node& node, std::uint32_t first);
  Possible call(const feel::Node& node);
  Possible iterated(const feel::Node& node);
  Possible context(const feel::Node& node);

  const feel::Expression& expression_;
  const std::vector<Possible>& slots_;
  std::array<Possible, feel::kMaxLocals> locals_;
};

}  // namespace qw::authoring
