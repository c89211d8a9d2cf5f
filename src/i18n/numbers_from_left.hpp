#pragma once

#include <cstddef>
#include <string_view>

namespace formletter::i18n {

struct NumberPlace {
  std::size_t begin = 0, end = 0;  ///< bytes; equal where there is none
};

/// The first number at or behind `from` that is read from left to right in every text and that UAX #9
/// turns round behind an Arabic letter: a telephone number, an A-number, a date or case number with
/// hyphens, a sum of money. What commas, colons, stops and slashes alone join (12/05/2024, 14:30)
/// stands as it was typed by rule W4; digits other than the European ones are their writer's
/// affair. `from` is 0 or the end of the place found before.
NumberPlace next_number_from_left(std::string_view text, std::size_t from);

}  // namespace formletter::i18n
