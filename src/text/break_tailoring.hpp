#pragma once

#include "text/break_opportunities.hpp"

namespace formletter::text {

/// Changes ICU's opportunities (one a character and one for the end): U+2028 forces, Hangul
/// holds together, Chinese numbers hold what they count, dandas, repetition marks and the Ethiopic wordspace
/// never begin a line, « quotes » hold what they enclose over their spaces, endings hyphened
/// to a name in other letters stay with it, and addresses, telephone numbers, A-numbers and
/// form names do not break.
void tailor_breaks(std::u32string_view drawn, const LanguageTag &language, std::vector<Break> &breaks);

/// A word that breaks where `word`, of visible ASCII and no-break spaces, does: of the same
/// signs, with the same letter for all small ones, one for all capitals and one digit. UAX #14
/// has one class for ASCII letters and one for digits, and tailor_breaks() tells no more of them
/// apart, the names in addresses left alone, and the A of A-numbers that have spaces.
void write_break_pattern(std::string_view word, std::string &pattern);

}  // namespace formletter::text
