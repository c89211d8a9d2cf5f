#include "workbook/shown_date.hpp"

#include "diag/ascii.hpp"
#include "i18n/date_words.hpp"
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

/// What is seen of a date: numbers, and words.
struct Seen {
  bool year = false;  ///< in four digits, or a number of more
  bool whole = false;
  std::vector<int> numbers;  ///< the others
  std::size_t words = 0;
  bool month = false;   ///< by its name
  bool beside = false;  ///< a word that says something of the date: "about"
};

void look_at_numbers(std::string_view shown, Seen &seen) {
  constexpr std::size_t year_length = 4;
  for (std::size_t at = 0; at < shown.size();) {
    const auto begin = shown.substr(at);
    const auto size =
        static_cast<std::size_t>(std::ranges::find_if_not(begin, ascii::is_digit) - begin.begin());
    seen.year = seen.year || size == year_length;
    seen.whole = seen.whole || size > year_length;
    if (size > 0 && size < year_length) seen.numbers.push_back(number_in(begin.substr(0, size)));
    at += std::max<std::size_t>(size, 1);
  }
}

Seen look_at(std::string_view shown, int month) {
  Seen seen;
  look_at_numbers(shown, seen);
  for (const auto &word : i18n::words_in(shown)) {
    const auto said = i18n::date_word(word, month);
    ++seen.words;
    seen.month = seen.month || said == i18n::DateWord::month;
    // A day of the week stands beside a day.
    const bool has_no_day = said == i18n::DateWord::weekday && seen.numbers.empty();
    seen.beside = seen.beside || said == i18n::DateWord::other || has_no_day;
  }
  return seen;
}

}  // namespace

std::string shown_of_date(std::string_view date, std::string_view shown) {
  constexpr std::size_t iso_length = 10, month_length = 7, year_length = 4;
  if (shown.empty() || date.size() != iso_length) return std::string(date);
  const int year = number_in(date.substr(2, 2)), month = number_in(date.substr(5, 2)),
            day = number_in(date.substr(8, 2));
  if (month < 1 || month > 12) return std::string(date);
  const auto seen = look_at(shown, month);
  if (seen.beside) return std::string(shown);
  const auto &numbers = seen.numbers;
  const auto sees = [&](int number) { return std::ranges::find(numbers, number) != numbers.end(); };
  const auto whole = std::string(date), month_of_year = whole.substr(0, month_length);
  if (seen.whole || numbers.size() > 2) return whole;
  if (seen.year) {
    if (numbers.empty()) return seen.month ? month_of_year : whole.substr(0, year_length);
    const bool names_day = seen.month && sees(day);
    return numbers.size() == 1 && !names_day && sees(month) ? month_of_year : whole;
  }
  if (numbers.empty()) return seen.words > 2 ? whole : day_without_year(date);
  if (numbers.size() == 2 && seen.month) return whole;
  const auto are = [&](int one, int other) {
    return numbers == std::vector{one, other} || numbers == std::vector{other, one};
  };
  const bool is_month_and_year = seen.month ? sees(year) && !sees(day) : are(month, year) && !are(month, day);
  return is_month_and_year ? month_of_year : day_without_year(date);
}

}  // namespace formletter::workbook
