// What every program over published data prints, so that ci/conformance can add the figures up:
//     PASSED FAILED EXCLUDED  file            one line per file
//     excluded N: reason                      each reason with its count
//     FAILED file: id: what came instead      the first failures of a file
//     total of SUITE: N passed, N failed, N excluded
// The exit code is 1 when a case failed or nothing ran, else 0; an absent folder is skipped with a message and 0.
#pragma once

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace qw_test {

class Report {
 public:
  explicit Report(std::string suite) : suite_(std::move(suite)) {
    std::printf("%8s %8s %8s  %s\n", "passed", "failed", "excluded", suite_.c_str());
  }

  void pass() { ++file_.passed; }
  void exclude(const std::string& reason) {
    ++file_.excluded;
    ++reasons_[reason];
  }
  void fail(const std::string& id, const std::string& why) {
    ++file_.failed;
    if (file_.failed <= kShown) failures_.push_back(id + ": " + why);
  }
  // Empty: passed.
  void pass_or_fail(const std::string& id, const std::string& why) { why.empty() ? pass() : fail(id, why); }

  // A file without any case is a failure: it was not read as it should be.
  void end_file(const std::string& name) {
    if (file_.passed + file_.failed + file_.excluded == 0) fail(name, "holds no case");
    std::printf("%8d %8d %8d  %s\n", file_.passed, file_.failed, file_.excluded, name.c_str());
    for (const std::string& failure : failures_) std::printf("    FAILED %s\n", failure.c_str());
    total_.passed += file_.passed;
    total_.failed += file_.failed;
    total_.excluded += file_.excluded;
    file_ = {};
    failures_.clear();
  }

  int end() {
    for (const auto& [reason, count] : reasons_) std::printf("    excluded %d: %s\n", count, reason.c_str());
    const bool ran = total_.passed + total_.failed > 0;
    if (!ran) std::printf("    FAILED: nothing ran\n");
    std::printf("total of %s: %d passed, %d failed, %d excluded\n", suite_.c_str(), total_.passed, total_.failed,
                total_.excluded);
    return ran && total_.failed == 0 ? 0 : 1;
  }

 private:
  struct Counts {
    int passed = 0;
    int failed = 0;
    int excluded = 0;
  };
  static constexpr int kShown = 40;

  std::string suite_;
  Counts file_;
  Counts total_;
  std::map<std::string, int> reasons_;
  std::vector<std::string> failures_;
};

// The folder given on the command line, if it is there; says what is wrong otherwise, with the exit code to end with.
inline std::optional<std::string> folder_argument(int argc, char** argv, int& exit_code) {
  exit_code = 0;
  if (argc != 2) {
    std::fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
    exit_code = 2;
    return std::nullopt;
  }
  std::error_code error;
  if (std::filesystem::is_directory(argv[1], error)) return argv[1];
  std::printf("SKIP: %s not found\n", argv[1]);
  return std::nullopt;
}

inline std::optional<std::string> read_bytes(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
  if (file.bad()) return std::nullopt;
  return bytes;
}

// Names without their ending of the files of a folder that have it, sorted; none if there is no such folder.
inline std::vector<std::string> names_with(const std::string& folder, const std::string& ending) {
  std::vector<std::string> names;
  std::error_code error;
  for (std::filesystem::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ending) names.push_back(entry->path().stem().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace qw_test
