// quote/write_parts.h: private to core/quote and core/worksheet: the pieces that evaluation, summary and worksheet share.
#pragma once

#include "json/writer.h"
#include "quote/evaluation.h"
#include "quote/explain.h"

namespace qw {

// Decimals as strings, lists as arrays, contexts as objects.
void write_value(json::Writer& writer, const feel::Value& value);
// With the kind where JSON has none: {"number": "2.50"}, {"context": {...}}, {"date": "2026-01-31"}; texts, booleans, null and
// lists as they are.
void write_typed(json::Writer& writer, const feel::Value& value);
// An integer as a number; anything else as write_value does; null as null.
void write_number(json::Writer& writer, const feel::Value& value);
void write_percent(json::Writer& writer, const std::optional<Decimal>& percent);
void write_points(json::Writer& writer, const Evaluation& evaluation, const std::vector<ScopeComponent>& components);

// Lines, phases and milestones: whole in an evaluation, without labels and services in a summary.
enum class Detail : std::uint8_t { brief, whole };
void write_one_time(json::Writer& writer, const Evaluation& evaluation, Detail detail);
void write_recurring(json::Writer& writer, const Evaluation& evaluation, Detail detail);
void write_phases(json::Writer& writer, const Evaluation& evaluation, Detail detail);
void write_milestones(json::Writer& writer, const Evaluation& evaluation, Detail detail);

// Lists: every gate with its verdict, the roles that sign with their reasons, the steps of a trace.
void write_gates(json::Writer& writer, const Evaluation& evaluation);
void write_approvals(json::Writer& writer, const Evaluation& evaluation);
void write_steps(json::Writer& writer, const std::vector<TraceStep>& steps);

void write_matched_ids(json::Writer& writer, const Evaluation& evaluation, std::uint32_t decision);
std::string reason_id(const Evaluation& evaluation, const SignatureReason& reason);
feel::Value slot_value(const Evaluation& evaluation, SlotId slot);

}  // namespace qw
