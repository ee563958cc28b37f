// Values in words, shared by all screens.
#include <algorithm>

#include "derive_parts.h"

namespace qw::workbench {

const feel::Value& value_of(const Source& from, SlotId slot) {
  static constexpr feel::Value kNone;
  return from.evaluation == nullptr || slot == kNoSlot ? kNone : from.evaluation->values[slot];
}

std::string figure_text(const Source& from, SlotId slot) {
  const feel::Value& value = value_of(from, slot);
  if (slot == kNoSlot || value.is_null()) return {};
  const SlotInfo& info = from.book.slots[slot];
  if (value.kind() == feel::Kind::number && info.unit == from.book.currency.code()) {
    return currency_text(value.as_number(), from.book.currency);
  }
  if (value.kind() == feel::Kind::number && info.unit == "%") {
    return percent(value.as_number(), info.decimals < 0 ? 2 : info.decimals);
  }
  return display_value(*from.evaluation, slot);
}

std::string sentence(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

std::string label_of(const Source& from, SlotId slot) {
  if (slot == kNoSlot) return {};
  const SlotInfo& info = from.book.slots[slot];
  if (!info.label.empty()) return info.label;
  std::string name = info.name;
  std::replace(name.begin(), name.end(), '_', ' ');
  return sentence(name);
}

std::string name_of(const Source& from, SlotId slot) {
  return slot == kNoSlot ? std::string() : from.book.slots[slot].name;
}

std::string joined(const std::vector<std::string>& parts, std::string_view joint, std::size_t most) {
  std::string text;
  for (std::size_t i = 0; i < parts.size() && i < most; ++i) {
    if (i > 0) text += joint;
    text += parts[i];
  }
  if (parts.size() > most) text += joint, text += std::to_string(parts.size() - most) + " more";
  return text;
}

std::vector<std::string> matched_texts(const Source& from, std::uint32_t decision) {
  std::vector<std::string> texts;
  if (from.evaluation == nullptr || decision >= from.evaluation->matched.size()) return texts;
  for (const std::uint32_t rule : from.evaluation->matched[decision]) {
    std::string text = rule_text(*from.evaluation, decision, rule);
    if (text.empty()) text = from.book.decisions[decision].table.rules[rule].id;
    texts.push_back(sentence(text));
  }
  return texts;
}

std::string tier_word(const Source& from) {
  const feel::Value& tier = value_of(from, from.book.scope.tier);
  return tier.kind() == feel::Kind::number ? "Tier " + to_plain_text(tier.as_number()) : std::string();
}

std::string tier_title(const Source& from) {
  std::string title = tier_word(from);
  if (title.empty()) return title;
  for (const NamedValue& tier : from.book.scope.tiers) {
    if (compare(tier.value, value_of(from, from.book.scope.tier).as_number()) != 0) continue;
    const std::string& label = tier.label.empty() ? tier.name : tier.label;
    if (!label.empty()) title += std::string(kDot) + label;
  }
  return title;
}

const DeploymentModel* chosen_model(const Source& from) {
  const feel::Value& chosen = value_of(from, from.book.deployment.model);
  if (chosen.kind() != feel::Kind::string) return nullptr;
  for (const DeploymentModel& model : from.book.deployment.models) {
    if (model.id == chosen.as_string()) return &model;
  }
  return nullptr;
}

std::string plan_words(const Source& from) {
  std::vector<std::string> parts;
  for (const SlotId slot : {from.book.deployment.plan, from.book.deployment.resilience}) {
    if (std::string text = figure_text(from, slot); !text.empty()) parts.push_back(std::move(text));
  }
  return joined(parts, ", ", 2);
}

std::optional<Decimal> document_discount(const Source& from) {
  if (from.evaluation == nullptr || !from.book.document_discount.value || from.book.document_discount.cut != Cut::pct)
    return std::nullopt;
  feel::Arena arena;
  feel::Machine machine;
  machine.slots = from.evaluation->values.data();
  machine.arena = &arena;
  const feel::Value value = feel::evaluate(from.book.document_discount.value->expression, machine);
  if (value.kind() != feel::Kind::number) return std::nullopt;
  return value.as_number();
}

// Marks where the bands begin; the scale ends half as far again as the highest.
MarginScale margin_scale(const Source& from, const Decimal& margin, bool every_band) {
  MarginScale scale;
  std::vector<const MarginBand*> bands;
  for (const MarginBand& band : from.book.margin_bands) {
    if (band.at_least) bands.push_back(&band);
  }
  Decimal top = Decimal::from_int(100);
  if (!bands.empty())
    top = divide(multiply(*bands.front()->at_least, Decimal::from_int(3)).value, Decimal::from_int(2)).value;
  if (compare(margin, top) > 0) top = margin;
  scale.bar.fill = position(margin, top);
  for (auto at = bands.rbegin(); at != bands.rend(); ++at) {
    const bool lowest = at == bands.rbegin(), highest = at + 1 == bands.rend();
    if (!every_band && !lowest && !highest) continue;
    const std::string value = to_plain_text(*(*at)->at_least);
    std::string label = every_band ? value : (highest ? "target " : "floor ") + value;
    scale.bar.ticks.push_back({position(*(*at)->at_least, top), std::move(label)});
  }
  scale.tone = Tone::bad;
  for (std::size_t i = 0; i < from.book.margin_bands.size(); ++i) {
    const MarginBand& band = from.book.margin_bands[i];
    if (band.at_least && compare(margin, *band.at_least) < 0) continue;
    scale.band = band.label;
    if (band.at_least) scale.tone = i == 0 ? Tone::ok : Tone::warn;
    break;
  }
  if (bands.empty()) scale.tone = Tone::accent;
  scale.bar.tone = scale.tone;
  return scale;
}

std::string band_words(const Source& from) {
  std::vector<std::string> words;
  for (const MarginBand& band : from.book.margin_bands) {
    words.push_back(band.label + (band.at_least ? " from " + percent(*band.at_least, 2) : " below"));
  }
  return joined(words, kDot, words.size());
}

std::string margin_subject(const Source& from) {
  for (const SlotId slot : from.book.metrics) {
    const SlotInfo& info = from.book.slots[slot];
    if (info.kind != SlotKind::fact || info.unit != "%") continue;
    const std::vector<std::uint32_t>& reads = from.book.facts[info.index].value.expression.reads;
    const auto reads_slot = [&](SlotId wanted) { return std::find(reads.begin(), reads.end(), wanted) != reads.end(); };
    if (reads_slot(from.book.engine.one_time_net) && reads_slot(from.book.engine.one_time_cost)) return info.name;
  }
  return {};
}

}  // namespace qw::workbench
