#include "dmn/dmn_testing.h"

#include <fstream>
#include <sstream>

namespace qw_test {
namespace {

class NoNames : public qw::feel::Resolver {
 public:
  std::optional<qw::feel::Symbol> resolve(std::string_view) override { return std::nullopt; }
  std::vector<std::string_view> known_names() const override { return {}; }
};

// The value of FEEL text, in the run's arena.
qw::feel::Value value_of(const std::string& text, qw::feel::Arena& arena) {
  NoNames names;
  qw::feel::TypeTable types;
  const qw::feel::Compiled compiled = qw::feel::compile(text, names, types, arena, qw::feel::Dialect::standard);
  EXPECT_TRUE(compiled.ok()) << text;
  qw::feel::Arena scratch;
  qw::feel::Machine machine;
  machine.arena = &scratch;
  return deep_copy(evaluate(compiled.expression, machine), arena);
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '<' ? "&lt;" : c == '&' ? "&amp;" : std::string(1, c);
  return out;
}

std::string requirements(std::initializer_list<const char*> needs) {
  std::string out;
  for (const std::string need : needs) {
    const bool knowledge = need[0] == 'b';
    out += knowledge ? "<knowledgeRequirement><requiredKnowledge" : "<informationRequirement><required";
    out += knowledge ? "" : need[0] == 'd' ? "Decision" : "Input";
    out += " href=\"" + std::string(need.find('#') == std::string::npos ? "#" : "") + need + "\"/>";
    out += knowledge ? "</knowledgeRequirement>" : "</informationRequirement>";
  }
  return out;
}

}  // namespace

std::string file_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

std::string fixture(const std::string& name) {
  const std::string text = file_text(std::string(QW_PROJECT_ROOT) + "/tests/dmn/fixtures/" + name);
  EXPECT_FALSE(text.empty()) << name;
  return text;
}

qw::decision::Model read_good(const std::string& text) {
  qw::dmn::ReadModel read = qw::dmn::read_model(text, "test.dmn");
  EXPECT_TRUE(read.model) << (read.findings.empty() ? "" : to_line(read.findings[0]));
  return read.model ? std::move(*read.model) : qw::decision::Model();
}

qw::decision::Model model_in(const std::string& target, const std::string& elements) {
  return read_good("<definitions xmlns=\"https://www.omg.org/spec/DMN/20230324/MODEL/\" name=\"m\" namespace=\"" +
                   target + "\">" + elements + "</definitions>");
}
qw::decision::Model model_of(const std::string& elements) { return model_in("main", elements); }

std::string literal(const std::string& feel) {
  return "<literalExpression><text>" + escaped(feel) + "</text></literalExpression>";
}

std::string boxed(const std::string& name, const std::string& xml, std::initializer_list<const char*> needs,
                  const std::string& type) {
  const std::string variable = type.empty() ? "" : "<variable name=\"" + name + "\" typeRef=\"" + type + "\"/>";
  return "<decision id=\"d_" + name + "\" name=\"" + name + "\">" + variable + requirements(needs) + xml +
         "</decision>";
}

std::string decision(const std::string& name, const std::string& feel, std::initializer_list<const char*> needs) {
  return boxed(name, literal(feel), needs);
}

std::string input(const std::string& name, const std::string& type) {
  return "<inputData id=\"i_" + name + "\" name=\"" + name + "\"><variable name=\"" + name + "\" typeRef=\"" + type +
         "\"/></inputData>";
}

std::string decide(const std::vector<const qw::decision::Model*>& models, const std::string& name, const Inputs& inputs,
                   qw::Findings* findings, const qw::decision::GraphOptions& options) {
  const qw::decision::CompiledGraph compiled = qw::decision::compile_graph(models, options);
  qw::decision::GraphRun run(compiled.graph);
  for (const auto& [input, text] : inputs) {
    EXPECT_TRUE(run.set_input(input, value_of(text, run.arena()))) << input;
  }
  std::string text = to_text(run.decide(name));
  if (findings != nullptr) {
    *findings = compiled.findings;
    findings->insert(findings->end(), run.findings().begin(), run.findings().end());
  }
  return text;
}

std::string decide(const std::string& elements, const std::string& name, const Inputs& inputs, qw::Findings* findings) {
  const qw::decision::Model model = model_of(elements);
  return decide(std::vector<const qw::decision::Model*>{&model}, name, inputs, findings);
}

std::string codes(const qw::Findings& findings) {
  std::string out;
  for (const qw::Finding& finding : findings) {
    if (out.find(finding.code) == std::string::npos) out += (out.empty() ? "" : " ") + finding.code;
  }
  return out;
}

}  // namespace qw_test
