#pragma once

#include "text/character.hpp"

#include <string_view>
#include <vector>

namespace formletter::text {

/// The script each character is to be set in (UAX #24): Common and Inherited take
/// the script before them, else the one after, else `preferred`; a closing bracket
/// takes that of its opening one; script extensions are honoured.
void resolve_scripts(std::u32string_view characters, Script preferred, std::vector<Script> &scripts);

/// Of no script of its own: digits, punctuation, signs.
bool is_shared_character(char32_t character);

/// ICU's UScriptCode of the character, Common and Inherited among them.
Script own_script(char32_t character);

/// ICU's number for an ISO 15924 code ("Hans" and "Hant" are Han, "Kore" Hangul).
Script script_from_code(std::string_view code);

}  // namespace formletter::text
