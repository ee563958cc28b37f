// views.h: what each panel shows, as strings and flags that are ready to draw. Made by derive.h, read by panels/.
//
// `subject` names a figure for core's explain(); empty: nothing to explain. Everything here comes from the book and the quote:
// what a book lacks is an empty string or list, and is not drawn.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "theme.h"

namespace qw::workbench {

struct Chip {
  std::string text;
  Tone tone = Tone::muted;
  std::string subject;
};

struct Figure {
  std::string name;
  std::string value;
  std::string subject;
  Tone tone = Tone::plain;
};

// A bar from 0 to 1 with marks on it; the texts say the same in words.
struct Tick {
  float at = 0;
  std::string label;
};

struct Bar {
  float fill = 0;
  Tone tone = Tone::accent;
  std::vector<Tick> ticks;
};

// Something the reader must mind: an assumption, a referral, a block, a kept answer.
struct Notice {
  std::string tag;
  Tone tone = Tone::info;
  std::string title;
  std::string text;
  std::string subject;
};

struct TableColumn {
  std::string title;
  bool number = false;
};

struct TableRow {
  std::vector<std::string> cells;  // as many as there are columns
  std::string subject;
  bool total = false;
};

struct Table {
  std::string title;
  std::vector<TableColumn> columns;
  std::vector<TableRow> rows;
};

struct TopView {
  std::string mark;   // one letter
  std::string title;  // of the book
  std::string deal;
  std::string note;  // "Prices as of 22 Nov 2026"
  std::vector<Chip> chips;
  bool can_undo = false, can_redo = false;
};

enum class Screen : std::uint8_t { intake, scope, quote, margin, approvals, gates, documents, calculators };

struct NavItem {
  std::string key;
  std::string label;
  std::string badge;
  Tone badge_tone = Tone::faint;
  bool selected = false;
  bool done = false;  // drawn as a check mark
  Screen screen = Screen::intake;
  std::uint32_t section = 0;
};

struct NavView {
  std::vector<NavItem> screens;
  std::string sections_title;
  std::vector<NavItem> sections;
};

struct NumberField {
  std::string label;  // accessible name
  std::string unit;
  std::string text;   // as it is edited: "45000"
  std::string shown;  // as it is read: "45,000"
  std::string error;
  std::string hint = {};  // shown while it is empty
  bool words = false;     // any text, not a number
};

struct CountField {
  std::string object;
  NumberField number;
};

struct ChoiceOption {
  std::string id;
  std::string label;
  bool selected = false;
  std::string group = {};  // options of a group follow each other
};

enum class FieldKind : std::uint8_t { number, choice, multi_choice, counts };

struct FieldView {
  std::uint32_t question = 0;
  FieldKind kind = FieldKind::number;
  std::string key;
  std::string label;
  std::string help;
  std::string note;  // why the field matters now, or that it is not read
  Tone note_tone = Tone::warn;
  NumberField number;
  std::vector<ChoiceOption> options;
  std::vector<CountField> counts;
};

struct IntakeView {
  std::string title;
  std::string help;
  std::vector<FieldView> fields;
  std::vector<Notice> notices;
  std::string back;  // label of the button to the section before, or empty
  std::string next;
  std::uint32_t back_section = 0;
  std::uint32_t next_section = 0;
};

struct TierCard {
  std::string title;
  std::string subject;
  std::string score;
  Bar bar;
  std::vector<Figure> components;  // most points first
  std::string rest;                // those without points
  std::vector<Chip> triggers;
};

struct ModelCard {
  std::string title;
  Chip verdict;
  bool chosen = false;
  std::string subject;
  std::string plan;                  // of the chosen model
  std::vector<std::string> reasons;  // sentences that rule it out
  std::string arithmetic;
};

struct ScopeView {
  std::string title;
  std::string help;
  TierCard tier;
  std::vector<ModelCard> models;
  Table criteria;
};

struct QuestionGroup {
  std::string title;
  std::string help = {};
  std::vector<FieldView> fields = {};
  FieldView remove = {};  // a button below that takes the whole back; no label: none
};

struct QuoteView {
  std::string title;
  std::string help;
  std::vector<Notice> warnings;
  std::vector<QuestionGroup> deal;  // options, waivers, discounts by hand
  Table one_time;
  Table recurring;
  Table milestones;
  std::vector<Figure> measures;
};

struct MarginView {
  std::string title;
  std::string help;
  Figure headline;
  std::string band;
  std::string bands;  // all of them, with where they begin
  Tone tone = Tone::accent;
  Bar bar;
  Table lines;
  Table phases;
  Table recurring;
};

struct RoleCard {
  std::string title;
  std::string id;
  std::string subject;
  std::vector<std::string> reasons;
};

struct RoleGroup {
  std::string title;
  std::vector<RoleCard> roles;
};

struct ApprovalsView {
  std::string title;
  std::string help;
  std::vector<RoleGroup> groups;
  std::string empty;  // said instead when nobody has to sign
};

struct GatesView {
  std::string title;
  std::string help;
  std::vector<Notice> open;
  Table passed;
};

// A printed table with the words above it.
struct Sheet {
  std::string title;
  std::string text;
  Table table;
};

struct DocumentsView {
  std::string title;
  std::string help;
  std::vector<Sheet> sheets;
  Table clauses;
  Notice problem;  // why there are no sheets; no title when they could be made
};

// A worksheet of the book: a calculator beside the quote.
struct CalculatorView {
  std::string title;
  std::string help;
  std::string sheet;  // id of the worksheet
  FieldView choice;   // which one
  std::string about;
  std::vector<QuestionGroup> groups;
  Table results;
  std::vector<Notice> gates;
  std::vector<Chip> signatures;
  std::vector<Sheet> sheets;
  bool apart = false;  // the calculators are not here: `problem` says whether they come, and nothing else is set
  std::string again;   // label of the button that asks for them once more
  Notice misfit;       // answers that are not used; no title when there are none
  Notice problem;      // why there are no results; no title when there are
};

struct SummaryCard {
  std::string title;
  Chip chip;
  std::string text;
  std::string subject;
};

struct SummaryView {
  Figure net;
  std::string net_detail;
  Figure monthly;
  std::vector<Figure> measures;
  Figure margin;
  Bar margin_bar;
  std::vector<SummaryCard> cards;  // tier, deployment
  Chip tier_chip;                  // the tier in a word, for the summary bar
  std::string signatures_title;
  std::vector<Chip> signatures;
  Notice gates;
  Notice problem;  // when there is no price; nothing else is set then
};

struct WhyStep {
  std::string label;
  std::string value;
  std::string formula;
  std::string because;
  std::string rules;
  std::string inputs;
  std::string rounding;
};

struct WhyView {
  bool open = false;
  std::string title;
  std::string summary;
  std::vector<WhyStep> steps;
};

// Shown instead of everything else: no price book yet, or one that cannot be used.
struct EmptyView {
  std::string title;
  std::string text;
};

struct Views {
  EmptyView empty;
  TopView top;
  NavView nav;
  Screen screen = Screen::intake;
  IntakeView intake;
  ScopeView scope;
  QuoteView quote;
  MarginView margin;
  ApprovalsView approvals;
  GatesView gates;
  DocumentsView documents;
  CalculatorView calculator;
  SummaryView summary;
  WhyView why;
  bool summary_open = false;
  std::string toast;
};

}  // namespace qw::workbench
