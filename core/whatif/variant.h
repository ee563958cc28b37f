// whatif/variant.h: one quote evaluated again and again with one answer changed, running only the steps that see a change.
//
// In:  an evaluation and the input it was made from; both must outlive the Variant. Then a question and another answer.
// Out: values, prices, gates and signatures as evaluate() would give them, a hundredth of a millisecond later. What evaluate() does
//      afterwards (payments, clauses, the summary) is left out: where a fault in it matters, confirm with evaluate().
// A number on the grid of its question is counted in ticks, units of its last decimal: 12.50 with two places is 1250.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "qualify/run.h"
#include "quote/quote.h"

namespace qw {

class Variant {
 public:
  Variant(const Evaluation& base, const QuoteInput& input);

  // False where no quote comes out. The answer lives at least as long as `this` (see arena()).
  bool set(std::uint32_t question, const feel::Value& answer);

  const feel::Value& value(SlotId slot) const;  // null for kNoSlot
  const PriceSheet& sheet() const { return priced_ ? sheet_ : base_; }
  const std::vector<GateResult>& gates() const { return gated_ ? gates_ : base_.gates; }
  const std::vector<Signature>& signatures() const { return signed_ ? signatures_ : base_.signatures; }
  const Evaluation& base() const { return base_; }
  const QuoteInput& input() const { return input_; }

  // A number for the rules that match otherwise than in the base, 0 for none: equal states follow the same rules.
  std::uint64_t state() const;
  // Whether tier, deployment model or a signing role differ from the base.
  bool alters() const;
  std::uint64_t evaluations() const { return evaluations_; }
  feel::Arena& arena() { return answers_; }  // for lists and counts given as answers

 private:
  void run_step(std::size_t number);
  void note(SlotId slot);
  void note_engine();
  bool sees_change(std::size_t step) const;
  void restore();

  const Evaluation& base_;
  const QuoteInput& input_;
  Run run_;
  feel::Arena answers_;
  PriceSheet sheet_;
  std::vector<GateResult> gates_;
  std::vector<Signature> signatures_;
  std::vector<SlotId> reads_;              // of all steps, one after the other; then of the approval rules
  std::vector<std::uint32_t> first_read_;  // per step, and one more for the approval rules, and the end
  std::vector<SlotId> engine_;             // slots that the engine fills
  std::vector<std::uint8_t> changed_;      // per slot
  std::vector<SlotId> touched_;
  std::vector<std::uint32_t> decided_;  // decisions that ran
  std::vector<feel::Value> answered_;   // per question: the answer, read or not
  bool priced_ = false, gated_ = false, signed_ = false;
  std::uint64_t evaluations_ = 0;
};

// ---- numbers on the grid of a question ----
struct Grid {
  int places = 0;
  std::int64_t least = 0, greatest = 0;  // ticks

  feel::Value value(std::int64_t ticks) const;
  std::optional<std::int64_t> ticks(const Decimal& value) const;  // none off the grid or too large
};
// Of integer, decimal and counts; a bound that is not given is a million million units away.
Grid grid_of(const Question& question);

// An answer as set_answer reads it: "3", "true", "fifo", "a,b"; "" for none.
std::string plain_text(const feel::Value& value);
// The question of that key; an error that names the nearest one. With `number`: it must be an integer or a decimal.
Result<std::uint32_t> find_question(const PriceBook& book, std::string_view key, bool number);
// The same input with another answer; the value lives in what the caller keeps.
QuoteInput with_answer(const QuoteInput& input, std::uint32_t question, const feel::Value& answer);
bool is_read(const Evaluation& evaluation, std::uint32_t question);

}  // namespace qw
