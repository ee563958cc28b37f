#include "pricebook/builder.h"

#include <algorithm>

#include "base/text.h"

namespace qw {
namespace {

constexpr std::uint32_t kCountedBytes = 256;

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; }

}  // namespace

Cursor Cursor::member(std::string_view key) const {
  const json::Node* found = node == nullptr ? nullptr : node->find(key);
  return Cursor{found, file, pointer_join(path, key)};
}

Cursor Cursor::item(std::size_t i) const { return Cursor{&node->items[i], file, pointer_join(path, i)}; }

Builder::Builder(const std::vector<BookFile>& files, Findings& findings) : findings_(findings), files_(files) {}

LoadedBook Builder::build() {
  read_files(files_);
  read_meta();
  read_policy();
  read_intake();
  read_tables();
  read_rate_card();
  read_services();
  read_roles();
  read_phases();
  declare_rules();
  declare_engine_names();
  for (SlotId slot = 0; slot < book_.slots.size(); ++slot) compile_slot(slot);
  enter("lines", pricing_, &Builder::compile_pricing, StepKind::pricing);
  enter("gates", gates_, &Builder::compile_gates, StepKind::gates);
  read_milestones();
  read_margin_bands();
  read_scope();
  read_deployment();
  read_approvals();
  read_clauses();
  read_metrics();
  read_summary();
  read_claims();
  compile_sentences();
  check_layers();
  check_unused();
  book_.engine.one_time_lines_read = used_[book_.engine.one_time_lines];
  book_.engine.recurring_lines_read = used_[book_.engine.recurring_lines];
  std::stable_sort(findings_.begin(), findings_.end(),
                   [](const Finding& a, const Finding& b) { return a.severity > b.severity; });
  LoadedBook loaded;
  loaded.findings = findings_;
  if (!has_errors(findings_)) loaded.book = std::make_shared<const PriceBook>(std::move(book_));
  return loaded;
}

void Builder::problem(const Cursor& at, std::string_view code, std::string message, Severity severity) {
  problem_at(at, at.node == nullptr ? 0 : at.node->offset, code, std::move(message), severity);
}

void Builder::problem_at(const Cursor& at, std::uint32_t offset, std::string_view code, std::string message,
                         Severity severity) {
  if (findings_.size() >= kMostFindings) return;
  Finding finding{severity, std::string(code), "", at.path, 0, 0, std::move(message)};
  if (at.file < files_.size()) {
    finding.file = files_[at.file].name;
    if (at.node != nullptr) {
      const json::Position found = position(at, offset);
      finding.line = found.line;
      finding.column = found.column;
    }
  }
  findings_.push_back(std::move(finding));
}

// Neither the file nor the line is read through: every formula of a book has a position, and a bundled file is one line.
json::Position Builder::position(const Cursor& at, std::uint32_t offset) const {
  const std::string_view text = files_[at.file].text;
  const std::vector<std::uint32_t>& starts = line_starts_[at.file];
  const auto next = std::upper_bound(starts.begin(), starts.end(), offset);
  const auto characters = [&](std::uint32_t end) {
    std::uint32_t count = characters_[at.file][end / kCountedBytes];
    for (std::uint32_t i = end - end % kCountedBytes; i < end; ++i) count += begins_character(text[i]) ? 1U : 0U;
    return count;
  };
  const std::uint32_t column = 1 + characters(offset) - characters(*std::prev(next));
  return {static_cast<std::uint32_t>(next - starts.begin()), column};
}

Origin Builder::origin(const Cursor& at) const {
  if (at.node == nullptr || at.file >= files_.size()) return {at.file, 0, 0, at.path};
  const json::Position found = position(at, at.node->offset);
  return {at.file, found.line, found.column, at.path};
}

std::string Builder::text(const Cursor& object, std::string_view key, bool required) {
  const Cursor found = object.member(key);
  if (!found || found.is(json::Kind::null)) {
    if (required) {
      problem(object, "book.missing", "\"" + std::string(key) + "\" is missing here; add it as text.");
    }
    return {};
  }
  if (!found.is(json::Kind::string)) {
    problem(found, "book.wrong_type", "\"" + std::string(key) + "\" must be text in quotes.");
    return {};
  }
  return found.node->text;
}

std::optional<Decimal> Builder::number(const Cursor& object, std::string_view key, bool required) {
  const Cursor found = object.member(key);
  if (!found || found.is(json::Kind::null)) {
    if (required) problem(object, "book.missing", "\"" + std::string(key) + "\" is missing here; add it as a number.");
    return std::nullopt;
  }
  const auto value = found.is(json::Kind::number) ? parse_decimal(found.node->text) : std::nullopt;
  if (!value) {
    problem(found, "book.wrong_type",
            "\"" + std::string(key) + "\" must be a number without exponent and of at most 34 digits.");
  }
  return value;
}

std::optional<std::int64_t> Builder::whole_number(const Cursor& object, std::string_view key, bool required) {
  const auto value = number(object, key, required);
  if (!value) return std::nullopt;
  const auto whole = to_int64(*value);
  if (!whole) problem(object.member(key), "book.wrong_type", "\"" + std::string(key) + "\" must be a whole number.");
  return whole;
}

std::optional<Date> Builder::date(const Cursor& object, std::string_view key) {
  const std::string written = text(object, key, false);
  if (written.empty()) return std::nullopt;
  const auto day = parse_date(written);
  if (!day) {
    problem(object.member(key), "book.wrong_type",
            "\"" + written.substr(0, 40) + "\" is no date; write year, month and day as 2026-01-31.");
  }
  return day;
}

Cursor Builder::array(const Cursor& object, std::string_view key, bool required) {
  const Cursor found = object.member(key);
  if (found.is(json::Kind::array)) return found;
  if (found) {
    problem(found, "book.wrong_type", "\"" + std::string(key) + "\" must be a list [...].");
  } else if (required) {
    problem(object, "book.missing", "\"" + std::string(key) + "\" is missing here; add it as a list [...].");
  }
  return {};
}

Cursor Builder::object(const Cursor& holder, std::string_view key, bool required) {
  const Cursor found = holder.member(key);
  if (found.is(json::Kind::object)) return found;
  if (found) {
    problem(found, "book.wrong_type", "\"" + std::string(key) + "\" must be an object {...}.");
  } else if (required) {
    problem(holder, "book.missing", "\"" + std::string(key) + "\" is missing here; add it as an object {...}.");
  }
  return {};
}

void Builder::only(const Cursor& object, std::initializer_list<std::string_view> keys) {
  if (!object) return;
  if (!object.is(json::Kind::object)) {
    problem(object, "book.wrong_type", "This must be an object {...}.");
    return;
  }
  for (std::size_t i = 0; i < object.node->keys.size(); ++i) {
    const std::string& key = object.node->keys[i];
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) continue;
    const std::string_view near = nearest(key, std::vector<std::string_view>(keys));
    problem(Cursor{&object.node->items[i], object.file, pointer_join(object.path, key)}, "book.unknown_key",
            "Nothing here is called \"" + key.substr(0, 60) + "\"." +
                (near.empty()
                     ? " Remove it or correct the name; known are " + join_or(std::vector<std::string_view>(keys)) + "."
                     : " Did you mean \"" + std::string(near) + "\"?"));
  }
}

void Builder::unique_id(const Cursor& at, std::string_view id, Ids& seen) {
  if (seen.emplace(id).second) return;
  problem(at, "book.duplicate",
          "The id \"" + std::string(id.substr(0, 60)) + "\" is used twice in this list; rename one.");
}

void Builder::read_files(const std::vector<BookFile>& files) {
  documents_.reserve(files.size());
  for (std::uint32_t file = 0; file < files.size(); ++file) {
    book_.files.push_back(files[file].name);
    line_starts_.push_back({0});
    characters_.push_back({0});
    std::uint32_t characters = 0;
    for (std::uint32_t i = 0; i < files[file].text.size(); ++i) {
      if (files[file].text[i] == '\n') line_starts_.back().push_back(i + 1);
      characters += begins_character(files[file].text[i]) ? 1U : 0U;
      if ((i + 1) % kCountedBytes == 0) characters_.back().push_back(characters);
    }
    json::ReadResult read = json::read(files[file].text);
    if (!read.ok()) {
      findings_.push_back(json::to_finding(*read.error, files[file].name));
      documents_.emplace_back();
      continue;
    }
    documents_.push_back(std::move(read.root));
    const Cursor document{&documents_.back(), file, ""};
    if (!document.is(json::Kind::object)) {
      problem(document, "book.wrong_type", "A file of a price book is one object {...} with sections in it.");
      continue;
    }
    for (const std::string& key : document.node->keys) read_section(document.member(key), key);
  }
}

void Builder::read_section(const Cursor& section, const std::string& key) {
  constexpr std::string_view kLists[] = {"gates",  "services", "phases",    "margin_bands",     "metrics", "summary",
                                         "claims", "options",  "discounts", "discount_classes", "fx"};
  constexpr std::string_view kObjects[] = {"meta",      "policy",   "intake",     "tables", "rate_card",   "facts",
                                           "decisions", "scope",    "deployment", "lines",  "adjustments", "milestones",
                                           "approvals", "document", "terms",      "taxes",  "payments",    "risk"};
  const bool is_list = std::find(std::begin(kLists), std::end(kLists), key) != std::end(kLists);
  if (!is_list && std::find(std::begin(kObjects), std::end(kObjects), key) == std::end(kObjects)) {
    std::vector<std::string_view> known(std::begin(kLists), std::end(kLists));
    known.insert(known.end(), std::begin(kObjects), std::end(kObjects));
    const std::string_view near = nearest(key, known);
    problem(section, "book.unknown_key",
            "There is no section \"" + key.substr(0, 60) + "\" in a price book." +
                (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?"));
    return;
  }
  if (!section.is(is_list ? json::Kind::array : json::Kind::object)) {
    problem(section, "book.wrong_type",
            "The section \"" + key + "\" must be " + (is_list ? "a list [...]." : "an object {...}."));
    return;
  }
  auto* named = key == "facts" ? &facts_ : key == "decisions" ? &decisions_ : key == "tables" ? &tables_ : nullptr;
  if (named != nullptr) {
    for (const std::string& name : section.node->keys) named->emplace_back(name, section.member(name));
  } else if (!sections_.emplace(key, section).second) {
    problem(section, "book.duplicate", "The section \"" + key + "\" stands in another file already; join the two.");
  }
}

}  // namespace qw
