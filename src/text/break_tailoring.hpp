#pragma once

#include "text/break_opportunities.hpp"

namespace formletter::text {

/// Changes ICU's opportunities (one a character and one for the end): U+2028
/// forces, Hangul holds together, dandas and the Ethiopic wordspace never begin a
/// line, « quotes » hold what they enclose over their spaces, endings hyphened to a name
/// in other letters stay with it, and addresses, telephone numbers, A-numbers and form
/// names do not break.
void tailor_breaks(std::u32string_view drawn, const LanguageTag &language, std::vector<Break> &breaks);

/// Where a telephone number or A-number that is written with spaces and begins at
/// this byte (or behind a bracket there) ends; `begin` when there is none. Isolates
/// do not count.
std::uint32_t end_of_spaced_number(std::string_view text, std::uint32_t begin);

}  // namespace formletter::text
