#include <algorithm>
#include <set>

#include "book.h"
#include "read.h"

namespace qw::dmn {
namespace {

using decision::Box;
using decision::Boxed;
using decision::Model;
using decision::Node;
using decision::NodeKind;
using decision::TableModel;
using Json = json::Node;

// FEEL text of a JSON member: texts are FEEL already, the rest is data, whose JSON is FEEL too.
std::string feel_text(const Json& value) {
  return value.kind == json::Kind::string ? value.text : json::canonical(value);
}

std::string text_member(const Json& object, const char* key) {
  const Json* member = object.find(key);
  return member == nullptr ? "" : feel_text(*member);
}

std::string type_name(const PriceBook& book, feel::TypeId type) {
  switch (book.types[type].kind) {
    case feel::TypeKind::number: return "number";
    case feel::TypeKind::string: return "string";
    case feel::TypeKind::boolean: return "boolean";
    default: return "";
  }
}

Boxed literal(std::string text) {
  Boxed box;
  box.kind = Box::literal;
  box.text = std::move(text);
  return box;
}

const char* id_prefix(SlotKind kind) {
  switch (kind) {
    case SlotKind::question: return "input_";
    case SlotKind::engine: return "engine_";
    case SlotKind::table: return "table_";
    case SlotKind::fact: return "fact_";
    case SlotKind::decision: return "decision_";
  }
  return "";
}

class Exporter {
 public:
  Exporter(const PriceBook& book, const std::vector<Json>& documents) : book_(book), documents_(documents) {}

  Model model() {
    model_.id = "book_" + book_.id;
    model_.name = book_.title.empty() ? book_.id : book_.title;
    model_.target = "https://quotewright.dev/dmn/book/" + book_.id;
    model_.exporter = "Quotewright";
    add_questions();
    each_member("tables", [this](const std::string& name, const Json& at) { add_table(name, at); });
    each_member("facts", [this](const std::string& name, const Json& at) { add_fact(name, at); });
    each_member("decisions", [this](const std::string& name, const Json& at) { add_decision(name, at); });
    add_engine_names();
    complete_ids(model_);
    return std::move(model_);
  }

 private:
  template <class Visit>
  void each_member(const char* section, const Visit& visit) const {
    for (const Json& document : documents_) {
      const Json* members = document.find(section);
      for (std::size_t i = 0; members != nullptr && i < members->keys.size(); ++i) {
        visit(members->keys[i], members->items[i]);
      }
    }
  }

  Node node(SlotKind kind, const std::string& name, const std::string& type) const {
    Node node;
    node.kind = kind == SlotKind::question || kind == SlotKind::engine ? NodeKind::input : NodeKind::decision;
    node.id = id_prefix(kind) + name;
    node.name = name;
    node.variable = {name, type};
    return node;
  }

  void add_questions() {
    for (const Question& question : book_.questions) {
      const std::string type = add_type(question);
      Node input = node(SlotKind::question, question.key, type);
      input.description = question.label + (question.unit.empty() ? "" : " (" + question.unit + ")");
      model_.nodes.push_back(std::move(input));
    }
  }

  // A type of its own where the answer has options or a range.
  std::string add_type(const Question& question) {
    if (question.type == QuestionType::boolean) return "boolean";
    decision::ItemDefinition type;
    type.name = "t_" + question.key;
    type.id = type.name;
    const bool numeric = question.type == QuestionType::integer || question.type == QuestionType::decimal;
    const bool ranged = question.least && question.greatest;
    const std::string range =
        ranged ? "[" + to_plain_text(*question.least) + ".." + to_plain_text(*question.greatest) + "]" : std::string();
    if (question.type == QuestionType::counts) {
      for (const Option& option : question.options) {
        decision::ItemDefinition count;
        count.name = option.id;
        count.id = type.id + "_" + option.id;
        count.type = "number";
        count.allowed = range;
        type.components.push_back(std::move(count));
      }
    } else if (numeric) {
      if (!ranged) return "number";
      type.type = "number";
      type.allowed = range;
    } else {
      type.type = "string";
      type.collection = question.type == QuestionType::multi_choice;
      for (const Option& option : question.options) {
        Json text;
        text.kind = json::Kind::string;
        text.text = option.id;
        type.allowed += (type.allowed.empty() ? "" : ", ") + json::canonical(text);
      }
    }
    model_.types.push_back(type);
    return type.name;
  }

  void add_table(const std::string& name, const Json& at) {
    Node table = node(SlotKind::table, name, "");
    keep(table, at, {"label"});
    table.logic.kind = Box::relation;
    const Json* columns = at.find("columns");
    const Json* rows = at.find("rows");
    for (std::size_t i = 0; columns != nullptr && i < columns->items.size(); ++i) {
      table.logic.names.push_back({columns->items[i].text, ""});
    }
    for (std::size_t i = 0; rows != nullptr && i < rows->items.size(); ++i) {
      Boxed row;
      row.kind = Box::list;
      for (const Json& cell : rows->items[i].items) row.items.push_back(literal(json::canonical(cell)));
      table.logic.items.push_back(std::move(row));
    }
    model_.nodes.push_back(std::move(table));
  }

  void add_fact(const std::string& name, const Json& at) {
    const SlotInfo* slot = slot_of(name);
    Node fact = node(SlotKind::fact, name, slot == nullptr ? "" : type_name(book_, slot->type));
    const Json* value = at.find("value");
    fact.logic = literal(feel_text(value == nullptr ? at : *value));
    keep(fact, at, {"label", "unit", "round", "decimals", "because"});
    if (slot != nullptr) require(fact, book_.facts[slot->index].value.expression);
    model_.nodes.push_back(std::move(fact));
  }

  void add_decision(const std::string& name, const Json& at) {
    const SlotInfo* slot = slot_of(name);
    if (slot == nullptr) return;
    const decision::Table& compiled = book_.decisions[slot->index].table;
    Node made = node(SlotKind::decision, name, "");
    keep(made, at, {"label"});
    made.logic.kind = Box::table;
    made.logic.table.push_back(table(name, at, compiled));
    for (const feel::Expression& input : compiled.inputs) require(made, input);
    for (const decision::Rule& rule : compiled.rules) {
      for (const auto& test : rule.tests) {
        if (test) require(made, *test);
      }
      if (rule.when) require(made, *rule.when);
      for (const feel::Expression& output : rule.outputs) require(made, output);
    }
    for (const feel::Expression& fallback : compiled.defaults) require(made, fallback);
    model_.nodes.push_back(std::move(made));
  }

  TableModel table(const std::string& name, const Json& at, const decision::Table& compiled) const {
    TableModel table;
    table.id = name + "_table";
    table.hit = compiled.hit;
    table.aggregate = compiled.aggregate;
    for (std::size_t i = 0; i < compiled.inputs.size(); ++i) {
      decision::TableInput input;
      input.label = book_label(compiled.inputs[i].source);
      input.text = compiled.inputs[i].source;
      input.type = type_name(book_, compiled.inputs[i].type);
      table.inputs.push_back(std::move(input));
    }
    const bool conditions = std::any_of(compiled.rules.begin(), compiled.rules.end(),
                                        [](const auto& rule) { return rule.when.has_value(); });
    if (conditions) table.inputs.push_back({"", std::string(kWhenColumn), "true", "boolean", ""});
    outputs(at, compiled, table);
    table.annotations = {std::string(kRuleColumn), std::string(kReasonColumn)};
    const Json* rules = at.find("rules");
    for (std::size_t i = 0; rules != nullptr && i < compiled.rules.size(); ++i) {
      table.rules.push_back(rule(rules->items[i], compiled, i, conditions));
    }
    return table;
  }

  std::string book_label(const std::string& source) const {
    const SlotInfo* slot = slot_of(source);
    return slot == nullptr ? "" : slot->label;
  }

  void outputs(const Json& at, const decision::Table& compiled, TableModel& table) const {
    const std::size_t count = std::max<std::size_t>(1, compiled.outputs.size());
    const Json* priority = at.find("priority");
    for (std::size_t i = 0; i < count; ++i) {
      decision::TableOutput output;
      output.name = compiled.outputs.empty() ? std::string(kRuleOutput) : compiled.outputs[i];
      if (i < compiled.defaults.size()) output.fallback = compiled.defaults[i].source;
      // without a match DMN gives null where a book gives an empty list
      if (compiled.defaults.empty() && count == 1 && gives_list(compiled)) output.fallback = kNoMatches;
      const Json* ranked = priority;
      if (priority != nullptr && priority->kind == json::Kind::object) ranked = priority->find(output.name);
      const bool first_only = priority != nullptr && priority->kind == json::Kind::array && i > 0;
      for (std::size_t k = 0; ranked != nullptr && !first_only && k < ranked->items.size(); ++k) {
        output.values += (k == 0 ? "" : ", ") + json::canonical(ranked->items[k]);
      }
      if (compiled.outputs.empty()) output.type = "string";
      table.outputs.push_back(std::move(output));
    }
  }

  static decision::TableRule rule(const Json& at, const decision::Table& compiled, std::size_t number,
                                  bool conditions) {
    const decision::Rule& from = compiled.rules[number];
    decision::TableRule rule;
    for (const auto& test : from.tests) rule.inputs.push_back(test ? test->source : "-");
    if (conditions) rule.inputs.push_back(from.when ? from.when->source : "-");
    for (const feel::Expression& output : from.outputs) rule.outputs.push_back(output.source);
    if (compiled.outputs.empty()) {
      Json id;
      id.kind = json::Kind::string;
      id.text = from.id;
      rule.outputs.push_back(json::canonical(id));
    }
    const bool object = at.kind == json::Kind::object;
    rule.annotations = {object ? text_member(at, "id") : "", object ? text_member(at, "because") : ""};
    rule.description = rule.annotations[1];
    return rule;
  }

  static void keep(Node& node, const Json& at, std::initializer_list<const char*> keys) {
    if (at.kind != json::Kind::object) return;
    for (const char* key : keys) {
      const Json* member = at.find(key);
      if (member != nullptr) node.extras.emplace_back(key, feel_text(*member));
    }
    node.description = text_member(at, "label");
  }

  void require(Node& node, const feel::Expression& expression) {
    for (const std::uint32_t read : expression.reads) {
      const SlotInfo& slot = book_.slots[read];
      if (slot.kind == SlotKind::engine) engine_names_.insert(slot.name);
      const bool input = slot.kind == SlotKind::question || slot.kind == SlotKind::engine;
      std::vector<std::string>& hrefs = input ? node.inputs : node.decisions;
      std::string href = std::string("#") + id_prefix(slot.kind) + slot.name;
      if (std::find(hrefs.begin(), hrefs.end(), href) == hrefs.end()) hrefs.push_back(std::move(href));
    }
  }

  void add_engine_names() {
    for (const std::string& name : engine_names_) {
      Node input = node(SlotKind::engine, name, "");
      input.description = "Set by the engine";
      model_.nodes.push_back(std::move(input));
    }
  }

  const SlotInfo* slot_of(const std::string& name) const {
    const SlotId slot = book_.find_slot(name);
    return slot == kNoSlot ? nullptr : &book_.slots[slot];
  }

  const PriceBook& book_;
  const std::vector<Json>& documents_;
  Model model_;
  std::set<std::string> engine_names_;
};

}  // namespace

Model export_book(const PriceBook& book, const std::vector<json::Node>& documents) {
  return Exporter(book, documents).model();
}

}  // namespace qw::dmn
