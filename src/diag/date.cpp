#include <formletter/date.hpp>

#include <algorithm>

namespace formletter {

namespace {

std::optional<int> digits(std::string_view text) {
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

void append_padded(std::string &text, int number, std::size_t width) {
  const auto plain = std::to_string(number);
  text.append(width - std::min(width, plain.size()), '0').append(plain);
}

}  // namespace

std::optional<Date> Date::parse_iso(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto year = digits(text.substr(0, 4)), month = digits(text.substr(5, 2)),
             day = digits(text.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  return from_parts(*year, *month, *day);
}

std::optional<Date> Date::from_parts(int year, int month, int day) {
  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31) return std::nullopt;
  const std::chrono::year_month_day ymd{std::chrono::year(year),
                                        std::chrono::month(static_cast<unsigned>(month)),
                                        std::chrono::day(static_cast<unsigned>(day))};
  if (!ymd.ok()) return std::nullopt;
  return Date(ymd);
}

std::optional<Date> Date::from_days(int days_since_1970) {
  constexpr int first = -719162, last = 2932896;  // 0001-01-01 and 9999-12-31
  if (days_since_1970 < first || days_since_1970 > last) return std::nullopt;
  return Date(std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(days_since_1970))));
}

int Date::days_since_1970() const {
  return static_cast<int>(std::chrono::sys_days(ymd_).time_since_epoch().count());
}

std::string Date::iso() const {
  std::string text;
  append_padded(text, year(), 4);
  append_padded(text += '-', month(), 2);
  append_padded(text += '-', day(), 2);
  return text;
}

}  // namespace formletter
