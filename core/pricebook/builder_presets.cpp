// Presets, which are checked like answers, and the brand.
#include <algorithm>

#include "base/text.h"
#include "pricebook/answer.h"
#include "pricebook/builder.h"

namespace qw {
namespace {

bool is_color(std::string_view text) {
  return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == text.npos;
}

}  // namespace

void Builder::read_presets() {
  const Cursor presets = array(sections_["intake"], "presets", false);
  Ids seen;
  for (std::size_t i = 0; i < presets.size(); ++i) {
    read_preset(presets.item(i));
    unique_id(presets.item(i), book_.presets.back().id, seen);
  }
}

void Builder::read_preset(const Cursor& at) {
  only(at, {"id", "label", "help", "answers"});
  Preset preset{text(at, "id"), text(at, "label"), text(at, "help", false), {}};
  const Cursor answers = object(at, "answers");
  for (std::size_t i = 0; i < answers.size(); ++i) {
    const std::string& key = answers.node->keys[i];
    read_preset_answer(answers.member(key), key, preset);
  }
  book_.presets.push_back(std::move(preset));
}

void Builder::read_preset_answer(const Cursor& at, const std::string& key, Preset& preset) {
  const Question* question = book_.question(key);
  if (question == nullptr) {
    std::vector<std::string_view> keys;
    for (const Question& known : book_.questions) keys.push_back(known.key);
    const std::string_view near = nearest(key, keys);
    problem(at, "book.unknown_name",
            "There is no question \"" + key.substr(0, 60) + "\"." +
                (near.empty() ? " Remove the answer." : " Did you mean \"" + std::string(near) + "\"?"));
    return;
  }
  if (at.is(json::Kind::null)) return;  // as in a quote: no answer
  feel::Value value;
  if (const auto wrong = read_answer(*question, *at.node, book_.arena, value)) {
    problem(at, "book.bad_preset", "This is no valid answer: " + wrong->message);
    return;
  }
  preset.answers.push_back({static_cast<std::uint32_t>(question - book_.questions.data()), value});
}

std::string Builder::color(const Cursor& at, std::string_view key) {
  std::string found = text(at, key, false);
  if (!found.empty() && !is_color(found)) {
    problem(at.member(key), "book.bad_color", "A color is written as \"#rrggbb\", such as \"#0b5cad\".");
  }
  return found;
}

void Builder::read_brand() {
  const Cursor at = sections_["brand"];
  if (!at) return;
  only(at, {"name", "legal_name", "tagline", "logo", "colors", "contact", "document"});
  Brand& brand = book_.brand;
  brand.name = text(at, "name");
  brand.legal_name = text(at, "legal_name", false);
  brand.tagline = text(at, "tagline", false);
  brand.logo = text(at, "logo", false);
  const bool leads_out = brand.logo.starts_with('/') || brand.logo.find("..") != std::string::npos ||
                         brand.logo.find_first_of(":\\") != std::string::npos;
  if (leads_out) {
    problem(at.member("logo"), "book.bad_path", "The logo is a file inside the layer, such as \"logo.svg\".");
  }
  if (const Cursor colors = object(at, "colors", false)) {
    only(colors, {"accent", "accent_text", "accent_dark", "accent_text_dark"});
    brand.colors = {color(colors, "accent"), color(colors, "accent_text"), color(colors, "accent_dark"),
                    color(colors, "accent_text_dark")};
  }
  if (const Cursor contact = object(at, "contact", false)) {
    only(contact, {"email", "phone", "address", "website"});
    brand.contact = {text(contact, "email", false), text(contact, "phone", false), text(contact, "address", false),
                     text(contact, "website", false)};
  }
  if (const Cursor document = object(at, "document", false)) {
    only(document, {"footer", "validity_days"});
    brand.footer = text(document, "footer", false);
    brand.validity_days = whole_number(document, "validity_days", false);
    if (brand.validity_days && (*brand.validity_days < 1 || *brand.validity_days > 3650)) {
      problem(document.member("validity_days"), "book.bad_range", "A quote is valid for 1 to 3,650 days.");
    }
  }
}

}  // namespace qw
