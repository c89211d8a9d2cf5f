#include "workbook/shown_date.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "workbook/cell_text.hpp"

#include <algorithm>
#include <charconv>
#include <vector>

namespace formletter::workbook {

namespace {

int number_in(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_letter(char c) {
  return ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// What is seen of a date: numbers, and words.
struct Seen {
  bool year = false;  ///< in four digits, or a number of more
  bool whole = false;
  std::vector<int> numbers;  ///< the others
  std::size_t words = 0;
  std::size_t names = 0;  ///< words of more than one letter: 月 is none
};

Seen look_at(std::string_view shown) {
  constexpr std::size_t year_length = 4;
  Seen seen;
  for (std::size_t at = 0; at < shown.size();) {
    const auto begin = shown.substr(at);
    const auto same = ascii::is_digit(begin.front()) ? ascii::is_digit : is_letter;
    const auto size = static_cast<std::size_t>(std::ranges::find_if_not(begin, same) - begin.begin());
    if (ascii::is_digit(begin.front())) {
      seen.year = seen.year || size == year_length;
      seen.whole = seen.whole || size > year_length;
      if (size < year_length) seen.numbers.push_back(number_in(begin.substr(0, size)));
    } else if (size > 0) {
      ++seen.words;
      if (diag::character_count(begin.substr(0, size)) > 1) ++seen.names;
    }
    at += std::max<std::size_t>(size, 1);
  }
  return seen;
}

}  // namespace

std::string shown_of_date(std::string_view date, std::string_view shown) {
  constexpr std::size_t iso_length = 10, month_length = 7, year_length = 4;
  if (shown.empty() || date.size() != iso_length) return std::string(date);
  const auto seen = look_at(shown);
  const int year = number_in(date.substr(2, 2)), month = number_in(date.substr(5, 2)),
            day = number_in(date.substr(8, 2));
  const auto &numbers = seen.numbers;
  const auto sees = [&](int number) { return std::ranges::find(numbers, number) != numbers.end(); };
  const auto whole = std::string(date), month_of_year = whole.substr(0, month_length);
  if (seen.whole || numbers.size() > 2) return whole;
  if (seen.year) {
    if (numbers.empty()) return seen.names > 0 ? month_of_year : whole.substr(0, year_length);
    const bool names_day = seen.names > 0 && sees(day);
    return numbers.size() == 1 && !names_day && sees(month) ? month_of_year : whole;
  }
  if (numbers.empty()) return seen.words > 2 ? whole : day_without_year(date);
  if (numbers.size() == 2 && seen.names > 0) return whole;
  const auto are = [&](int one, int other) {
    return numbers == std::vector{one, other} || numbers == std::vector{other, one};
  };
  const bool is_month_and_year =
      seen.names > 0 ? sees(year) && !sees(day) : are(month, year) && !are(month, day);
  return is_month_and_year ? month_of_year : day_without_year(date);
}

}  // namespace formletter::workbook
