#pragma once

#include "diag/english_text.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace formletter::form {

/// A time on the clock, hours from 0 to 23.
struct ClockTime {
  int hour = 0, minute = 0;
  /// The one canonical spelling, as ODK writes times: "09:00:00", "13:30:00".
  std::string text() const;
};

/// Reads "13:30", "09:00", "13:30:00", "1:30 p.m." and "1 PM", digits of any script; nothing for
/// other texts. "1:30" is none: nobody knows which half of the day. Precondition: well-formed UTF-8.
std::optional<ClockTime> read_time(std::string_view typed);

inline constexpr diag::EnglishText time_format_message = "Write the time like 9:00 a.m. or 13:30.";

}  // namespace formletter::form
