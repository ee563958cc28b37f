// Worksheets: only their frame is read here; their rules are when somebody asks for them.
#include <algorithm>

#include "base/text.h"
#include "pricebook/builder.h"

namespace qw {

void Builder::read_worksheets() {
  const Cursor worksheets = sections_["worksheets"];
  Ids seen;
  for (std::size_t i = 0; i < worksheets.size(); ++i) {
    read_worksheet(worksheets.item(i));
    unique_id(worksheets.item(i), book_.worksheets.back().id, seen);
  }
}

void Builder::read_worksheet(const Cursor& at) {
  only(at, {"id", "title", "help", "takes", "intake", "tables", "facts", "decisions", "gates", "document", "approvals",
            "results"});
  Worksheet worksheet{text(at, "id"), text(at, "title"), text(at, "help", false), {}, {}, {}, origin(at)};
  const Cursor takes = array(at, "takes", false);
  for (std::size_t i = 0; i < takes.size(); ++i) {
    const Cursor one = takes.item(i);
    const auto symbol = one.is(json::Kind::string) ? settled(one.node->text) : std::nullopt;
    if (!symbol) {
      const std::string name = one.is(json::Kind::string) ? one.node->text : "";
      const std::string_view near = nearest(name, known_names());
      problem(one, "book.unknown_name",
              "The quote has no value of this name." +
                  (near.empty() ? " Name a question, a fact, a decision, a table or an engine total."
                                : " Did you mean \"" + std::string(near) + "\"?"));
    } else if (std::find(worksheet.takes.begin(), worksheet.takes.end(), symbol->slot) != worksheet.takes.end()) {
      problem(one, "book.duplicate", "The worksheet takes this value already; remove one.");
    } else {
      worksheet.takes.push_back(symbol->slot);
    }
  }
  const Cursor results = array(at, "results");
  for (std::size_t i = 0; i < results.size(); ++i) {
    if (results.item(i).is(json::Kind::string)) {
      worksheet.results.push_back(results.item(i).node->text);
    } else {
      problem(results.item(i), "book.wrong_type", "A result is the name of a fact or a decision of the worksheet.");
    }
  }
  if (at.node != nullptr) worksheet.text = json::canonical(*at.node);
  book_.worksheets.push_back(std::move(worksheet));
}

}  // namespace qw
