// raster.h: draws ImDrawData into memory and writes PNG files, so that screens can be looked at without a browser or a GPU.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "imgui.h"

namespace qw::workbench::testing {

struct Image {
  int width = 0, height = 0;
  std::vector<std::uint8_t> rgb;
};

// Does what a renderer must do with the texture requests of a frame: here the pixels are read in place.
void serve_textures();
Image rasterise(const ImDrawData& data);
bool write_png(const Image& image, const std::string& path);

}  // namespace qw::workbench::testing
