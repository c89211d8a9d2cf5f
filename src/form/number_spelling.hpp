#pragma once

#include "diag/english_text.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::form {

/// The one canonical spelling of a typed whole number ("+007" is "7", "-0" is
/// "0"), digits of any script; nothing when it is none or has more than 15 digits.
std::optional<std::string> canonical_integer(std::string_view typed);
/// The same of a decimal number with a point: "007.50" is "7.5". No exponents,
/// no grouping: "1,500" is 1.5 to some readers and 1500 to others.
std::optional<std::string> canonical_decimal(std::string_view typed);

/// How many digits more than 15 a number has that is one but for this; 0 for what is none.
std::size_t surplus_digits_of_integer(std::string_view typed);
std::size_t surplus_digits_of_decimal(std::string_view typed);

inline constexpr diag::EnglishText integer_format_message = "Write a whole number in digits, for example 12.";
inline constexpr diag::EnglishText decimal_format_message =
    "Write a number in digits, with a point for decimals, for example 12.5.";

}  // namespace formletter::form
