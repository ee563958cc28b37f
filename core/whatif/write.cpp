// Canonical JSON of the what-ifs: money and decimals as strings, ids instead of numbers.
#include "json/writer.h"
#include "whatif/compare.h"
#include "whatif/flip.h"
#include "whatif/optimise.h"
#include "whatif/preview.h"
#include "whatif/solve.h"
#include "whatif/sweep.h"

namespace qw {
namespace {

using json::Writer;

void write_percent(Writer& writer, std::string_view key, const std::optional<Decimal>& percent) {
  writer.key(key);
  if (percent) {
    writer.string(to_fixed_text(*percent, 1));
  } else {
    writer.null();
  }
}

void write_roles(Writer& writer, const PriceBook& book, const std::vector<std::uint32_t>& roles) {
  writer.key("approvers");
  writer.begin_array();
  for (const std::uint32_t role : roles) writer.string(book.roles[role].id);
  writer.end_array();
}

void write_progress(Writer& writer, const Progress& progress) {
  writer.key("progress");
  writer.begin_object();
  writer.member("done", static_cast<std::int64_t>(progress.done));
  writer.member("total", static_cast<std::int64_t>(progress.total));
  writer.member("complete", progress.complete());
  writer.end_object();
}

void write_texts(Writer& writer, std::string_view key, const std::vector<std::string>& texts) {
  writer.key(key);
  writer.begin_array();
  for (const std::string& text : texts) writer.string(text);
  writer.end_array();
}

template <class Items, class Write>
void write_objects(Writer& writer, std::string_view key, const Items& items, const Write& write) {
  writer.key(key);
  writer.begin_array();
  for (const auto& item : items) {
    writer.begin_object();
    write(item);
    writer.end_object();
  }
  writer.end_array();
}

template <class Write>
std::string object(const Write& write) {
  std::string out;
  Writer writer(out);
  writer.begin_object();
  write(writer);
  writer.end_object();
  return out;
}

void write_moneys(Writer& writer, std::string_view key, const std::vector<MoneyChange>& changes) {
  write_objects(writer, key, changes, [&](const MoneyChange& change) {
    writer.member("id", change.key);
    writer.member("before", to_text(change.before));
    writer.member("after", to_text(change.after));
    writer.member("delta", to_text(change.delta));
  });
}

void write_rules(Writer& writer, std::string_view key, const std::vector<RulesChange>& changes) {
  write_objects(writer, key, changes, [&](const RulesChange& change) {
    writer.member("id", change.id);
    writer.member("label", change.label);
    writer.member("before", change.before);
    writer.member("after", change.after);
    const auto rule = [&](const RuleChange& one) {
      writer.member("id", one.id);
      writer.member("because", one.because);
    };
    write_objects(writer, "began", change.began, rule);
    write_objects(writer, "ceased", change.ceased, rule);
  });
}

void write_changes(Writer& writer, std::string_view key, const std::vector<TextChange>& changes) {
  write_objects(writer, key, changes, [&](const TextChange& change) {
    writer.member("id", change.key);
    writer.member("label", change.label);
    writer.member("before", change.before);
    writer.member("after", change.after);
  });
}

void write_line(Writer& writer, const PriceBook& book, const LineChange& change) {
  writer.member("id", book.line(change.line).id);
  writer.member("state_before", change.state_before);
  writer.member("state_after", change.state_after);
  writer.member("quantity_before", to_plain_text(change.quantity_before));
  writer.member("quantity_after", to_plain_text(change.quantity_after));
  writer.member("hours_before", change.hours_before);
  writer.member("hours_after", change.hours_after);
  writer.member("net_before", to_text(change.net_before));
  writer.member("net_after", to_text(change.net_after));
  writer.member("delta", to_text(change.delta));
  write_moneys(writer, "years", change.years);
}

void write_point(Writer& writer, const PriceBook& book, std::string_view key, const SolvedPoint& point) {
  writer.key(key);
  writer.begin_object();
  writer.member("answer", to_plain_text(point.answer));
  writer.member("quoted", point.quoted);
  if (point.quoted) {
    writer.member("net", to_text(point.net));
    writer.key("margin_pct");
    if (point.margin_pct) {
      writer.string(to_fixed_text(*point.margin_pct, 2, Rounding::floor));  // never shown as more than it is
    } else {
      writer.null();
    }
    write_roles(writer, book, point.roles);
  }
  writer.end_object();
}

}  // namespace

std::string to_json(const Comparison& comparison) {
  return object([&](Writer& writer) {
    write_texts(writer, "names", comparison.names);
    write_objects(writer, "rows", comparison.rows, [&](const CompareRow& row) {
      writer.member("group", row.group);
      writer.member("id", row.key);
      writer.member("label", row.label);
      writer.member("differs", row.differs);
      write_texts(writer, "values", row.values);
    });
  });
}

std::string to_json(const PriceBook& book, const QuoteDiff& diff) {
  return object([&](Writer& writer) {
    writer.member("empty", diff.empty());
    write_changes(writer, "answers", diff.answers);
    write_changes(writer, "options", diff.options);
    write_changes(writer, "adjustments", diff.adjustments);
    write_rules(writer, "decisions", diff.decisions);
    write_rules(writer, "gates", diff.gates);
    write_rules(writer, "signatures", diff.signatures);
    write_texts(writer, "clauses_added", diff.clauses_added);
    write_texts(writer, "clauses_removed", diff.clauses_removed);
    write_objects(writer, "lines", diff.lines, [&](const LineChange& change) { write_line(writer, book, change); });
    write_moneys(writer, "totals", diff.totals);
  });
}

std::string to_json(const PriceBook& book, const FlipReport& report) {
  return object([&](Writer& writer) {
    write_objects(writer, "flips", report.flips, [&](const Flip& flip) {
      writer.member("question", book.questions[flip.question].key);
      if (!flip.part.empty()) writer.member("part", flip.part);
      writer.member("action", to_text(flip.action));
      writer.member("from", flip.from);
      writer.member("to", flip.to);
      if (flip.distance) writer.member("distance", to_plain_text(*flip.distance));
      writer.member("in_full", flip.in_full);
      write_objects(writer, "effects", flip.effects, [&](const FlipEffect& effect) {
        writer.member("kind", to_text(effect.kind));
        writer.member("before", effect.before);
        writer.member("after", effect.after);
      });
    });
    writer.key("not_read");
    writer.begin_array();
    for (const std::uint32_t question : report.not_read) writer.string(book.questions[question].key);
    writer.end_array();
    write_progress(writer, report.progress);
  });
}

std::string to_json(const PriceBook& book, std::uint32_t question, const Solution& solution) {
  return object([&](Writer& writer) {
    writer.member("question", book.questions[question].key);
    writer.member("reachable", solution.reachable);
    if (!solution.reachable) writer.member("why_not", solution.why_not);
    write_point(writer, book, "found", solution.found);
    if (solution.next) write_point(writer, book, "next", *solution.next);
    writer.member("monotone", solution.monotone);
    if (solution.exact_net) writer.member("exact_net", to_text(*solution.exact_net));
    if (solution.amount_off) writer.member("amount_off", to_text(*solution.amount_off));
  });
}

std::string to_json(const PriceBook& book, std::uint32_t question, const std::vector<SweepRow>& rows) {
  return object([&](Writer& writer) {
    writer.member("question", book.questions[question].key);
    write_objects(writer, "rows", rows, [&](const SweepRow& row) {
      writer.member("answer", row.answer);
      writer.member("quoted", row.quoted);
      if (!row.quoted) return;
      writer.member("tier", row.tier);
      writer.member("deployment", row.deployment);
      writer.member("net", to_text(row.net));
      writer.member("monthly", to_text(row.monthly));
      write_percent(writer, "margin_pct", row.margin_pct);
      write_roles(writer, book, row.roles);
    });
  });
}

std::string to_json(const PriceBook& book, const std::vector<PreviewRow>& rows) {
  return object([&](Writer& writer) {
    writer.member("currency", book.currency.code());
    write_objects(writer, "rows", rows, [&](const PreviewRow& row) {
      writer.member("tax_policy", to_text(row.policy));
      writer.member("round_each_step", row.round_each_step);
      writer.member("own", row.own);
      writer.member("quoted", row.quoted);
      if (!row.quoted) return;
      writer.member("one_time_net", to_text(row.one_time_net));
      writer.member("one_time_net_difference", to_text(row.net_difference));
      writer.member("monthly", to_text(row.monthly));
      writer.member("monthly_difference", to_text(row.monthly_difference));
      write_objects(writer, "documents", row.documents, [&](const PreviewDocument& document) {
        writer.member("document", document.period ? to_text(*document.period) : "one_time");
        writer.member("net", to_text(document.net));
        writer.member("tax", to_text(document.tax));
        writer.member("gross", to_text(document.gross));
        writer.member("payable", to_text(document.payable));
        writer.member("difference", to_text(document.difference));
      });
    });
  });
}

std::string to_json(const PriceBook& book, const Optimum& optimum) {
  return object([&](Writer& writer) {
    writer.member("found", optimum.found);
    writer.member("exact", optimum.exact);
    writer.member("way", to_text(optimum.way));
    writer.member("note", optimum.note);
    const auto options = [&](std::string_view key, const std::vector<std::uint32_t>& all) {
      writer.key(key);
      writer.begin_array();
      for (const std::uint32_t option : all) writer.string(book.options[option].id);
      writer.end_array();
    };
    options("free", optimum.free);
    options("chosen", optimum.chosen);
    writer.member("worth", to_plain_text(optimum.worth));
    writer.member("total", to_text(optimum.total));
    write_progress(writer, optimum.progress);
    writer.key("best");
    if (optimum.best) {
      writer.string(std::to_string(*optimum.best));
    } else {
      writer.null();
    }
  });
}

}  // namespace qw
