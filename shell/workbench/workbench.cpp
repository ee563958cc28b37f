#include "workbench.h"

#include <algorithm>
#include <iterator>

#include "apply.h"
#include "derive.h"
#include "json/writer.h"
#include "layout.h"
#include "pricebook/load.h"
#include "stage.h"

namespace qw::workbench {

struct Workbench::Impl {
  Stage stage;
  AppState state;
  Derived derived = derive({});

  void change() {
    derived = derive(state);
    stage.wake();
  }
};

namespace {

std::string to_lines(const Findings& findings) {
  std::string lines;
  for (const Finding& finding : findings) lines += to_line(finding) + "\n";
  return lines;
}

// Which view the intake's answers are kept in: JSON as read_input() takes it.
void write_answer(json::Writer& writer, const Question& question, const feel::Value& value) {
  switch (value.kind()) {
    case feel::Kind::null: return writer.null();
    case feel::Kind::boolean: return writer.boolean(value.as_boolean());
    case feel::Kind::number: return writer.raw(to_plain_text(value.as_number()));
    case feel::Kind::string: return writer.string(value.as_string());
    case feel::Kind::list:
      writer.begin_array();
      for (const feel::Value& item : value.as_list()) write_answer(writer, question, item);
      return writer.end_array();
    case feel::Kind::context:
      writer.begin_object();
      for (const Option& option : question.options) {
        writer.key(option.id);
        write_answer(writer, question, value.field(option.id));
      }
      return writer.end_object();
    default: return writer.string(feel::to_text(value));
  }
}

// What no screen edits goes through untouched: the members of a quote file that save_quote() does not write itself.
std::string rest_of(std::string_view quote) {
  constexpr std::string_view kWritten[] = {"book",    "version", "name",     "as_of",  "preset",
                                           "answers", "note",    "expected", "$schema"};
  std::string out;
  const json::Node root = json::read(quote).root;
  const bool bare = root.find("answers") == nullptr && root.find("preset") == nullptr;  // answers and nothing else
  for (std::size_t i = 0; !bare && i < root.keys.size(); ++i) {
    if (std::find(std::begin(kWritten), std::end(kWritten), root.keys[i]) != std::end(kWritten)) continue;
    out += ',';
    json::append_string(out, root.keys[i]);
    out += ':' + json::canonical(root.items[i]);
  }
  return out;
}

}  // namespace

Workbench::Workbench() : impl_(std::make_unique<Impl>()) {}
Workbench::~Workbench() = default;

void Workbench::set_fonts(std::string_view regular, std::string_view bold) { impl_->stage.set_fonts(regular, bold); }

std::string Workbench::load_book(std::string_view bundle) {
  const LoadedBook loaded = load_bundle(bundle);
  if (!loaded.book) return to_lines(loaded.findings);
  impl_->state = fresh_state(loaded.book);
  impl_->change();
  return {};
}

std::string Workbench::load_quote(std::string_view text, std::string_view file_name) {
  if (!impl_->state.book) return "Load a price book first.";
  ReadInput read = read_input(*impl_->state.book, text, file_name);
  if (!read.input) return to_lines(read.findings);
  AppState next = fresh_state(impl_->state.book);
  next.input = std::move(*read.input);
  next.rest = rest_of(text);
  impl_->state = std::move(next);
  impl_->change();
  return {};
}

void Workbench::set_view(const ViewSettings& view) { impl_->stage.set_view(view); }

double Workbench::frame(double seconds_since_last) {
  if (!impl_->stage.ready()) return -1;
  Actions actions;
  impl_->stage.begin(seconds_since_last);
  draw_workbench(impl_->derived.views, actions);
  const double next = impl_->stage.end();
  if (actions.list.empty()) return next;
  for (const Action& action : actions.list) apply(impl_->state, action);
  impl_->change();
  return 0;
}

const std::vector<SemanticNode>& Workbench::nodes() const { return impl_->stage.context().nodes; }

bool Workbench::act(std::uint32_t node, std::string_view action, std::string_view value) {
  if (action != "click" && action != "focus" && action != "set") return false;
  for (const SemanticNode& known : nodes()) {
    if (known.id != node || known.disabled) continue;
    impl_->stage.context().requests.push_back({node, std::string(action), std::string(value)});
    impl_->stage.wake();
    return true;
  }
  return false;
}

std::string Workbench::save_quote() const {
  const AppState& state = impl_->state;
  if (!state.book) return {};
  std::string out;
  json::Writer writer(out);
  writer.begin_object();
  writer.key("book");
  writer.begin_object();
  writer.member("id", state.book->id);
  writer.member("version", state.book->version);
  writer.end_object();
  writer.member("name", state.input.name);
  if (state.input.as_of) writer.member("as_of", to_text(*state.input.as_of));
  const Intake& intake = state.input.intake;
  if (!intake.presets.empty()) {
    writer.key("preset");
    writer.begin_array();
    for (const std::uint32_t preset : intake.presets) writer.string(state.book->presets[preset].id);
    writer.end_array();
  }
  writer.key("answers");
  writer.begin_object();
  for (std::size_t i = 0; i < state.book->questions.size(); ++i) {
    if (!intake.answered[i] || intake.from_preset[i]) continue;  // what was never asked stays open
    writer.key(state.book->questions[i].key);
    write_answer(writer, state.book->questions[i], state.input.intake.values[i]);
  }
  writer.end_object();
  writer.end_object();
  out.insert(out.size() - 1, state.rest);
  return out;
}

std::string Workbench::summary() const {
  const Evaluated& evaluated = impl_->derived.evaluated;
  return evaluated.evaluation ? to_summary(*evaluated.evaluation) : std::string();
}

}  // namespace qw::workbench
