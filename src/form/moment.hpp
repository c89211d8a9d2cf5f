#pragma once

#include "form/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::form {

inline constexpr std::int64_t milliseconds_a_day = 86'400'000;
inline constexpr std::int64_t milliseconds_a_minute = 60'000;

/// A point of the calendar: a day, or a day and a time, its zone known or not.
struct Moment {
  std::int64_t civil_milliseconds = 0;  ///< since 1970-01-01T00:00 as the wall clock shows it
  bool has_time = false;
  std::optional<int> offset_minutes;

  /// Days since 1970-01-01T00:00Z; without a zone those of the wall clock.
  double days() const;
  /// The day by its own wall clock; nothing outside the years 0001 to 9999.
  std::optional<Date> date() const;
};

Moment moment_of(Date date);
Moment moment_of(DateTime time);
/// Reads YYYY-MM-DD, or that with THH:MM, seconds, a fraction of a second and Z or
/// an offset (+HH:MM, +HHMM, +HH), each where the one before is given. Nothing
/// for a day or a time that is not.
std::optional<Moment> moment_from_text(std::string_view text);
/// The same for the value, if it is a date, a date-time or such a text.
std::optional<Moment> moment_of(const Value &value);

/// Below, equal to or above zero. Both zones known: the same instant is equal;
/// else the wall clocks are compared, a day standing for its beginning.
int compare(const Moment &a, const Moment &b);

/// "2014-11-20T09:30:00.000-05:00".
std::string date_time_text(DateTime time);
/// Milliseconds since midnight and the offset, of "09:30", "09:30:15.25-05:00".
struct TimeOfDay {
  std::int64_t milliseconds = 0;
  std::optional<int> offset_minutes;
};
std::optional<TimeOfDay> time_of_day_from_text(std::string_view text);

}  // namespace formletter::form
