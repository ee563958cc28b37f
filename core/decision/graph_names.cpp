// The scope of a node: what it requires, and the names of the boxed expressions around a text.
#include "decision/graph_compiler.h"

namespace qw::decision {
namespace {

bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_symbol(char c) { return std::string_view("+-*/'.").find(c) != std::string_view::npos; }

const std::string& name_of(const Node& node) { return node.variable.name.empty() ? node.name : node.variable.name; }

}  // namespace

std::string tidy_name(std::string_view name) {
  std::string tidy;
  for (const char c : name) {
    if (!is_space(c)) {
      tidy += c;
    } else if (!tidy.empty() && tidy.back() != ' ') {
      tidy += ' ';
    }
  }
  if (!tidy.empty() && tidy.back() == ' ') tidy.pop_back();
  return tidy;
}

std::string scope_name(std::string_view name) {
  std::string tidy;
  const std::string spaced = tidy_name(name);
  for (std::size_t i = 0; i < spaced.size(); ++i) {
    const bool beside = spaced[i] == ' ' && (is_symbol(spaced[i - 1]) || is_symbol(spaced[i + 1]));
    if (!beside) tidy += spaced[i];
  }
  return tidy;
}

void add_spaced(std::string_view name, std::vector<std::string_view>& names) {
  for (const char c : name) {
    if (c == ' ' || is_symbol(c)) {
      names.push_back(name);
      return;
    }
  }
}

std::string title_of(const GraphParts& parts, const GraphNode& node) {
  const std::string& prefix = parts.instances[node.instance].prefix;
  const std::string name = tidy_name(node.source->name);
  return prefix.empty() ? name : prefix + "." + name;
}

std::optional<feel::Symbol> GraphCompiler::resolve(std::string_view name) {
  const std::string tidy = scope_name(name);
  for (std::size_t i = locals_.size(); i > 0; --i) {
    if (locals_[i - 1].text == tidy) return feel::Symbol{locals_[i - 1].slot, locals_[i - 1].type};
  }
  for (const Name& known : required_) {
    if (known.text == tidy) return feel::Symbol{known.slot, known.type};
  }
  return std::nullopt;
}

std::span<const std::string_view> GraphCompiler::spaced_names() const {
  spaced_ = field_names_;
  for (const Name& name : locals_) add_spaced(name.text, spaced_);
  for (const Name& name : required_) add_spaced(name.text, spaced_);
  return spaced_;
}

std::optional<feel::TypeId> GraphCompiler::resolve_type(std::string_view name) {
  for (const auto& [known, type] : parts_.instances[instance_].types) {
    if (tidy_name(known) == name) return parts_.types[type].feel;
  }
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return std::nullopt;
  for (const std::uint32_t child : parts_.instances[instance_].children) {
    if (parts_.instances[child].prefix != name.substr(0, dot)) continue;
    for (const auto& [known, type] : parts_.instances[child].types) {
      if (tidy_name(known) == name.substr(dot + 1)) return parts_.types[type].feel;
    }
  }
  return std::nullopt;
}

std::vector<std::string_view> GraphCompiler::known_names() const {
  std::vector<std::string_view> names;
  for (const Name& name : locals_) names.push_back(name.text);
  for (const Name& name : required_) names.push_back(name.text);
  return names;
}

std::uint32_t GraphCompiler::bind(std::string_view name, feel::TypeId type) {
  const std::uint32_t slot = new_slot();
  locals_.push_back({scope_name(name), slot, type});
  return slot;
}

void GraphCompiler::declare_element(const GraphNode& node, std::uint32_t reader) {
  if (node.instance != parts_.nodes[reader].instance && !parts_.instances[node.instance].prefix.empty()) {
    return declare_import(node.instance, parts_.nodes[reader]);
  }
  required_.push_back({scope_name(name_of(*node.source)), node.slot, node.feel});
  const std::string title = scope_name(node.source->name);
  if (title != required_.back().text) required_.push_back({title, node.slot, node.feel});
}

// Names of an imported model are fields of a context under its prefix.
void GraphCompiler::declare_import(std::uint32_t instance, GraphNode& reader) {
  Instance& import = parts_.instances[instance];
  for (const std::uint32_t known : reader.imports) {
    if (known == instance) return;
  }
  reader.imports.push_back(instance);
  std::vector<std::pair<std::string, feel::TypeId>> fields;
  feel::Shape shape;
  for (std::uint32_t i = import.first_node; i < import.first_node + import.node_count; ++i) {
    const GraphNode& element = parts_.nodes[i];
    const std::string name = tidy_name(name_of(*element.source));
    shape.names.push_back(parts_.arena.copy(name));
    fields.emplace_back(name, element.feel);
  }
  if (import.shape == nullptr) import.shape = parts_.arena.add(std::move(shape));
  if (import.slot == kNone) import.slot = new_slot();
  required_.push_back({scope_name(import.prefix), import.slot, parts_.feel_types.context_of(std::move(fields))});
}

void GraphCompiler::declare_names(std::uint32_t number) {
  GraphNode& node = parts_.nodes[number];
  required_.clear();
  locals_.clear();
  const auto declare = [&](const std::vector<std::string>& hrefs) {
    for (const std::string& href : hrefs) {
      const std::uint32_t found = find_node(node.instance, href);
      if (found != kNone) declare_element(parts_.nodes[found], number);
    }
  };
  declare(node.source->inputs);
  declare(node.source->decisions);
  declare(node.source->knowledge);
  if (node.source->kind == NodeKind::knowledge) declare_element(node, number);  // it may call itself
  if (options_.lenient) declare_leniently(number);
  for (const auto& [name, slot] : parts_.open_names) required_.push_back({scope_name(name), slot, feel::kAny});
}

// As Camunda runs its models: required elements also by id or by the name of their only output, and input data and
// knowledge whether required or not.
void GraphCompiler::declare_leniently(std::uint32_t number) {
  GraphNode& node = parts_.nodes[number];
  const auto add = [&](std::string_view name, const GraphNode& element) {
    const std::string tidy = scope_name(name);
    if (!tidy.empty() && !resolve(tidy)) required_.push_back({tidy, element.slot, element.feel});
  };
  for (const std::string& href : node.source->decisions) {
    const std::uint32_t found = find_node(node.instance, href);
    if (found == kNone) continue;
    const GraphNode& element = parts_.nodes[found];
    add(element.source->id, element);
    const Boxed& logic = element.source->logic;
    if (logic.kind == Box::table && logic.table[0].outputs.size() == 1) add(logic.table[0].outputs[0].name, element);
  }
  const Instance& instance = parts_.instances[node.instance];
  for (std::uint32_t i = instance.first_node; i < instance.first_node + instance.node_count; ++i) {
    const GraphNode& element = parts_.nodes[i];
    if (element.source->kind == NodeKind::decision) continue;
    add(name_of(*element.source), element);
    add(element.source->id, element);
  }
}

}  // namespace qw::decision
