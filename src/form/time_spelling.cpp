#include "form/time_spelling.hpp"

#include "form/text_folding.hpp"

#include <charconv>

namespace formletter::form {
namespace {

enum class Half { morning, afternoon };

void drop(std::string_view &text, char last) {
  if (text.ends_with(last)) text.remove_suffix(1);
}

/// "a.m.", "pm" … taken off the end, with the spaces in front of it.
std::optional<Half> take_half(std::string_view &text) {
  std::string_view rest = text;
  const auto take_letter = [&rest](char small, char capital) {
    drop(rest, '.');
    const bool is_there = rest.ends_with(small) || rest.ends_with(capital);
    if (is_there) rest.remove_suffix(1);
    return is_there;
  };
  if (!take_letter('m', 'M')) return std::nullopt;
  std::optional<Half> half;
  if (take_letter('a', 'A')) {
    half = Half::morning;
  } else if (take_letter('p', 'P')) {
    half = Half::afternoon;
  }
  if (half) text = trimmed(rest);
  return half;
}

/// A number of one or two digits and nothing else.
std::optional<int> small_number(std::string_view text) {
  if (text.empty() || text.size() > 2) return std::nullopt;
  int number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool is_number = error == std::errc() && end == text.data() + text.size() && number >= 0;
  return is_number ? std::optional(number) : std::nullopt;
}

bool is_between(int number, int least, int most) {
  return number >= least && number <= most;
}

}  // namespace

std::string ClockTime::text() const {
  const auto two_digits = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
  return two_digits(hour) + ":" + two_digits(minute) + ":00";
}

std::optional<ClockTime> read_time(std::string_view typed) {
  const std::string folded = with_european_digits(trimmed(typed));
  std::string_view text = folded;
  const auto half = take_half(text);
  if (!half && text.size() == std::string_view("13:30:00").size() && text.ends_with(":00"))
    text.remove_suffix(std::string_view(":00").size());
  const auto colon = text.find(':');
  const std::string_view hours = text.substr(0, colon);
  const std::string_view minutes = colon == text.npos ? "00" : text.substr(colon + 1);
  const auto hour = small_number(hours), minute = small_number(minutes);
  if (!hour || !minute || minutes.size() != 2 || !is_between(*minute, 0, 59)) return std::nullopt;
  if (half) {
    if (!is_between(*hour, 1, 12)) return std::nullopt;
    return ClockTime{*hour % 12 + (*half == Half::afternoon ? 12 : 0), *minute};
  }
  const bool counts_to_24 = colon != text.npos && hours.size() == 2 && is_between(*hour, 0, 23);
  return counts_to_24 ? std::optional(ClockTime{*hour, *minute}) : std::nullopt;
}

}  // namespace formletter::form
