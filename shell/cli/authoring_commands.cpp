#include "authoring_commands.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <optional>
#include <set>

#include "authoring/pack.h"
#include "authoring/scaffold.h"
#include "commands.h"
#include "content_hash.h"
#include "files.h"
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

// A book that loads, with the layers it was made of.
struct OpenBook {
  std::vector<Layer> layers;
  LoadedBook loaded;
  MergedBook merged;
  int code = kDone;

  explicit operator bool() const { return code == kDone; }
};

OpenBook open_book(const std::string& path, bool quiet = true) {
  OpenBook open;
  open.layers = read_layers(path);
  open.code = open.layers.empty() ? kUnreadable : kDone;
  if (!open) return open;
  open.loaded = load_layers(open.layers);
  open.code = open.loaded.book ? kDone : kBadInput;
  if (!open || !quiet) print_findings(open.loaded.findings);
  if (open) open.merged = merge_layers(open.layers);
  return open;
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

// Calls `each` with every quote of the files, the .json files of folders included; a file that cannot be read ends it.
template <class Each>
int for_each_quote(const std::vector<std::string>& paths, const Each& each) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (const auto& entry : fs::directory_iterator(path, error)) {
      if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
  }
  constexpr std::size_t kMany = 100;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files.size() > kMany && i > 0 && i % kMany == 0) std::fprintf(stderr, "%zu of %zu files\n", i, files.size());
    const auto text = read_file(files[i]);
    if (!text) return kUnreadable;
    const json::ReadResult read = json::read(*text);
    if (!read.ok()) {
      print_findings({json::to_finding(*read.error, files[i])});
      return kBadInput;
    }
    for (const json::Node* quote : quotes_in(read.root)) each(SavedQuote{quote, *text, files[i]});
  }
  return kDone;
}

// What a book looks like from a quote: what it reaches, and whether its schedules keep what they promise.
class LintedQuotes {
 public:
  explicit LintedQuotes(const OpenBook& open) : open_(open) {}

  void quote(const SavedQuote& quote) {
    const ReadInput input = read_input(*open_.loaded.book, *quote.root, quote.source, quote.file);
    if (!input.input) return print_findings(input.findings);
    const std::string name = input.input->name.empty() ? quote.file : "\"" + input.input->name + "\"";
    if (const auto evaluation = evaluated(*input.input, name)) note_reached(reached, *evaluation);
  }

  // The quote without answers, and the one of each preset, are quotes of every book.
  void usual_quotes() {
    made("{}", "the quote without answers");
    for (const Preset& preset : open_.loaded.book->presets) {
      json::Node root = object_node();
      add_member(root, "preset", text_node(preset.id));
      add_member(root, "answers", object_node());
      made(json::canonical(root), "the preset \"" + preset.id + "\"");
    }
  }

  Reached reached;
  std::vector<LintFinding> findings;

 private:
  void made(const std::string& text, const std::string& name) {
    const ReadInput input = read_input(*open_.loaded.book, text, name);
    if (input.input) evaluated(*input.input, name);
  }

  std::optional<Evaluation> evaluated(const QuoteInput& input, const std::string& name) {
    Evaluated made = evaluate(open_.loaded.book, input);
    if (!made.evaluation) print_findings(made.findings);
    if (!made.evaluation) return std::nullopt;
    for (LintFinding& one : lint_schedules(*made.evaluation, name, open_.layers)) {
      if (seen_.insert(one.finding.code + one.finding.path).second) findings.push_back(std::move(one));
    }
    return std::move(made.evaluation);
  }

  const OpenBook& open_;
  std::set<std::string> seen_;  // one quote is enough to say it
};

// The picture that the brand names stands in the folder of the layer that names it.
void lint_logo(const OpenBook& open, std::vector<LintFinding>& findings) {
  const json::Node* logo = find_value(open.merged.root, "brand/logo");
  if (logo == nullptr || logo->text.empty()) return;
  const SourcePlace place = open.merged.sources.place(logo->offset);
  if (place.file >= open.merged.sources.size()) return;
  const fs::path file = open.merged.sources.name(place.file);
  std::error_code error;
  if (!fs::exists(file, error) || fs::exists(file.parent_path() / logo->text, error)) return;
  const std::uint32_t layer = open.merged.sources.layer(place.file);
  findings.push_back(
      {{Severity::warning, "lint.no_logo", file.string(), "/brand/logo", place.line, place.column,
        "There is no file \"" + logo->text + "\" in the folder of the layer. Put it there, or remove \"logo\"."},
       open.merged.layer_ids[layer]});
}

int lint_command(const AuthoringOptions& options) {
  const OpenBook open = open_book(options.book);
  if (!open) return kBadInput;
  LintedQuotes quotes(open);
  quotes.usual_quotes();
  const int code = for_each_quote(options.quotes, [&](const SavedQuote& quote) { quotes.quote(quote); });
  if (code != kDone) return kBadInput;
  std::vector<LintFinding> findings = with_layers(open.loaded.findings, open.layers);
  for (LintFinding& one : quotes.findings) findings.push_back(std::move(one));
  lint_logo(open, findings);
  for (LintFinding& one : lint_book(open.layers, *open.loaded.book, quotes.reached)) findings.push_back(std::move(one));
  print(options.json ? to_json(findings) + "\n" : print_lint(findings, open.merged.layer_ids.back(), options.all));
  const bool clean = std::all_of(findings.begin(), findings.end(),
                                 [](const LintFinding& one) { return one.finding.severity == Severity::info; });
  return clean ? kDone : 1;
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
