#include "dmn_commands.h"

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "commands.h"
#include "decision/graph.h"
#include "dmn/book.h"
#include "dmn/read.h"
#include "dmn/values.h"
#include "dmn/write.h"
#include "feel/temporal.h"
#include "files.h"
#include "json/writer.h"

namespace qw::cli {
namespace {

struct OneModel {
  std::unique_ptr<decision::Model> model;
  int code = kDone;
};

OneModel read_one(const std::string& file) {
  const auto text = read_file(file);
  if (!text) return {nullptr, kUnreadable};
  dmn::ReadModel read = dmn::read_model(*text, file == "-" ? "standard input" : file);
  print_findings(read.findings);
  if (!read.model) return {nullptr, kBadInput};
  return {std::make_unique<decision::Model>(std::move(*read.model)), kDone};
}

// Their models use variables without declaring them and name decisions by id.
bool is_camunda(const decision::Model& model) {
  return model.exporter.find("Camunda") != std::string::npos || model.exporter.find("dmn-js") != std::string::npos;
}

bool declares(const decision::Model& model, const std::string& name) {
  for (const decision::Node& node : model.nodes) {
    if (node.name == name || node.id == name) return true;
  }
  for (const decision::Import& import : model.imports) {
    if (name.starts_with(import.name)) return true;
  }
  return false;
}

std::string declared_type(const decision::Model& model, const std::string& name) {
  for (const decision::Node& node : model.nodes) {
    if (node.name == name || node.id == name) return node.variable.type;
  }
  return "";
}

feel::Value current_time(feel::Arena& arena) {
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  feel::DateTime now;
  now.date.day = seconds / feel::kDaySeconds;
  now.time.second = static_cast<std::int32_t>(seconds % feel::kDaySeconds);
  now.time.offset = 0;
  return feel::Value::date_time(arena.make(now));
}

int bad_inputs(const std::string& message) {
  std::fprintf(stderr, "quotewright: %s\n", message.c_str());
  return kBadInput;
}

void print_files(Findings findings, const std::string& file) {
  for (Finding& finding : findings) finding.file = file;
  print_findings(findings);
}

int decide_all(const DecideOptions& options, const decision::Model& main, const decision::Graph& graph,
               const json::Node& inputs) {
  decision::GraphRun run(graph);
  run.set_now(current_time(run.arena()));
  for (std::size_t i = 0; i < inputs.keys.size(); ++i) {
    const std::string& name = inputs.keys[i];
    const feel::Value value = dmn::value_from_json(inputs.items[i], main, declared_type(main, name), run.arena());
    if (!run.set_input(name, value)) std::fprintf(stderr, "quotewright: nothing reads the input %s\n", name.c_str());
  }
  std::vector<std::string> names = options.decisions;
  if (names.empty()) {
    for (const std::string_view name : graph.names(decision::NodeKind::decision)) names.emplace_back(name);
  }
  std::string out = "{";
  for (const std::string& name : names) {
    if (!declares(main, name)) return bad_inputs("the model has no decision " + name);
    if (out.size() > 1) out += ',';
    json::append_string(out, name);
    out += ':';
    dmn::append_json(run.decide(name), out);
  }
  out += "}\n";
  print_files(run.findings(), options.model);
  std::fwrite(out.data(), 1, out.size(), stdout);
  return kDone;
}

}  // namespace

int decide(const DecideOptions& options) {
  std::vector<std::unique_ptr<decision::Model>> models;
  std::vector<std::string> files = {options.model};
  files.insert(files.end(), options.imports.begin(), options.imports.end());
  for (const std::string& file : files) {
    OneModel one = read_one(file);
    if (!one.model) return one.code;
    models.push_back(std::move(one.model));
  }
  const auto text = read_file(options.inputs);
  if (!text) return kUnreadable;
  const json::ReadResult inputs = json::read(*text);
  if (!inputs.ok()) {
    print_findings({json::to_finding(*inputs.error, options.inputs)});
    return kBadInput;
  }
  if (inputs.root.kind != json::Kind::object) return bad_inputs("the inputs must be a JSON object by input name");
  decision::GraphOptions how;
  how.lenient = is_camunda(*models[0]);
  for (const std::string& name : inputs.root.keys) {
    if (!declares(*models[0], name)) how.open_names.push_back(name);
  }
  std::vector<const decision::Model*> all;
  for (const auto& model : models) all.push_back(model.get());
  const decision::CompiledGraph compiled = decision::compile_graph(all, how);
  print_files(compiled.findings, options.model);
  return decide_all(options, *models[0], compiled.graph, inputs.root);
}

int import_dmn(const std::string& file, const std::string& folder) {
  const OneModel one = read_one(file);
  if (!one.model) return one.code;
  const dmn::ImportedBook imported = dmn::import_book(*one.model, file);
  print_findings(imported.findings);
  if (folder.empty()) {
    std::fwrite(imported.text.data(), 1, imported.text.size(), stdout);
    return kDone;
  }
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::string path = (std::filesystem::path(folder) / "dmn.json").string();
  std::FILE* out = std::fopen(path.c_str(), "wb");
  const bool written =
      out != nullptr && std::fwrite(imported.text.data(), 1, imported.text.size(), out) == imported.text.size();
  if (out != nullptr) std::fclose(out);
  if (!written) {
    std::fprintf(stderr, "quotewright: cannot write %s. Check the folder and its permissions.\n", path.c_str());
    return kUnreadable;
  }
  return kDone;
}

int export_dmn(const std::string& path, const std::string& version) {
  const auto [book, code] = read_book(path, true);
  if (!book) return code;
  const decision::Model model = dmn::export_book(*book, {merge_layers(read_layers(path)).root});
  const dmn::Version chosen = version == "1.3"   ? dmn::Version::dmn13
                              : version == "1.4" ? dmn::Version::dmn14
                                                 : dmn::Version::dmn15;
  const std::string text = dmn::write_model(model, chosen);
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fprintf(
      stderr,
      "quotewright: exported tables, facts and decisions; answers are input data; gates, lines, prices, approvals "
      "and documents stay in the book.\n");
  return kDone;
}

}  // namespace qw::cli
