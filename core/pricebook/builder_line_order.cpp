// Which lines choose their tier together, and the order in which lines are priced.
#include <algorithm>
#include <queue>

#include "pricebook/builder.h"

namespace qw {

namespace {

// The same whatever the order of the members.
std::string price_text(const json::Node& price) {
  std::vector<std::string> parts;
  for (std::size_t i = 0; i < price.keys.size(); ++i) parts.push_back(price.keys[i] + json::canonical(price.items[i]));
  std::sort(parts.begin(), parts.end());
  std::string all;
  for (const std::string& part : parts) all += part + '\n';
  return all;
}

// Lines with the same words choose their tier together.
std::string group_key(const Line& line, const json::Node& price) {
  std::string key = to_text(line.period) + std::string(line.currency.code());
  key += (line.charge == Charge::one_time ? "/1/" : "/2/") + std::to_string(static_cast<int>(line.aggregate)) + '/';
  if (line.aggregate == Scope::service) key += std::to_string(line.service);
  if (line.aggregate == Scope::stream) key += std::to_string(line.phase) + '/' + line.stream;
  return key + '\n' + price_text(price);
}

}  // namespace

Cursor Builder::line_at(std::uint32_t number) const {
  const Cursor lines = sections_.find("lines")->second;
  const std::size_t first = book_.one_time_lines.size();
  return number < first ? lines.member("one_time").item(number) : lines.member("recurring").item(number - first);
}

void Builder::group_lines() {
  std::map<std::string, std::uint32_t, std::less<>> groups;
  for (std::uint32_t number = 0; number < book_.line_count(); ++number) {
    Line& line = mutable_line(number);
    const Cursor price = line_at(number).member("price");
    if (line.aggregate == Scope::line || !price) continue;
    const auto next = static_cast<std::uint32_t>(book_.line_groups.size());
    const auto [group, added] = groups.emplace(group_key(line, *price.node), next);
    if (added) book_.line_groups.emplace_back();
    book_.line_groups[group->second].lines.push_back(number);
    line.group = group->second;
  }
}

// A line comes after the lines that it is a percent of; otherwise the book's order stays.
void Builder::order_lines() {
  const auto count = static_cast<std::uint32_t>(book_.line_count());
  std::vector<std::uint32_t> missing(count);
  std::vector<std::vector<std::uint32_t>> readers(count);
  for (std::uint32_t number = 0; number < count; ++number) {
    for (const std::uint32_t base : book_.line(number).price.of) {
      readers[base].push_back(number);
      ++missing[number];
    }
  }
  std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, std::greater<>> ready;
  for (std::uint32_t number = 0; number < count; ++number) {
    if (missing[number] == 0) ready.push(number);
  }
  book_.line_order.reserve(count);
  while (!ready.empty()) {
    const std::uint32_t number = ready.top();
    ready.pop();
    book_.line_order.push_back(number);
    for (const std::uint32_t reader : readers[number]) {
      if (--missing[reader] == 0) ready.push(reader);
    }
  }
  if (book_.line_order.size() == count) return;
  // every line that is left reads one that is left: from any of them the way back ends in a circle
  std::uint32_t at = 0;
  while (missing[at] == 0) ++at;
  std::vector<std::uint32_t> way;
  std::vector<std::size_t> place(count, count);
  while (place[at] == count) {
    place[at] = way.size();
    way.push_back(at);
    for (const std::uint32_t base : book_.line(at).price.of) {
      if (missing[base] == 0) continue;
      at = base;
      break;
    }
  }
  std::string circle;
  for (std::size_t i = place[at]; i < way.size() && circle.size() < 400; ++i) {
    circle += book_.line(way[i]).id.substr(0, 60) + " -> ";
  }
  problem(line_at(at).member("price"), "book.cycle",
          "A line cannot be a percent of itself: " + circle + book_.line(at).id.substr(0, 60) + ". Break the circle.");
}

}  // namespace qw
