#pragma once

#include <formletter/language_tag.hpp>

#include <array>
#include <string>
#include <vector>

namespace formletter::i18n {

/// A CLDR date pattern taken apart: literal text and fields. Calling ICU's own
/// formatter copies a calendar each time, 30 times the work.
struct DatePattern {
  enum class Field { literal, day, two_digit_day, month_name, month_alone, month_number, year };
  struct Piece {
    Field field;
    std::string text;
  };
  std::vector<Piece> pieces;
  std::array<std::string, 12> month_names;   ///< as they stand in a date ("ноября")
  std::array<std::string, 12> months_alone;  ///< as they stand by themselves ("ноябрь")
  std::string first_day = "1";               ///< of a month: "1er"

  std::string format(int year, int month, int day) const;
};

/// Of a long date in the language, kept as long as the program runs.
const DatePattern &long_date_pattern(const LanguageTag &language);

}  // namespace formletter::i18n
