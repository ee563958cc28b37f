#include "authoring/csv.h"

#include <algorithm>

namespace qw::authoring {
namespace {

std::string trimmed(const std::string& text) {
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  const auto first = std::find_if_not(text.begin(), text.end(), blank);
  const auto last = std::find_if_not(text.rbegin(), text.rend(), blank).base();
  return first < last ? std::string(first, last) : std::string();
}

// By the head, in which a cell in quotes may hold any of them.
char separator_of(std::string_view text) {
  std::string head;
  bool inside = false;
  for (const char c : text) {
    if (c == '\n' && !inside) break;
    if (c == '"') inside = !inside;
    if (!inside) head += c;
  }
  const auto count = [&](char c) { return std::count(head.begin(), head.end(), c); };
  if (count(',') >= count(';') && count(',') >= count('\t')) return ',';
  return count(';') >= count('\t') ? ';' : '\t';
}

class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), separator_(separator_of(text)) {}

  CsvTable read() {
    row_.line = line_;
    while (at_ < text_.size()) step(text_[at_]);
    end_row();
    return std::move(table_);
  }

 private:
  void step(char c) {
    ++at_;
    if (c == '"' && blank_ && !quoted_) {
      read_quoted();
    } else if (c == separator_) {
      end_cell();
    } else if (c == '\n') {
      end_row();
      row_.line = ++line_;
    } else if (!quoted_ || (c != ' ' && c != '\r')) {
      cell_ += c;
      blank_ = blank_ && (c == ' ' || c == '\t' || c == '\r');
    }
  }

  void read_quoted() {
    const std::uint32_t start = line_;
    cell_.clear();
    quoted_ = true;
    for (; at_ < text_.size(); ++at_) {
      if (text_[at_] == '"') {
        if (at_ + 1 >= text_.size() || text_[at_ + 1] != '"') {
          ++at_;
          return;
        }
        ++at_;
      }
      if (text_[at_] == '\n') ++line_;
      cell_ += text_[at_];
    }
    table_.problem = "A quote that opens here is not closed; close it or remove it.";
    table_.problem_line = start;
  }

  void end_cell() {
    row_.cells.push_back(quoted_ ? cell_ : trimmed(cell_));
    cell_.clear();
    quoted_ = false;
    blank_ = true;
  }

  void end_row() {
    end_cell();
    const bool empty =
        std::all_of(row_.cells.begin(), row_.cells.end(), [](const std::string& cell) { return cell.empty(); });
    if (!empty) table_.rows.push_back(std::move(row_));
    row_ = {};
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
  std::string cell_;
  bool quoted_ = false;
  bool blank_ = true;  // nothing but blanks in the cell so far
  CsvRow row_;
  CsvTable table_;
};

}  // namespace

CsvTable read_csv(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return Reader(text).read();
}

}  // namespace qw::authoring
