// book_folder.h: the price books of assets/pricebooks for tests and benches, natively and under Node (NODERAWFS): a folder's layers
// from the lowest up, as texts, as a bundle, or loaded.
#pragma once

#include <dirent.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "json/json.h"
#include "json/writer.h"
#include "pricebook/load.h"

namespace qw_test {

// The whole file; empty where there is none.
inline std::string file_text_or_empty(const std::string& path) {
  std::string text;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return text;
  char buffer[16 * 1024];
  for (std::size_t count = 0; (count = std::fread(buffer, 1, sizeof buffer, file)) > 0;) text.append(buffer, count);
  std::fclose(file);
  return text;
}

// The names of the JSON files of a folder, sorted; empty where there is no folder.
inline std::vector<std::string> json_files_in(const std::string& folder) {
  std::vector<std::string> names;
  DIR* directory = opendir(folder.c_str());
  if (directory == nullptr) return names;
  while (const dirent* entry = readdir(directory)) {
    const std::string_view name = entry->d_name;
    if (name.ends_with(".json")) names.emplace_back(name);
  }
  closedir(directory);
  std::sort(names.begin(), names.end());
  return names;
}

inline std::vector<qw::Layer> book_layers(std::string id) {
  std::vector<qw::Layer> layers;
  while (!id.empty() && layers.size() <= qw::kMostLayers) {
    const std::string folder = QW_PROJECT_ROOT "/assets/pricebooks/" + id;
    qw::Layer layer{id, {}};
    for (const std::string& name : json_files_in(folder)) {
      layer.files.push_back({id + "/" + name, file_text_or_empty(folder + "/" + name)});
    }
    id = qw::layer_meta(layer.files).extends;
    layers.insert(layers.begin(), std::move(layer));
  }
  return layers;
}

inline qw::LoadedBook load_book_folder(const std::string& id) { return qw::load_layers(book_layers(id)); }

// {"format": …, "layers": […]} of a shipped book.
inline std::string book_bundle(const std::string& id) {
  std::string out = R"({"format": "quotewright-book-1", "layers": [)";
  for (const qw::Layer& layer : book_layers(id)) {
    if (out.back() == '}') out += ',';
    out += R"({"id": ")" + layer.id + R"(", "files": {)";
    for (std::size_t i = 0; i < layer.files.size(); ++i) {
      if (i > 0) out += ',';
      qw::json::append_string(out, layer.files[i].name);
      out += ':' + layer.files[i].text;
    }
    out += "}}";
  }
  return out + "]}";
}

}  // namespace qw_test
