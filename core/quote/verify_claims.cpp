// Claims: along each chain of values from less to more, the result may only go one way, whatever the other answers are.
#include <algorithm>

#include "feel/literal.h"
#include "json/writer.h"
#include "quote/verify_trend.h"

namespace qw {
namespace {

using feel::Value;

constexpr std::uint64_t kSamples = 80;  // of the other answers
constexpr std::uint64_t kMostSamples = 1000;
constexpr std::uint64_t kFewPairs = 100;
constexpr std::uint64_t kMostExhaustive = 20'000;  // combinations of the other answers that are all tried

// What a claim is about in one evaluation: a value, or the roles that sign.
struct Observed {
  Value value;
  std::vector<std::uint32_t> roles;
};

void write_answer(json::Writer& writer, const Value& value) {
  switch (value.kind()) {
    case feel::Kind::boolean: return writer.boolean(value.as_boolean());
    case feel::Kind::number: return writer.raw(to_plain_text(value.as_number()));
    case feel::Kind::string: return writer.string(value.as_string());
    case feel::Kind::list:
      writer.begin_array();
      for (const Value& item : value.as_list()) write_answer(writer, item);
      return writer.end_array();
    case feel::Kind::context:
      writer.begin_object();
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        if (equal(value.fields()[i], Value::integer(0))) continue;
        writer.key(value.shape().names[i]);
        write_answer(writer, value.fields()[i]);
      }
      return writer.end_object();
    default: return writer.null();
  }
}

// A quote file with these answers; what it leaves out is the default.
std::string quote_of(const PriceBook& book, AnswerValues answers, SlotId cause, const Value& value) {
  std::string out;
  json::Writer writer(out);
  answers[book.slots[cause].index] = value;
  writer.begin_object();
  writer.member("book", book.id);
  writer.key("answers");
  writer.begin_object();
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const Question& question = book.questions[i];
    if (question.slot != cause && equal(answers[i], question.default_value)) continue;
    writer.key(question.key);
    write_answer(writer, answers[i]);
  }
  writer.end_object();
  writer.end_object();
  return out;
}

bool about_lists(ClaimKind kind) { return kind == ClaimKind::never_removes || kind == ClaimKind::never_adds; }

bool has(const Value& list, const Value& wanted) {
  const std::span<const Value> items = list.as_list();
  return std::any_of(items.begin(), items.end(), [&](const Value& item) { return equal(item, wanted); });
}

bool within(const Observed& small, const Observed& large, bool roles) {
  if (roles) {
    return std::all_of(small.roles.begin(), small.roles.end(), [&](std::uint32_t role) {
      return std::find(large.roles.begin(), large.roles.end(), role) != large.roles.end();
    });
  }
  if (small.value.kind() != feel::Kind::list || large.value.kind() != feel::Kind::list) return true;
  const std::span<const Value> items = small.value.as_list();
  return std::all_of(items.begin(), items.end(), [&](const Value& item) { return has(large.value, item); });
}

class ClaimVerifier {
 public:
  ClaimVerifier(VerifyGraph& graph, CaseMemo& memo, const Claim& claim, SlotId cause)
      : graph_(graph), memo_(memo), claim_(claim), cause_(cause) {
    const PriceBook& book = *graph.book;
    std::vector<SlotId> wanted = {cause};
    if (claim.effect != kNoSlot) wanted.push_back(claim.effect);
    std::vector<const feel::Expression*> also;
    if (claim.when) also.push_back(&claim.when->expression);
    part_ = graph.part_of(wanted, claim.effect == kNoSlot, also);
    is_question_ = book.slots[cause].kind == SlotKind::question;
    std::string kind = to_text(claim.kind);
    std::replace(kind.begin(), kind.end(), '_', ' ');
    result_.id = claim.id;
    result_.text = "more " + book.slots[cause].name + " " + kind + " " +
                   (claim.effect == kNoSlot ? "approvers" : book.slots[claim.effect].name);
  }

  ClaimResult run() {
    if (by_shape()) {
      result_.proven = result_.by_shape = true;
      return std::move(result_);
    }
    find_others();
    const std::uint64_t count = exhaustive_ ? combinations_ : kSamples;
    std::uint64_t done = 0;
    for (; done < count && result_.holds && !graph_.exhausted(); ++done) {
      along(exhaustive_ ? combination(done) : graph_.sample(done, part_), done);
    }
    // where a claim holds for few quotes only, more of them are near the defaults
    for (; !exhaustive_ && result_.tried < kFewPairs && done < kMostSamples; ++done) {
      if (!result_.holds || graph_.exhausted()) break;
      along(near_defaults(done), done);
    }
    result_.proven = result_.holds && exhaustive_ && result_.sampled.empty() && done == count;
    if (!exhaustive_) name_sampled();
    return std::move(result_);
  }

 private:
  // Whether the rules themselves say that it can only go the right way.
  bool by_shape() {
    Trends trends(graph_, memo_, cause_, claim_.order, &claim_);
    Trend trend = Trend::any;
    if (claim_.effect == kNoSlot) {
      trend = trends.approvers();
    } else {
      const Movement& moves = trends.of(claim_.effect);
      trend = moves.trend;
      if (trend != Trend::same && !moves.order.empty()) {
        // forward must be forward in the ranking of the claim, too
        bool rises = true, falls = true;
        for (std::size_t i = 0; i + 1 < moves.order.size(); ++i) {
          const auto order = compare_ranked(moves.order[i], moves.order[i + 1], claim_.ranking);
          rises = rises && order && *order <= 0;
          falls = falls && order && *order >= 0;
        }
        trend = rises ? trend : falls ? reversed(trend) : Trend::any;
      }
    }
    const bool more = claim_.kind == ClaimKind::never_lowers || claim_.kind == ClaimKind::never_removes;
    return trend == Trend::same || trend == (more ? Trend::up : Trend::down);
  }

  // The other questions that matter; are there few enough combinations of them to try all?
  void find_others() {
    const PriceBook& book = *graph_.book;
    // of lists and counts one way up is tried for each of the other answers
    const decision::DomainKind kind = graph_.domains[cause_].kind;
    bool exact = is_question_ && (kind == decision::DomainKind::number || kind == decision::DomainKind::finite);
    if (!exact) result_.sampled.push_back(book.slots[cause_].name);
    for (const std::uint32_t question : part_.questions) {
      const SlotId slot = book.questions[question].slot;
      const decision::Axis& axis = graph_.axes[slot];
      if (axis.sampled) {
        exact = false;
        result_.sampled.push_back(book.questions[question].key);
      }
      if (slot == cause_) continue;
      others_.push_back(question);
      combinations_ = std::min(combinations_ * axis.cells.size(), kMostExhaustive + 1);
    }
    exhaustive_ = combinations_ <= kMostExhaustive && (exact || combinations_ <= kSamples);
  }

  void name_sampled() {
    result_.sampled.clear();
    for (const std::uint32_t question : part_.questions)
      result_.sampled.push_back(graph_.book->questions[question].key);
  }

  AnswerValues near_defaults(std::uint64_t number) const {
    AnswerValues answers = graph_.sample(4 * number + 3, part_);
    for (const std::uint32_t question : part_.questions) {
      if (graph_.random(number, 5000 + question) % 8 != 0)
        answers[question] = graph_.book->questions[question].default_value;
    }
    return answers;
  }

  AnswerValues combination(std::uint64_t number) const {
    AnswerValues answers = graph_.defaults();
    for (const std::uint32_t question : others_) {
      const decision::Axis& axis = graph_.axes[graph_.book->questions[question].slot];
      answers[question] = axis.cells[static_cast<std::size_t>(number % axis.cells.size())].value;
      number /= axis.cells.size();
    }
    return answers;
  }

  std::unique_ptr<Trial> trial(AnswerValues answers, const Value& value) {
    Pin pin;
    if (is_question_) {
      answers[graph_.book->slots[cause_].index] = value;
    } else {
      pin = {cause_, value};
    }
    auto made = graph_.run(part_, answers, pin);
    if (!made || made->run.failed()) return nullptr;
    // an answer that is not read, or was put back to its default, is not more of anything
    if (!equal(made->run.values[cause_], value)) return nullptr;
    if (claim_.when && !holds(made->run, *claim_.when)) return nullptr;
    return made;
  }

  Observed observe(const Trial& made) const {
    Observed seen;
    if (claim_.effect != kNoSlot) seen.value = made.run.values[claim_.effect];
    for (const Signature& signature : made.signatures) seen.roles.push_back(signature.role);
    return seen;
  }

  bool fits(const Observed& before, const Observed& after) const {
    if (about_lists(claim_.kind)) {
      const bool roles = claim_.effect == kNoSlot;
      return claim_.kind == ClaimKind::never_removes ? within(before, after, roles) : within(after, before, roles);
    }
    const auto order = compare_ranked(before.value, after.value, claim_.ranking);
    return !order || (claim_.kind == ClaimKind::never_lowers ? *order <= 0 : *order >= 0);
  }

  void along(const AnswerValues& answers, std::uint64_t number) {
    const PriceBook& book = *graph_.book;
    const Value base = is_question_ ? answers[book.slots[cause_].index] : Value();
    std::unique_ptr<Trial> before;
    Value before_value;
    for (const Value& value : graph_.chain(cause_, claim_.order, base, number)) {
      auto after = trial(answers, value);
      if (!after) continue;
      if (before) {
        ++result_.tried;
        const Observed a = observe(*before);
        const Observed b = observe(*after);
        if (!fits(a, b)) return broken(answers, before_value, value, a, b);
      }
      before = std::move(after);
      before_value = value;
    }
  }

  std::string shown(const Observed& seen) const {
    if (claim_.effect != kNoSlot) return feel::literal(seen.value);
    std::string text;
    for (const std::uint32_t role : seen.roles) text += (text.empty() ? "" : ", ") + graph_.book->roles[role].id;
    return "[" + text + "]";
  }

  void broken(const AnswerValues& found, const Value& before, const Value& after, const Observed& a,
              const Observed& b) {
    result_.holds = false;
    const AnswerValues answers = simplified(found, before, after);
    const auto first = trial(answers, before);
    const auto second = trial(answers, after);
    const bool simple = first && second;
    result_.given = graph_.changed(simple ? answers : found, part_, cause_);
    result_.before = feel::literal(before);
    result_.after = feel::literal(after);
    result_.result_before = shown(simple ? observe(*first) : a);
    result_.result_after = shown(simple ? observe(*second) : b);
    if (!is_question_) return;
    result_.quote_before = quote_of(*graph_.book, simple ? answers : found, cause_, before);
    result_.quote_after = quote_of(*graph_.book, simple ? answers : found, cause_, after);
  }

  // Puts back to its default every answer that the violation does not need.
  AnswerValues simplified(AnswerValues answers, const Value& before, const Value& after) {
    for (const std::uint32_t question : part_.questions) {
      AnswerValues fewer = answers;
      fewer[question] = graph_.book->questions[question].default_value;
      const auto first = trial(fewer, before);
      const auto second = trial(fewer, after);
      if (first && second && !fits(observe(*first), observe(*second))) answers = std::move(fewer);
    }
    return answers;
  }

  VerifyGraph& graph_;
  CaseMemo& memo_;
  const Claim& claim_;
  SlotId cause_;
  BookPart part_;
  bool is_question_ = false;
  bool exhaustive_ = false;
  std::uint64_t combinations_ = 1;
  std::vector<std::uint32_t> others_;
  ClaimResult result_;
};

}  // namespace

void verify_claim(VerifyGraph& graph, CaseMemo& memo, const Claim& claim, std::vector<ClaimResult>& results) {
  for (const SlotId cause : claim.more) {
    if (graph.exhausted()) return;
    results.push_back(ClaimVerifier(graph, memo, claim, cause).run());
  }
}

}  // namespace qw
