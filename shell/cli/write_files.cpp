#include "write_files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

namespace qw::cli {
namespace {

bool complain(const std::string& path, const std::string& reason) {
  std::fprintf(stderr, "quotewright: cannot write %s: %s. Check the name and the permissions.\n", path.c_str(),
               reason.c_str());
  return false;
}

bool put(const std::string& path, const std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return complain(path, std::strerror(errno));
  const bool written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool closed = std::fclose(file) == 0;
  return (written && closed) || complain(path, std::strerror(errno));
}

std::filesystem::path without_slash(const std::string& path) {
  std::filesystem::path folder = std::filesystem::path(path).lexically_normal();
  return folder.has_filename() ? folder : folder.parent_path();
}

}  // namespace

bool write_file(const std::string& path, const std::string& text) {
  const std::string part = path + ".part";
  std::error_code error;
  if (put(part, text)) {
    std::filesystem::rename(part, path, error);
    if (!error) return true;
    complain(path, error.message());
  }
  std::filesystem::remove(part, error);
  return false;
}

bool is_free(const std::string& path) {
  std::error_code error;
  const bool there = std::filesystem::exists(path, error);
  const bool empty = there && std::filesystem::is_directory(path, error) && std::filesystem::is_empty(path, error);
  if (!there || empty) return true;
  std::fprintf(stderr, "quotewright: %s is there already and is left as it is. Name a new folder.\n", path.c_str());
  return false;
}

bool write_folder(const std::string& path, const std::vector<BookFile>& files,
                  const std::function<bool(const std::string&)>& good) {
  if (!is_free(path)) return false;
  const std::filesystem::path folder = without_slash(path);
  const std::string part = folder.string() + ".part";
  std::error_code error;
  const std::filesystem::path parent = folder.parent_path();
  if (!parent.empty()) std::filesystem::create_directories(parent, error);
  if (error || !std::filesystem::create_directory(part, error)) {
    return complain(part, error ? error.message() : "it is there already; remove it");
  }
  bool done = true;
  for (const BookFile& file : files) done = done && put((std::filesystem::path(part) / file.name).string(), file.text);
  done = done && good(part);
  if (done) {
    std::filesystem::remove(folder, error);  // an empty folder of that name
    std::filesystem::rename(part, folder, error);
    if (!error) return true;
    complain(path, error.message());
  }
  std::filesystem::remove_all(part, error);
  return false;
}

}  // namespace qw::cli
