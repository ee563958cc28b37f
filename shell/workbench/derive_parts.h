// derive_parts.h: the pieces that derive() is made of, one per screen. For derive*.cpp only.
#pragma once

#include <string>
#include <vector>

#include "format.h"
#include "quote/explain.h"
#include "quote/quote.h"
#include "quote/schedules.h"
#include "state.h"
#include "views.h"

namespace qw::workbench {

inline constexpr std::string_view kDot = " \xC2\xB7 ";

struct Source {
  const AppState& state;
  const PriceBook& book;
  const Evaluation* evaluation = nullptr;  // null: the quote cannot be evaluated
};

// ---- values in words ----
const feel::Value& value_of(const Source& from, SlotId slot);
std::string figure_text(const Source& from, SlotId slot);  // "$221,752.22", "38.1 %", "FIFO"
std::string label_of(const Source& from, SlotId slot);     // of the slot, else its name made readable
std::string name_of(const Source& from, SlotId slot);      // subject for explain(), empty without slot
std::string sentence(std::string text);                    // first letter large
std::string joined(const std::vector<std::string>& parts, std::string_view joint, std::size_t most);
std::vector<std::string> matched_texts(const Source& from, std::uint32_t decision);
std::string tier_title(const Source& from);  // "Tier 2 · Structured"
std::string tier_word(const Source& from);   // "Tier 2"
const DeploymentModel* chosen_model(const Source& from);
std::string plan_words(const Source& from);  // "D-M, R3"
std::optional<Decimal> document_discount(const Source& from);

struct MarginScale {
  Bar bar;
  std::string band;
  Tone tone = Tone::accent;
};
MarginScale margin_scale(const Source& from, const Decimal& margin, bool every_band);
std::string band_words(const Source& from);      // "On target from 40 % · Watch from 35 %"
std::string margin_subject(const Source& from);  // the metric that is this margin, if the book has one

// ---- gates ----
struct GateCounts {
  std::size_t assume = 0, refer = 0, block = 0;
  std::size_t open() const { return assume + refer + block; }
};
GateCounts count_gates(const Source& from);
Notice gate_notice(const Source& from, std::uint32_t gate);

// ---- screens ----
TopView derive_top(const Source& from);
NavView derive_nav(const Source& from);
IntakeView derive_intake(const Source& from);
ScopeView derive_scope(const Source& from);
QuoteView derive_quote(const Source& from);
std::vector<QuestionGroup> derive_deal(const Source& from);
std::vector<Notice> price_warnings(const Source& from);
MarginView derive_margin(const Source& from);
ApprovalsView derive_approvals(const Source& from);
GatesView derive_gates(const Source& from);
DocumentsView derive_documents(const Source& from);
Sheet sheet_of(const PriceBook& book, const ScheduleText& text);
CalculatorView derive_calculator(const Source& from);
std::vector<FieldView> section_fields(const Source& from, const Section& section);
SummaryView derive_summary(const Source& from);
WhyView derive_why(const Source& from);

}  // namespace qw::workbench
