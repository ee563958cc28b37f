#include "files.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "commands.h"
#include "reference_book.h"

namespace qw::cli {
namespace {

std::optional<std::string> read_stream(std::FILE* stream) {
  std::string text;
  char buffer[64 * 1024];
  std::size_t count = 0;
  while ((count = std::fread(buffer, 1, sizeof buffer, stream)) > 0) text.append(buffer, count);
  if (std::ferror(stream) != 0) return std::nullopt;
  return text;
}

void complain(const std::string& path, const char* reason) {
  std::fprintf(stderr, "quotewright: cannot read %s: %s. Check the name and the permissions.\n", path.c_str(), reason);
}

std::optional<std::vector<BookFile>> read_folder(const std::string& path) {
  std::error_code error;
  std::vector<std::filesystem::path> paths;
  for (std::filesystem::directory_iterator entry(path, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->path().extension() == ".json") paths.push_back(entry->path());
  }
  if (error) {
    complain(path, error.message().c_str());
    return std::nullopt;
  }
  std::sort(paths.begin(), paths.end());
  std::vector<BookFile> files;
  for (const std::filesystem::path& file : paths) {
    auto text = read_file(file.string());
    if (!text) return std::nullopt;
    files.push_back({file.filename().string(), *std::move(text)});
  }
  return files;
}

LoadedBook load_from(const std::string& path) {
  if (path.empty()) return load_bundle(qw_reference_book_text, "reference");
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    const auto files = read_folder(path);
    if (!files) return {};
    LoadedBook loaded = load_book(*files);
    for (Finding& finding : loaded.findings) {
      const bool named = !finding.file.empty();
      finding.file = named ? (std::filesystem::path(path) / finding.file).string() : path;
    }
    return loaded;
  }
  const auto text = read_file(path);
  return text ? load_bundle(*text, path) : LoadedBook{};
}

}  // namespace

std::optional<std::string> read_file(const std::string& path) {
  if (path == "-") return read_stream(stdin);
  std::FILE* file = open_file(path);
  if (file == nullptr) return std::nullopt;
  auto text = read_stream(file);
  std::fclose(file);
  if (!text) complain(path, "reading failed");
  return text;
}

std::FILE* open_file(const std::string& path) {
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    complain(path, "it is a folder");
    return nullptr;
  }
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) complain(path, std::strerror(errno));
  return file;
}

ReadBook read_book(const std::string& path, bool quiet) {
  LoadedBook loaded = load_from(path);
  if (!quiet || !loaded.book) print_findings(loaded.findings);
  // without findings nothing was read
  const int code = loaded.book ? kDone : loaded.findings.empty() ? kUnreadable : kBadInput;
  return {std::move(loaded.book), code};
}

std::vector<std::string> read_book_texts(const std::string& path) {
  if (path.empty()) return {std::string(qw_reference_book_text)};
  std::vector<std::string> texts;
  std::error_code error;
  if (std::filesystem::is_directory(path, error)) {
    for (BookFile& file : read_folder(path).value_or(std::vector<BookFile>())) texts.push_back(std::move(file.text));
  } else if (auto text = read_file(path)) {
    texts.push_back(*std::move(text));
  }
  return texts;
}

void print_findings(const Findings& findings) {
  for (const Finding& finding : findings) std::fprintf(stderr, "%s\n", to_line(finding).c_str());
}

}  // namespace qw::cli
