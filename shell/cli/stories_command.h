// shell/cli/stories_command.h: `quotewright stories FILE`: tries the stories of a file (api/story.h) on a price book.
#pragma once

#include <string>

namespace qw::cli {

// FILE is a list of stories, or {"book": name, "stories": [...]}. Exit code 0: all end as told; 1: some do not, or the file cannot be
// read; 2: the book or the form of the file is not right.
int try_stories(const std::string& file, const std::string& book);

}  // namespace qw::cli
