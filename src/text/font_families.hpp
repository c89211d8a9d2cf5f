#pragma once

#include "text/fonts.hpp"

#include <string_view>
#include <vector>

namespace formletter::text {

/// The families to try, in order, for a text of `language` in `script` (an ISO
/// 15924 code): those of the script, then Latin's, then every other script's.
/// Each name once. Names of families that the machine may not have are among them.
std::vector<std::string_view> font_families(Family family, const LanguageTag &language,
                                            std::string_view script);

/// Arabic script that slopes. Its font's space is as narrow as its words overlap, and
/// closes the gaps of a telephone number: numbers take the Latin face instead.
bool is_set_in_nastaliq(const LanguageTag &language);

}  // namespace formletter::text
