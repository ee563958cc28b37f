// shell/dmn/read.h: DMN XML to a decision::Model.
//
// In:   the bytes of one file, DMN 1.2 to 1.5 (1.1 and 1.6 are tried), any prefix; at most 16 MB, 200,000 elements, 64 levels.
// Out:  the model, texts as they are, missing ids filled in; findings: info for what is dropped (diagrams, notes, unknown
//       elements), warning for what cannot be evaluated; or no model and the error why. Entities other than XML's own stay as
//       they are written, nothing outside the file is ever read.
// Codes: dmn.xml  dmn.version  dmn.size  dmn.dropped  dmn.unsupported
#pragma once

#include <optional>
#include <string_view>

#include "base/finding.h"
#include "decision/model.h"

namespace qw::dmn {

struct ReadModel {
  std::optional<decision::Model> model;
  Findings findings;
};

ReadModel read_model(std::string_view text, std::string_view file);

// Gives every part of the model that can have an id and lacks one an id made from its place, so that reading, writing and
// reading again gives the same model.
void complete_ids(decision::Model& model);

}  // namespace qw::dmn
