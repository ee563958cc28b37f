// shell/dmn/reader.h: private to shell/dmn: walks the XML of a model.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "read.h"
#include "xml.h"

namespace qw::dmn {

class Reader {
 public:
  Reader(std::string_view source, std::string_view file, Findings& findings)
      : source_(source), file_(file), findings_(findings) {}
  decision::Model model(const pugi::xml_node& root);

 private:
  // read.cpp: the graph
  decision::ItemDefinition type(const pugi::xml_node& at, int depth);
  decision::Node node(const pugi::xml_node& at, decision::NodeKind kind);
  void requirement(const pugi::xml_node& at, decision::Node& into);
  void part_of_node(const pugi::xml_node& at, decision::Node& into);
  void extras(const pugi::xml_node& at, decision::Node& into);

  // read_boxed.cpp: expressions
  bool is_expression(const pugi::xml_node& at) const;
  decision::Boxed boxed(const pugi::xml_node& at, int depth);
  decision::Boxed boxed_in(const pugi::xml_node& holder, int depth);
  decision::Boxed typed_child(const pugi::xml_node& holder, std::string_view name, int depth);
  void context(const pugi::xml_node& at, int depth, decision::Boxed& into);
  void invocation(const pugi::xml_node& at, int depth, decision::Boxed& into);
  void function(const pugi::xml_node& at, int depth, decision::Boxed& into);
  void relation(const pugi::xml_node& at, int depth, decision::Boxed& into);
  void pair(const pugi::xml_node& at, int depth, decision::Boxed& into);
  decision::TableModel table(const pugi::xml_node& at);
  decision::TableInput table_input(const pugi::xml_node& at);
  decision::TableOutput table_output(const pugi::xml_node& at);
  decision::TableRule table_rule(const pugi::xml_node& at, decision::TableModel& table);
  std::string cell(const pugi::xml_node& at);
  std::string child_text(const pugi::xml_node& at, std::string_view name);

  // both
  bool is(const pugi::xml_node& at, std::string_view name) const;
  bool is_dmn(const pugi::xml_node& at) const;
  pugi::xml_node child(const pugi::xml_node& at, std::string_view name) const;
  static std::string attribute(const pugi::xml_node& at, const char* name) { return at.attribute(name).value(); }
  static decision::Variable variable(const pugi::xml_node& at);
  void say(Severity severity, const char* code, const pugi::xml_node& at, std::string message);
  void drop(const pugi::xml_node& at, std::string_view what);
  void report_dropped();

  std::string_view source_;
  std::string_view file_;
  Findings& findings_;
  std::string uri_;
  std::map<std::string, std::pair<std::uint32_t, std::uint32_t>, std::less<>> dropped_;  // what: how many, first line
};

inline constexpr int kDeepest = 64;

}  // namespace qw::dmn
