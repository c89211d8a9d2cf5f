#include "mailmerge/cell_days.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>

namespace formletter::mailmerge {

namespace {

/// A month as spreadsheets shorten it in English, Spanish, French, Portuguese and German.
bool is_short_month(std::string_view text) {
  constexpr std::string_view months =
      " jan feb mar apr may jun jul aug sep oct nov dec ene abr ago dic janv févr mars avr mai juin juil "
      "août sept déc fev set out dez mär mrz okt ";
  if (text.ends_with('.')) text.remove_suffix(1);
  const std::string name = ascii::lower(text);
  return name.size() >= 3 && name.find(' ') == std::string::npos &&
         months.find(" " + name + " ") != std::string_view::npos;
}

}  // namespace

bool is_day_count(std::string_view cell) {
  const auto digits = ascii::take_digits(cell);
  if (cell.starts_with('.')) {
    cell.remove_prefix(1);
    ascii::take_digits(cell);
  }
  return cell.empty() && digits == 5;
}

bool is_day_without_year(std::string_view cell) {
  constexpr std::size_t longest = 10;
  constexpr std::string_view separators = "-./ ";
  if (cell.size() > longest) return false;
  auto rest = cell;
  if (const auto digits = ascii::take_digits(rest); digits == 1 || digits == 2) {
    const auto month = rest.find_first_not_of(separators);
    return month != 0 && month != std::string_view::npos && is_short_month(rest.substr(month));
  }
  const auto dash = cell.find('-');
  if (dash == std::string_view::npos || !is_short_month(cell.substr(0, dash))) return false;
  rest = cell.substr(dash + 1);
  return ascii::take_digits(rest) == 2 && rest.empty();
}

bool is_date_of_cell(std::string_view cell) {
  const auto has_shape = [](std::string_view text, std::string_view shape) {
    return text.size() == shape.size() &&
           std::equal(text.begin(), text.end(), shape.begin(),
                      [](char c, char sign) { return sign == '9' ? ascii::is_digit(c) : c == sign; });
  };
  return has_shape(cell, "9999-99-99 99:99:99") || has_shape(cell, "9999-99 99:99:99");
}

bool is_empty_date(std::string_view cell) {
  constexpr std::array<std::string_view, 12> empty{"1899-12-30", "1899-12-31", "1900-01-00", "0000-00-00",
                                                   "0001-01-01", "1/0/1900",   "0/1/1900",   "12/30/1899",
                                                   "30/12/1899", "12/31/1899", "31/12/1899", "1/1/0001"};
  return std::find(empty.begin(), empty.end(), cell) != empty.end();
}

std::string_view without_midnight(const form::Question &question, std::string_view text) {
  if (question.kind != form::QuestionKind::date || text.find(':') == std::string_view::npos) return text;
  // Longer before those that they end with; what names the zone of the clock goes first.
  constexpr std::array<std::string_view, 3> zones{"+00:00", "+00", "Z"};
  constexpr std::array<std::string_view, 10> midnights{
      "T00:00:00.000", " 00:00:00.000", "T00:00:00", " 00:00:00", " 12:00:00 AM",
      " 0:00:00",      "T00:00",        " 00:00",    " 12:00 AM", " 0:00"};
  std::string_view day = text;
  for (const auto zone : zones) {
    if (!day.ends_with(zone)) continue;
    day.remove_suffix(zone.size());
    break;
  }
  for (const auto midnight : midnights) {
    if (day.size() > midnight.size() && day.ends_with(midnight))
      return day.substr(0, day.size() - midnight.size());
  }
  return text;
}

}  // namespace formletter::mailmerge
