// shell/dmn/write.h: a decision::Model to DMN XML: the same model, the same bytes. Without a diagram; modelers lay one out.
//
// Reading what is written gives the same Model, when its ids are complete (see read.h).
#pragma once

#include <cstdint>
#include <string>

#include "decision/model.h"

namespace qw::dmn {

enum class Version : std::uint8_t { dmn13, dmn14, dmn15 };

std::string write_model(const decision::Model& model, Version version = Version::dmn15);

}  // namespace qw::dmn
