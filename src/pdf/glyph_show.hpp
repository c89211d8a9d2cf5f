#pragma once

#include "layout/pages.hpp"
#include "pdf/font_use.hpp"
#include "pdf/operators.hpp"

namespace formletter::pdf {

/// Puts the operators that show the run's glyphs, from the text position on. Each
/// glyph stands within a thousandth of an em of its place. Where the glyphs by
/// themselves would be read as another text, an ActualText says it.
void show_glyphs(Operators &out, FontUse &font, const text::ShownRun &run);

}  // namespace formletter::pdf
