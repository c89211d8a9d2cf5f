#pragma once

#include "layout/pages.hpp"
#include "pdf/document_fonts.hpp"

#include <string>

namespace formletter::pdf {

/// The content of a text field's appearance, in a box with its corner at 0 0: its value.
std::string field_content(const layout::PlacedTextField &field, DocumentFonts &fonts);

}  // namespace formletter::pdf
