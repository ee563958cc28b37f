// Values, the arena they live in, and the types they are checked against.
#include <cstdint>

#include "core/feel/feel_testing.h"

namespace qw_test {
namespace {

using namespace qw::feel;

Value number(const char* text) { return Value::number(qw::parse_scientific(text).value_or(qw::Decimal())); }

Value list(Arena& arena, std::initializer_list<Value> items) {
  const auto made = arena.values(items.size());
  std::copy(items.begin(), items.end(), made.begin());
  return Value::list(made);
}

Value context(Arena& arena, std::vector<std::string_view> names, std::initializer_list<Value> fields) {
  const auto made = arena.values(fields.size());
  std::copy(fields.begin(), fields.end(), made.begin());
  return Value::context(arena.add({std::move(names)}), made.data());
}

TEST(Value, KindsAndContents) {
  EXPECT_EQ(sizeof(Value), 32U);
  EXPECT_TRUE(Value().is_null());
  EXPECT_EQ(Value::boolean(true).kind(), Kind::boolean);
  EXPECT_TRUE(Value::boolean(true).is_true());
  EXPECT_FALSE(Value::boolean(false).is_true());
  EXPECT_FALSE(Value::integer(1).is_true());
  EXPECT_EQ(Value::integer(-5).as_number(), qw::Decimal::from_int(-5));
  EXPECT_EQ(Value::string("abc").as_string(), "abc");
  EXPECT_EQ(Value::list({}).as_list().size(), 0U);
  for (const Kind kind : {Kind::null, Kind::boolean, Kind::number, Kind::string, Kind::list, Kind::context}) {
    EXPECT_EQ(std::string(to_text(kind)).empty(), false);
  }
  EXPECT_STREQ(to_text(Kind::context), "context");
}

TEST(Value, FieldOfAContext) {
  Arena arena;
  const Value value = context(arena, {"a", "b"}, {Value::integer(1), Value::string("x")});
  EXPECT_EQ(shown(value.field("b")), "\"x\"");
  EXPECT_TRUE(value.field("c").is_null());
  EXPECT_TRUE(Value::integer(1).field("a").is_null());
  EXPECT_EQ(value.shape().find("b"), 1);
  EXPECT_EQ(value.shape().find("B"), -1);
}

TEST(Equal, ByValueAndStructure) {
  Arena arena;
  EXPECT_TRUE(equal(Value(), Value()));
  EXPECT_FALSE(equal(Value(), Value::boolean(false)));
  EXPECT_TRUE(equal(number("2.50"), number("2.5")));
  EXPECT_TRUE(equal(number("0"), number("-0")));
  EXPECT_FALSE(equal(Value::integer(1), Value::string("1")));
  EXPECT_FALSE(equal(Value::string("a"), Value::string("A")));
  EXPECT_TRUE(equal(list(arena, {}), Value::list({})));
  EXPECT_TRUE(equal(list(arena, {Value::integer(1), Value()}), list(arena, {number("1.0"), Value()})));
  EXPECT_FALSE(equal(list(arena, {Value::integer(1)}), list(arena, {Value::integer(1), Value()})));
  const Value ab = context(arena, {"a", "b"}, {Value::integer(1), Value::integer(2)});
  EXPECT_TRUE(equal(ab, context(arena, {"b", "a"}, {Value::integer(2), Value::integer(1)})));
  EXPECT_FALSE(equal(ab, context(arena, {"a", "b"}, {Value::integer(2), Value::integer(1)})));
  EXPECT_FALSE(equal(ab, context(arena, {"a"}, {Value::integer(1)})));
}

TEST(Equal, StopsWhenItMayLookNoFurther) {
  Arena arena;
  const auto items = arena.values(100);
  const Value left = Value::list(items);
  const auto others = arena.values(100);
  const Value right = Value::list(others);
  std::size_t visits_left = 200;
  EXPECT_TRUE(equal(left, right, visits_left));
  EXPECT_EQ(visits_left, 100U);
  visits_left = 50;
  EXPECT_FALSE(equal(left, right, visits_left));
  EXPECT_EQ(visits_left, 0U);
}

TEST(ToText, EveryKind) {
  Arena arena;
  EXPECT_EQ(to_text(Value()), "null");
  EXPECT_EQ(to_text(Value::boolean(false)), "false");
  EXPECT_EQ(to_text(number("2.50")), "2.5");
  EXPECT_EQ(to_text(number("-0")), "0");
  EXPECT_EQ(to_text(number("1E+3")), "1000");
  EXPECT_EQ(to_text(number("1.5E+40")), "1.5E+40");
  EXPECT_EQ(to_text(Value::string("a")), "a");
  EXPECT_EQ(to_text(list(arena, {Value::string("a"), Value(), list(arena, {})})), "[\"a\", null, []]");
  EXPECT_EQ(to_text(context(arena, {"a", "b"}, {Value::string("x"), Value::boolean(true)})), "{a: \"x\", b: true}");
  EXPECT_EQ(to_text(context(arena, {}, {})), "{}");
  EXPECT_GT(to_text(Value::list(arena.values(1000)), 50).size(), 50U);
  EXPECT_LT(to_text(Value::list(arena.values(1000)), 50).size(), 60U);
}

// ---- the arena ----

TEST(Arena, AddressesAreStable) {
  Arena arena;
  const std::string_view text = arena.copy("first");
  const auto values = arena.values(3);
  values[2] = Value::integer(42);
  const Shape* shape = arena.add({{"a"}});
  for (int i = 0; i < 2000; ++i) {
    arena.values(static_cast<std::size_t>(i % 50));
    arena.copy("filling the blocks with more and more");
    arena.add({{"b"}});
  }
  EXPECT_EQ(text, "first");
  EXPECT_EQ(shown(values[2]), "42");
  EXPECT_EQ(shape->names, std::vector<std::string_view>{"a"});
}

TEST(Arena, ValuesAreNullAndAligned) {
  Arena arena;
  arena.copy("x");
  for (const std::size_t count : {1U, 7U, 1000U}) {
    const auto values = arena.values(count);
    ASSERT_EQ(values.size(), count);
    EXPECT_EQ(reinterpret_cast<std::uintptr_t>(values.data()) % alignof(Value), 0U);
    for (const Value& value : values) EXPECT_TRUE(value.is_null());
  }
  EXPECT_TRUE(arena.values(0).empty());
  EXPECT_TRUE(arena.copy("").empty());
}

TEST(Arena, CopiesOwnTheirText) {
  Arena arena;
  std::string source = "before";
  const std::string_view copy = arena.copy(source);
  source = "after!";
  EXPECT_EQ(copy, "before");
  const std::string long_text(100'000, 'x');
  EXPECT_EQ(arena.copy(long_text), long_text);
  EXPECT_EQ(copy, "before");
}

TEST(Arena, ResetKeepsOneBlock) {
  Arena arena;
  arena.reset();
  const auto big = arena.values(10'000);
  const Value* first = big.data();
  arena.reset();
  const auto again = arena.values(10'000);
  EXPECT_EQ(again.data(), first);  // the block is used again
  for (const Value& value : again) ASSERT_TRUE(value.is_null());
  for (int i = 0; i < 100; ++i) {
    arena.reset();
    EXPECT_EQ(arena.values(10'000).data(), first);
  }
}

TEST(Arena, MovesWithItsContents) {
  Arena arena;
  const auto values = arena.values(2);
  values[1] = Value::string(arena.copy("moved"));
  const Arena other = std::move(arena);
  EXPECT_EQ(shown(values[1]), "\"moved\"");
}

TEST(DeepCopy, OwnsEveryPart) {
  Arena target;
  Value copy;
  Value plain;
  {
    Arena source;
    std::string text = "a text that lives elsewhere";
    std::string name = "a_field";
    const Value inner = context(source, {name}, {Value::string(text)});
    copy = deep_copy(list(source, {inner, list(source, {Value::integer(1), Value()}), Value::boolean(true)}), target);
    plain = deep_copy(number("2.50"), target);
    text.assign(text.size(), '#');
    name.assign(name.size(), '#');
  }
  EXPECT_EQ(shown(copy), "[{a_field: \"a text that lives elsewhere\"}, [1, null], true]");
  EXPECT_EQ(shown(plain), "2.5");
  EXPECT_EQ(shown(deep_copy(Value(), target)), "null");
  EXPECT_EQ(shown(deep_copy(Value::list({}), target)), "[]");
}

// ---- types ----

TEST(TypeTable, SameTypesHaveOneId) {
  TypeTable types;
  EXPECT_EQ(types.list_of(kNumber), types.list_of(kNumber));
  EXPECT_NE(types.list_of(kNumber), types.list_of(kString));
  EXPECT_EQ(types.context_of({{"a", kNumber}}), types.context_of({{"a", kNumber}}));
  EXPECT_NE(types.context_of({{"a", kNumber}}), types.context_of({{"b", kNumber}}));
  EXPECT_NE(types.context_of({{"a", kNumber}, {"b", kNumber}}), types.context_of({{"b", kNumber}, {"a", kNumber}}));
  for (const TypeId id : {kAny, kNull, kBoolean, kNumber, kString}) EXPECT_EQ(types.join(id, id), id);
}

TEST(TypeTable, Join) {
  TypeTable types;
  const TypeId numbers = types.list_of(kNumber);
  const TypeId texts = types.list_of(kString);
  EXPECT_EQ(types.join(kNull, kNumber), kNumber);
  EXPECT_EQ(types.join(kString, kNull), kString);
  EXPECT_EQ(types.join(kNumber, kString), kAny);
  EXPECT_EQ(types.join(kAny, kNumber), kAny);
  EXPECT_EQ(types.join(numbers, texts), types.list_of(kAny));
  EXPECT_EQ(types.join(numbers, types.list_of(kNull)), numbers);
  EXPECT_EQ(types.join(numbers, kNumber), kAny);
  const TypeId a = types.context_of({{"a", kNumber}});
  EXPECT_EQ(types.join(a, types.context_of({{"a", kNull}})), a);
  EXPECT_EQ(types.join(a, types.context_of({{"a", kString}})), types.context_of({{"a", kAny}}));
  EXPECT_EQ(types.join(a, types.context_of({{"b", kNumber}})), kAny);
  EXPECT_EQ(types.join(a, types.context_of({{"a", kNumber}, {"b", kNumber}})), kAny);
}

TEST(TypeTable, Compatible) {
  TypeTable types;
  EXPECT_TRUE(types.compatible(kNumber, kNumber));
  EXPECT_TRUE(types.compatible(kNumber, kNull));
  EXPECT_TRUE(types.compatible(kAny, kBoolean));
  EXPECT_FALSE(types.compatible(kNumber, kString));
  EXPECT_FALSE(types.compatible(kNumber, types.list_of(kNumber)));
  EXPECT_FALSE(types.compatible(types.list_of(kString), types.list_of(kNumber)));
  EXPECT_TRUE(types.compatible(types.list_of(kNull), types.list_of(kNumber)));
  EXPECT_TRUE(types.compatible(types.context_of({{"a", kNumber}}), types.context_of({{"b", kString}})));
}

TEST(TypeTable, Describe) {
  TypeTable types;
  EXPECT_EQ(types.describe(kAny), "any value");
  EXPECT_EQ(types.describe(kNull), "null");
  EXPECT_EQ(types.describe(kBoolean), "boolean");
  EXPECT_EQ(types.describe(types.list_of(types.list_of(kString))), "list of list of string");
  EXPECT_EQ(types.describe(types.context_of({{"a", kNumber}})), "context");
}

// Sixty lists of two that share their items are 2^60 values when written out; counting stops at the limit.
TEST(Value, CountsPartsUpToALimit) {
  qw::feel::Arena arena;
  qw::feel::Value value = qw::feel::Value::integer(1);
  EXPECT_EQ(qw::feel::count_parts(value, 10), 1U);
  for (int level = 0; level < 60; ++level) {
    const std::span<qw::feel::Value> items = arena.values(2);
    items[0] = items[1] = value;
    value = qw::feel::Value::list(items);
    if (level == 1) {
      EXPECT_EQ(qw::feel::count_parts(value, 10), 7U);
    }
  }
  EXPECT_EQ(qw::feel::count_parts(value, 10'000), 10'000U);
}

}  // namespace
}  // namespace qw_test
