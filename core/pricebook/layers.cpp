#include "pricebook/layers.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/text.h"
#include "pricebook/merge.h"

namespace qw {
namespace {

using json::Kind;
using json::Node;

constexpr std::size_t kMostFindings = 400;      // the loader has more to say
constexpr std::size_t kMostBytes = 64U << 20U;  // of all files: an offset counts through them

constexpr std::string_view kLists[] = {"gates",  "services", "phases",    "margin_bands",     "metrics", "summary",
                                       "claims", "options",  "discounts", "discount_classes", "fx",      "worksheets"};
constexpr std::string_view kObjects[] = {"meta",        "policy",     "intake",    "tables",     "rate_card",
                                         "facts",       "decisions",  "scope",     "deployment", "lines",
                                         "adjustments", "milestones", "approvals", "document",   "terms",
                                         "taxes",       "payments",   "risk",      "ownership",  "brand"};

bool has(const std::string_view* begin, const std::string_view* end, std::string_view key) {
  return std::find(begin, end, key) != end;
}

class LayerReader {
 public:
  explicit LayerReader(MergedBook& made) : made_(made) {}

  // All files of one layer as one object.
  Node read(const Layer& layer, std::uint32_t number) {
    Node joined;
    joined.kind = Kind::object;
    for (const BookFile& file : layer.files) {
      bytes_ += file.text.size() + 1;
      if (bytes_ > kMostBytes) {
        report("book.too_large", file.name, "The files have more than 64 MB together; make the book smaller.");
        break;
      }
      json::ReadResult read = json::read(file.text);
      made_.sources.add(file, number, read.ok() ? &read.root : nullptr);
      if (!read.ok()) {
        if (made_.findings.size() < kMostFindings) {
          made_.findings.push_back(json::to_finding(*read.error, file.name));
        }
      } else if (read.root.kind != Kind::object) {
        problem(read.root, "", "book.wrong_type", "A file of a price book is one object {...} with sections in it.");
      } else {
        take_sections(joined, std::move(read.root));
      }
    }
    return joined;
  }

  void problem(const Node& at, const std::string& path, std::string_view code, std::string message) {
    if (made_.findings.size() >= kMostFindings) return;
    const SourcePlace place = made_.sources.place(at.offset);
    made_.findings.push_back({Severity::error, std::string(code), made_.sources.name(place.file), path, place.line,
                              place.column, std::move(message)});
  }

  void report(std::string_view code, const std::string& file, std::string message) {
    made_.findings.push_back({Severity::error, std::string(code), file, "", 0, 0, std::move(message)});
  }

 private:
  void take_sections(Node& joined, Node&& document) {
    for (std::size_t i = 0; i < document.keys.size(); ++i) {
      const std::string& key = document.keys[i];
      if (key == "$schema" && document.items[i].kind != Kind::string) {
        problem(document.items[i], "/$schema", "book.wrong_type",
                "\"$schema\" is the path or address of a JSON Schema, as text; editors read it. Correct or remove it.");
      }
      if (key == "$schema" || !is_section(key, document.items[i])) continue;
      const auto found = std::find(joined.keys.begin(), joined.keys.end(), key);
      if (found == joined.keys.end()) {
        joined.keys.push_back(key);
        joined.items.push_back(std::move(document.items[i]));
        continue;
      }
      Node& section = joined.items[static_cast<std::size_t>(found - joined.keys.begin())];
      Node& more = document.items[i];
      const bool joins = key == "facts" || key == "decisions" || key == "tables" || key == "worksheets";
      if (joins && section.kind == more.kind) {
        join(section, std::move(more), key);
      } else {
        problem(document.items[i], "/" + key, "book.duplicate",
                "The section \"" + key + "\" stands in \"" + made_.sources.name(made_.sources.file_at(section.offset)) +
                    "\" already; join the two.");
      }
    }
  }

  // Two files of a layer that say something of the same name would else be one change over the other.
  void join(Node& section, Node&& more, const std::string& key) {
    const auto name_at = [](const Node& node, std::size_t i) {
      return node.kind == Kind::object ? node.keys[i] : item_name(node.items[i]);
    };
    std::map<std::string, std::uint32_t> places;
    for (std::size_t i = 0; i < section.items.size(); ++i) places.emplace(name_at(section, i), section.items[i].offset);
    for (std::size_t i = 0; i < more.items.size(); ++i) {
      const std::string name = name_at(more, i);
      const auto [there, is_new] = places.emplace(name, more.items[i].offset);
      if (!name.empty() && !is_new) {
        problem(more.items[i], pointer_join("/" + key, name), "book.duplicate",
                "\"" + name.substr(0, 60) + "\" stands in \"" +
                    made_.sources.name(made_.sources.file_at(there->second)) + "\" already; keep one of the two.");
        continue;
      }
      if (section.kind == Kind::object) section.keys.push_back(name);
      section.items.push_back(std::move(more.items[i]));
    }
  }

  bool is_section(const std::string& key, const Node& section) {
    const bool is_list = has(std::begin(kLists), std::end(kLists), key);
    if (!is_list && !has(std::begin(kObjects), std::end(kObjects), key)) {
      std::vector<std::string_view> known(std::begin(kLists), std::end(kLists));
      known.insert(known.end(), std::begin(kObjects), std::end(kObjects));
      const std::string_view near = nearest(key, known);
      problem(section, pointer_join("", key), "book.unknown_key",
              "There is no section \"" + key.substr(0, 60) + "\" in a price book." +
                  (near.empty() ? "" : " Did you mean \"" + std::string(near) + "\"?"));
      return false;
    }
    const bool replaced = section.kind == Kind::object && section.find("$replace") != nullptr;
    if (section.kind == (is_list ? Kind::array : Kind::object) || replaced) return true;
    problem(section, pointer_join("", key), "book.wrong_type",
            "The section \"" + key + "\" must be " + (is_list ? "a list [...]." : "an object {...}."));
    return false;
  }

  MergedBook& made_;
  std::size_t bytes_ = 0;
};

std::string text_in(const Node* object, std::string_view key) {
  const Node* found = object == nullptr ? nullptr : object->find(key);
  return found == nullptr || found->kind != Kind::string ? std::string() : found->text;
}

LayerMeta meta_in(const Node& document) {
  const Node* meta = document.find("meta");
  return {text_in(meta, "id"), text_in(meta, "extends"), text_in(meta, "layer")};
}

std::string currency_in(const Node& document) { return text_in(document.find("meta"), "currency"); }

// Amounts of the layers below are in the currency of the layer that sells: their units follow.
void follow_currency(Node& node, const std::string& before, const std::string& after) {
  for (std::size_t i = 0; i < node.items.size(); ++i) {
    Node& item = node.items[i];
    if (i < node.keys.size() && node.keys[i] == "unit" && item.kind == Kind::string && item.text == before) {
      item.text = after;
    }
    follow_currency(item, before, after);
  }
}

// The merged document stands for itself.
void drop_extends(Node& root) {
  for (std::size_t i = 0; i < root.keys.size(); ++i) {
    if (root.keys[i] == "meta") json::erase_member(root.items[i], "extends");
  }
}

}  // namespace

LayerMeta layer_meta(const std::vector<BookFile>& files) {
  for (const BookFile& file : files) {
    const json::ReadResult read = json::read(file.text);
    if (read.ok() && read.root.find("meta") != nullptr) return meta_in(read.root);
  }
  return {};
}

MergedBook merge_layers(const std::vector<Layer>& layers) {
  MergedBook made;
  LayerReader reader(made);
  if (layers.size() > kMostLayers) {
    reader.report("layer.too_deep", "", "More than 8 layers build on each other here; join some of them.");
    return made;
  }
  std::optional<std::uint32_t> partners_from;  // where the first layer of a partner begins
  for (std::uint32_t i = 0; i < layers.size(); ++i) {
    const std::uint32_t begin = made.sources.end();
    Node upper = reader.read(layers[i], i);
    const LayerMeta meta = meta_in(upper);
    const bool restricted = meta.layer == "partner" || meta.layer == "brand";
    if (restricted && !partners_from) partners_from = begin;
    const std::string below = i == 0 ? "" : made.layer_ids.back();
    made.layer_ids.push_back(meta.id.empty() ? layers[i].id : meta.id);
    if (meta.extends != below) {
      const Node* at = upper.find("meta");
      reader.problem(at == nullptr ? upper : *at, "/meta/extends", "layer.wrong_base",
                     below.empty()
                         ? "This layer extends \"" + meta.extends.substr(0, 60) +
                               "\", which is not here. Keep its folder beside this one, or bundle the layers together."
                         : "The layer below is \"" + below.substr(0, 60) + "\"; \"extends\" must name it.");
    }
    std::vector<MergeProblem> problems;
    if (i == 0) {
      made.root = std::move(upper);
    } else {
      const std::string before = currency_in(made.root);
      const std::string after = currency_in(upper);
      if (!before.empty() && !after.empty() && before != after) follow_currency(made.root, before, after);
      merge_over(made.root, std::move(upper), restricted ? partners_from : std::nullopt, problems);
    }
    Node at;
    for (MergeProblem& problem : problems) {
      at.offset = problem.offset;
      reader.problem(at, "/" + problem.path, problem.code, std::move(problem.message));
    }
  }
  if (layers.size() > 1) drop_extends(made.root);
  return made;
}

}  // namespace qw
