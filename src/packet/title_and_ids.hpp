#pragma once

#include "fill/template.hpp"

namespace formletter::packet {

/// A paper without a title, which a PDF's and a web page's readers go by, and ids that are none or
/// that two elements have.
Problems wrong_title_and_ids(const fill::Template &source);

}  // namespace formletter::packet
