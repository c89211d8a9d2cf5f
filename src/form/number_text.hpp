#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace formletter::form {

/// XPath 1.0, 4.2: a number as text, never with an exponent: "5", "0.1", "-0.5",
/// "NaN", "Infinity"; the fewest digits that read back as the same number.
std::string number_to_text(double number);

/// XPath 1.0, 4.4: optional minus, digits with at most one point, white space
/// around; nothing for any other text (an exponent, a plus, a comma).
std::optional<double> number_from_text(std::string_view text);

/// The nearest number with so many decimals (negative: tens, hundreds), a half
/// going up as XPath's round() has it. It is the decimal digits that are rounded,
/// those a reader sees: 1.005 to two decimals is 1.01.
double rounded(double number, int decimals);

}  // namespace formletter::form
