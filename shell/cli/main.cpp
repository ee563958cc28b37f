// The `quotewright` command.
#include <CLI/CLI.hpp>

#include "annex_commands.h"
#include "authoring_commands.h"
#include "book_schema.h"
#include "commands.h"
#include "dmn_commands.h"
#include "quote/quote.h"
#include "risk_command.h"
#include "stories_command.h"
#include "whatif_commands.h"

int main(int argc, char** argv) {
  CLI::App app{
      "Quotes, prices and explains ERP deals from a price book.\n"
      "Exit codes: 0 done, 1 wrong usage or unreadable file, 2 a price book or input that is not right."};
  app.name("quotewright");
  app.require_subcommand(1);
  app.set_version_flag("--version", std::string(qw::engine_version()));
  int code = 0;

  qw::cli::PriceOptions options;
  CLI::App* price = app.add_subcommand("price", "Price a quote: an answers file, a quote file or a scenario");
  price->add_option("FILE", options.file, "Input file, - for standard input")->required();
  price->add_option("--book", options.book, "Price book: a folder or a bundle (default: the reference book)");
  CLI::Option* json = price->add_flag("--json", options.json, "Print the whole evaluation as JSON");
  price->add_flag("--summary", options.summary, "Print the summary as JSON")->excludes(json);
  price->add_flag("--jsonl", options.jsonl, "FILE holds one input per line; print one result per line");
  price->add_flag("--no-trace", options.no_trace, "Leave the trace out of --json");
  price->callback([&] { code = qw::cli::price(options); });

  std::string file, subject, book;
  bool explain_json = false;
  CLI::App* explain = app.add_subcommand("explain", "Say why: the reasons and the arithmetic of one figure");
  explain->add_option("FILE", file, "Input file, - for standard input")->required();
  explain
      ->add_option("SUBJECT", subject, "tier, deployment, a line, a fact, a gate, a milestone or a role such as P-CD")
      ->required();
  explain->add_option("--book", book, "Price book: a folder or a bundle (default: the reference book)");
  explain->add_flag("--json", explain_json, "Print JSON");
  explain->callback([&] { code = qw::cli::explain_subject(file, subject, book, explain_json); });

  std::string requests_file;
  CLI::App* requests = app.add_subcommand("requests", "Answer API requests: one per line in, one reply per line out");
  requests->add_option("FILE", requests_file, "Input file, - for standard input")->required();
  requests->callback([&] { code = qw::cli::answer_requests(requests_file); });

  qw::cli::RiskCommand risking;
  CLI::App* risk = app.add_subcommand("risk", "Simulate uncertain hours: cost and margin of a quote at its price");
  risk->add_option("BOOK", risking.book, "Price book: a folder or a bundle")->required();
  risk->add_option("QUOTE", risking.quote, "Input file, - for standard input")->required();
  risk->add_option("--seed", risking.seed, "Which draws to take (default 1)");
  risk->add_option("--draws", risking.draws, "How many draws (default 10000)");
  risk->add_option("--correlation", risking.correlation, "Between lines, 0 to 1 (default: the book's, or 0.3)");
  risk->add_option("--low", risking.low, "Low hours in percent of the likely ones (default: the book's, or 85)");
  risk->add_option("--high", risking.high, "High hours in percent of the likely ones (default: the book's, or 140)");
  risk->add_flag("--json", risking.json, "Print JSON");
  risk->callback([&] { code = qw::cli::print_risk(risking); });

  std::string stories_file;
  CLI::App* stories = app.add_subcommand("stories", "Try stories on a price book: quotes, and what they must say");
  stories->add_option("FILE", stories_file, "A list of stories, or {\"book\", \"stories\"}")->required();
  stories->add_option("--book", book, "Price book: a folder or a bundle (default: the one that the file names)");
  stories->callback([&] { code = qw::cli::try_stories(stories_file, book); });

  qw::cli::SchedulesCommand scheduling;
  CLI::App* schedules = app.add_subcommand("schedules", "Print the schedules of a quote: the tables beside its prices");
  schedules->add_option("QUOTE", scheduling.quote, "Input file, - for standard input")->required();
  schedules->add_option("--book", scheduling.book, "Price book: a folder or a bundle (default: the reference book)");
  schedules->add_flag("--json", scheduling.json, "Print JSON");
  schedules->callback([&] { code = qw::cli::print_schedules(scheduling); });

  qw::cli::WorksheetCommand calculating;
  CLI::App* worksheet = app.add_subcommand("worksheet", "Run a calculator of the price book; without ID list them");
  worksheet->add_option("ID", calculating.id, "The worksheet");
  worksheet->add_option("QUOTE", calculating.quote, "The quote whose figures it takes, - for standard input");
  worksheet->add_option("--answers", calculating.answers,
                        "File with the answers to its questions (default: those that the quote keeps)");
  worksheet->add_option("--book", calculating.book, "Price book: a folder or a bundle (default: the reference book)");
  CLI::Option* worksheet_json = worksheet->add_flag("--json", calculating.json, "Print JSON");
  worksheet->add_option("--explain", calculating.subject, "Say why: a result, a gate or a role of the worksheet")
      ->excludes(worksheet_json);
  worksheet->callback([&] { code = qw::cli::print_worksheet(calculating); });

  CLI::App* books = app.add_subcommand("book", "Work on a price book");
  books->require_subcommand(1);
  std::string path;
  CLI::App* check = books->add_subcommand("check", "Load a price book and report every problem");
  check->add_option("BOOK", path, "A folder or a bundle")->required();
  check->callback([&] { code = qw::cli::check_book(path); });
  CLI::App* schema = books->add_subcommand("schema", "Print a JSON Schema of the answers that a price book asks for");
  schema->add_option("BOOK", path, "A folder or a bundle (default: the reference book)");
  schema->callback([&] { code = qw::cli::print_answers_schema(path); });
  qw::cli::VerifyCommand verification;
  CLI::App* verify = books->add_subcommand(
      "verify", "Prove what can be proven about a price book: gaps, overlaps, claims, cliffs (exit code 1: findings)");
  verify->add_option("BOOK", verification.path, "A folder or a bundle (default: the reference book)");
  verify->add_flag("--json", verification.json, "Print JSON");
  verify->add_option("--steps", verification.steps, "How many steps of evaluation to spend (default 1000000000)");
  verify->add_option("--seed", verification.seed, "Which samples to take (default 1)");
  verify->callback([&] { code = qw::cli::verify_book_at(verification); });

  std::string model, folder, version = "1.5";
  CLI::App* import = books->add_subcommand("import-dmn", "Turn a DMN model into a book's tables, facts and decisions");
  import->add_option("FILE", model, "A DMN file, - for standard input")->required();
  import->add_option("--out", folder, "Write dmn.json into this folder instead of printing it");
  import->callback([&] { code = qw::cli::import_dmn(model, folder);
});
CLI::App* exports = books->add_subcommand("export-dmn", "Print a book's tables, facts and decisions as a DMN model");
exports->add_option("BOOK", book, "A folder or a bundle (default: the reference book)");
exports->add_option("--dmn", version, "Version of DMN: 1.3, 1.4 or 1.5")->check(CLI::IsMember({"1.3", "1.4", "1.5"}));
exports->callback([&] { code = qw::cli::export_dmn(book, version); });

qw::cli::AuthoringOptions authoring;
qw::cli::add_authoring_commands(*books, authoring, code);

qw::cli::DecideOptions decisions;
CLI::App* decide = app.add_subcommand("decide", "Evaluate the decisions of a DMN model and print them as JSON");
decide->add_option("FILE", decisions.model, "A DMN file")->required();
decide->add_option("INPUTS", decisions.inputs, "A JSON object by input name, - for standard input")->required();
decide->add_option("--import", decisions.imports, "File of a model that FILE imports");
decide->add_option("--decision", decisions.decisions, "Only this decision or decision service");
decide->callback([&] { code = qw::cli::decide(decisions); });

qw::cli::WhatIfOptions what_if;
qw::cli::add_whatif_commands(app, what_if, code);

try {
  app.parse(argc, argv);
} catch (const CLI::ParseError& error) {
  return app.exit(error) == 0 ? 0 : 1;
}
return code;
}
