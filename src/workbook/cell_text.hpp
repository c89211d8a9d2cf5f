#pragma once

#include <string>
#include <string_view>

namespace formletter::workbook {

/// What a number format of a spreadsheet makes of a number.
struct NumberFormat {
  enum class Kind {
    general,  ///< also amounts, exponents: the number itself is meant
    date,     ///< with year, month and day
    date_time,
    month,  ///< of a year
    year,
    no_year,  ///< a day whose year nobody sees
    time,
    percent,
    digits  ///< a mask that shows zeros in front or signs between the digits
  };
  Kind kind = Kind::general;
  /// Of `digits`: 0 and # for digits, quotation marks and backslashes resolved. Of all that show a
  /// date the words in front: "about ".
  std::string mask = {};
};

/// A format's code as XLSX has it ("yyyy\-mm\-dd", "[$-409]d-mmm-yy;@"). Only its
/// first section counts.
NumberFormat format_of(std::string_view code);
/// ECMA-376 part 1, 18.8.30: the formats that have a number and no code.
NumberFormat built_in_format(int id);

/// The number with all its digits and no exponent: "0.1", "2025550100". Past 15
/// digits, which spreadsheets do not keep, it has an exponent, so that nobody takes
/// it for whole. Text that is no number comes back as it is.
std::string number_text(std::string_view number);

/// "24-Nov" of "2025-11-24": most often the spreadsheet made it of "11-24", and digits alone would
/// be taken for that.
std::string day_without_year(std::string_view day);

/// What stands behind a date ("2025-11-24") or a month ("2025-11") where the cell shows no time. So
/// nobody takes a date that a spreadsheet has made of a text for that text.
inline constexpr std::string_view midnight = " 00:00:00";

/// What the cell means: dates and times as "2025-11-24 00:00:00", "2025-11 00:00:00", "2025" and
/// "05:00"; a day whose year is not shown as "24-Nov"; "50%". Where words stand in front of a date they
/// stay, and no midnight is added: "about 2025-11-24".
/// `from_1904`: the workbook counts its days from 1904-01-01.
std::string cell_text(std::string_view number, const NumberFormat &format, bool from_1904);

/// The same of a date that the workbook keeps in ISO 8601; of "2025-11" and "2025", too.
std::string date_text(std::string_view date);

}  // namespace formletter::workbook
