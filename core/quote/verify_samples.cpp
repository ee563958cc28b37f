// Which answers the verifier tries: cells of the questions, drawn by a counter, and values from less to more.
#include <algorithm>

#include "feel/literal.h"
#include "quote/verify_graph.h"

namespace qw {
namespace {

using feel::Value;

// splitmix64: a counter in, a number out; the same on every machine.
std::uint64_t mixed(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15ULL;
  x = (x ^ x >> 30) * 0xbf58476d1ce4e5b9ULL;
  x = (x ^ x >> 27) * 0x94d049bb133111ebULL;
  return x ^ x >> 31;
}

}  // namespace

AnswerValues VerifyGraph::defaults() const {
  AnswerValues answers;
  for (const Question& question : book->questions) answers.push_back(question.default_value);
  return answers;
}

std::uint64_t VerifyGraph::random(std::uint64_t number, std::uint64_t what) const {
  return mixed(mixed(seed_ ^ number) + what);
}

AnswerValues VerifyGraph::sample(std::uint64_t number, const BookPart& part) const {
  AnswerValues answers = defaults();
  if (number == 0) return answers;
  // some samples stay near the defaults, some go far
  const std::uint64_t keep = number % 4;
  for (const std::uint32_t question : part.questions) {
    const std::uint64_t chance = random(number, question);
    if (chance % 4 < keep) continue;
    const decision::Axis& axis = axes[book->questions[question].slot];
    answers[question] = axis.cells[static_cast<std::size_t>(chance / 4 % axis.cells.size())].value;
  }
  return answers;
}

void VerifyGraph::add_random_numbers(const decision::Domain& domain, std::uint64_t number,
                                     std::vector<Value>& found) const {
  if (!domain.least || !domain.greatest) return;
  const Decimal width = subtract(*domain.greatest, *domain.least).value;
  for (std::uint64_t i = 0; i < 6; ++i) {
    const std::uint64_t chance = random(number, 1000 + i);
    // half of them small: most rules look at the lower end of a wide range
    const std::int64_t part = static_cast<std::int64_t>(chance % 10'000) >> (i % 2 == 0 ? 0 : 8);
    const DecimalResult offset = divide(multiply(width, Decimal::from_int(part)).value, Decimal::from_int(10'000));
    const DecimalResult value =
        quantize(add(*domain.least, offset.value).value, -std::max(domain.places, 0), Rounding::down);
    if (value.ok() && value.value >= *domain.least) found.push_back(Value::number(value.value));
  }
}

std::vector<Value> VerifyGraph::counts_chain(const Question& question, std::uint64_t number) {
  constexpr std::int64_t kCounts[] = {1, 10'000, 300'000};
  const std::size_t size = question.options.size();
  std::vector<Value> chain;
  std::vector<Value> fields(size, Value::integer(0));
  const auto add = [&] {
    const std::span<Value> copy = arena.values(size);
    std::copy(fields.begin(), fields.end(), copy.begin());
    chain.push_back(Value::context(question.counts, copy.data()));
  };
  add();
  for (const std::int64_t count : kCounts) {
    const Value value = Value::integer(count);
    if (question.greatest && value.as_number() > *question.greatest) break;
    const std::size_t first = size == 0 ? 0 : static_cast<std::size_t>(random(number, 77) % size);
    for (std::size_t i = 0; i < size; ++i) {
      fields[(first + i) % size] = value;
      if (i % 4 == 0 || i + 1 == size) add();
    }
  }
  return chain;
}

std::vector<Value> VerifyGraph::list_chain(const std::vector<Value>& items, std::uint64_t number) {
  std::vector<Value> chain = {Value::list({})};
  const std::span<Value> all = arena.values(items.size());
  const std::size_t first = items.empty() ? 0 : static_cast<std::size_t>(random(number, 78) % items.size());
  for (std::size_t i = 0; i < items.size(); ++i) all[i] = items[(first + i) % items.size()];
  for (std::size_t i = 1; i <= items.size(); ++i) chain.push_back(Value::list(all.first(i)));
  return chain;
}

std::vector<Value> VerifyGraph::chain(SlotId slot, const std::vector<std::string>& order, const Value& base,
                                      std::uint64_t number) {
  const SlotInfo& info = book->slots[slot];
  const decision::Domain& domain = domains[slot];
  if (info.kind == SlotKind::question && book->questions[info.index].type == QuestionType::counts) {
    return counts_chain(book->questions[info.index], number);
  }
  if (domain.kind == decision::DomainKind::list) return list_chain(domain.values, number);
  std::vector<Value> found;
  if (book->types[info.type].kind == feel::TypeKind::string) {
    for (const std::string& text : order) found.push_back(Value::string(text));
    return found;
  }
  const decision::Axis& axis = axis_of(slot);
  for (const decision::Cell& cell : axis.cells) {
    if (!cell.value.is_null()) found.push_back(cell.value);
  }
  if (!base.is_null()) found.push_back(base);
  if (domain.kind == decision::DomainKind::number) add_random_numbers(domain, number, found);
  std::sort(found.begin(), found.end(), [](const Value& a, const Value& b) { return compare_ranked(a, b, {}) == -1; });
  found.erase(std::unique(found.begin(), found.end(), [](const Value& a, const Value& b) { return equal(a, b); }),
              found.end());
  return found;
}

std::vector<decision::NamedTest> VerifyGraph::changed(const AnswerValues& answers, const BookPart& part,
                                                      SlotId but) const {
  std::vector<decision::NamedTest> found;
  for (const std::uint32_t question : part.questions) {
    const Question& one = book->questions[question];
    if (one.slot == but || equal(answers[question], one.default_value)) continue;
    found.push_back({one.key, feel::literal(answers[question])});
  }
  return found;
}

std::optional<int> compare_ranked(const Value& a, const Value& b, const std::vector<std::string>& ranking) {
  if (a.kind() != b.kind()) return std::nullopt;
  if (a.kind() == feel::Kind::number) return compare(a.as_number(), b.as_number());
  if (a.kind() == feel::Kind::boolean) return static_cast<int>(a.as_boolean()) - static_cast<int>(b.as_boolean());
  if (a.kind() != feel::Kind::string) return std::nullopt;
  const auto first = std::find(ranking.begin(), ranking.end(), a.as_string());
  const auto second = std::find(ranking.begin(), ranking.end(), b.as_string());
  if (first == ranking.end() || second == ranking.end()) return std::nullopt;
  return first < second ? -1 : first > second ? 1 : 0;
}

}  // namespace qw
