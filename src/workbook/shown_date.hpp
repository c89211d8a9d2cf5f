#pragma once

#include <string>
#include <string_view>

namespace formletter::workbook {

/// As much of a date ("2009-08-01") as its cell shows, in any language: the date, "2009-08" of
/// "Aug 2009", "2009" alone, "1-Aug" where no year is seen. What nobody sees, nobody wrote. Where
/// a word says something of the date ("about 2009"), all that is shown. `shown`: well-formed UTF-8.
std::string shown_of_date(std::string_view date, std::string_view shown);

}  // namespace formletter::workbook
