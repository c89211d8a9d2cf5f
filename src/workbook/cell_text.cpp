#include "workbook/cell_text.hpp"

#include "diag/ascii.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <optional>

namespace formletter::workbook {

namespace {

/// Doubles keep every number of 15 digits.
constexpr double first_unsafe = 1e15;
constexpr double seconds_a_day = 86400;

std::optional<double> parsed(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

std::string printed(double value, std::chars_format how) {
  std::array<char, 400> buffer{};
  const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, how);
  return error == std::errc() ? std::string(buffer.data(), end) : std::string();
}

/// A code taken apart: what stands for the number, and literal text marked as such.
struct FormatCode {
  std::string signs;     ///< lower case; a literal character is `"`
  std::string literals;  ///< of each sign the literal character, or '\0'
  bool is_elapsed = false;
};

FormatCode code_signs(std::string_view code) {
  FormatCode out;
  const auto literal = [&](char c) {
    out.signs += '"';
    out.literals += c;
  };
  for (std::size_t i = 0; i < code.size() && code[i] != ';'; ++i) {
    const char c = code[i];
    if (c == '"') {
      for (++i; i < code.size() && code[i] != '"'; ++i) literal(code[i]);
    } else if (c == '\\' && i + 1 < code.size()) {
      literal(code[++i]);
    } else if (c == '_' || c == '*') {
      ++i;  // a space as wide as the next character, or that character over and over
    } else if (c == '[') {
      const auto end = std::min(code.find(']', i), code.size());
      const char first = i + 1 < code.size() ? ascii::lower(code[i + 1]) : ']';
      const auto inner = code.substr(i + 1, end - i - 1);
      // [h] and the like count on over a day; [Red], [$-409] and [>9] are not shown.
      out.is_elapsed = out.is_elapsed || ((first == 'h' || first == 'm' || first == 's') &&
                                          inner.find_first_not_of("hHmMsS") == std::string_view::npos);
      i = end;
    } else {
      out.signs += ascii::lower(c);
      out.literals += '\0';
    }
  }
  return out;
}

NumberFormat digits_mask(const FormatCode &code) {
  std::string mask;
  bool shows_more = false;
  for (std::size_t i = 0; i < code.signs.size(); ++i) {
    const char sign = code.signs[i];
    if (sign == '"') {
      const char c = code.literals[i];
      // A digit in the mask would be taken for a place of one.
      if (c == '0' || c == '#') return {};
      mask += c;
      shows_more = true;
    } else if (sign == '0' || sign == '#' || sign == '?') {
      mask += sign == '?' ? '#' : sign;
    } else if (sign == '-' || sign == ' ' || sign == '(' || sign == ')' || sign == '/') {
      mask += sign;
      shows_more = true;
    } else {
      return {};
    }
  }
  const auto zeros = std::count(mask.begin(), mask.end(), '0');
  if (mask.find_first_of("0#") == std::string::npos || (zeros < 2 && !shows_more)) return {};
  return {NumberFormat::Kind::digits, mask};
}

/// Days of the civil calendar; nothing out of its range.
std::optional<std::string> iso_day(long days, bool from_1904) {
  using namespace std::chrono;
  constexpr long last_day = 2958465;  // 9999-12-31
  if (days < 0 || days > last_day) return std::nullopt;
  if (!from_1904 && days == 0) return "1900-01-00";
  // The 1900 in Lotus 1-2-3, and in Excel after it, was a leap year.
  constexpr long leap_day = 60;
  if (!from_1904 && days == leap_day) return "1900-02-29";
  const auto before =
      from_1904 ? sys_days(year(1904) / 1 / 1) : sys_days(year(1899) / 12 / (days < leap_day ? 31 : 30));
  const year_month_day date(before + std::chrono::days(days));
  std::array<char, 32> text{};
  static_cast<void>(std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())));
  return std::string(text.data());
}

std::string clock_time(long seconds, bool with_seconds) {
  std::array<char, 32> text{};
  static_cast<void>(std::snprintf(text.data(), text.size(),
                                  with_seconds ? "%02ld:%02ld:%02ld" : "%02ld:%02ld", seconds / 3600,
                                  seconds / 60 % 60, seconds % 60));
  return text.data();
}

std::string masked(double value, const std::string &mask) {
  auto digits = printed(value, std::chars_format::fixed);
  std::string shown;
  for (auto place = mask.rbegin(); place != mask.rend(); ++place) {
    if (*place != '0' && *place != '#') {
      // Signs before the first digit are shown, too, but no separator that parts nothing.
      shown += *place;
    } else if (!digits.empty()) {
      shown += digits.back();
      digits.pop_back();
    } else if (*place == '0') {
      shown += '0';
    }
    // All digits stand before the first place of the mask.
    const bool is_first =
        std::find_if(place + 1, mask.rend(), [](char c) { return c == '0' || c == '#'; }) == mask.rend();
    if (is_first && (*place == '0' || *place == '#')) {
      shown.append(digits.rbegin(), digits.rend());
      digits.clear();
    }
  }
  std::reverse(shown.begin(), shown.end());
  return shown;
}

}  // namespace

std::string day_without_year(std::string_view day) {
  constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  const auto month = static_cast<std::size_t>((day[5] - '0') * 10 + (day[6] - '0'));
  return std::string(day.substr(day[8] == '0' ? 9 : 8)) + "-" + months[month - 1];
}

namespace {

/// Words before the date, its weekday and its era: without them "about 2009" would be a year that
/// nobody vouches for.
std::string words_in_front(const FormatCode &code) {
  constexpr std::string_view vietnamese_day = "ngày ";  // of its usual long date, "Ngày 24 tháng 11 năm 2025"
  std::string words, lower;
  bool has_letter = false;
  for (std::size_t i = 0; i < code.signs.size() && !ascii::is_letter(code.signs[i]); ++i) {
    const char c = code.signs[i] == '"' ? code.literals[i] : code.signs[i];
    has_letter = has_letter || ascii::is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
    words += c;
    lower += ascii::lower(c);
  }
  return has_letter && lower != vietnamese_day ? words : "";
}

std::string percent_text(double value) {
  std::array<char, 32> text{};
  // The 15 digits that spreadsheets keep: 0.07 is 7, not 7.000000000000001.
  static_cast<void>(std::snprintf(text.data(), text.size(), "%.15g", value * 100));
  return number_text(text.data()) + "%";
}

}  // namespace

NumberFormat format_of(std::string_view code) {
  const auto parts = code_signs(code);
  const auto &signs = parts.signs;
  if (signs.find("general") != std::string::npos || signs.find('@') != std::string::npos) return {};
  const auto has = [&](char c) { return signs.find(c) != std::string::npos; };
  using Kind = NumberFormat::Kind;
  const bool clock = has('h') || has('s') || parts.is_elapsed;
  const bool day = has('d'), year = has('y');
  if (clock && !day && !year) return {Kind::time};
  if (clock) return {Kind::date_time, words_in_front(parts)};
  if (day && year) return {Kind::date, words_in_front(parts)};
  if (day || (has('m') && !year)) return {Kind::no_year, words_in_front(parts)};
  if (year) return {has('m') ? Kind::month : Kind::year, words_in_front(parts)};
  if (has('%')) return {Kind::percent};
  return digits_mask(parts);
}

NumberFormat built_in_format(int id) {
  using Kind = NumberFormat::Kind;
  if (id == 14 || id == 15 || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) ||
      (id >= 57 && id <= 58))
    return {Kind::date};
  if (id == 9 || id == 10) return {Kind::percent};
  if (id == 16) return {Kind::no_year};
  if (id == 17) return {Kind::month};
  if (id == 22) return {Kind::date_time};
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || (id >= 55 && id <= 56))
    return {Kind::time};
  return {};
}

std::string number_text(std::string_view number) {
  const auto value = parsed(number);
  if (!value) return std::string(number);
  const bool is_safe = std::abs(*value) < first_unsafe;
  if (!is_safe) return printed(*value, std::chars_format::scientific);
  return *value == 0 ? "0" : printed(*value, std::chars_format::fixed);
}

std::string cell_text(std::string_view number, const NumberFormat &format, bool from_1904) {
  using Kind = NumberFormat::Kind;
  const auto value = parsed(number);
  if (value && format.kind == Kind::percent) return percent_text(*value);
  if (!value || format.kind == Kind::general || *value < 0) return number_text(number);
  if (format.kind == Kind::digits) {
    const bool is_whole = *value == std::floor(*value) && *value < first_unsafe;
    return is_whole ? masked(*value, format.mask) : number_text(number);
  }
  if (*value > first_unsafe) return number_text(number);
  auto days = static_cast<long>(std::floor(*value));
  auto seconds = static_cast<long>(std::llround((*value - std::floor(*value)) * seconds_a_day));
  if (seconds == static_cast<long>(seconds_a_day)) ++days, seconds = 0;
  const bool with_seconds = seconds % 60 != 0;
  if (format.kind == Kind::time && days == 0) return clock_time(seconds, with_seconds);
  const auto day = iso_day(days, from_1904);
  if (!day) return number_text(number);
  if (format.kind == Kind::month)
    return format.mask + day->substr(0, 7) + std::string(format.mask.empty() ? midnight : "");
  if (format.kind == Kind::year) return format.mask + day->substr(0, 4);
  if (format.kind == Kind::no_year) return format.mask + day_without_year(*day);
  if (format.kind == Kind::date && !format.mask.empty() && seconds == 0) return format.mask + *day;
  // Where the format hides a time, it is told nevertheless: it can be the trace of a time zone.
  return format.mask + *day + " " + clock_time(seconds, true);
}

std::string date_text(std::string_view date) {
  constexpr std::size_t iso_length = 10, month_length = 7;
  std::string text(date);
  const bool is_date = text.size() >= month_length && text[4] == '-' && ascii::is_digit(text[0]);
  if (!is_date) return text;
  if (text.size() > iso_length && text[iso_length] == 'T') {
    text[iso_length] = ' ';
    // "2025-11-24T05:30:00.000000000": the seconds are whole.
    if (const auto point = text.find('.');
        point != std::string::npos && text.find_first_not_of('0', point + 1) == std::string::npos)
      text.resize(point);
  }
  return text.size() == iso_length || text.size() == month_length ? text + std::string(midnight) : text;
}

}  // namespace formletter::workbook
