#include "form/number_text.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>

namespace formletter::form {

namespace {

bool is_number_form(std::string_view text) {
  if (!text.empty() && text.front() == '-') text.remove_prefix(1);
  std::size_t digits = 0;
  std::size_t points = 0;
  for (const char c : text) {
    if (ascii::is_digit(c)) {
      ++digits;
    } else if (c == '.') {
      ++points;
    } else {
      return false;
    }
  }
  return digits > 0 && points <= 1;
}

/// Adds one to the last digit of "099"; true when it ran over ("999" to "000").
bool increment(std::string &digits) {
  for (std::size_t i = digits.size(); i-- > 0;) {
    if (digits[i] != '9') {
      ++digits[i];
      return false;
    }
    digits[i] = '0';
  }
  return true;
}

bool goes_up(std::string_view cut_off, bool negative) {
  if (cut_off.empty() || cut_off.front() < '5') return false;
  const bool exactly_half =
      cut_off.front() == '5' && cut_off.find_first_not_of('0', 1) == std::string_view::npos;
  return !exactly_half || !negative;
}

}  // namespace

std::string number_to_text(double number) {
  if (std::isnan(number)) return "NaN";
  if (std::isinf(number)) return number < 0 ? "-Infinity" : "Infinity";
  if (number == 0) return "0";
  // Below 2^53 every whole number has its own digits.
  if (std::abs(number) < 9e15 && number == std::trunc(number)) {
    return std::to_string(static_cast<std::int64_t>(number));
  }
  // The longest is the smallest subnormal, "-0." and 324 zeros and digits.
  std::array<char, 1200> buffer{};
  const auto end =
      std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, std::chars_format::fixed);
  return {buffer.data(), end.ptr};
}

std::optional<double> number_from_text(std::string_view text) {
  text = ascii::trimmed(text);
  if (!is_number_form(text)) return std::nullopt;
  double number = 0;
  const auto result =
      std::from_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
  if (result.ec == std::errc::result_out_of_range) {
    // A number form has no exponent: too large if any digit stands before the point, else too small.
    const auto whole = text.substr(0, text.find('.'));
    const bool large = whole.find_first_of("123456789") != std::string_view::npos;
    number = large ? std::numeric_limits<double>::infinity() : 0.0;
    return text.front() == '-' ? -number : number;
  }
  return number;
}

double rounded(double number, int decimals) {
  if (!std::isfinite(number) || number == 0) return number;
  const bool negative = number < 0;
  std::string digits = number_to_text(std::abs(number));
  const auto point = std::min(digits.find('.'), digits.size());
  if (point < digits.size()) digits.erase(point, 1);
  const long cut = static_cast<long>(point) + decimals;
  if (cut >= static_cast<long>(digits.size())) return number;
  if (cut < 0) return negative ? -0.0 : 0.0;

  std::string kept = digits.substr(0, static_cast<std::size_t>(cut));
  if (goes_up(std::string_view(digits).substr(static_cast<std::size_t>(cut)), negative) && increment(kept)) {
    kept.insert(kept.begin(), '1');
  }
  if (decimals > 0) {
    const auto places = static_cast<std::size_t>(decimals);
    if (kept.size() < places) kept.insert(0, places - kept.size(), '0');
    kept.insert(kept.size() - places, 1, '.');  // not ".": GCC 12 sees an overlap that is none
  } else {
    kept.append(static_cast<std::size_t>(-decimals), '0');
  }
  const double magnitude = kept.empty() ? 0.0 : number_from_text(kept).value_or(0.0);
  return negative ? -magnitude : magnitude;
}

}  // namespace formletter::form
