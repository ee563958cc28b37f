#include "workbench.h"

#include <utility>

#include "apply.h"
#include "derive.h"
#include "layout.h"
#include "pricebook/load.h"
#include "quote_file.h"
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

}  // namespace

Workbench::Workbench() : impl_(std::make_unique<Impl>()) {}
Workbench::~Workbench() = default;

void Workbench::set_fonts(std::string_view regular, std::string_view bold) { impl_->stage.set_fonts(regular, bold); }

std::string Workbench::load_book(std::string_view bundle, std::string_view worksheets) {
  const LoadedBook loaded = load_parts(bundle, worksheets);
  if (!loaded.book) return to_lines(loaded.findings);
  impl_->state = fresh_state(loaded.book);
  impl_->change();
  return {};
}

// The two books have the same questions and lines in the same order, so that quote, drafts and history go on as they are.
std::string Workbench::add_worksheets(std::string_view bundle, std::string_view worksheets) {
  if (!impl_->state.book) return "Load a price book first.";
  const LoadedBook loaded = load_parts(bundle, worksheets);
  if (!loaded.book) return to_lines(loaded.findings);
  AppState& state = impl_->state;
  if (loaded.book->id != state.book->id || loaded.book->questions.size() != state.book->questions.size()) {
    return "These calculators are not of the price book that is open.";
  }
  state.without_worksheets = std::exchange(state.book, loaded.book);
  state.ui.no_worksheets.clear();
  impl_->change();
  return {};
}

bool Workbench::wants_worksheets() const {
  const AppState& state = impl_->state;
  return impl_->derived.views.screen == Screen::calculators && state.book && state.book->worksheets_apart > 0 &&
         state.ui.no_worksheets.empty();
}

void Workbench::refuse_worksheets(std::string_view reason) {
  impl_->state.ui.no_worksheets = reason;
  impl_->change();
}

std::string Workbench::load_quote(std::string_view text, std::string_view file_name) {
  if (!impl_->state.book) return "Load a price book first.";
  const Findings findings = read_quote(impl_->state, text, file_name);
  if (has_errors(findings)) return to_lines(findings);
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

std::string Workbench::save_quote() const { return impl_->state.book ? write_quote(impl_->state) : std::string(); }

std::string Workbench::summary() const {
  const Evaluated& evaluated = impl_->derived.evaluated;
  return evaluated.evaluation ? to_summary(*evaluated.evaluation) : std::string();
}

}  // namespace qw::workbench
