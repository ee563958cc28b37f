// Which options of a deal are in, later or out, and whether they go together.
#include "pricing/price_sheet.h"

namespace qw {
namespace {

std::string quoted(const OptionRule& option) {
  return '"' + (option.label.empty() ? option.id : option.label).substr(0, 80) + '"';
}

// Exactly one of a group is in; where the quote names one, the others it does not name are out.
void choose_one(Run& run, const Deal& deal, std::vector<Choice>& choices, const std::string& group) {
  const std::vector<OptionRule>& options = run.book.options;
  const auto is_set = [&](std::size_t i) { return i < deal.selections.size() && deal.selections[i].has_value(); };
  bool named = false;
  for (std::size_t i = 0; i < options.size(); ++i) {
    named = named || (options[i].choose == group && is_set(i) && choices[i] == Choice::in);
  }
  std::size_t count = 0;
  std::string ids;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (options[i].choose != group) continue;
    if (named && !is_set(i)) choices[i] = Choice::out;
    if (choices[i] == Choice::in) ++count;
    ids += (ids.empty() ? "" : ", ") + options[i].id;
  }
  if (count == 1) return;
  fail(run, {}, "quote.choose_one",
       "Exactly one of " + ids.substr(0, 300) + " must be in, but " + std::to_string(count) +
           " are. Set one to in and the others to out.");
}

void check_relations(Run& run, const std::vector<Choice>& choices) {
  const std::vector<OptionRule>& options = run.book.options;
  for (std::size_t i = 0; i < options.size(); ++i) {
    if (choices[i] != Choice::in) continue;
    for (const std::uint32_t other : options[i].required) {
      if (choices[other] == Choice::in) continue;
      fail(run, options[i].origin, "quote.requires",
           quoted(options[i]) + " needs " + quoted(options[other]) + ". Take both in, or leave the first out.");
    }
    for (const std::uint32_t other : options[i].excluded) {
      if (choices[other] != Choice::in) continue;
      fail(run, options[i].origin, "quote.excludes",
           quoted(options[i]) + " and " + quoted(options[other]) + " do not go together. Leave one of them out.");
    }
  }
}

}  // namespace

void choose_options(Run& run, const Deal& deal, PriceSheet& sheet) {
  const std::vector<OptionRule>& options = run.book.options;
  if (options.empty()) return;
  sheet.choices.clear();
  for (std::size_t i = 0; i < options.size(); ++i) {
    const bool is_set = i < deal.selections.size() && deal.selections[i].has_value();
    sheet.choices.push_back(is_set ? *deal.selections[i] : options[i].standard);
  }
  for (std::size_t i = 0; i < options.size(); ++i) {
    bool seen = options[i].choose.empty();
    for (std::size_t k = 0; k < i; ++k) seen = seen || options[k].choose == options[i].choose;
    if (!seen) choose_one(run, deal, sheet.choices, options[i].choose);
  }
  check_relations(run, sheet.choices);
  if (run.book.engine.selections == kNoSlot) return;
  const std::span<feel::Value> fields = run.arena.values(options.size());
  for (std::size_t i = 0; i < fields.size(); ++i) fields[i] = feel::Value::string(to_text(sheet.choices[i]));
  run.values[run.book.engine.selections] = feel::Value::context(run.book.engine.selection, fields.data());
}

}  // namespace qw
