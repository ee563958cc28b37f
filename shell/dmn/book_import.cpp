#include <algorithm>
#include <set>

#include "book.h"
#include "json/writer.h"

namespace qw::dmn {
namespace {

using decision::Box;
using decision::HitPolicy;
using decision::Node;
using decision::NodeKind;
using decision::TableModel;
using decision::TableRule;

std::string quoted(std::string_view text) {
  std::string out;
  json::append_string(out, text);
  return out;
}

bool is_snake_case(std::string_view name) {
  if (name.empty() || name[0] < 'a' || name[0] > 'z') return false;
  return std::all_of(name.begin(), name.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// FEEL data as JSON: the two write it the same; none for what is no plain data.
std::optional<std::string> as_data(const std::string& text) {
  const json::ReadResult read = json::read(text);
  if (!read.ok()) return std::nullopt;
  return json::canonical(read.root);
}

// FEEL as a book writes it: numbers as they are, everything else as text.
std::string as_formula(const std::string& text) {
  const json::ReadResult read = json::read(text);
  return read.ok() && read.root.kind == json::Kind::number ? text : quoted(text);
}

std::string in_braces(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '{' ? "{{" : std::string(1, c);
  return out;
}

class Importer {
 public:
  Importer(const decision::Model& model, std::string_view file, Findings& findings)
      : model_(model), file_(file), findings_(findings) {}

  std::string text() {
    for (const Node& node : model_.nodes) add(node);
    for (const decision::Import& import : model_.imports) {
      say(Severity::warning, "dmn.unsupported", import.name,
          "Imports are not taken over; import that model on its own.");
    }
    const auto count = [&](std::size_t number, const char* what) {
      if (number == 0) return;
      findings_.push_back(
          {Severity::info, "dmn.dropped", std::string(file_), "", 0, 0, std::to_string(number) + " " + what + "."});
    };
    count(inputs_, "input data are left out: a book has its questions in the intake section");
    count(model_.types.size(), "item definitions are left out: a book takes types from answers and expressions");
    count(values_, "lists of allowed values of inputs or outputs are left out");
    std::string out = "{";
    bool first = true;
    for (const auto& [name, members] :
         {std::pair{"tables", &tables_}, {"facts", &facts_}, {"decisions", &decisions_}}) {
      if (members->empty()) continue;
      out += std::string(first ? "" : ",") + "\n  \"" + name + "\": {\n" + *members + "\n  }";
      first = false;
    }
    return out + "\n}\n";
  }

 private:
  void add(const Node& node) {
    if (node.kind == NodeKind::input) {
      ++inputs_;
    } else if (node.kind == NodeKind::knowledge) {
      refuse(node, "A book has no knowledge models; put its logic into the decisions that call it.");
    } else if (node.kind == NodeKind::service) {
      refuse(node, "A book has no decision services.");
    } else if (!is_snake_case(node.name)) {
      refuse(node, "Names in a book are snake_case, such as \"setup_fee\". Rename it in the modeler.");
    } else if (!names_.insert(node.name).second) {
      refuse(node, "This name is there twice.");
    } else if (node.logic.kind == Box::literal) {
      append(facts_, fact(node));
    } else if (node.logic.kind == Box::relation) {
      append(tables_, relation(node));
    } else if (node.logic.kind == Box::table) {
      append(decisions_, table(node, node.logic.table[0]));
    } else {
      refuse(node,
             "A book holds literal expressions, relations and decision tables; split this one into such decisions.");
    }
  }

  static void append(std::string& section, const std::string& member) {
    if (member.empty()) return;
    if (!section.empty()) section += ",\n";
    section += "    " + member;
  }

  void say(Severity severity, const char* code, const std::string& path, std::string message) {
    findings_.push_back({severity, code, std::string(file_), path, 0, 0, std::move(message)});
  }
  void refuse(const Node& node, std::string message) {
    say(Severity::warning, "dmn.unsupported", node.name, "Left out. " + std::move(message));
  }

  static const std::string* extra(const Node& node, std::string_view key) {
    for (const auto& [name, value] : node.extras) {
      if (name == key) return &value;
    }
    return nullptr;
  }

  static std::string label_of(const Node& node) {
    const std::string* label = extra(node, "label");
    return label != nullptr ? *label : node.description;
  }

  std::string fact(const Node& node) const {
    const std::string label = label_of(node);
    std::string details = label.empty() ? "" : ", \"label\": " + quoted(label);
    for (const char* key : {"unit", "round", "because"}) {
      if (const std::string* value = extra(node, key)) details += std::string(", \"") + key + "\": " + quoted(*value);
    }
    if (const std::string* decimals = extra(node, "decimals")) {
      details += ", \"decimals\": " + as_data(*decimals).value_or("null");
    }
    const std::string value = as_formula(node.logic.text);
    return quoted(node.name) + ": " + (details.empty() ? value : "{\"value\": " + value + details + "}");
  }

  std::string relation(const Node& node) {
    std::string out = quoted(node.name) + ": {";
    const std::string label = label_of(node);
    if (!label.empty()) out += "\"label\": " + quoted(label) + ", ";
    out += "\"columns\": [";
    for (std::size_t i = 0; i < node.logic.names.size(); ++i) {
      out += (i == 0 ? "" : ", ") + quoted(node.logic.names[i].name);
    }
    out += "], \"rows\": [";
    for (std::size_t i = 0; i < node.logic.items.size(); ++i) {
      out += i == 0 ? "\n      [" : ",\n      [";
      const auto& cells = node.logic.items[i].items;
      for (std::size_t k = 0; k < cells.size(); ++k) {
        const auto data = as_data(cells[k].text);
        if (!data || cells[k].kind != Box::literal) {
          refuse(node, "Its cell \"" + cells[k].text.substr(0, 60) + "\" is no plain number, text, list or context.");
          return "";
        }
        out += (k == 0 ? "" : ", ") + *data;
      }
      out += "]";
    }
    return out + "]}";
  }

  std::string table(const Node& node, const TableModel& table) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) names.insert(output_name(node, table, i));
    if (names.size() < table.outputs.size()) {
      refuse(node, "Its outputs need names of their own.");
      return "";
    }
    std::string out = quoted(node.name) + ": {";
    const std::string label = label_of(node);
    if (!label.empty()) out += "\"label\": " + quoted(label) + ", ";
    out += "\"hit\": " + quoted(to_text(table.hit));
    if (table.aggregate != decision::Aggregate::list) out += ", \"aggregate\": " + aggregate(table.aggregate);
    const bool conditions =
        !table.inputs.empty() && table.inputs.back().label == kWhenColumn && table.inputs.back().text == "true";
    const std::size_t inputs = table.inputs.size() - (conditions ? 1 : 0);
    if (inputs > 0) out += ", \"inputs\": [";
    for (std::size_t i = 0; i < inputs; ++i) {
      out += (i == 0 ? "" : ", ") + quoted(table.inputs[i].text);
      values_ += table.inputs[i].values.empty() ? 0U : 1U;
    }
    if (inputs > 0) out += "]";
    const bool gives_ids = table.outputs.size() == 1 && table.outputs[0].name == kRuleOutput;
    out += outputs(node, table, gives_ids) + ", \"rules\": [";
    for (std::size_t i = 0; i < table.rules.size(); ++i) {
      out += (i == 0 ? "\n      " : ",\n      ") + rule(node, table, i, inputs, gives_ids);
    }
    return out + "\n    ]}";
  }

  static std::string aggregate(decision::Aggregate aggregate) {
    constexpr const char* kNames[] = {"list", "sum", "min", "max", "count"};
    return quoted(kNames[static_cast<std::size_t>(aggregate)]);
  }

  static std::string output_name(const Node& node, const TableModel& table, std::size_t i) {
    return table.outputs[i].name.empty() ? node.name : table.outputs[i].name;
  }

  std::string outputs(const Node& node, const TableModel& table, bool gives_ids) {
    std::string out, ranked, defaults;
    const bool ranks = table.hit == HitPolicy::priority || table.hit == HitPolicy::output_order;
    for (std::size_t i = 0; i < table.outputs.size(); ++i) {
      const std::string name = output_name(node, table, i);
      out += (i == 0 ? "" : ", ") + quoted(name);
      if (!ranks) values_ += table.outputs[i].values.empty() ? 0U : 1U;
      if (ranks && !table.outputs[i].values.empty()) {
        const auto list = as_data("[" + table.outputs[i].values + "]");
        if (!list)
          say(Severity::warning, "dmn.unsupported", node.name,
              "The output values of \"" + name + "\" are no list of plain values.");
        ranked +=
            (ranked.empty() ? "" : ", ") + (table.outputs.size() == 1 ? "" : quoted(name) + ": ") + list.value_or("[]");
      }
      const bool list = table.hit >= HitPolicy::rule_order && table.aggregate == decision::Aggregate::list;
      if (table.outputs[i].fallback.empty() || (list && table.outputs[i].fallback == kNoMatches)) continue;
      defaults += (defaults.empty() ? "" : ", ") + (table.outputs.size() == 1 ? "" : quoted(name) + ": ") +
                  as_formula(table.outputs[i].fallback);
    }
    const bool one = table.outputs.size() == 1;
    if (gives_ids) {
      out = "";
    } else {
      out = one ? ", \"output\": " + out : ", \"outputs\": [" + out + "]";
    }
    if (!ranked.empty()) out += ", \"priority\": " + (one ? ranked : "{" + ranked + "}");
    if (!defaults.empty()) out += ", \"default\": " + (one ? defaults : "{" + defaults + "}");
    return out;
  }

  static std::string annotation(const TableModel& table, const TableRule& rule, std::string_view column) {
    for (std::size_t i = 0; i < table.annotations.size() && i < rule.annotations.size(); ++i) {
      if (table.annotations[i] == column) return rule.annotations[i];
    }
    return "";
  }

  // Of our own tables the annotations say it; of others the XML id and the description.
  std::string rule(const Node& node, const TableModel& table, std::size_t number, std::size_t inputs, bool gives_ids) {
    const TableRule& from = table.rules[number];
    const bool ours =
        std::find(table.annotations.begin(), table.annotations.end(), kReasonColumn) != table.annotations.end();
    const std::string id = ours ? annotation(table, from, kRuleColumn) : from.id;
    std::string because = ours ? annotation(table, from, kReasonColumn) : in_braces(from.description);
    if (!ours && because.empty() && !from.annotations.empty()) because = in_braces(from.annotations[0]);
    std::string out;
    const auto member = [&](const char* key, const std::string& value) {
      out += (out.empty() ? "{\"" : ", \"") + std::string(key) + "\": " + value;
    };
    if (!id.empty()) member("id", quoted(id));
    std::string tests;
    for (std::size_t i = 0; i < inputs; ++i) {
      tests += (i == 0 ? "" : ", ") + quoted(from.inputs[i].empty() ? "-" : from.inputs[i]);
    }
    const bool has_when = inputs < from.inputs.size() && !from.inputs.back().empty() && from.inputs.back() != "-";
    if (inputs > 0 || !has_when) member("if", "[" + tests + "]");
    if (has_when) member("when", quoted(from.inputs.back()));
    if (!gives_ids) {
      std::string then;
      const bool one = table.outputs.size() == 1;
      for (std::size_t i = 0; i < from.outputs.size(); ++i) {
        const std::string text = from.outputs[i].empty() ? "null" : as_formula(from.outputs[i]);
        then += (i == 0 ? "" : ", ") + (one ? "" : quoted(output_name(node, table, i)) + ": ") + text;
      }
      member("then", one ? then : "{" + then + "}");
    }
    if (!because.empty()) member("because", quoted(because));
    return out + "}";
  }

  const decision::Model& model_;
  std::string_view file_;
  Findings& findings_;
  std::string tables_, facts_, decisions_;
  std::set<std::string> names_;
  std::size_t inputs_ = 0;
  std::size_t values_ = 0;
};

}  // namespace

ImportedBook import_book(const decision::Model& model, std::string_view file) {
  ImportedBook imported;
  imported.text = Importer(model, file, imported.findings).text();
  return imported;
}

}  // namespace qw::dmn
