#pragma once

#include "text/break_opportunities.hpp"

namespace formletter::text {

/// Changes ICU's opportunities (one a character and one for the end): U+2028
/// forces, Hangul holds together, dandas and the Ethiopic wordspace never begin a
/// line, and addresses, telephone numbers, A-numbers and form names do not break.
void tailor_breaks(std::u32string_view drawn, const LanguageTag &language, std::vector<Break> &breaks);

}  // namespace formletter::text
