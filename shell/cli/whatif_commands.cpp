#include "whatif_commands.h"

#include <CLI/CLI.hpp>
#include <cstdio>

#include "commands.h"
#include "files.h"
#include "print_whatif.h"
#include "whatif/variant.h"

namespace qw::cli {
namespace {

struct Quote {
  std::string name;
  QuoteInput input;
  Evaluation evaluation;
};

struct Quotes {
  std::shared_ptr<const PriceBook> book;
  std::vector<Quote> quotes;
  int code = kDone;
};

void print(const std::string& text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fputc('\n', stdout);
}

int refuse(const Error& error) {
  std::fprintf(stderr, "quotewright: %s [%s]\n", error.message.c_str(), error.code.c_str());
  return kBadInput;
}

// One quote, or a list of named ones: an array, or an object with "scenarios".
bool add_quotes(const json::Node& root, std::string_view text, const std::string& file, Quotes& made) {
  const json::Node* scenarios = root.find("scenarios");
  if (scenarios == nullptr && root.kind == json::Kind::array) scenarios = &root;
  if (scenarios != nullptr && scenarios->kind == json::Kind::array) {
    for (const json::Node& one : scenarios->items) {
      if (!add_quotes(one, text, file, made)) return false;
    }
    return true;
  }
  ReadInput read = read_input(*made.book, root, text, file);
  print_findings(read.findings);
  if (!read.input) return false;
  Evaluated evaluated = evaluate(made.book, *read.input);
  print_findings(evaluated.findings);
  if (!evaluated.evaluation) return false;
  std::string name = read.input->name.empty() ? file : read.input->name;
  made.quotes.push_back({std::move(name), *std::move(read.input), *std::move(evaluated.evaluation)});
  return true;
}

Quotes read_quotes(const WhatIfOptions& options) {
  Quotes made;
  for (const std::string& file : options.file.empty() ? options.files : std::vector{options.file}) {
    const auto text = read_file(file);
    if (!text) {
      made.code = kUnreadable;
      return made;
    }
    if (!made.book) {
      const ReadBook read = read_book(book_for(options.book, *text), true);
      made.book = read.book;
      made.code = read.code;
      if (!made.book) return made;
    }
    const json::ReadResult document = json::read(*text);
    if (!document.ok()) print_findings({json::to_finding(*document.error, file)});
    if (!document.ok() || !add_quotes(document.root, *text, file, made)) {
      made.code = kBadInput;
      return made;
    }
  }
  return made;
}

int compare_command(const WhatIfOptions& options, Quotes& read) {
  std::vector<std::string> names;
  std::vector<Evaluation> evaluations;
  for (Quote& quote : read.quotes) {
    names.push_back(std::move(quote.name));
    evaluations.push_back(std::move(quote.evaluation));
  }
  const Comparison comparison = compare_quotes(evaluations, std::move(names));
  print(options.json ? to_json(comparison) : print_comparison(comparison));
  return kDone;
}

int diff_command(const WhatIfOptions& options, Quotes& read) {
  if (read.quotes.size() != 2) return refuse({"whatif.two_quotes", "", "A difference is between two quotes."});
  const QuoteDiff diff = diff_quotes(read.quotes[0].evaluation, read.quotes[1].evaluation);
  print(options.json ? to_json(*read.book, diff) : print_diff(*read.book, diff));
  return kDone;
}

int flip_command(const WhatIfOptions& options, Quotes& read) {
  const FlipReport report = find_flips(read.quotes[0].evaluation, read.quotes[0].input);
  print(options.json ? to_json(*read.book, report) : print_flips(*read.book, report));
  return kDone;
}

int solve_command(const WhatIfOptions& options, Quotes& read) {
  const PriceBook& book = *read.book;
  const auto discount = options.answer.empty() ? discount_question(book) : std::nullopt;
  if (options.answer.empty() && !discount) {
    return refuse({"whatif.no_discount", "", "No single answer is the document discount. Name one with --answer."});
  }
  const Result<std::uint32_t> question =
      discount ? Result<std::uint32_t>(*discount) : find_question(book, options.answer, true);
  if (!question.ok()) return refuse(question.error());
  const Result<Goal> goal = read_goal(book, options.goal, options.target, options.of);
  if (!goal.ok()) return refuse(goal.error());
  const Solution solution = solve(read.quotes[0].evaluation, read.quotes[0].input, question.value(), goal.value());
  print(options.json ? to_json(book, question.value(), solution)
                     : print_solution(book, question.value(), goal.value(), solution));
  return kDone;
}

int sweep_command(const WhatIfOptions& options, Quotes& read) {
  const Result<std::uint32_t> question = find_question(*read.book, options.answer, false);
  if (!question.ok()) return refuse(question.error());
  SweepRange range;
  for (const auto& [text, number] : {std::pair(&options.from, &range.from), std::pair(&options.to, &range.to),
                                     std::pair(&options.step, &range.step)}) {
    if (text->empty()) continue;
    *number = parse_decimal(*text);
    if (!*number) return refuse({"whatif.bad_range", "", "\"" + *text + "\" is not a number."});
  }
  const auto rows = sweep(read.quotes[0].evaluation, read.quotes[0].input, question.value(), range);
  if (!rows.ok()) return refuse(rows.error());
  print(options.json ? to_json(*read.book, question.value(), rows.value())
                     : print_sweep(*read.book, question.value(), rows.value()));
  return kDone;
}

int optimise_command(const WhatIfOptions& options, Quotes& read) {
  const Result<Goal> goal = read_goal(*read.book, "budget", options.target, options.of);
  if (!goal.ok()) return refuse(goal.error());
  OptimiseTask task;
  task.budget = goal.value().target;
  task.of = goal.value().of;
  const Result<Optimum> optimum = optimise(read.quotes[0].evaluation, read.quotes[0].input, task);
  if (!optimum.ok()) return refuse(optimum.error());
  print(options.json ? to_json(*read.book, optimum.value()) : print_optimum(*read.book, optimum.value()));
  return kDone;
}

int preview_command(const WhatIfOptions& options, Quotes& read) {
  const std::vector<PreviewRow> rows = preview_rounding(read.quotes[0].evaluation, read.quotes[0].input);
  print(options.json ? to_json(*read.book, rows) : print_preview(rows));
  return kDone;
}

using Command = int (*)(const WhatIfOptions&, Quotes&);

int run(const WhatIfOptions& options, Command command) {
  Quotes read = read_quotes(options);
  if (read.code != kDone) return read.code;
  if (read.quotes.empty()) return refuse({"whatif.no_quote", "", "There is no quote in this file."});
  return command(options, read);
}

}  // namespace

void add_whatif_commands(CLI::App& app, WhatIfOptions& options, int& code) {
  const auto add = [&](const char* name, const char* help, Command command, bool several) {
    CLI::App* made = app.add_subcommand(name, help);
    if (several) {
      made->add_option("FILE", options.files, "Input files, - for standard input")->required();
    } else {
      made->add_option("FILE", options.file, "Input file, - for standard input")->required();
    }
    made->add_option("--book", options.book, "Price book: a folder or a bundle (default: the reference book)");
    made->add_flag("--json", options.json, "Print JSON");
    made->callback([&options, &code, command] { code = run(options, command); });
    return made;
  };
  const auto measured = [&](CLI::App* made, bool contract) {
    CLI::Option* of = made->add_option("--of", options.of, "Which prices: one_time (default), monthly or contract");
    of->check(contract ? CLI::IsMember({"one_time", "monthly", "contract"}) : CLI::IsMember({"one_time", "monthly"}));
  };
  add("compare", "Quotes beside each other: several files, or one file with a list of quotes", compare_command, true);
  add("diff", "What is different between two quotes: answers, rules, signatures, lines, totals", diff_command, true);
  add("flip", "The smallest changes of single answers that alter tier, deployment or who signs", flip_command, false);
  CLI::App* solving = add("solve", "The answer (the discount) that reaches a margin or a budget, or needs no signature",
                          solve_command, false);
  solving->add_option("GOAL", options.goal, "margin, budget, no_approver or no_new_approver")->required();
  solving->add_option("TARGET", options.target, "Percent, amount or role id; nothing for no_new_approver");
  solving->add_option("--answer", options.answer, "Key of the question to change (default: the document discount)");
  measured(solving, true);
  CLI::App* sweeping = add("sweep", "One answer over a range", sweep_command, false);
  sweeping->add_option("ANSWER", options.answer, "Key of the question")->required();
  sweeping->add_option("--from", options.from, "First value (default: the least)");
  sweeping->add_option("--to", options.to, "Last value (default: the greatest)");
  sweeping->add_option("--step", options.step, "Step (default: about 20 rows)");
  CLI::App* best = add("optimise", "Of the optional items the most worth within a budget", optimise_command, false);
  best->add_option("BUDGET", options.target, "Amount")->required();
  measured(best, true);
  add("preview", "The quote under each rounding and tax policy, with differences to the cent", preview_command, false);
}

}  // namespace qw::cli
