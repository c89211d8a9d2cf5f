#include "form/date_format.hpp"

#include "diag/utf8.hpp"
#include "form/leading_zeros.hpp"

#include <array>

namespace formletter::form {

namespace {

constexpr std::string_view directives = "YymnbdeaHhMS3%";

std::string field(Date date, std::int64_t of_day, char directive) {
  constexpr std::array months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::array days = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"};  // 1970-01-01 was a Thursday
  switch (directive) {
    case 'Y':
      return with_leading_zeros(date.year(), 4);
    case 'y':
      return with_leading_zeros(date.year() % 100, 2);
    case 'm':
      return with_leading_zeros(date.month(), 2);
    case 'n':
      return std::to_string(date.month());
    case 'b':
      return months[static_cast<std::size_t>(date.month() - 1)];
    case 'd':
      return with_leading_zeros(date.day(), 2);
    case 'e':
      return std::to_string(date.day());
    case 'a':
      return days[static_cast<std::size_t>(((date.days_since_1970() % 7) + 7) % 7)];
    case 'H':
      return with_leading_zeros(of_day / 3'600'000, 2);
    case 'h':
      return std::to_string(of_day / 3'600'000);
    case 'M':
      return with_leading_zeros(of_day / 60'000 % 60, 2);
    case 'S':
      return with_leading_zeros(of_day / 1000 % 60, 2);
    case '3':
      return with_leading_zeros(of_day % 1000, 3);
    default:
      return "%";
  }
}

}  // namespace

std::optional<DateFormatFault> date_format_fault(std::string_view format) {
  std::size_t column = 0;
  for (std::size_t offset = 0; offset < format.size(); ++column) {
    if (diag::next_character(format, offset) != U'%') continue;
    if (offset == format.size()) return DateFormatFault{"%", column};
    const std::size_t begin = offset;
    diag::next_character(format, offset);
    const auto directive = format.substr(begin, offset - begin);
    if (directives.find(directive) == std::string_view::npos) {
      return DateFormatFault{"%" + std::string(directive), column};
    }
    ++column;
  }
  return std::nullopt;
}

std::string formatted(const Moment &moment, std::string_view format) {
  const auto date = moment.date();
  if (!date) return {};
  const std::int64_t of_day = moment.civil_milliseconds - date->days_since_1970() * milliseconds_a_day;
  std::string text;
  for (std::size_t i = 0; i < format.size(); ++i) {
    if (format[i] == '%' && i + 1 < format.size()) {
      text += field(*date, of_day, format[++i]);
    } else {
      text += format[i];
    }
  }
  return text;
}

}  // namespace formletter::form
