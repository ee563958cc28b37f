// conformance_dmn_tck [FOLDER] [ONLY]: runs the decision models in FOLDER/level2 and FOLDER/level3 (default: the half of the
// DMN TCK beside the project) and compares with the expected results. ONLY is part of a folder name.
//
// Prints passed, failed and excluded cases of each folder, each failure, and totals. Failures that are known stand in
// tests/conformance/dmn_tck_failures.txt (folder, case, node, reason); the run fails for any other, and for a listed one
// that passes. Exit code 0 fine, 1 not, 77 when the folder does not exist.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "decision/graph.h"
#include "dmn/read.h"
#include "feel/call.h"
#include "tck_cases.h"

namespace qw_test {
namespace {

namespace fs = std::filesystem;

struct Tally {
  int passed = 0;
  int failed = 0;
  int excluded = 0;
};

struct Known {
  std::map<std::string, std::string> reasons;  // "folder case node"
  std::set<std::string> met;
  std::set<std::string> cured;
  std::set<std::string> folders;  // that were run
};

std::string read_text(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

Known read_known() {
  Known known;
  std::ifstream file(std::string(QW_PROJECT_ROOT) + "/tests/conformance/dmn_tck_failures.txt");
  for (std::string line; std::getline(file, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t bar = line.find(" | ");
    known.reasons[line.substr(0, bar)] = bar == std::string::npos ? "" : line.substr(bar + 3);
  }
  return known;
}

std::vector<fs::path> sorted_entries(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    paths.push_back(entry->path());
  }
  std::sort(paths.begin(), paths.end());
  return paths;
}

class Folder {
 public:
  Folder(const fs::path& path, Known& known) : path_(path), name_(path.filename().string()), known_(known) {}

  Tally run() {
    known_.folders.insert(name_);
    const auto file = read_cases(read_text(path_ / "cases.json"));
    if (!file) {
      std::printf("  %s: cases.json cannot be read\n", name_.c_str());
      return {0, 1, 0};
    }
    if (!read_models(file->model)) return {0, static_cast<int>(std::max<std::size_t>(1, file->cases.size())), 0};
    std::vector<const qw::decision::Model*> models;
    for (const auto& model : models_) models.push_back(model.get());
    const qw::decision::CompiledGraph compiled = qw::decision::compile_graph(models);
    Tally tally;
    for (const TckCase& test : file->cases) run_case(compiled, test, tally);
    return tally;
  }

  const std::string& failures() const { return failures_; }

 private:
  bool read_models(const std::string& main) {
    std::vector<fs::path> paths = {path_ / main};
    for (const fs::path& path : sorted_entries(path_)) {
      if (path.extension() == ".dmn" && path != paths[0]) paths.push_back(path);
    }
    for (const fs::path& path : paths) {
      qw::dmn::ReadModel read = qw::dmn::read_model(read_text(path), path.filename().string());
      if (!read.model) {
        failures_ += "  " + name_ + ": " + to_line(read.findings.at(0)) + "\n";
        return false;
      }
      models_.push_back(std::make_unique<qw::decision::Model>(std::move(*read.model)));
    }
    return true;
  }

  void run_case(const qw::decision::CompiledGraph& compiled, const TckCase& test, Tally& tally) {
    qw::decision::GraphRun run(compiled.graph);
    run.set_now(qw::feel::temporal_literal("2026-06-30T12:00:00Z", run.arena()));  // any moment, the same in every run
    bool failed = false;
    bool excluded = false;
    for (const TckInput& input : test.inputs) {
      if (!run.set_input(input.name, tck_value(input.value, run.arena()))) {
        failures_ += "  " + name_ + " " + test.id + ": there is no input " + input.name + "\n";
        failed = true;
      }
    }
    for (const TckResult& result : test.results) {
      const qw::feel::Value actual = run.decide(result.node);
      const qw::feel::Value expected = tck_value(result.expected, run.arena());
      const std::string key = name_ + " " + test.id + " " + result.node;
      const bool listed = known_.reasons.count(key) != 0;
      if (matches(expected, actual)) {
        if (listed) known_.cured.insert(key);
        continue;
      }
      (listed ? excluded : failed) = true;
      known_.met.insert(key);
      failures_ += "  " + key + (listed ? " (known: " + known_.reasons[key] + ")" : "") + "\n    expected " +
                   to_text(expected, 300) + "\n    actual   " + to_text(actual, 300) + "\n" +
                   explain(compiled.findings, run.findings(), result.node);
    }
    ++(failed ? tally.failed : excluded ? tally.excluded : tally.passed);
  }

  static std::string explain(const qw::Findings& compiling, const qw::Findings& running, const std::string& node) {
    std::string text;
    int count = 0;
    for (const qw::Findings* findings : {&compiling, &running}) {
      for (const qw::Finding& finding : *findings) {
        if (finding.path == node && ++count <= 4) text += "    " + to_line(finding) + "\n";
      }
    }
    return text;
  }

  fs::path path_;
  std::string name_;
  Known& known_;
  std::vector<std::unique_ptr<qw::decision::Model>> models_;
  std::string failures_;
};

void print_row(const Tally& tally, const std::string& name) {
  std::printf("%6d %6d %8d  %s\n", tally.passed, tally.failed, tally.excluded, name.c_str());
}

int finish(const Known& known, const Tally& total, bool all) {
  bool stale = false;
  for (const auto& [key, reason] : known.reasons) {
    const bool ran = all && known.folders.count(key.substr(0, key.find(' '))) != 0;
    if (known.cured.count(key) != 0 || (ran && known.met.count(key) == 0)) {
      std::printf("listed as a failure but passes or does not exist; cut it from dmn_tck_failures.txt: %s\n",
                  key.c_str());
      stale = true;
    }
  }
  const int ran = total.passed + total.failed + total.excluded;
  if (ran == 0) std::printf("no case was found\n");
  return total.failed == 0 && !stale && ran > 0 ? 0 : 1;
}

int run_all(const fs::path& root, const std::string& only) {
  Known known = read_known();
  Tally total;
  std::string failures;
  std::printf("PASSED FAILED EXCLUDED  folder\n");
  for (const char* level : {"level2", "level3"}) {
    Tally of_level;
    for (const fs::path& path : sorted_entries(root / level)) {
      if (!fs::is_directory(path) || path.filename().string().find(only) == std::string::npos) continue;
      Folder folder(path, known);
      const Tally tally = folder.run();
      print_row(tally, std::string(level) + "/" + path.filename().string());
      failures += folder.failures();
      of_level = {of_level.passed + tally.passed, of_level.failed + tally.failed, of_level.excluded + tally.excluded};
    }
    print_row(of_level, std::string("all of ") + level);
    total = {total.passed + of_level.passed, total.failed + of_level.failed, total.excluded + of_level.excluded};
  }
  if (!failures.empty()) std::printf("\nfailures\n%s", failures.c_str());
  std::printf("total: %d passed, %d failed, %d excluded\n", total.passed, total.failed, total.excluded);
  return finish(known, total, only.empty());
}

}  // namespace
}  // namespace qw_test

int main(int argc, char** argv) {
  const std::string folder = argc > 1 ? argv[1] : std::string(QW_PROJECT_ROOT) + "/../shared/conformance/dmn-tck";
  std::error_code error;
  if (!std::filesystem::is_directory(folder, error)) {
    std::printf("SKIP: %s not found\n", argc > 1 ? argv[1] : "../shared/conformance/dmn-tck");
    return 77;
  }
  return qw_test::run_all(folder, argc > 2 ? argv[2] : "");
}
