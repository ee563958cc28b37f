// The decision tables behind scope and deployment of the reference book, evaluated alone: what tests/bench/rivals compares with
// other engines. The facts and answers they read are given, from a full evaluation of each deal.
//
// Prints JSON: the time of one evaluation of all those tables (the fastest of many batches, as a mean over the deals), the same
// in units of 1000 steps of the fixed integer loop, the names of the tables in order, and for each deal inputs and results.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "bench/reference_loop.h"
#include "json/writer.h"
#include "qualify/run.h"
#include "quote/quote.h"
#include "support/book_folder.h"

namespace {

using qw::SlotId;
using qw::feel::Value;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

std::vector<std::filesystem::path> json_files(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") files.push_back(entry->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

void add_if_decision(const qw::PriceBook& book, SlotId slot, std::set<std::uint32_t>& decisions) {
  if (slot != qw::kNoSlot && book.slots[slot].kind == qw::SlotKind::decision) decisions.insert(book.slots[slot].index);
}

// The tables that scope and deployment name, in the book's order.
std::vector<std::uint32_t> chosen_tables(const qw::PriceBook& book) {
  std::set<std::uint32_t> wanted = {book.scope.triggers, book.deployment.hard_triggers};
  for (const auto& component : book.scope.components) add_if_decision(book, component.points, wanted);
  for (const auto& criterion : book.deployment.criteria) add_if_decision(book, criterion.points, wanted);
  for (const SlotId slot : {book.scope.soft_tier, book.deployment.band, book.deployment.model}) {
    add_if_decision(book, slot, wanted);
  }
  for (const auto& model : book.deployment.models) wanted.insert(model.ruled_out_by.begin(), model.ruled_out_by.end());
  std::vector<std::uint32_t> tables;
  for (const qw::Step& step : book.steps) {
    if (step.kind == qw::StepKind::decision && wanted.count(step.index) != 0) tables.push_back(step.index);
  }
  return tables;
}

void add_reads(const qw::feel::Expression& expression, std::set<SlotId>& slots) {
  slots.insert(expression.reads.begin(), expression.reads.end());
}

// What the tables read and none of them gives.
std::set<SlotId> slots_read(const qw::PriceBook& book, const std::vector<std::uint32_t>& tables) {
  std::set<SlotId> slots;
  for (const std::uint32_t number : tables) {
    const qw::decision::Table& table = book.decisions[number].table;
    for (const auto& input : table.inputs) add_reads(input, slots);
    for (const auto& rule : table.rules) {
      for (const auto& test : rule.tests) {
        if (test) add_reads(*test, slots);
      }
      if (rule.when) add_reads(*rule.when, slots);
      for (const auto& output : rule.outputs) add_reads(output, slots);
    }
  }
  for (const std::uint32_t number : tables) slots.erase(book.decisions[number].slot);
  return slots;
}

struct Deal {
  std::string name;
  std::shared_ptr<void> owner;  // of the memory that the values point to
  std::unique_ptr<qw::Run> run;
};

void decide_all(Deal& deal, const std::vector<std::uint32_t>& tables) {
  qw::Run& run = *deal.run;
  run.arena.reset();
  run.machine.total_steps_left = qw::feel::kTotalSteps;
  for (const std::uint32_t number : tables) qw::derive_decision(run, number);
}

std::vector<Deal> read_deals(const std::shared_ptr<const qw::PriceBook>& book, const std::set<SlotId>& slots) {
  const std::filesystem::path root = QW_PROJECT_ROOT;
  std::vector<std::filesystem::path> paths = json_files(root / "../shared/domain/scenarios");
  if (paths.empty()) paths = json_files(root / "assets/samples");
  std::vector<Deal> deals;
  for (const auto& path : paths) {
    auto read = qw::read_input(*book, read_file(path), path.filename().string());
    if (!read.input) continue;
    auto evaluated = qw::evaluate(book, *read.input);
    if (!evaluated.evaluation) continue;
    auto kept = std::make_shared<qw::Evaluation>(std::move(*evaluated.evaluation));
    Deal deal{path.stem().string(), kept, std::make_unique<qw::Run>(*book)};
    for (const SlotId slot : slots) deal.run->values[slot] = kept->values[slot];
    deals.push_back(std::move(deal));
  }
  return deals;
}

void write_value(qw::json::Writer& writer, const Value& value) {
  switch (value.kind()) {
    case qw::feel::Kind::null: writer.null(); break;
    case qw::feel::Kind::boolean: writer.boolean(value.as_boolean()); break;
    case qw::feel::Kind::number: writer.raw(qw::to_plain_text(value.as_number())); break;
    case qw::feel::Kind::string: writer.string(value.as_string()); break;
    case qw::feel::Kind::list:
      writer.begin_array();
      for (const Value& item : value.as_list()) write_value(writer, item);
      writer.end_array();
      break;
    case qw::feel::Kind::context:
      writer.begin_object();
      for (std::size_t i = 0; i < value.fields().size(); ++i) {
        writer.key(value.shape().names[i]);
        write_value(writer, value.fields()[i]);
      }
      writer.end_object();
      break;
    default: writer.string(qw::feel::to_text(value)); break;  // the reference book has no other kinds
  }
}

double nanoseconds_per_deal(std::vector<Deal>& deals, const std::vector<std::uint32_t>& tables) {
  double best = 1e18;
  for (int batch = 0; batch < 60; ++batch) {
    constexpr int kRounds = 40;
    const double start = qw_test::cpu_nanoseconds();
    for (int round = 0; round < kRounds; ++round) {
      for (Deal& deal : deals) decide_all(deal, tables);
    }
    best = std::min(best, (qw_test::cpu_nanoseconds() - start) / (kRounds * static_cast<double>(deals.size())));
  }
  return best;
}

void print(const qw::PriceBook& book, const std::vector<std::uint32_t>& tables, const std::set<SlotId>& slots,
           const std::vector<Deal>& deals, double nanoseconds) {
  std::string out;
  qw::json::Writer writer(out);
  writer.begin_object();
  writer.key("nanoseconds");
  writer.integer(static_cast<std::int64_t>(nanoseconds));
  writer.key("thousandths");  // of 1000 steps of the fixed loop
  writer.integer(static_cast<std::int64_t>(nanoseconds / qw_test::reference_step_nanoseconds()));
  writer.key("tables");
  writer.begin_array();
  for (const std::uint32_t number : tables) writer.string(book.decisions[number].name);
  writer.end_array();
  writer.key("deals");
  writer.begin_array();
  for (const Deal& deal : deals) {
    writer.begin_object();
    writer.key("name");
    writer.string(deal.name);
    writer.key("inputs");
    writer.begin_object();
    for (const SlotId slot : slots) {
      writer.key(book.slots[slot].name);
      write_value(writer, deal.run->values[slot]);
    }
    writer.end_object();
    writer.key("results");
    writer.begin_object();
    for (const std::uint32_t number : tables) {
      writer.key(book.decisions[number].name);
      write_value(writer, deal.run->values[book.decisions[number].slot]);
    }
    writer.end_object();
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  std::printf("%s\n", out.c_str());
}

}  // namespace

int main() {
  const auto book = qw_test::load_book_folder("reference").book;
  if (!book) {
    std::fprintf(stderr, "the reference book does not load\n");
    return 1;
  }
  const std::vector<std::uint32_t> tables = chosen_tables(*book);
  const std::set<SlotId> slots = slots_read(*book, tables);
  std::vector<Deal> deals = read_deals(book, slots);
  if (deals.empty() || tables.empty()) {
    std::fprintf(stderr, "no deals or no tables to evaluate\n");
    return 1;
  }
  const double nanoseconds = nanoseconds_per_deal(deals, tables);
  for (const Deal& deal : deals) {
    if (!deal.run->failed()) continue;
    std::fprintf(stderr, "%s: %s\n", deal.name.c_str(), deal.run->failure->message.c_str());
    return 1;
  }
  print(*book, tables, slots, deals, nanoseconds);
  return 0;
}
