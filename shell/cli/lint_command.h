// shell/cli/lint_command.h: quotewright book lint: judgements on a book that loads, from its own quotes and those given.
//
// Exit codes: 0 nothing but remarks, 1 findings, 2 a book or a quote file that cannot be used.
#pragma once

#include <string>
#include <vector>

namespace qw::cli {

struct LintCommand {
  std::string book;
  std::vector<std::string> quotes;  // files, or folders of them
  bool all = false;                 // every remark, of all layers
  bool json = false;
};
int lint_book_at(const LintCommand& command);

}  // namespace qw::cli
