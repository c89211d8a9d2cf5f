#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::i18n {

/// The runs of letters in a text, case-folded; spaces, points and apostrophes of any script part them.
/// Precondition: well-formed UTF-8.
std::vector<std::string> words_in(std::string_view text);

/// What a word beside the numbers of a date says.
enum class DateWord {
  sign,   ///< one letter (年, г), or a word that all dates of its language have: "de", "tháng"
  month,  ///< some language's name of the month, whole or shortened
  weekday,
  other  ///< "about", "before": it says something of the date
};

/// Of a word of words_in. `month`: 1 to 12, the date's own.
DateWord date_word(const std::string &word, int month);

}  // namespace formletter::i18n
