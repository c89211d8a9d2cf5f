#pragma once

#include "form/moment.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace formletter::form {

/// What a format has that format-date() has not.
struct DateFormatFault {
  std::string found;       ///< "%q", or "%" at the end
  std::size_t column = 0;  ///< characters before it
};
std::optional<DateFormatFault> date_format_fault(std::string_view format);

/// The moment as ODK's format-date() and format-date-time() write it: %Y %y %m %n
/// %b %d %e %a %H %h %M %S %3 and %%. Names of months and days are English in
/// every language: dates in print come from their type's display, not from here.
/// Precondition: the format has no fault, the moment's date() exists.
std::string formatted(const Moment &moment, std::string_view format);

}  // namespace formletter::form
