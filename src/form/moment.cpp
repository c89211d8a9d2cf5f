#include "form/moment.hpp"

#include "diag/ascii.hpp"

#include <cassert>
#include <cstdlib>

namespace formletter::form {

namespace {

std::int64_t floor_divided(std::int64_t value, std::int64_t by) {
  return value / by - (value % by < 0 ? 1 : 0);
}

/// Takes exactly two digits off the front.
std::optional<int> take_two(std::string_view &text) {
  if (text.size() < 2 || !ascii::is_digit(text[0]) || !ascii::is_digit(text[1])) return std::nullopt;
  const int number = (text[0] - '0') * 10 + (text[1] - '0');
  text.remove_prefix(2);
  return number;
}

bool take(std::string_view &text, char c) {
  if (text.empty() || text.front() != c) return false;
  text.remove_prefix(1);
  return true;
}

/// Thousandths of a second; further digits are dropped.
std::optional<std::int64_t> take_fraction(std::string_view &text) {
  std::int64_t milliseconds = 0;
  std::size_t digits = 0;
  for (; !text.empty() && ascii::is_digit(text.front()); text.remove_prefix(1), ++digits) {
    if (digits < 3) milliseconds = milliseconds * 10 + (text.front() - '0');
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 3; ++digits) milliseconds *= 10;
  return milliseconds;
}

/// "Z", "+HH:MM", "+HHMM" or "+HH", and nothing behind it.
std::optional<int> offset_from_text(std::string_view text) {
  if (text == "Z") return 0;
  const bool west = !text.empty() && text.front() == '-';
  if (!west && (text.empty() || text.front() != '+')) return std::nullopt;
  text.remove_prefix(1);
  const auto hours = take_two(text);
  int minutes = 0;
  if (!text.empty()) {
    take(text, ':');
    const auto said = take_two(text);
    if (!said) return std::nullopt;
    minutes = *said;
  }
  if (!hours || !text.empty() || *hours > 14 || minutes > 59) return std::nullopt;
  const int offset = *hours * 60 + minutes;
  return west ? -offset : offset;
}

void append_padded(std::string &text, std::int64_t number, std::size_t width) {
  const std::string digits = std::to_string(number);
  if (digits.size() < width) text.append(width - digits.size(), '0');
  text += digits;
}

}  // namespace

double Moment::days() const {
  const std::int64_t utc = civil_milliseconds - offset_minutes.value_or(0) * milliseconds_a_minute;
  return static_cast<double>(utc) / static_cast<double>(milliseconds_a_day);
}

std::optional<Date> Moment::date() const {
  const std::int64_t day = floor_divided(civil_milliseconds, milliseconds_a_day);
  if (std::abs(day) > 10'000'000) return std::nullopt;
  return Date::from_days(static_cast<int>(day));
}

Moment moment_of(Date date) {
  return {.civil_milliseconds = date.days_since_1970() * milliseconds_a_day,
          .has_time = false,
          .offset_minutes = {}};
}

Moment moment_of(DateTime time) {
  return {.civil_milliseconds = time.milliseconds_since_1970 + time.offset_minutes * milliseconds_a_minute,
          .has_time = true,
          .offset_minutes = time.offset_minutes};
}

std::optional<TimeOfDay> time_of_day_from_text(std::string_view text) {
  const auto hours = take_two(text);
  if (!hours || !take(text, ':')) return std::nullopt;
  const auto minutes = take_two(text);
  if (!minutes || *hours > 23 || *minutes > 59) return std::nullopt;
  TimeOfDay time{.milliseconds = (*hours * 60 + *minutes) * milliseconds_a_minute, .offset_minutes = {}};
  if (take(text, ':')) {
    const auto seconds = take_two(text);
    if (!seconds || *seconds > 59) return std::nullopt;
    time.milliseconds += std::int64_t{*seconds} * 1000;
    if (take(text, '.')) {
      const auto fraction = take_fraction(text);
      if (!fraction) return std::nullopt;
      time.milliseconds += *fraction;
    }
  }
  if (text.empty()) return time;
  time.offset_minutes = offset_from_text(text);
  return time.offset_minutes ? std::optional(time) : std::nullopt;
}

std::optional<Moment> moment_from_text(std::string_view text) {
  constexpr std::size_t date_size = 10;
  const auto date = Date::parse_iso(text.substr(0, date_size));
  if (!date) return std::nullopt;
  Moment moment = moment_of(*date);
  text.remove_prefix(date_size);
  if (text.empty()) return moment;
  if (!take(text, 'T')) return std::nullopt;
  const auto time = time_of_day_from_text(text);
  if (!time) return std::nullopt;
  moment.civil_milliseconds += time->milliseconds;
  moment.has_time = true;
  moment.offset_minutes = time->offset_minutes;
  return moment;
}

std::optional<Moment> moment_of(const Value &value) {
  if (const auto *date = std::get_if<Date>(&value)) return moment_of(*date);
  if (const auto *time = std::get_if<DateTime>(&value)) return moment_of(*time);
  if (const auto *text = std::get_if<std::string>(&value)) return moment_from_text(*text);
  return std::nullopt;
}

int compare(const Moment &a, const Moment &b) {
  const auto instant = [](const Moment &moment) {
    return moment.civil_milliseconds - *moment.offset_minutes * milliseconds_a_minute;
  };
  const bool zoned = a.offset_minutes && b.offset_minutes;
  const std::int64_t first = zoned ? instant(a) : a.civil_milliseconds;
  const std::int64_t second = zoned ? instant(b) : b.civil_milliseconds;
  if (first == second) return 0;
  return first < second ? -1 : 1;
}

std::string date_time_text(DateTime time) {
  const Moment moment = moment_of(time);
  const auto date = moment.date();
  if (!date) return {};
  const std::int64_t of_day =
      moment.civil_milliseconds -
      floor_divided(moment.civil_milliseconds, milliseconds_a_day) * milliseconds_a_day;
  std::string text = date->iso() + "T";
  append_padded(text, of_day / 3'600'000, 2);
  text += ':';
  append_padded(text, of_day / 60'000 % 60, 2);
  text += ':';
  append_padded(text, of_day / 1000 % 60, 2);
  text += '.';
  append_padded(text, of_day % 1000, 3);
  text += time.offset_minutes < 0 ? '-' : '+';
  append_padded(text, std::abs(time.offset_minutes) / 60, 2);
  text += ':';
  append_padded(text, std::abs(time.offset_minutes) % 60, 2);
  return text;
}

}  // namespace formletter::form
