#pragma once

#include "diag/english_text.hpp"

#include <formletter/date.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// How much of a date must be known.
enum class DatePrecision { day, year };

/// Why a text is not taken for a date.
enum class DateFault {
  spelling,        ///< none of the accepted spellings
  two_digit_year,  ///< "11/20/14"
  not_real,        ///< February 30
  ambiguous,       ///< 03/04/2014
  other_calendar   ///< a year or month of a calendar that is not the Gregorian
};

/// "date-format", "date-two-digit-year", "date-not-real", "date-ambiguous", "date-calendar".
std::string_view code_of(DateFault fault);
/// English msgid of the engine's message; that of `ambiguous` holds {d1} and {d2}.
std::string_view message_of(DateFault fault);

/// What a typed date was taken to be.
struct DateReading {
  std::string canonical;  ///< YYYY-MM-DD; with DatePrecision::year also EDTF's YYYY, YYYY-MM, each with or
                          ///< without "~"
  std::optional<DateFault> fault;
  std::vector<Date> readings;  ///< the two of an ambiguous one
};

/// Reads the spellings of forms/README.md: ISO, "Nov 20, 2014", "November 20 2014",
/// "20 Nov 2014", and "11/20/2014" where only one reading is possible. Months are
/// in English, digits of any script. Precondition: well-formed UTF-8.
DateReading read_date(std::string_view typed, DatePrecision precision);

/// A canonical date of any precision, taken apart: month and day are 0 when not known.
struct PartialDate {
  int year = 0, month = 0, day = 0;
  bool approximate = false;
};
std::optional<PartialDate> parse_partial_date(std::string_view canonical);

inline constexpr diag::EnglishText date_format_message =
    "This is not a date we can read. Write it as year, month and day, for example 2014-11-20, or Nov 20, "
    "2014.";
inline constexpr diag::EnglishText date_two_digit_year_message =
    "Write the year of this date with four digits, for example 2014.";
inline constexpr diag::EnglishText date_not_real_message =
    "There is no such day in the calendar. Check the date.";
inline constexpr diag::EnglishText date_ambiguous_message =
    "This date could be {d1} or {d2}. Write it as YYYY-MM-DD.";
inline constexpr diag::EnglishText date_calendar_message =
    "This date seems to be of another calendar. Write it in the Gregorian (Western) calendar, for example "
    "2014-11-20.";

}  // namespace formletter::form
