#include "pricebook/load.h"

#include "pricebook/builder.h"

namespace qw {

LoadedBook load_book(const std::vector<BookFile>& files) {
  Findings findings;
  if (files.empty()) {
    findings.push_back(
        {Severity::error, "book.missing", "", "", 0, 0, "There are no files; name a folder with a price book."});
    return {nullptr, std::move(findings)};
  }
  return Builder(files, findings).build();
}

LoadedBook load_bundle(std::string_view text, std::string_view name) {
  const json::ReadResult read = json::read(text);
  if (!read.ok()) return {nullptr, {json::to_finding(*read.error, name)}};
  return load_bundle(read.root, name);
}

LoadedBook load_bundle(const json::Node& bundle, std::string_view name) {
  const auto refuse = [&](std::string message) {
    return LoadedBook{nullptr, {{Severity::error, "book.bad_bundle", std::string(name), "", 0, 0, std::move(message)}}};
  };
  const json::Node* format = bundle.find("format");
  const json::Node* files = bundle.find("files");
  if (format == nullptr || format->text != "quotewright-book-1") {
    return refuse("This is no bundled price book: \"format\" must be \"quotewright-book-1\". Bundle the folder again.");
  }
  if (files == nullptr || files->kind != json::Kind::object || files->items.empty()) {
    return refuse("The bundle has no \"files\". Bundle the folder again.");
  }
  std::vector<BookFile> parts;
  for (std::size_t i = 0; i < files->items.size(); ++i) {
    parts.push_back({files->keys[i], json::canonical(files->items[i])});
  }
  return load_book(parts);
}

}  // namespace qw
