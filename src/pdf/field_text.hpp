#pragma once

#include "layout/pages.hpp"
#include "pdf/font_use.hpp"

namespace formletter::pdf {

/// The content of a text field's appearance, in a box with its corner at 0 0: its
/// value in the field's face (resource F`font`), above the line to write on.
std::string field_content(const layout::PlacedTextField &field, std::size_t font, FontUse &use);

}  // namespace formletter::pdf
