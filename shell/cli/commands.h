// shell/cli/commands.h: what each command does. Results go to stdout, complaints to stderr.
//
// Exit codes: 0 done; 1 wrong usage, or a file that cannot be read; 2 a price book or an input that is not right.
#pragma once

#include <cstdint>
#include <string>

namespace qw::cli {

inline constexpr int kDone = 0;
inline constexpr int kUnreadable = 1;
inline constexpr int kBadInput = 2;

struct PriceOptions {
  std::string file;  // "-": standard input
  std::string book;  // empty: the reference book
  bool json = false;
  bool summary = false;
  bool jsonl = false;
  bool no_trace = false;
};

int price(const PriceOptions& options);
int explain_subject(const std::string& file, const std::string& subject, const std::string& book, bool json);
// One API request per line (api/api.h), one reply per line; the session goes on from line to line.
int answer_requests(const std::string& file);
int check_book(const std::string& path);

// Exit code 0 nothing found, 1 findings, 2 a book that cannot be read.
struct VerifyCommand {
  std::string path;         // empty: the reference book
  std::uint64_t steps = 0;  // 0: the usual budget
  std::uint64_t seed = 1;
  bool json = false;
};
int verify_book_at(const VerifyCommand& command);

}  // namespace qw::cli
