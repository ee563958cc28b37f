// Ids for the parts of a model that have none, made from their place.
#include <set>

#include "read.h"

namespace qw::dmn {
namespace {

class Ids {
 public:
  void reserve(const std::string& id) {
    if (!id.empty()) used_.insert(id);
  }
  void give(std::string& id, const std::string& wanted) {
    if (!id.empty()) return;
    std::string made = wanted;
    for (std::uint32_t i = 2; !used_.insert(made).second; ++i) made = wanted + "_" + std::to_string(i);
    id = std::move(made);
  }

 private:
  std::set<std::string> used_;
};

// XML ids are names without spaces; what they may not hold becomes "_".
std::string as_id(const std::string& name) {
  std::string id = "_";
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const bool fits =
        byte >= 0x80 || c == '-' || c == '_' || (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    id += fits ? c : '_';
  }
  return id;
}

template <class Visit>
void each_id(decision::TableModel& table, const std::string& at, const Visit& visit) {
  visit(table.id, at + "_table");
  const std::string base = table.id.empty() ? at + "_table" : table.id;
  for (std::size_t i = 0; i < table.inputs.size(); ++i)
    visit(table.inputs[i].id, base + "_input" + std::to_string(i + 1));
  for (std::size_t i = 0; i < table.outputs.size(); ++i) {
    visit(table.outputs[i].id, base + "_output" + std::to_string(i + 1));
  }
  for (std::size_t i = 0; i < table.rules.size(); ++i) visit(table.rules[i].id, base + "_rule" + std::to_string(i + 1));
}

template <class Visit>
void each_id(decision::Boxed& box, const std::string& at, const Visit& visit) {
  for (decision::TableModel& table : box.table) each_id(table, at, visit);
  for (std::size_t i = 0; i < box.items.size(); ++i) each_id(box.items[i], at + "_" + std::to_string(i + 1), visit);
}

template <class Visit>
void each_id(decision::ItemDefinition& type, const std::string& at, const Visit& visit) {
  visit(type.id, at);
  for (decision::ItemDefinition& part : type.components) each_id(part, at + as_id(part.name), visit);
}

template <class Visit>
void each_id(decision::Model& model, const Visit& visit) {
  visit(model.id, as_id(model.name));
  for (decision::ItemDefinition& type : model.types) each_id(type, "type" + as_id(type.name), visit);
  for (decision::Node& node : model.nodes) {
    visit(node.id, as_id(node.name));
    each_id(node.logic, node.id.empty() ? as_id(node.name) : node.id, visit);
  }
}

}  // namespace

void complete_ids(decision::Model& model) {
  Ids ids;
  each_id(model, [&](std::string& id, const std::string&) { ids.reserve(id); });
  each_id(model, [&](std::string& id, const std::string& wanted) { ids.give(id, wanted); });
}

}  // namespace qw::dmn
