#include <algorithm>

#include "base/text.h"
#include "quote/quote.h"
#include "quote/read_deal.h"

namespace qw {
namespace {

constexpr std::size_t kMostFindings = 100;

class InputReader final : private DealComplaints {
 public:
  InputReader(const PriceBook& book, std::string_view source, std::string_view file, Findings& findings)
      : book_(book), source_(source), file_(file), findings_(findings) {}

  QuoteInput read(const json::Node& root) {
    QuoteInput input;
    const json::Node* answers = root.find("answers");
    const json::Node* preset = root.find("preset");
    // a quote may be a preset and nothing else
    const bool bare = answers == nullptr && (preset == nullptr || book_.question("preset") != nullptr);
    if (bare) {
      input.intake = read_answers(book_, root, source_, file_, "", findings_);
      return input;
    }
    if (const json::Node* book = root.find("book")) lower_layer_ = names_lower_layer(*book);
    for (std::size_t i = 0; i < root.keys.size(); ++i) read_member(root.keys[i], root.items[i], input);
    read_deal(book_, root, input.deal, *this);
    json::Node none;
    none.kind = json::Kind::object;
    input.intake = read_answers(book_, answers == nullptr ? none : *answers, source_, file_, "/answers", findings_,
                                preset == nullptr ? std::vector<std::uint32_t>() : read_presets(*preset));
    return input;
  }

 private:
  void report(const json::Node& node, std::string_view key, std::string_view code, std::string message,
              Severity severity = Severity::error) {
    report_at(node, pointer_join("", key), code, std::move(message), severity);
  }

  void complain(const json::Node& node, const std::string& path, std::string_view code, std::string message) override {
    report_at(node, path, code, std::move(message), Severity::error);
  }

  void report_at(const json::Node& node, const std::string& path, std::string_view code, std::string message,
                 Severity severity) {
    if (findings_.size() >= kMostFindings) return;
    const json::Position position = json::position_at(source_, node.offset);
    findings_.push_back(
        {severity, std::string(code), std::string(file_), path, position.line, position.column, std::move(message)});
  }

  void read_member(std::string_view key, const json::Node& node, QuoteInput& input) {
    if (key == "answers" || key == "$schema" || key == "note" || key == "expected" || key == "preset") return;
    if (is_part_of_deal(key)) return;
    if (key == "name") {
      if (node.kind == json::Kind::string) {
        input.name = node.text;
      } else if (node.kind != json::Kind::null) {
        report(node, key, "quote.wrong_type", "\"name\" must be text in quotes.");
      }
    } else if (key == "worksheets") {
      read_worksheets(node);
    } else if (key == "book") {
      read_book(node);
    } else if (key == "version") {
      read_version(node, key);
    } else if (key == "as_of") {
      if (node.kind == json::Kind::string) input.as_of = parse_date(node.text);
      if (!input.as_of && node.kind != json::Kind::null) {
        report(node, key, "quote.bad_date", "\"as_of\" must be a date such as 2026-11-22.");
      }
    } else {
      const std::string_view near = nearest(key, {"answers", "preset", "name", "book", "version", "as_of", "note",
                                                  "selections", "adjustments", "waivers", "prepaid"});
      report(node, key, "quote.unknown_key",
             "Nothing reads \"" + std::string(key.substr(0, 60)) + "\" beside the answers." +
                 (near.empty() ? " Remove it." : " Did you mean \"" + std::string(near) + "\"?"),
             Severity::warning);
    }
  }

  static const json::Node* id_in(const json::Node& node) {
    return node.kind == json::Kind::object ? node.find("id") : &node;
  }

  bool names_lower_layer(const json::Node& node) const {
    const json::Node* id = id_in(node);
    return id != nullptr && id->text != book_.id &&
           std::find(book_.layers.begin(), book_.layers.end(), id->text) != book_.layers.end();
  }

  // "import", or ["import", "fmcg"]
  std::vector<std::uint32_t> read_presets(const json::Node& node) {
    std::vector<std::uint32_t> presets;
    if (node.kind == json::Kind::string) read_preset(node, "/preset", presets);
    if (node.kind == json::Kind::array) {
      for (std::size_t i = 0; i < node.items.size(); ++i) {
        read_preset(node.items[i], pointer_join("/preset", i), presets);
      }
    }
    const bool known = node.kind == json::Kind::string || node.kind == json::Kind::array;
    if (!known && node.kind != json::Kind::null) {
      report(node, "preset", "quote.wrong_type", "\"preset\" must be the id of a preset, or a list of such ids.");
    }
    return presets;
  }

  void read_preset(const json::Node& node, const std::string& path, std::vector<std::uint32_t>& presets) {
    std::vector<std::string_view> ids;
    for (const Preset& preset : book_.presets) ids.push_back(preset.id);
    const auto found = std::find(ids.begin(), ids.end(), node.text);
    const auto number = static_cast<std::uint32_t>(found - ids.begin());
    if (node.kind != json::Kind::string || found == ids.end()) {
      const std::string_view near = nearest(node.text, ids);
      report_at(node, path, "quote.unknown_preset",
                "The price book has no preset \"" + node.text.substr(0, 60) + "\"." +
                    (near.empty() ? " Remove it." : " Did you mean \"" + std::string(near) + "\"?"),
                Severity::error);
    } else if (std::find(presets.begin(), presets.end(), number) != presets.end()) {
      report_at(node, path, "quote.duplicate_preset", "This preset is named twice; keep it once.", Severity::error);
    } else {
      presets.push_back(number);
    }
  }

  // The answers themselves are read with the rules of their worksheet, when somebody asks for it.
  void read_worksheets(const json::Node& node) {
    if (node.kind == json::Kind::null) return;
    if (node.kind != json::Kind::object) {
      return report(node, "worksheets", "quote.wrong_type", "Worksheets are an object of worksheet and its answers.");
    }
    for (std::size_t i = 0; i < node.keys.size(); ++i) {
      const std::string path = pointer_join("/worksheets", node.keys[i]);
      const bool known = book_.worksheets_apart > 0 ||  // then nobody can tell
                         std::any_of(book_.worksheets.begin(), book_.worksheets.end(),
                                     [&](const Worksheet& one) { return one.id == node.keys[i]; });
      if (node.items[i].kind != json::Kind::object && node.items[i].kind != json::Kind::null) {
        report_at(node.items[i], path, "quote.wrong_type", "These must be answers {\"question\": answer, ...}.",
                  Severity::error);
      } else if (!known) {
        report_at(
            node.items[i], path, "quote.unknown_worksheet",
            "The price book has no worksheet \"" + node.keys[i].substr(0, 60) + "\"; its answers are kept unread.",
            Severity::info);
      }
    }
  }

  // "reference", or {"id": "reference", "version": 1}
  void read_book(const json::Node& node) {
    const json::Node* id = id_in(node);
    if (id == nullptr || id->kind != json::Kind::string) {
      report(node, "book", "quote.wrong_type", "\"book\" must be the id of a price book, as text.");
    } else if (lower_layer_) {
      report(node, "book", "quote.lower_layer",
             "This quote was made with \"" + id->text.substr(0, 60) + "\", on which \"" + book_.id +
                 "\" builds; its prices are now those of \"" + book_.id + "\".",
             Severity::info);
      return;
    } else if (id->text != book_.id) {
      report(node, "book", "quote.other_book",
             "This quote is made with the price book \"" + id->text.substr(0, 60) + "\", but \"" + book_.id +
                 "\" is loaded. Load that book.");
    }
    if (const json::Node* version = node.find("version")) read_version(*version, "book");
  }

  void read_version(const json::Node& node, std::string_view key) {
    const auto number = node.kind == json::Kind::number ? parse_decimal(node.text) : std::nullopt;
    if (lower_layer_ || (number && compare(*number, Decimal::from_int(book_.version)) == 0)) return;
    report(node, key, "quote.other_version",
           "This quote is made with another version of the price book than " + std::to_string(book_.version) +
               ". Load that version.");
  }

  const PriceBook& book_;
  std::string_view source_;
  std::string_view file_;
  Findings& findings_;
  bool lower_layer_ = false;  // the quote names a layer that the book builds on: its version is not the book's
};

}  // namespace

ReadInput read_input(const PriceBook& book, std::string_view text, std::string_view file) {
  ReadInput made;
  const json::ReadResult read = json::read(text);
  if (!read.ok()) {
    made.findings.push_back(json::to_finding(*read.error, file));
    return made;
  }
  return read_input(book, read.root, text, file);
}

ReadInput read_input(const PriceBook& book, const json::Node& root, std::string_view source, std::string_view file) {
  ReadInput made;
  if (root.kind != json::Kind::object) {
    made.findings.push_back({Severity::error, "quote.wrong_type", std::string(file), "", 1, 1,
                             "A quote is an object: answers, or {\"answers\": {...}}."});
    return made;
  }
  QuoteInput input = InputReader(book, source, file, made.findings).read(root);
  if (!has_errors(made.findings)) made.input = std::move(input);
  return made;
}

}  // namespace qw
