#include "authoring_commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "authoring/pack.h"
#include "authoring/scaffold.h"
#include "commands.h"
#include "content_hash.h"
#include "files.h"
#include "lint_command.h"
#include "open_book.h"
#include "print_authoring.h"
#include "write_files.h"

namespace qw::cli {
namespace {

namespace fs = std::filesystem;
using namespace authoring;

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int refuse(int code, const std::string& message) {
  std::fprintf(stderr, "quotewright: %s\n", message.c_str());
  return code;
}

std::string folder_name(const std::string& path) {
  fs::path folder = fs::absolute(path).lexically_normal();
  if (!folder.has_filename()) folder = folder.parent_path();
  return folder.filename().string();
}

bool is_id(const std::string& text) {
  return !text.empty() && text.size() <= 60 && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

// The layer in that folder loads, and stands on the very book that was asked for.
bool stands_on(const std::string& folder, const MergedBook& base) {
  const std::vector<Layer> layers = read_layers(folder);
  if (layers.empty()) return false;
  const LoadedBook loaded = load_layers(layers);
  if (!loaded.book) print_findings(loaded.findings);
  if (!loaded.book) return false;
  const MergedBook below = merge_layers({layers.begin(), layers.end() - 1});
  if (json::canonical(below.root) == json::canonical(base.root)) return true;
  refuse(kBadInput,
         "The layer would not stand on the book you named, but on another of the same id beside it or inside the "
         "program. Put the new folder beside the folder of that book.");
  return false;
}

int new_command(const AuthoringOptions& options) {
  if (!is_free(options.folder)) return kUnreadable;
  const std::string id = options.id.empty() ? folder_name(options.folder) : options.id;
  if (!is_id(id)) {
    return refuse(
        kUnreadable,
        "\"" + id + "\" cannot be the id of a layer: use small letters, digits, - and _. Give one with --id.");
  }
  if (!options.currency.empty() && !find_currency(options.currency)) {
    return refuse(kUnreadable, "\"" + options.currency + "\" is no currency code; use one of ISO 4217 such as EUR.");
  }
  const fs::path beside = fs::absolute(options.folder).lexically_normal().parent_path() / options.extends;
  const OpenBook base = open_book(fs::is_directory(beside) ? beside.string() : options.extends);
  if (!base) return base.code;
  const NewLayer layer{id, options.title.empty() ? id : options.title, base.loaded.book->id, options.currency};
  const auto good = [&](const std::string& folder) { return stands_on(folder, base.merged); };
  const std::vector<BookFile> files = scaffold(base.merged.root, layer);
  if (!write_folder(options.folder, files, good)) return kBadInput;
  for (const BookFile& file : files) print((fs::path(options.folder) / file.name).string() + "\n");
  print("The layer \"" + id + "\" prices like \"" + layer.extends +
        "\" until you change it; README.md says what to change.\n");
  return kDone;
}

int lint_command(const AuthoringOptions& options) {
  return lint_book_at({options.book, options.quotes, options.all, options.json});
}

int where_command(const AuthoringOptions& options) {
  const std::vector<Layer> layers = read_layers(options.book);
  if (layers.empty()) return kUnreadable;
  const MergedBook merged = merge_layers(layers);
  if (has_errors(merged.findings)) {
    print_findings(merged.findings);
    return kBadInput;
  }
  const Where where = find_origin(layers, options.path);
  print(options.json ? to_json(where) + "\n" : print_where(where));
  if (where.problem.empty()) return kDone;
  return refuse(kBadInput, where.problem + " [where.no_value]");
}

int diff_command(const AuthoringOptions& options) {
  const OpenBook before = open_book(options.book);
  if (!before) return before.code;
  const OpenBook after = open_book(options.newer);
  if (!after) return after.code;
  const std::vector<BookChange> changes = diff_books(before.merged.root, after.merged.root);
  print(options.json ? to_json(changes) + "\n" : print_changes(changes));
  return kDone;
}

int pack_command(const AuthoringOptions& options) {
  const OpenBook open = open_book(options.book);
  if (!open) return open.code;
  json::Node document = pack_layers(open.layers);
  set_hash(document, sha256_hex(hashed_text(document)));
  const std::string text = pretty(document);
  if (!write_file(options.file, text)) return kUnreadable;
  const PriceBook& book = *open.loaded.book;
  print(options.file + ": " + book.id + " version " + std::to_string(book.version) + ", " +
        std::to_string(text.size()) + " bytes, sha256 " + stated_hash(document) + "\n");
  return kDone;
}

int impact_command(const AuthoringOptions& options) {
  const OpenBook before = open_book(options.book);
  if (!before) return before.code;
  const OpenBook after = open_book(options.newer);
  if (!after) return after.code;
  std::vector<QuoteImpact> quotes;
  const int code = for_each_quote(options.quotes, [&](const SavedQuote& quote) {
    quotes.push_back(quote_impact(before.loaded.book, after.loaded.book, quote));
  });
  if (code != kDone) return code;
  const ImpactTotals totals = total_impact(quotes);
  print(options.json ? to_json(quotes, totals) + "\n" : print_impact(quotes, totals));
  return kDone;
}

// Whether a partner's layer may hold all of it; where it may not, the layer is one of the program's.
bool partner_owns(const json::Node& base, const Calibration& calibration) {
  return base.find("ownership") == nullptr ||
         std::all_of(calibration.estimates.begin(), calibration.estimates.end(),
                     [&](const Estimate& one) { return !one.changed() || ownership_of(base, one.path) != nullptr; });
}

std::vector<BookFile> calibrated_files(const AuthoringOptions& options, const OpenBook& base,
                                       const Calibration& calibration, bool partner) {
  const std::string id = options.id.empty() ? folder_name(options.folder) : options.id;
  const NewLayer layer{id, options.title.empty() ? base.loaded.book->title + ", calibrated" : options.title,
                       base.loaded.book->id, ""};
  json::Node tables = object_node();
  add_member(tables, "tables", calibrated_tables(calibration));
  return {{"00-meta.json", pretty(meta_document(layer, partner ? "partner" : "vertical"))},
          {"40-effort.json", pretty(tables)},
          {"CALIBRATION.md", "# " + layer.title + "\n\nFrom " + std::to_string(calibration.projects.size()) +
                                 " projects, over `" + layer.extends + "`.\n\n```\n" + print_calibration(calibration) +
                                 "```\n"}};
}

int calibrate_command(const AuthoringOptions& options) {
  if (!is_free(options.folder)) return kUnreadable;
  const OpenBook base = open_book(options.book);
  if (!base) return base.code;
  const auto text = read_file(options.file);
  if (!text) return kUnreadable;
  const Result<BookEffort> effort = effort_of(base.merged.root);
  if (!effort.ok()) return refuse(kBadInput, effort.error().message + " [" + effort.error().code + "]");
  const ReadProjects read = read_projects(*text, options.file, effort.value());
  print_findings(read.findings);
  if (has_errors(read.findings)) return kBadInput;
  const Calibration calibration = calibrate(effort.value(), read.projects);
  print(options.json ? to_json(calibration) + "\n" : print_calibration(calibration));
  const bool changed = std::any_of(calibration.estimates.begin(), calibration.estimates.end(),
                                   [](const Estimate& one) { return one.changed(); });
  if (!changed) return refuse(kDone, "The projects change no number, so no layer is written.");
  const bool partner = partner_owns(base.merged.root, calibration);
  const auto good = [&](const std::string& folder) { return stands_on(folder, base.merged); };
  if (!write_folder(options.folder, calibrated_files(options, base, calibration, partner), good)) return kBadInput;
  if (options.json) return kDone;
  print("\nWritten to " + options.folder + ", a layer of kind \"" + (partner ? "partner" : "vertical") + "\" over \"" +
        base.loaded.book->id + "\"" +
        (partner ? ".\n" : ": these hours belong to the program, so its owner must take it on.\n"));
  return kDone;
}

using Command = int (*)(const AuthoringOptions&);

CLI::App* add(CLI::App& books, AuthoringOptions& options, int& code, const char* name, const char* help,
              Command command) {
  CLI::App* made = books.add_subcommand(name, help);
  made->callback([&options, &code, command] { code = command(options); });
  return made;
}

constexpr const char* kBook = "A folder, a bundle or the name of a book inside the program";
constexpr const char* kQuotes = "Quote files, or folders of them";

}  // namespace

void add_authoring_commands(CLI::App& books, AuthoringOptions& options, int& code) {
  CLI::App* made = add(books, options, code, "new", "Begin a partner's layer on top of a book", new_command);
  made->add_option("DIR", options.folder, "Folder to make")->required();
  made->add_option("--extends", options.extends, "Name of the book below: beside DIR, or inside the program")
      ->required();
  made->add_option("--id", options.id, "Id of the layer (default: the name of the folder)");
  made->add_option("--title", options.title, "Title of the book");
  made->add_option("--currency", options.currency, "Currency, if it is another; amounts are not converted");

  made = add(books, options, code, "lint",
             "What is wrong with a book or would make its reader stumble (exit code 1: findings, 2: it does not load)",
             lint_command);
  made->add_option("BOOK", options.book, kBook)->required();
  made->add_option("QUOTES", options.quotes, "Quotes that should reach all of it: files, or folders of them");
  made->add_flag("--all", options.all, "List every remark, of all layers");
  made->add_flag("--json", options.json, "Print JSON");

  made = add(books, options, code, "where", "Which layer a value comes from, and what the layers below have",
             where_command);
  made->add_option("BOOK", options.book, kBook)->required();
  made->add_option("PATH", options.path, "Such as rate_card/roles/PM/bill")->required();
  made->add_flag("--json", options.json, "Print JSON");

  made = add(books, options, code, "diff", "What is different between two books, value by value", diff_command);
  made->add_option("OLD", options.book, kBook)->required();
  made->add_option("NEW", options.newer, kBook)->required();
  made->add_flag("--json", options.json, "Print JSON");

  made = add(books, options, code, "pack", "A book with all its layers as one file with a hash of its content",
             pack_command);
  made->add_option("BOOK", options.book, kBook)->required();
  made->add_option("-o,--out", options.file, "File to write")->required();

  made = add(books, options, code, "impact", "What a new book changes in quotes made with an old one", impact_command);
  made->add_option("OLD", options.book, kBook)->required();
  made->add_option("NEW", options.newer, kBook)->required();
  made->add_option("QUOTES", options.quotes, kQuotes)->required();
  made->add_flag("--json", options.json, "Print JSON");

  made = add(books, options, code, "calibrate", "Fit module hours and tier factors to past projects, as a layer",
             calibrate_command);
  made->add_option("PROJECTS", options.file,
                   "CSV with project, tier, modules (a;b;c), actual_hours; - for standard input")
      ->required();
  made->add_option("--book", options.book, "Book to start from (default: the reference book)");
  made->add_option("-o,--out", options.folder, "Folder to make")->required();
  made->add_option("--id", options.id, "Id of the layer (default: the name of the folder)");
  made->add_option("--title", options.title, "Title of the book");
  made->add_flag("--json", options.json, "Print JSON");
}

}  // namespace qw::cli
