#include "sample_views.h"

namespace qw::workbench::testing {
namespace {

FieldView number(std::string key, std::string label, std::string help, std::string unit, std::string text,
                 std::string shown) {
  FieldView view;
  view.key = std::move(key), view.label = std::move(label), view.help = std::move(help);
  view.number = {view.label, std::move(unit), std::move(text), std::move(shown), ""};
  return view;
}

FieldView choice(std::string key, std::string label, std::string help, std::vector<std::string> options,
                 std::size_t selected, FieldKind kind = FieldKind::choice) {
  FieldView view;
  view.kind = kind;
  view.key = std::move(key), view.label = std::move(label), view.help = std::move(help);
  for (std::size_t i = 0; i < options.size(); ++i) {
    view.options.push_back(
        {"o" + std::to_string(i), options[i], kind == FieldKind::multi_choice ? i % 2 == 0 : i == selected});
  }
  return view;
}

NavItem nav(std::string key, std::string label, std::string badge, Screen screen, bool done = false,
            bool selected = false) {
  NavItem item;
  item.key = std::move(key), item.label = std::move(label), item.badge = std::move(badge);
  item.screen = screen, item.done = done, item.selected = selected;
  return item;
}

NavView sample_nav() {
  NavView view;
  view.screens = {nav("intake", "Intake", "41/46", Screen::intake, false, true),
                  nav("scope", "Scope", "Tier 2", Screen::scope),
                  nav("quote", "Quote", "144.1k", Screen::quote),
                  nav("margin", "Margin", "38.1 %", Screen::margin),
                  nav("approvals", "Approvals", "6", Screen::approvals),
                  nav("gates", "Gates", "2", Screen::gates)};
  view.sections_title = "Intake";
  const char* titles[] = {
      "Deal", "Organization", "Operations",    "Sales and channels", "Finance", "Integrations and code",
      "Data", "Load",         "Service level", "Commercial"};
  for (std::uint32_t i = 0; i < 10; ++i) {
    NavItem item = nav(titles[i], titles[i],
                       i == 2   ? "9/12"
                       : i == 7 ? "3/5"
                                : "",
                       Screen::intake, i != 2 && i != 7, i == 2);
    item.section = i;
    view.sections.push_back(item);
  }
  return view;
}

IntakeView sample_intake() {
  IntakeView view;
  view.title = "Operations";
  view.help = "How stock is held, moved and traced. These answers move the tier most.";
  view.fields = {
      number("warehouses", "Warehouses", "Count stockrooms and third-party sites", "sites", "3", "3"),
      number("sku_active", "Active SKUs", "From a system report, not a guess", "SKU", "45000", "45,000"),
      choice("valuation", "Inventory valuation", "",
             {"Standard price", "Average cost", "FIFO", "Mixed", "Not yet known"}, 2),
      choice("procurement", "Procurement model", "", {"Reorder", "Make to order", "Dropship", "Mixed", "Schedule"}, 3),
      choice("lot", "Lot or serial tracking", "", {"None", "Lot", "Serial", "Both"}, 0),
      choice("routes", "Route complexity", "", {"Simple", "Moderate", "Complex"}, 1),
      choice("barcode", "Barcode scanning", "", {"No", "Yes"}, 1),
      choice("evidence", "Warehouse evidence", "Evidence that is in hand.",
             {"Walkthrough", "Layout", "Pick method", "Label types"}, 0, FieldKind::multi_choice)};
  view.fields[3].note = "Mixed needs the replenishment module, which is in scope";
  FieldView broken = number("maps", "Process maps in hand", "7 of 9 flows written down", "maps", "700", "700");
  broken.number.error = "700 is above 100. Enter a number from 0 to 100; the quote still counts 7.";
  view.fields.push_back(broken);
  FieldView counts;
  counts.kind = FieldKind::counts;
  counts.key = "records", counts.label = "Records to migrate", counts.help = "Count them in the old system.";
  for (const char* name : {"Customers", "Vendors", "Products", "Price lists", "Stock"}) {
    counts.counts.push_back({name, {name, "records", "6200", "6,200", ""}});
  }
  view.fields.push_back(counts);
  view.notices = {
      {"Assumption", Tone::warn, "Missing process maps are drawn in discovery.",
       "Gate A16: 78 % of maps exist, 90 % is needed to pass. The sentence goes into the statement of work.", "A16"}};
  view.back = "Organization", view.next = "Sales and channels";
  view.back_section = 1, view.next_section = 3;
  return view;
}

ScopeView sample_scope() {
  ScopeView view;
  view.title = "Scope and hosting";
  view.help = "What kind of deal this is, where it may run, and what decides both.";
  view.tier.title = "Tier 2 \xC2\xB7 structured";
  view.tier.subject = "tier";
  view.tier.score = "31";
  view.tier.bar = {0.386F, Tone::accent, {{0.25F, "20"}, {0.625F, "50"}}};
  const char* names[] = {"Warehouses", "SKUs", "Customization", "Procurement", "Routes", "Valuation"};
  const char* points[] = {"7", "6", "4", "3", "3", "2"};
  for (int i = 0; i < 6; ++i) view.tier.components.push_back({names[i], points[i], names[i]});
  view.tier.triggers = {{"Hard trigger: more than one warehouse", Tone::accent, "a"},
                        {"Barcode", Tone::accent, "b"},
                        {"Customer prices", Tone::accent, "c"}};
  ModelCard dedicated;
  dedicated.title = "Dedicated", dedicated.verdict = {"Chosen", Tone::ok, ""}, dedicated.chosen = true,
  dedicated.subject = "deployment";
  dedicated.plan = "D-M, resilience R3";
  ModelCard shared;
  shared.title = "Multi-tenant", shared.verdict = {"Ruled out", Tone::bad, ""};
  shared.reasons = {"12 workers needed, the shared pool ends at 8."};
  shared.arithmetic = "66 peak users / 6 + 1,900 transactions / 2,000 = 11.95 \xE2\x86\x92 12";
  view.models = {dedicated, shared};
  view.criteria.columns = {{"Criterion", false}, {"Answer", false}, {"Points", true}};
  view.criteria.rows = {{{"Data sensitivity", "confidential", "1"}, "data"},
                        {{"Customization depth", "4 extensions, 1,600 lines", "1"}, "cust"},
                        {{"Integration load", "3 class A, 1 class B", "1"}, "int"},
                        {{"Uptime target", "99.9 %", "1"}, "up"},
                        {{"Recovery", "RTO 4 h, RPO 60 min", "2"}, "rec"},
                        {{"Review band is 5 to 7", "", "6"}, "", true}};
  return view;
}

QuoteView sample_quote() {
  QuoteView view;
  view.title = "Quote";
  view.help = "What is sold once, what is paid every month, and when it is invoiced.";
  view.one_time.title = "One-time";
  view.one_time.columns = {{"Line", false}, {"Hours", true}, {"List", true}, {"Discount", true}, {"Net", true}};
  view.one_time.rows = {{{"Discovery", "48", "8,064.00",
                          "\xE2\x88\x92"
                          "403.20",
                          "7,660.80"},
                         "discovery"},
                        {{"Configuration and development of the system", "262", "40,937.50",
                          "\xE2\x88\x92"
                          "2,046.88",
                          "38,890.62"},
                         "configuration"},
                        {{"Migration", "166", "23,738.00",
                          "\xE2\x88\x92"
                          "1,186.90",
                          "22,551.10"},
                         "migration"},
                        {{"Total", "1,005", "151,665.50",
                          "\xE2\x88\x92"
                          "7,583.28",
                          "$144,082.22"},
                         "one_time_net",
                         true}};
  view.recurring.title = "Every month";
  view.recurring.columns = {{"Service", false}, {"Monthly", true}};
  view.recurring.rows = {
      {{"Hosting", "2,112.50"}, "hosting"}, {{"Support", "1,500.00"}, "support"}, {{"Total", "$6,472.50"}, "m", true}};
  view.warnings = {{"Check", Tone::warn, "A line is below its floor", "The net of \"migration\" is 22,551.10.", ""}};
  FieldView reason = number("discount/0/reason", "Reason", "", "", "", "");
  reason.number.words = true, reason.number.hint = "Why, for those who sign";
  view.deal = {
      {"Discount: Configuration", "On one line.", {number("discount/0/value", "Off", "", "%", "5", "5"), reason}, {}},
      {"Options",
       "",
       {choice("selection/more", "Monthly review", "Would add $360.00.", {"In", "Later", "Out"}, 2)},
       {}}};
  view.deal[0].remove.key = "discount/0/remove", view.deal[0].remove.label = "Remove this discount";
  view.milestones.title = "Milestones";
  view.milestones.columns = {{"Milestone", false}, {"Share", true}, {"Amount", true}};
  view.milestones.rows = {{{"Signature", "30 %", "43,224.67"}, "s"}, {{"Foundation exit", "30 %", "43,224.67"}, "f"}};
  view.measures = {{"First-year value", "$221,752.22", "first_year_value"}, {"36 months", "$377,092.22", "tcv_36"}};
  return view;
}

SummaryView sample_summary() {
  SummaryView view;
  view.net = {"One-time, net", "$144,082.22", "one_time_net"};
  view.net_detail = "151,665.50 list \xC2\xB7 5 % discount \xC2\xB7 1,005 h";
  view.monthly = {"Monthly", "$6,472.50", "monthly_recurring"};
  view.measures = {{"First-year value", "$221,752.22", "first_year_value"}, {"36 months", "$377,092.22", "tcv_36"}};
  view.margin = {"Margin", "38.1 %", "one_time_margin_pct"};
  view.margin_bar = {0.635F, Tone::warn, {{0.5F, "floor 30"}, {0.667F, "target 40"}}};
  view.cards = {{"Tier 2 \xC2\xB7 structured",
                 {"score 31", Tone::accent, ""},
                 "Three warehouses, barcode, customer prices",
                 "tier"},
                {"Dedicated \xC2\xB7 D-M, R3",
                 {"H7", Tone::info, ""},
                 "12 workers needed, the shared pool ends at 8",
                 "deployment"}};
  view.tier_chip = {"Tier 2", Tone::accent, ""};
  view.signatures_title = "Needs 6 signatures";
  for (const char* role : {"Delivery lead", "Solution lead", "Commercial director", "Customer success",
                           "Architecture board", "Platform operations"}) {
    view.signatures.push_back({role, Tone::muted, role});
  }
  view.gates = {"Proceed", Tone::warn, "2 assumptions go into the statement of work", "", "gates"};
  return view;
}

MarginView sample_margin() {
  MarginView view;
  view.title = "Margin";
  view.help = "What is left after the cost of delivery, by phase and by line.";
  view.headline = {"One-time margin", "38.1 %", "one_time_margin_pct"};
  view.band = "Below target", view.tone = Tone::warn;
  view.bar = {0.635F, Tone::warn, {{0.5F, "floor 30"}, {0.667F, "target 40"}}};
  view.phases.title = "Phases";
  view.phases.columns = {{"Phase", false}, {"Hours", true}, {"Net", true}, {"Cost", true}, {"Margin", true}};
  view.phases.rows = {{{"Discovery", "48", "8,561.11", "5,262.07", "38.5 %"}, "discovery"},
                      {{"Foundation", "564", "91,303.43", "56,753.34", "37.8 %"}, "foundation"},
                      {{"Total", "1,005", "144,082.22", "89,121.60", "38.1 %"}, "x", true}};
  return view;
}

}  // namespace

Views typical_views() {
  Views views;
  views.top = {"N",
               "Northbay ERP",
               "Harlan Industrial Supply",
               "Prices as of 22 Nov 2026",
               {{"Draft \xC2\xB7 rev 3", Tone::muted, ""}}};
  views.nav = sample_nav();
  views.intake = sample_intake();
  views.scope = sample_scope();
  views.quote = sample_quote();
  views.margin = sample_margin();
  views.approvals.title = "Approvals";
  views.approvals.help = "Who has to sign, and for which reasons.";
  views.approvals.groups = {{"Partner",
                             {{"Delivery lead", "P-DL", "P-DL", {"Signs every quote"}},
                              {"Commercial director",
                               "P-CD",
                               "P-CD",
                               {"One-time margin 38.1 % is below 40 %", "One-time list value above 150,000"}}}},
                            {"Platform", {{"Architecture board", "F-ARB", "F-ARB", {"4 custom modules"}}}}};
  views.gates.title = "Gates";
  views.gates.help = "What has to hold before this quote may go out.";
  views.gates.open = {{"Assumption", Tone::warn, "Price rules", "At most 20 price rules are in the price.", "A11"},
                      {"Referral", Tone::info, "Custom code", "The architecture board looks at it.", "A31"},
                      {"Blocked", Tone::bad, "Data owner", "Nobody owns the data. Name an owner first.", "A09"}};
  views.gates.passed.title = "Passed";
  views.gates.passed.columns = {{"Gate", false}, {"", true}};
  views.gates.passed.rows = {{{"Route to market", "A01"}, "A01"}, {{"Certificates", "A02"}, "A02"}};
  views.summary = sample_summary();
  views.why.title = "HTTP workers";
  views.why.summary = "66 peak users at once and 1,900 integration transactions an hour need 12 workers.";
  views.why.steps = {{"HTTP workers", "12 workers", "max(2, ceiling(66 / 6 + 1900 / 2000))", "66 peak users at once",
                      "t2_warehouses", "Peak users 66, transactions 1,900", "RH half_up 0"},
                     {"Active users one worker serves", "6 users", "6", "", "", "", ""}};
  return views;
}

Views empty_views() {
  Views views;
  views.top = {"R", "Reference price book", "", "", {}};
  views.nav.screens = {nav("intake", "Intake", "", Screen::intake, false, true)};
  views.intake.title = "Intake";
  return views;
}

Views worst_views() {
  Views views = typical_views();
  std::string lengthy = "An exceedingly long name that somebody typed into a price book without a thought for screens";
  const std::string unbroken(90, 'W');
  views.top.title = lengthy, views.top.deal = unbroken;
  for (NavItem& item : views.nav.screens) item.badge = "1,234,567.8k";
  for (NavItem& item : views.nav.sections) item.label = lengthy;
  for (FieldView& field : views.intake.fields) {
    field.label = lengthy;
    field.help = lengthy + " " + unbroken;
    field.number.error = lengthy;
    for (ChoiceOption& option : field.options) option.label = lengthy;
  }
  for (int i = 0; i < 40; ++i) views.intake.fields[2].options.push_back({"x" + std::to_string(i), lengthy, false});
  for (TableRow& row : views.quote.one_time.rows) {
    for (std::string& cell : row.cells) cell = "9,999,999,999,999.99";
    row.cells.front() = unbroken;
  }
  for (QuestionGroup& group : views.quote.deal) {
    group.title = unbroken, group.help = lengthy, group.remove.label = lengthy;
    for (FieldView& field : group.fields) {
      field.label = field.help = field.note = field.number.error = lengthy, field.number.hint = unbroken;
      for (ChoiceOption& option : field.options) option.label = unbroken;
    }
  }
  for (RoleGroup& group : views.approvals.groups) {
    for (RoleCard& role : group.roles) role.title = lengthy, role.reasons.assign(9, lengthy + " " + unbroken);
  }
  views.summary.net.value = "$9,999,999,999,999.99";
  views.summary.signatures.assign(24, {lengthy, Tone::warn, "x"});
  for (SummaryCard& card : views.summary.cards) card.title = lengthy, card.text = unbroken;
  views.scope.tier.title = lengthy;
  views.scope.tier.triggers.assign(12, {lengthy, Tone::accent, "x"});
  for (ModelCard& model : views.scope.models) model.title = lengthy, model.reasons.assign(5, lengthy);
  for (Notice& notice : views.intake.notices) notice.title = lengthy, notice.text = unbroken + unbroken;
  return views;
}

}  // namespace qw::workbench::testing
