#pragma once

#include "layout/setting.hpp"

namespace formletter::layout {

/// Sets the value of a field as any other text, on one line; `look` is that of the text around. Tells
/// what the field has no room for. The characters that no font has.
std::vector<text::MissingGlyph> set_value(Setting &setting, const document::Block &block, text::TextSpan look,
                                          PlacedTextField &field);

}  // namespace formletter::layout
