#include "raster.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace qw::workbench::testing {
namespace {

struct Vertex {
  float x, y, u, v;
  std::array<float, 4> color;  // 0 to 1
};

struct Clip {
  int x0, y0, x1, y1;
};

// Texels between neighbours, as a GPU's linear filter gives them.
float texel(const ImTextureData& texture, int x, int y, int channel) {
  x = std::clamp(x, 0, texture.Width - 1);
  y = std::clamp(y, 0, texture.Height - 1);
  const int bytes = texture.BytesPerPixel;
  if (bytes == 1) return channel < 3 ? 1.0F : static_cast<float>(texture.Pixels[y * texture.Width + x]) / 255;
  return static_cast<float>(texture.Pixels[(y * texture.Width + x) * bytes + channel]) / 255;
}

float sample(const ImTextureData& texture, float u, float v, int channel) {
  const float x = u * static_cast<float>(texture.Width) - 0.5F, y = v * static_cast<float>(texture.Height) - 0.5F;
  const float fx = x - std::floor(x), fy = y - std::floor(y);
  const int ix = static_cast<int>(std::floor(x)), iy = static_cast<int>(std::floor(y));
  const float top = texel(texture, ix, iy, channel) * (1 - fx) + texel(texture, ix + 1, iy, channel) * fx;
  const float bottom = texel(texture, ix, iy + 1, channel) * (1 - fx) + texel(texture, ix + 1, iy + 1, channel) * fx;
  return top * (1 - fy) + bottom * fy;
}

float edge(const Vertex& a, const Vertex& b, float x, float y) {
  return (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x);
}

// Pixels on an edge belong to the triangle whose edge is a top or a left one.
bool top_left(const Vertex& a, const Vertex& b) { return (a.y == b.y && b.x > a.x) || b.y < a.y; }

void blend(Image& image, int x, int y, const std::array<float, 4>& color) {
  std::uint8_t* pixel = &image.rgb[static_cast<std::size_t>((y * image.width + x) * 3)];
  for (std::size_t c = 0; c < 3; ++c) {
    const float mixed = static_cast<float>(pixel[c]) / 255 * (1 - color[3]) + color[c] * color[3];
    pixel[c] = static_cast<std::uint8_t>(std::lround(std::clamp(mixed, 0.0F, 1.0F) * 255));
  }
}

void triangle(Image& image, const ImTextureData& texture, const Clip& clip, Vertex a, Vertex b, Vertex c) {
  const float area = edge(a, b, c.x, c.y);
  if (area == 0) return;
  if (area < 0) std::swap(b, c);
  const float size = std::fabs(area);
  const int x0 = std::max(clip.x0, static_cast<int>(std::floor(std::min({a.x, b.x, c.x}))));
  const int y0 = std::max(clip.y0, static_cast<int>(std::floor(std::min({a.y, b.y, c.y}))));
  const int x1 = std::min(clip.x1, static_cast<int>(std::ceil(std::max({a.x, b.x, c.x}))));
  const int y1 = std::min(clip.y1, static_cast<int>(std::ceil(std::max({a.y, b.y, c.y}))));
  for (int y = y0; y < y1; ++y) {
    for (int x = x0; x < x1; ++x) {
      const float px = static_cast<float>(x) + 0.5F, py = static_cast<float>(y) + 0.5F;
      const float wa = edge(b, c, px, py), wb = edge(c, a, px, py), wc = edge(a, b, px, py);
      if (wa < 0 || wb < 0 || wc < 0) continue;
      if ((wa == 0 && !top_left(b, c)) || (wb == 0 && !top_left(c, a)) || (wc == 0 && !top_left(a, b))) continue;
      const float u = (a.u * wa + b.u * wb + c.u * wc) / size, v = (a.v * wa + b.v * wb + c.v * wc) / size;
      std::array<float, 4> color{};
      for (std::size_t k = 0; k < 4; ++k) {
        color[k] =
            (a.color[k] * wa + b.color[k] * wb + c.color[k] * wc) / size * sample(texture, u, v, static_cast<int>(k));
      }
      if (color[3] > 0) blend(image, x, y, color);
    }
  }
}

Vertex to_vertex(const ImDrawVert& vertex, const ImDrawData& data) {
  Vertex made{};
  made.x = (vertex.pos.x - data.DisplayPos.x) * data.FramebufferScale.x;
  made.y = (vertex.pos.y - data.DisplayPos.y) * data.FramebufferScale.y;
  made.u = vertex.uv.x, made.v = vertex.uv.y;
  for (unsigned k = 0; k < 4; ++k) made.color[k] = static_cast<float>(vertex.col >> (8 * k) & 0xffU) / 255;
  return made;
}

void put_u32(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> static_cast<unsigned>(shift) & 0xffU);
}

std::uint32_t crc32(const std::string& bytes) {
  std::uint32_t crc = 0xffffffffU;
  for (const char byte : bytes) {
    crc ^= static_cast<std::uint8_t>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1U ^ ((crc & 1U) != 0 ? 0xedb88320U : 0U);
  }
  return ~crc;
}

void put_chunk(std::string& out, const std::string& type, const std::string& body) {
  put_u32(out, static_cast<std::uint32_t>(body.size()));
  out += type + body;
  put_u32(out, crc32(type + body));
}

// zlib with stored blocks: no compression, no dependency.
std::string stored(const std::string& raw) {
  std::string out = "\x78\x01";
  std::uint32_t a = 1, b = 0;
  for (std::size_t at = 0; at < raw.size() || at == 0; at += 65535) {
    const std::size_t size = std::min<std::size_t>(65535, raw.size() - at);
    const auto length = static_cast<std::uint16_t>(size);
    out += static_cast<char>(at + size >= raw.size() ? 1 : 0);
    for (const std::uint16_t part : {length, static_cast<std::uint16_t>(~length)}) {
      out += static_cast<char>(part & 0xffU);
      out += static_cast<char>(part >> 8U);
    }
    out.append(raw, at, size);
  }
  for (const char byte : raw) {
    a = (a + static_cast<std::uint8_t>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  put_u32(out, b << 16U | a);
  return out;
}

}  // namespace

void serve_textures() {
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    if (texture->Status == ImTextureStatus_WantCreate || texture->Status == ImTextureStatus_WantUpdates) {
      texture->SetTexID(static_cast<ImTextureID>(texture->UniqueID) + 1);
      texture->SetStatus(ImTextureStatus_OK);
    } else if (texture->Status == ImTextureStatus_WantDestroy && texture->UnusedFrames > 0) {
      texture->SetTexID(ImTextureID_Invalid);
      texture->SetStatus(ImTextureStatus_Destroyed);
    }
  }
}

Image rasterise(const ImDrawData& data) {
  Image image;
  image.width = static_cast<int>(std::lround(data.DisplaySize.x * data.FramebufferScale.x));
  image.height = static_cast<int>(std::lround(data.DisplaySize.y * data.FramebufferScale.y));
  image.rgb.assign(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 3, 0);
  for (const ImDrawList* list : data.CmdLists) {
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImTextureData* texture = nullptr;
      for (const ImTextureData* known : ImGui::GetPlatformIO().Textures) {
        if (known->TexID == command.GetTexID() && known->Pixels != nullptr) texture = known;
      }
      if (texture == nullptr) continue;
      const float sx = data.FramebufferScale.x, sy = data.FramebufferScale.y;
      const Clip clip{std::max(0, static_cast<int>(command.ClipRect.x * sx)),
                      std::max(0, static_cast<int>(command.ClipRect.y * sy)),
                      std::min(image.width, static_cast<int>(command.ClipRect.z * sx)),
                      std::min(image.height, static_cast<int>(command.ClipRect.w * sy))};
      for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        std::array<Vertex, 3> corner{};
        for (unsigned k = 0; k < 3; ++k) {
          const unsigned index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)] + command.VtxOffset;
          corner[k] = to_vertex(list->VtxBuffer[static_cast<int>(index)], data);
        }
        triangle(image, *texture, clip, corner[0], corner[1], corner[2]);
      }
    }
  }
  return image;
}

bool write_png(const Image& image, const std::string& path) {
  std::string raw;
  const std::size_t row = static_cast<std::size_t>(image.width) * 3;
  for (int y = 0; y < image.height; ++y) {
    raw += '\0';
    raw.append(reinterpret_cast<const char*>(&image.rgb[static_cast<std::size_t>(y) * row]), row);
  }
  std::string head, out = "\x89PNG\r\n\x1a\n";
  put_u32(head, static_cast<std::uint32_t>(image.width));
  put_u32(head, static_cast<std::uint32_t>(image.height));
  head += std::string("\x08\x02\x00\x00\x00", 5);
  put_chunk(out, "IHDR", head);
  put_chunk(out, "IDAT", stored(raw));
  put_chunk(out, "IEND", "");
  std::FILE* file = std::fopen(path.c_str(), "wb");
  if (file == nullptr) return false;
  const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
  return std::fclose(file) == 0 && written;
}

}  // namespace qw::workbench::testing
