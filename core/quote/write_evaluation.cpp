// The whole evaluation as canonical JSON: fixed key order, money and decimals as strings.
#include "quote/explain.h"
#include "quote/quote.h"
#include "quote/write_parts.h"

namespace qw {
namespace {

void write_findings(json::Writer& writer, const Findings& findings) {
  writer.begin_array();
  for (const Finding& finding : findings) {
    writer.begin_object();
    writer.member("severity", to_text(finding.severity));
    writer.member("code", finding.code);
    writer.member("file", finding.file);
    writer.member("path", finding.path);
    writer.member("line", finding.line);
    writer.member("column", finding.column);
    writer.member("message", finding.message);
    writer.end_object();
  }
  writer.end_array();
}

class EvaluationWriter {
 public:
  explicit EvaluationWriter(const Evaluation& evaluation)
      : evaluation_(evaluation), book_(*evaluation.book), writer_(out_) {}

  std::string write(bool with_trace) {
    writer_.begin_object();
    head();
    values("answers", SlotKind::question);
    if (!evaluation_.presets.empty()) presets();
    scope();
    deployment();
    values("facts", SlotKind::fact);
    values("decisions", SlotKind::decision);
    writer_.key("gates");
    write_gates(writer_, evaluation_);
    lines();
    totals();
    writer_.key("phases");
    write_phases(writer_, evaluation_, Detail::whole);
    writer_.key("milestones");
    write_milestones(writer_, evaluation_, Detail::whole);
    metrics();
    writer_.key("approvals");
    write_approvals(writer_, evaluation_);
    document();
    if (has_commerce(book_)) {
      writer_.key("prices");
      writer_.raw(to_prices_json(evaluation_));
    }
    writer_.key("findings");
    write_findings(writer_, evaluation_.findings);
    writer_.key("trace");
    if (with_trace) {
      write_steps(writer_, trace(evaluation_));
    } else {
      writer_.null();
    }
    writer_.end_object();
    return std::move(out_);
  }

 private:
  void head() {
    writer_.key("engine");
    writer_.begin_object();
    writer_.member("name", "quotewright");
    writer_.member("version", engine_version());
    writer_.end_object();
    writer_.key("book");
    writer_.begin_object();
    writer_.member("id", book_.id);
    writer_.member("version", book_.version);
    writer_.member("title", book_.title);
    writer_.member("currency", book_.currency.code());
    writer_.end_object();
  }

  void values(std::string_view key, SlotKind kind) {
    writer_.key(key);
    writer_.begin_object();
    for (SlotId slot = 0; slot < book_.slots.size(); ++slot) {
      if (book_.slots[slot].kind != kind) continue;
      writer_.key(book_.slots[slot].name);
      write_value(writer_, evaluation_.values[slot]);
    }
    writer_.end_object();
  }

  void presets() {
    writer_.key("presets");
    writer_.begin_array();
    for (const std::uint32_t preset : evaluation_.presets) writer_.string(book_.presets[preset].id);
    writer_.end_array();
    writer_.key("from");  // of answers that the quote itself does not give
    writer_.begin_object();
    for (std::size_t i = 0; i < book_.questions.size(); ++i) {
      if (evaluation_.from_preset[i]) writer_.member(book_.questions[i].key, "preset");
    }
    writer_.end_object();
  }

  void slot(std::string_view key, SlotId slot) {
    writer_.key(key);
    write_value(writer_, slot_value(evaluation_, slot));
  }

  void count(std::string_view key, SlotId slot) {
    writer_.key(key);
    write_number(writer_, slot_value(evaluation_, slot));
  }

  void triggers(std::string_view key, std::uint32_t decision) {
    writer_.key(key);
    writer_.begin_array();
    for (const std::uint32_t rule : evaluation_.matched[decision]) {
      writer_.begin_object();
      writer_.member("id", book_.decisions[decision].table.rules[rule].id);
      writer_.member("because", rule_text(evaluation_, decision, rule));
      writer_.end_object();
    }
    writer_.end_array();
  }

  void scope() {
    writer_.key("scope");
    if (book_.scope.tier == kNoSlot) return writer_.null();
    writer_.begin_object();
    count("tier", book_.scope.tier);
    count("score", book_.scope.score);
    writer_.key("components");
    write_points(writer_, evaluation_, book_.scope.components);
    count("hard_tier", book_.scope.hard_tier);
    count("soft_tier", book_.scope.soft_tier);
    triggers("triggers", book_.scope.triggers);
    writer_.end_object();
  }

  void deployment() {
    const DeploymentRules& rules = book_.deployment;
    writer_.key("deployment");
    if (rules.model == kNoSlot) return writer_.null();
    writer_.begin_object();
    slot("model", rules.model);
    count("score", rules.score);
    slot("band", rules.band);
    writer_.key("criteria");
    write_points(writer_, evaluation_, rules.criteria);
    triggers("hard_triggers", rules.hard_triggers);
    writer_.key("models");
    writer_.begin_array();
    for (const DeploymentModel& model : rules.models) write_model(model);
    writer_.end_array();
    slot("plan", rules.plan);
    slot("resilience", rules.resilience);
    writer_.end_object();
  }

  void write_model(const DeploymentModel& model) {
    bool qualifies = true;
    for (const std::uint32_t decision : model.ruled_out_by)
      qualifies = qualifies && evaluation_.matched[decision].empty();
    writer_.begin_object();
    writer_.member("id", model.id);
    writer_.member("label", model.label);
    writer_.member("qualifies", qualifies);
    writer_.key("ruled_out_by");
    writer_.begin_array();
    for (const std::uint32_t decision : model.ruled_out_by) {
      for (const std::uint32_t rule : evaluation_.matched[decision]) {
        writer_.string(book_.decisions[decision].table.rules[rule].id);
      }
    }
    writer_.end_array();
    writer_.end_object();
  }

  void lines() {
    writer_.key("lines");
    writer_.begin_object();
    writer_.key("one_time");
    write_one_time(writer_, evaluation_, Detail::whole);
    writer_.key("recurring");
    write_recurring(writer_, evaluation_, Detail::whole);
    writer_.end_object();
  }

  void totals() {
    const Totals& totals = evaluation_.totals;
    writer_.key("totals");
    writer_.begin_object();
    writer_.member("one_time_hours", totals.hours);
    writer_.member("one_time_list", to_text(totals.list));
    writer_.member("one_time_discount", to_text(totals.discount));
    writer_.member("one_time_net", to_text(totals.net));
    writer_.member("one_time_cost", to_text(totals.cost));
    writer_.key("one_time_margin_pct");
    write_percent(writer_, margin_percent(totals.net, totals.cost));
    writer_.member("monthly_recurring", to_text(totals.monthly));
    writer_.member("monthly_cost", to_text(totals.monthly_cost));
    writer_.key("recurring_margin_pct");
    write_percent(writer_, margin_percent(totals.monthly, totals.monthly_cost));
    writer_.end_object();
  }

  void metrics() {
    writer_.key("metrics");
    writer_.begin_object();
    for (const SlotId metric : book_.metrics) slot(book_.slots[metric].name, metric);
    writer_.end_object();
  }

  void document() {
    writer_.key("document");
    writer_.begin_object();
    writer_.key("clauses");
    writer_.begin_array();
    std::size_t next = 0;
    for (std::uint32_t i = 0; i < book_.clauses.size(); ++i) {
      const bool applies = next < evaluation_.clauses.size() && evaluation_.clauses[next] == i;
      if (applies) ++next;
      if (applies || !book_.clauses[i].when) writer_.string(book_.clauses[i].id);
    }
    writer_.end_array();
    writer_.end_object();
  }

  const Evaluation& evaluation_;
  const PriceBook& book_;
  std::string out_;
  json::Writer writer_;
};

}  // namespace

std::string_view engine_version() { return QW_VERSION; }

std::string to_json(const Evaluation& evaluation, bool with_trace) {
  return EvaluationWriter(evaluation).write(with_trace);
}

std::string to_json(const Explanation& explanation) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.member("subject", explanation.subject);
  writer.member("title", explanation.title);
  writer.member("summary", explanation.summary);
  writer.key("steps");
  write_steps(writer, explanation.steps);
  writer.end_object();
  return out;
}

std::string to_json(const Findings& findings) {
  std::string out;
  json::Writer writer(out);
  write_findings(writer, findings);
  return out;
}

std::string to_error_json(const Findings& findings) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("error");
  writer.begin_object();
  for (const Finding& finding : findings) {
    if (finding.severity != Severity::error) continue;
    writer.member("code", finding.code);
    writer.member("path", finding.path);
    writer.member("message", finding.message);
    break;
  }
  writer.end_object();
  writer.key("findings");
  write_findings(writer, findings);
  writer.end_object();
  return out;
}

}  // namespace qw
