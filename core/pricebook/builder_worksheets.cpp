// Worksheets. With the book only their frame is read; their rules are when somebody asks, as a small book of its own.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

void Builder::read_worksheets() {
  const Cursor worksheets = sections_["worksheets"];
  Ids seen;
  for (std::size_t i = 0; i < worksheets.size(); ++i) {
    read_worksheet(worksheets.item(i));
    unique_id(worksheets.item(i), book_.worksheets.back().id, seen);
  }
  group_worksheets();
}

// Those without a group are a group, too, and come last.
void Builder::group_worksheets() {
  std::vector<std::string> groups;
  for (const Worksheet& one : book_.worksheets) {
    const bool known = std::find(groups.begin(), groups.end(), one.group) != groups.end();
    if (!known && !one.group.empty()) groups.push_back(one.group);
  }
  const auto place = [&](const Worksheet& one) { return std::find(groups.begin(), groups.end(), one.group); };
  std::stable_sort(book_.worksheets.begin(), book_.worksheets.end(),
                   [&](const Worksheet& a, const Worksheet& b) { return place(a) < place(b); });
}

void Builder::read_worksheet(const Cursor& at) {
  only(at, {"id", "title", "group", "help", "takes", "intake", "tables", "facts", "decisions", "gates", "document",
            "approvals", "results"});
  Worksheet worksheet{text(at, "id"), text(at, "title"), text(at, "group", false), text(at, "help", false), {}, {}, {},
                      origin(at)};
  for (const std::string_view key : {"intake", "tables", "facts", "decisions", "document"}) object(at, key, false);
  if (const Cursor approvals = object(at, "approvals", false)) only(approvals, {"rules"});
  array(at, "gates", false);
  read_takes(array(at, "takes", false), worksheet);
  const Cursor results = array(at, "results");
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results.item(i).is(json::Kind::string)) {
      worksheet.results.push_back(results.item(i).node->text);
    } else {
      problem(results.item(i), "book.wrong_type", "A result is the name of a fact or a decision of the worksheet.");
    }
  }
  worksheet.text = json::canonical(*at.node);
  book_.worksheets.push_back(std::move(worksheet));
}

void Builder::read_takes(const Cursor& takes, Worksheet& worksheet) {
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const Cursor one = takes.item(i);
    const auto symbol = one.is(json::Kind::string) ? settled(one.node->text) : std::nullopt;
    if (!symbol) {
      const std::string name = one.is(json::Kind::string) ? one.node->text : "";
      const std::string_view near = nearest(name, known_names());
      problem(one, "book.unknown_name",
              "The quote has no value of this name." +
                  (near.empty() ? " Name a question, a fact, a decision, a table or an engine total."
                                : " Did you mean \"" + std::string(near) + "\"?"));
    } else if (std::find(worksheet.takes.begin(), worksheet.takes.end(), symbol->slot) != worksheet.takes.end()) {
      problem(one, "book.duplicate", "The worksheet takes this value already; remove one.");
    } else if (book_.types[symbol->type].kind == feel::TypeKind::function) {
      problem(one, "book.wrong_type", "A worksheet cannot take a function; define it there.");
    } else {
      worksheet.takes.push_back(symbol->slot);
    }
  }
}

// ---- the worksheet itself ----

Builder::Builder(const WorksheetFrame& sheet, Findings& findings) : findings_(findings), sheet_(&sheet) {
  merged_.root = json::read(sheet.worksheet.text).root;
  for (const char* frame : {"id", "title", "group", "help", "takes"}) json::erase_member(merged_.root, frame);
  const std::uint32_t file = sheet.worksheet.origin.file;
  merged_.sources.add({file < sheet.book.files.size() ? sheet.book.files[file] : "", ""}, 0, nullptr);
  pricing_ = State::done;
}

// Rounding, roles, currency and locale are the book's; then each value under its name, before all other names.
void Builder::take_from_book() {
  const PriceBook& from = sheet_->book;
  book_.id = sheet_->worksheet.id;
  book_.version = from.version;
  book_.title = sheet_->worksheet.title;
  book_.locale = from.locale;
  book_.currency = from.currency;
  book_.rounding_points = from.rounding_points;
  named_points_ = from.rounding_points.size();
  book_.allocation = from.allocation;
  book_.roles = from.roles;
  for (std::size_t i = 0; i < sheet_->worksheet.takes.size(); ++i) {
    const SlotInfo& info = from.slots[sheet_->worksheet.takes[i]];
    const auto index = static_cast<std::uint32_t>(book_.tables.size());
    const SlotId slot = declare({}, info.name, SlotKind::table, index, taken_type(info.type));
    book_.tables.push_back({info.name, info.label, slot});
    book_.slots[slot].label = info.label;
    book_.slots[slot].unit = info.unit;
    book_.slots[slot].decimals = info.decimals;
    if (i < sheet_->taken.size()) book_.initial[slot] = feel::deep_copy(sheet_->taken[i], book_.arena);
  }
}

feel::TypeId Builder::taken_type(feel::TypeId type) {
  if (type <= feel::kMonthsDuration) return type;  // these are the same in every book
  const feel::Type from = sheet_->book.types[type];
  switch (from.kind) {
    case feel::TypeKind::list: return book_.types.list_of(taken_type(from.element));
    case feel::TypeKind::range: return book_.types.range_of(taken_type(from.element));
    case feel::TypeKind::context: {
      std::vector<std::pair<std::string, feel::TypeId>> fields;
      for (const auto& [name, field] : from.fields) fields.emplace_back(name, taken_type(field));
      return book_.types.context_of(std::move(fields));
    }
    default: return feel::kAny;
  }
}

void Builder::read_results() {
  const Cursor results = sections_["results"];
  for (std::size_t i = 0; i < results.size(); ++i) {
    const Cursor at = results.item(i);
    const auto symbol = settled(at.node->text);
    const bool shown = symbol && book_.slots[symbol->slot].kind != SlotKind::question &&
                       book_.slots[symbol->slot].kind != SlotKind::engine;
    if (shown) {
      book_.metrics.push_back(symbol->slot);
      continue;
    }
    std::vector<std::string_view> names;
    for (const auto& [name, fact] : facts_) names.push_back(name);
    for (const auto& [name, decision] : decisions_) names.push_back(name);
    const std::string_view near = nearest(at.node->text, names);
    problem(at, "book.unknown_name",
            "A result is the name of a fact or a decision of the worksheet." +
                (near.empty() ? " Define it there." : " Did you mean \"" + std::string(near) + "\"?"));
  }
}

LoadedBook load_worksheet(const PriceBook& book, const Worksheet& worksheet, const std::vector<feel::Value>& taken) {
  Findings findings;
  return Builder(WorksheetFrame{book, worksheet, taken}, findings).build();
}

}  // namespace qw
