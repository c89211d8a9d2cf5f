#pragma once

#include "text/fonts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace formletter::text {

/// What this machine's fonts can do for one language.
struct FontSurvey {
  struct Choice {
    Family family = Family::serif;
    /// Each the one that draws most of the letters; an upright face where the family has no italic.
    FaceId regular = 0, bold = 0, italic = 0;
  };
  /// A list of CLDR, and what of it no font has.
  struct Coverage {
    std::size_t letters = 0;
    std::vector<char32_t> missing;
  };
  LanguageTag language;
  std::u32string letters;       ///< that the faces are chosen by
  std::vector<Choice> choices;  ///< serif, sans
  bool known = true;            ///< CLDR or our own list has the language's letters
  Coverage standard, auxiliary, punctuation;
  /// Letters of the standard list that another face than the serif's regular shows.
  std::vector<std::pair<FaceId, std::size_t>> borrowed;
};

FontSurvey survey_fonts(Fonts &fonts, const LanguageTag &language);

/// The Debian package that has Noto's fonts for the script (ISO 15924).
std::string_view debian_font_package(std::string_view script);

/// The Debian package with the patterns by which words of the language are divided; ""
/// where none is known.
std::string_view debian_hyphenation_package(const LanguageTag &language);

/// The tags of every language that papers must be right in, for lists and tests.
const std::vector<LanguageTag> &reading_languages();

}  // namespace formletter::text
