#include "pricebook/builder.h"

#include <algorithm>

#include "base/text.h"

namespace qw {
Cursor Cursor::member(std::string_view key) const {
  const json::Node* found = node == nullptr ? nullptr : node->find(key);
  return Cursor{found, pointer_join(path, key)};
}

Cursor Cursor::item(std::size_t i) const { return Cursor{&node->items[i], pointer_join(path, i)}; }

Builder::Builder(MergedBook&& merged, const Layer& lowest, Findings& findings)
    : findings_(findings), merged_(std::move(merged)) {
  book_.layers = lowest.made_of;
  book_.worksheets_apart = lowest.worksheets_apart;
  findings_.insert(findings_.end(), merged_.findings.begin(), merged_.findings.end());
}

LoadedBook Builder::build() {
  read_sections();
  if (sheet_ != nullptr) {
    take_from_book();
  } else {
    read_meta();
    read_policy();
  }
  read_intake();
  read_presets();
  read_brand();
  read_tables();
  read_rate_card();
  read_services();
  if (sheet_ == nullptr) read_roles();
  read_phases();
  declare_rules();
  declare_engine_names();
  for (SlotId slot = 0; slot < book_.slots.size(); ++slot) compile_slot(slot);
  if (sheet_ == nullptr) enter("lines", pricing_, &Builder::compile_pricing, StepKind::pricing);
  enter("gates", gates_, &Builder::compile_gates, StepKind::gates);
  read_milestones();
  read_margin_bands();
  read_scope();
  read_deployment();
  read_approvals();
  read_clauses();
  read_schedules();
  read_worksheets();
  if (sheet_ != nullptr) read_results();
  read_metrics();
  read_summary();
  read_claims();
  compile_sentences();
  check_layers();
  if (book_.worksheets_apart == 0) check_unused();  // else a worksheet may use it
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
  if (at.node != nullptr) {
    const SourcePlace found = place(offset);
    finding.file = merged_.sources.name(found.file);
    finding.line = found.line;
    finding.column = found.column;
  }
  findings_.push_back(std::move(finding));
}

// The text of a worksheet is not the one its author wrote: all of it stands where the worksheet begins.
SourcePlace Builder::place(std::uint32_t offset) const {
  if (sheet_ != nullptr) return {0, sheet_->worksheet.origin.line, sheet_->worksheet.origin.column};
  return merged_.sources.place(offset);
}

Origin Builder::origin(const Cursor& at) const {
  if (at.node == nullptr) return {SourcePlace{}.file, 0, 0, at.path};
  const SourcePlace found = place(at.node->offset);
  return {found.file, found.line, found.column, at.path};
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
            "\"" + std::string(key) + "\" must be a number: without quotes, unit or exponent, of at most 34 digits.");
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
    problem(Cursor{&object.node->items[i], pointer_join(object.path, key)}, "book.unknown_key",
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

// The sections of the merged document; which names there may be was checked when it was put together.
void Builder::read_sections() {
  const Cursor document{&merged_.root, sheet_ == nullptr ? "" : pointer_join("/worksheets", sheet_->worksheet.id)};
  for (const std::string& key : merged_.root.keys) {
    const Cursor section = document.member(key);
    auto* named = key == "facts" ? &facts_ : key == "decisions" ? &decisions_ : key == "tables" ? &tables_ : nullptr;
    if (named == nullptr) {
      sections_.emplace(key, section);
    } else {
      for (std::size_t i = 0; i < section.node->keys.size(); ++i) {
        const std::string& name = section.node->keys[i];
        named->emplace_back(name, Cursor{&section.node->items[i], pointer_join(section.path, name)});
      }
    }
  }
  book_.layers.insert(book_.layers.end(), merged_.layer_ids.begin(), merged_.layer_ids.end());
  for (std::uint32_t file = 0; file < merged_.sources.size(); ++file) book_.files.push_back(merged_.sources.name(file));
}

}  // namespace qw
