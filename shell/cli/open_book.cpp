#include "open_book.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>

#include "files.h"

namespace qw::cli {

namespace fs = std::filesystem;

OpenBook open_book(const std::string& path) {
  OpenBook open;
  open.layers = read_layers(path, &open.code);
  if (!open) return open;
  open.loaded = load_layers(open.layers);
  open.code = open.loaded.book ? kDone : kBadInput;
  if (!open) print_findings(open.loaded.findings);
  if (open) open.merged = merge_layers(open.layers);
  return open;
}

int for_each_quote(const std::vector<std::string>& paths,
                   const std::function<void(const authoring::SavedQuote&)>& each) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (const auto& entry : fs::directory_iterator(path, error)) {
      if (entry.path().extension() == ".json") files.push_back(entry.path().string());
    }
    std::sort(files.begin() + static_cast<std::ptrdiff_t>(before), files.end());
  }
  constexpr std::size_t kMany = 100;
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files.size() > kMany && i > 0 && i % kMany == 0) std::fprintf(stderr, "%zu of %zu files\n", i, files.size());
    const auto text = read_file(files[i]);
    if (!text) return kUnreadable;
    const json::ReadResult read = json::read(*text);
    if (!read.ok()) {
      print_findings({json::to_finding(*read.error, files[i])});
      return kBadInput;
    }
    for (const json::Node* quote : authoring::quotes_in(read.root)) each({quote, *text, files[i]});
  }
  return kDone;
}

}  // namespace qw::cli
