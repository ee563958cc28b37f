#include "pricebook/price_book.h"

namespace qw {

const char* to_text(QuestionType type) {
  switch (type) {
    case QuestionType::boolean: return "boolean";
    case QuestionType::integer: return "integer";
    case QuestionType::decimal: return "decimal";
    case QuestionType::choice: return "choice";
    case QuestionType::multi_choice: return "multi_choice";
    case QuestionType::counts: return "counts";
  }
  return "boolean";
}

const char* to_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass: return "pass";
    case Verdict::assume: return "assume";
    case Verdict::refer: return "refer";
    case Verdict::block: return "block";
  }
  return "pass";
}

const char* to_text(ClaimKind kind) {
  switch (kind) {
    case ClaimKind::never_lowers: return "never_lowers";
    case ClaimKind::never_raises: return "never_raises";
    case ClaimKind::never_removes: return "never_removes";
    case ClaimKind::never_adds: return "never_adds";
  }
  return "never_lowers";
}

const char* to_text(TaxKind kind) {
  switch (kind) {
    case TaxKind::standard: return "standard";
    case TaxKind::zero: return "zero";
    case TaxKind::exempt: return "exempt";
    case TaxKind::reverse_charge: return "reverse_charge";
  }
  return "standard";
}

std::optional<std::uint32_t> PriceBook::find_line(std::string_view line_id) const {
  for (std::uint32_t i = 0; i < line_count(); ++i) {
    if (line(i).id == line_id) return i;
  }
  return std::nullopt;
}

const Question* PriceBook::question(std::string_view key) const {
  const SlotId slot = find_slot(key);
  if (slot == kNoSlot || slots[slot].kind != SlotKind::question) return nullptr;
  return &questions[slots[slot].index];
}

SlotId PriceBook::find_slot(std::string_view name) const {
  const auto found = slot_by_name.find(name);
  return found == slot_by_name.end() ? kNoSlot : found->second;
}

}  // namespace qw
