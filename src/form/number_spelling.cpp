#include "form/number_spelling.hpp"

#include "form/text_folding.hpp"

#include <algorithm>

namespace formletter::form {
namespace {

// Doubles hold every whole number of 15 digits.
constexpr std::size_t most_digits = 15;

bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

struct Parts {
  bool negative = false;
  std::string whole, fraction;

  std::size_t surplus() const {
    const std::size_t digits = whole.size() + fraction.size();
    return digits > most_digits ? digits - most_digits : 0;
  }
};

std::optional<Parts> parts_of(std::string_view typed, bool with_fraction) {
  const std::string folded = with_european_digits(trimmed(typed));
  std::string_view rest = folded;
  Parts parts;
  if (!rest.empty() && (rest.front() == '+' || rest.front() == '-')) {
    parts.negative = rest.front() == '-';
    rest.remove_prefix(1);
  }
  const std::size_t point = with_fraction ? rest.find('.') : std::string_view::npos;
  std::string_view whole = rest.substr(0, point);
  std::string_view fraction = point == std::string_view::npos ? std::string_view() : rest.substr(point + 1);
  const bool dangling = point != std::string_view::npos && fraction.empty();
  if (whole.empty() || dangling || !all_digits(whole) || !all_digits(fraction)) return std::nullopt;
  whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size() - 1));
  fraction = fraction.substr(0, fraction.find_last_not_of('0') + 1);
  parts.whole = whole;
  parts.fraction = fraction;
  return parts;
}

std::optional<std::string> spelled(const std::optional<Parts> &read) {
  if (!read || read->surplus() > 0) return std::nullopt;
  const Parts &parts = *read;
  const bool zero = parts.whole == "0" && parts.fraction.empty();
  return (parts.negative && !zero ? "-" : "") + parts.whole +
         (parts.fraction.empty() ? "" : "." + parts.fraction);
}

}  // namespace

std::optional<std::string> canonical_integer(std::string_view typed) {
  return spelled(parts_of(typed, false));
}

std::optional<std::string> canonical_decimal(std::string_view typed) {
  return spelled(parts_of(typed, true));
}

std::size_t surplus_digits_of_integer(std::string_view typed) {
  const auto parts = parts_of(typed, false);
  return parts ? parts->surplus() : 0;
}

std::size_t surplus_digits_of_decimal(std::string_view typed) {
  const auto parts = parts_of(typed, true);
  return parts ? parts->surplus() : 0;
}

}  // namespace formletter::form
