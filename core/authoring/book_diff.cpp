#include "authoring/book_diff.h"

#include <algorithm>
#include <map>

#include "json/writer.h"

namespace qw::authoring {
namespace {

using json::Kind;
using json::Node;

std::optional<Decimal> number_of(const Node& node) {
  return node.kind == Kind::number || node.kind == Kind::string ? parse_scientific(node.text) : std::nullopt;
}

class Differ {
 public:
  void compare(const Branch& before, const Branch& after, const std::string& path) {
    const Node& a = *before.node;
    const Node& b = *after.node;
    if (is_fact(path) && (a.kind == Kind::object) != (b.kind == Kind::object)) {
      Node as_object = object_node();
      add_member(as_object, "value", a.kind == Kind::object ? b : a);
      return a.kind == Kind::object ? compare(before, {&as_object, nullptr}, path)
                                    : compare({&as_object, nullptr}, after, path);
    }
    const bool containers = a.kind == b.kind && (a.kind == Kind::object || a.kind == Kind::array);
    if (!containers) return leaf(a, b, path);
    const std::vector<NamedBranch> olds = children(before, Naming::tests);
    const std::vector<NamedBranch> news = children(after, Naming::tests);
    const bool named = (!olds.empty() || a.items.empty()) && (!news.empty() || b.items.empty());
    if (!named) return leaf(a, b, path);
    lists(olds, news, path);
    if (a.kind == Kind::array) order(olds, news, path);
  }

  std::vector<BookChange> changes;

 private:
  static bool is_fact(const std::string& path) {
    return path.starts_with("facts/") && path.find('/', 6) == std::string::npos;
  }

  static std::string join(const std::string& path, const std::string& name) {
    return path.empty() ? name : path + '/' + name;
  }

  void lists(const std::vector<NamedBranch>& olds, const std::vector<NamedBranch>& news, const std::string& path) {
    std::map<std::string_view, const Branch*> old_by_name, new_by_name;
    for (const NamedBranch& one : olds) old_by_name.emplace(one.name, &one.branch);
    for (const NamedBranch& one : news) new_by_name.emplace(one.name, &one.branch);
    for (const NamedBranch& one : olds) {
      if (new_by_name.count(one.name) == 0) note(ChangeKind::removed, join(path, one.name), *one.branch.node, Node());
    }
    for (const NamedBranch& one : news) {
      const auto old = old_by_name.find(one.name);
      if (old == old_by_name.end()) {
        note(ChangeKind::added, join(path, one.name), Node(), *one.branch.node);
      } else {
        compare(*old->second, one.branch, join(path, one.name));
      }
    }
  }

  // The order of what both have; of a set such as members of an object it means nothing.
  void order(const std::vector<NamedBranch>& olds, const std::vector<NamedBranch>& news, const std::string& path) {
    const auto common = [](const std::vector<NamedBranch>& all, const std::vector<NamedBranch>& other) {
      std::map<std::string_view, int> there;
      for (const NamedBranch& one : other) there.emplace(one.name, 0);
      Node names = array_node();
      for (const NamedBranch& one : all) {
        if (there.count(one.name) > 0) names.items.push_back(text_node(one.name));
      }
      return names;
    };
    Node before = common(olds, news);
    Node after = common(news, olds);
    if (json::canonical(before) != json::canonical(after)) note(ChangeKind::moved, path, before, after);
  }

  void leaf(const Node& a, const Node& b, const std::string& path) {
    const auto x = number_of(a);
    const auto y = number_of(b);
    if (a.kind == b.kind && x && y && *x == *y) return;
    if (json::canonical(a) == json::canonical(b)) return;
    note(ChangeKind::changed, path, a, b);
    if (!x || !y || x->is_zero()) return;
    const DecimalResult delta = subtract(*y, *x);
    const DecimalResult share = divide(delta.value, abs(*x));
    const DecimalResult percent = multiply(share.value, Decimal::from_int(100));
    const DecimalResult rounded = quantize(percent.value, -1, Rounding::half_up);
    if (delta.ok() && share.ok() && percent.ok() && rounded.ok()) changes.back().percent = rounded.value;
  }

  void note(ChangeKind kind, const std::string& path, const Node& before, const Node& after) {
    changes.push_back({kind, path.substr(0, path.find('/')), path, before, after, std::nullopt});
  }
};

}  // namespace

const char* to_text(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::added: return "added";
    case ChangeKind::removed: return "removed";
    case ChangeKind::changed: return "changed";
    case ChangeKind::moved: return "moved";
  }
  return "changed";
}

std::vector<BookChange> diff_books(const Node& before, const Node& after) {
  Differ differ;
  differ.compare({&before, nullptr}, {&after, nullptr}, "");
  std::vector<std::string> sections = after.keys;
  sections.insert(sections.end(), before.keys.begin(), before.keys.end());
  const auto place = [&](const BookChange& change) {
    return std::find(sections.begin(), sections.end(), change.section) - sections.begin();
  };
  std::stable_sort(differ.changes.begin(), differ.changes.end(),
                   [&](const BookChange& a, const BookChange& b) { return place(a) < place(b); });
  return std::move(differ.changes);
}

std::string to_json(const std::vector<BookChange>& changes) {
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("changes");
  writer.begin_array();
  for (const BookChange& change : changes) {
    writer.begin_object();
    writer.member("kind", to_text(change.kind));
    writer.member("section", change.section);
    writer.member("path", change.path);
    if (change.kind != ChangeKind::added) writer.member_raw("before", json::canonical(change.before));
    if (change.kind != ChangeKind::removed) writer.member_raw("after", json::canonical(change.after));
    if (change.percent) writer.member("percent", to_fixed_text(*change.percent, 1));
    writer.end_object();
  }
  writer.end_array();
  writer.end_object();
  return out;
}

}  // namespace qw::authoring
