// The summary: what the book's `summary` section lays out, in its order.
#include "quote/quote.h"
#include "quote/write_parts.h"

namespace qw {
namespace {

class SummaryWriter {
 public:
  explicit SummaryWriter(const Evaluation& evaluation)
      : evaluation_(evaluation), book_(*evaluation.book), writer_(out_) {
    machine_.slots = evaluation.values.data();
    machine_.arena = &scratch_;
    machine_.now = evaluation.now;
  }

  std::string write() {
    writer_.begin_object();
    for (const SummaryEntry& entry : book_.summary) {
      writer_.key(entry.key);
      if (entry.when && !feel::evaluate(entry.when->expression, machine_).is_true()) {
        writer_.null();
      } else {
        part(entry);
      }
    }
    writer_.end_object();
    return std::move(out_);
  }

 private:
  void part(const SummaryEntry& entry) {
    switch (entry.part) {
      case SummaryPart::fields: return fields(entry);
      case SummaryPart::value: return field(entry.fields[0]);
      case SummaryPart::book: return book();
      case SummaryPart::scope: return scope();
      case SummaryPart::deployment: return deployment();
      case SummaryPart::one_time: return write_one_time(writer_, evaluation_, Detail::brief);
      case SummaryPart::recurring: return write_recurring(writer_, evaluation_, Detail::brief);
      case SummaryPart::phases: return write_phases(writer_, evaluation_, Detail::brief);
      case SummaryPart::milestones: return write_milestones(writer_, evaluation_, Detail::brief);
      case SummaryPart::clauses: return clauses();
      case SummaryPart::gates: return gates();
      case SummaryPart::approvals: return approvals();
    }
  }

  void fields(const SummaryEntry& entry) {
    writer_.begin_object();
    for (const SummaryField& one : entry.fields) {
      writer_.key(one.key);
      field(one);
    }
    writer_.end_object();
  }

  void field(const SummaryField& one) {
    const feel::Value value = feel::evaluate(one.value.expression, machine_);
    constexpr std::size_t kMostParts = 10'000;  // as for a fact: beyond it a field is left out
    if (feel::count_parts(value, kMostParts + 1) > kMostParts) return writer_.null();
    const bool is_number = value.kind() == feel::Kind::number;
    if (is_number && one.format == FieldFormat::decimal1) {
      writer_.string(to_fixed_text(value.as_number(), 1));
    } else if (is_number && one.format == FieldFormat::money) {
      writer_.string(to_fixed_text(value.as_number(), book_.currency.exponent()));
    } else if (is_number && one.format == FieldFormat::number) {
      write_number(writer_, value);
    } else {
      write_value(writer_, value);
    }
  }

  void book() {
    writer_.begin_object();
    writer_.member("id", book_.id);
    writer_.member("version", book_.version);
    writer_.member("currency", book_.currency.code());
    writer_.end_object();
  }

  void number(std::string_view key, SlotId slot) {
    writer_.key(key);
    write_number(writer_, slot_value(evaluation_, slot));
  }

  void value(std::string_view key, SlotId slot) {
    writer_.key(key);
    write_value(writer_, slot_value(evaluation_, slot));
  }

  void scope() {
    if (book_.scope.tier == kNoSlot) return writer_.null();
    writer_.begin_object();
    number("score", book_.scope.score);
    writer_.key("components");
    write_points(writer_, evaluation_, book_.scope.components);
    number("hard_tier", book_.scope.hard_tier);
    number("soft_tier", book_.scope.soft_tier);
    number("tier", book_.scope.tier);
    writer_.key("triggers");
    write_matched_ids(writer_, evaluation_, book_.scope.triggers);
    writer_.end_object();
  }

  void deployment() {
    if (book_.deployment.model == kNoSlot) return writer_.null();
    writer_.begin_object();
    number("score", book_.deployment.score);
    writer_.key("criteria");
    write_points(writer_, evaluation_, book_.deployment.criteria);
    writer_.key("hard_triggers");
    write_matched_ids(writer_, evaluation_, book_.deployment.hard_triggers);
    value("band", book_.deployment.band);
    value("model", book_.deployment.model);
    writer_.end_object();
  }

  void clauses() {
    writer_.begin_array();
    for (const std::uint32_t clause : evaluation_.clauses) writer_.string(book_.clauses[clause].id);
    writer_.end_array();
  }

  void gates() {
    writer_.begin_array();
    for (std::size_t i = 0; i < evaluation_.gates.size(); ++i) {
      const GateResult& gate = evaluation_.gates[i];
      writer_.begin_object();
      writer_.member("id", book_.gates[i].id);
      writer_.member("verdict", to_text(gate.verdict));
      if (gate.verdict != Verdict::pass) {
        const GateRule& rule = book_.gates[i].rules[gate.rule];
        writer_.member("reason", rule.reason);
        writer_.key("approvers");
        writer_.begin_array();
        for (const std::uint32_t role : rule.approvers) writer_.string(book_.roles[role].id);
        writer_.end_array();
      }
      writer_.end_object();
    }
    writer_.end_array();
  }

  void approvals() {
    writer_.begin_array();
    for (const Signature& signature : evaluation_.signatures) {
      writer_.begin_object();
      writer_.member("role", book_.roles[signature.role].id);
      writer_.key("reasons");
      writer_.begin_array();
      for (const SignatureReason& reason : signature.reasons) writer_.string(reason_id(evaluation_, reason));
      writer_.end_array();
      writer_.end_object();
    }
    writer_.end_array();
  }

  const Evaluation& evaluation_;
  const PriceBook& book_;
  std::string out_;
  json::Writer writer_;
  feel::Arena scratch_;
  feel::Machine machine_;
};

}  // namespace

std::string to_summary(const Evaluation& evaluation) { return SummaryWriter(evaluation).write(); }

}  // namespace qw
