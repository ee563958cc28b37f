// What an evaluation and a worksheet both write: verdicts, signatures, the steps of a trace.
#include "quote/explain.h"
#include "quote/write_parts.h"

namespace qw {
namespace {

void write_step(json::Writer& writer, const TraceStep& step) {
  writer.begin_object();
  writer.member("id", step.id);
  writer.member("kind", step.kind);
  writer.member("label", step.label);
  writer.key("rules");
  writer.begin_array();
  for (const std::string& rule : step.rules) writer.string(rule);
  writer.end_array();
  writer.member("because", step.because);
  writer.key("inputs");
  writer.begin_object();
  for (const TraceInput& input : step.inputs) writer.member(input.name, input.value);
  writer.end_object();
  writer.member("formula", step.formula);
  writer.member("value", step.value);
  writer.member("rounding", step.rounding);
  writer.key("matched");
  writer.begin_array();
  for (const MatchedRule& rule : step.matched) {
    writer.begin_object();
    writer.member("id", rule.id);
    writer.member("because", rule.because);
    writer.end_object();
  }
  writer.end_array();
  writer.member("expression", step.expression);
  writer.key("given");
  writer.begin_object();
  for (const GivenValue& given : step.given) {
    writer.key(given.name);
    write_typed(writer, given.value);
  }
  writer.end_object();
  writer.key("result");
  write_typed(writer, step.result);
  writer.end_object();
}

}  // namespace

void write_steps(json::Writer& writer, const std::vector<TraceStep>& steps) {
  writer.begin_array();
  for (const TraceStep& step : steps) write_step(writer, step);
  writer.end_array();
}

void write_gates(json::Writer& writer, const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  writer.begin_array();
  for (std::uint32_t i = 0; i < evaluation.gates.size(); ++i) {
    const GateResult& gate = evaluation.gates[i];
    writer.begin_object();
    writer.member("id", book.gates[i].id);
    writer.member("label", book.gates[i].label);
    writer.member("verdict", to_text(gate.verdict));
    const GateRule* rule = gate.verdict == Verdict::pass ? nullptr : &book.gates[i].rules[gate.rule];
    writer.key("reason");
    if (rule == nullptr) {
      writer.null();
    } else {
      writer.string(rule->reason);
    }
    writer.key("approvers");
    writer.begin_array();
    for (std::size_t k = 0; rule != nullptr && k < rule->approvers.size(); ++k) {
      writer.string(book.roles[rule->approvers[k]].id);
    }
    writer.end_array();
    writer.member("text", gate_text(evaluation, i));
    writer.end_object();
  }
  writer.end_array();
}

void write_approvals(json::Writer& writer, const Evaluation& evaluation) {
  const PriceBook& book = *evaluation.book;
  writer.begin_array();
  for (const Signature& signature : evaluation.signatures) {
    const Role& role = book.roles[signature.role];
    writer.begin_object();
    writer.member("role", role.id);
    writer.member("label", role.label);
    writer.member("side", role.side);
    writer.key("reasons");
    writer.begin_array();
    for (const SignatureReason& reason : signature.reasons) {
      writer.begin_object();
      writer.member("id", reason_id(evaluation, reason));
      writer.member("text", reason_text(evaluation, reason));
      writer.end_object();
    }
    writer.end_array();
    writer.end_object();
  }
  writer.end_array();
}

}  // namespace qw
