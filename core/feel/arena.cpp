#include <algorithm>
#include <cstring>
#include <new>

#include "feel/call.h"

namespace qw::feel {
namespace {

constexpr std::size_t kFirstBlock = 4 * 1024;

std::size_t round_up(std::size_t bytes) { return (bytes + alignof(Value) - 1) / alignof(Value) * alignof(Value); }

}  // namespace

std::byte* Arena::take(std::size_t bytes) {
  bytes = round_up(bytes);
  if (blocks_.empty() || blocks_.back().size - blocks_.back().used < bytes) {
    const std::size_t doubled = blocks_.empty() ? kFirstBlock : blocks_.back().size * 2;
    Block block;
    block.size = std::max(doubled, bytes);
    block.bytes.reset(new std::byte[block.size]);
    blocks_.push_back(std::move(block));
  }
  Block& block = blocks_.back();
  std::byte* taken = block.bytes.get() + block.used;
  block.used += bytes;
  return taken;
}

std::span<Value> Arena::values(std::size_t count) {
  if (count == 0) return {};
  Value* first = reinterpret_cast<Value*>(take(count * sizeof(Value)));
  std::uninitialized_default_construct_n(first, count);
  return {first, count};
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  std::byte* bytes = take(text.size());
  std::memcpy(bytes, text.data(), text.size());
  return {reinterpret_cast<const char*>(bytes), text.size()};
}

const Shape* Arena::add(Shape shape) {
  shapes_.push_back(std::make_unique<Shape>(std::move(shape)));
  return shapes_.back().get();
}

void Arena::reset() {
  shapes_.clear();
  if (blocks_.empty()) return;
  blocks_.front() = std::move(blocks_.back());
  blocks_.resize(1);
  blocks_.front().used = 0;
}

Value deep_copy(const Value& value, Arena& arena) {
  switch (value.kind()) {
    case Kind::string: return Value::string(arena.copy(value.as_string()));
    case Kind::list: {
      const std::span<Value> items = arena.values(value.as_list().size());
      for (std::size_t i = 0; i < items.size(); ++i) items[i] = deep_copy(value.as_list()[i], arena);
      return Value::list(items);
    }
    case Kind::context: {
      Shape shape;
      for (const std::string_view name : value.shape().names) shape.names.push_back(arena.copy(name));
      const std::span<Value> fields = arena.values(value.fields().size());
      for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = deep_copy(value.fields()[i], arena);
      return Value::context(arena.add(std::move(shape)), fields.data());
    }
    case Kind::range: {
      Range range = value.as_range();
      range.low = deep_copy(range.low, arena);
      range.high = deep_copy(range.high, arena);
      return Value::range(arena.make(range));
    }
    case Kind::date:
    case Kind::time:
    case Kind::date_time:
    case Kind::days_duration:
    case Kind::months_duration: return copy_temporal(value, arena);
    default: return value;  // a function stays where it is
  }
}

}  // namespace qw::feel
