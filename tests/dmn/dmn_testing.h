// What the tests of DMN models share: models from files or from a few elements, and their decisions as text.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "decision/graph.h"
#include "dmn/read.h"
#include "gtest/gtest.h"

namespace qw_test {

std::string file_text(const std::string& path);
// A file of tests/dmn/fixtures.
std::string fixture(const std::string& name);

qw::decision::Model read_good(const std::string& text);
// A model of these elements in the namespace "main".
qw::decision::Model model_of(const std::string& elements);
qw::decision::Model model_in(const std::string& target, const std::string& elements);

// <decision> with a literal; `requires` are ids of decisions ("d_"), input data ("i_") and knowledge models ("b_").
std::string decision(const std::string& name, const std::string& feel, std::initializer_list<const char*> needs = {});
// <decision> with a boxed expression.
std::string boxed(const std::string& name, const std::string& xml, std::initializer_list<const char*> needs = {},
                  const std::string& type = "");
std::string input(const std::string& name, const std::string& type = "");
std::string literal(const std::string& feel);

using Inputs = std::vector<std::pair<std::string, std::string>>;  // name, FEEL text

// The value of a decision as FEEL text; `findings`, if given, gets what compiling and running said.
std::string decide(const std::vector<const qw::decision::Model*>& models, const std::string& name,
                   const Inputs& inputs = {}, qw::Findings* findings = nullptr,
                   const qw::decision::GraphOptions& options = {});
std::string decide(const std::string& elements, const std::string& name, const Inputs& inputs = {},
                   qw::Findings* findings = nullptr);
// The codes of findings, each once, in order of appearance.
std::string codes(const qw::Findings& findings);

}  // namespace qw_test
