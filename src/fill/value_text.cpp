#include "fill/value_text.hpp"

#include "i18n/locale_format.hpp"
#include "i18n/numbers_from_left.hpp"
#include "xml/tree.hpp"

#include <algorithm>

namespace formletter::fill {

namespace {

/// The line in front of the next CR LF, LF or CR; moves behind it.
std::string_view take_line(std::string_view &text) {
  const auto length = std::min(text.find_first_of("\r\n"), text.size());
  const auto line = text.substr(0, length);
  text.remove_prefix(length);
  text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
  return line;
}

/// A line end, or a sign that XML has an entity for.
bool is_written_otherwise(char c) {
  return c == '\n' || c == '\r' || c == '&' || c == '<' || c == '>' || c == '"' || c == '\'';
}

/// A line of right-to-left text; its numbers read as they were typed.
void append_with_numbers_isolated(std::string &content, std::string_view line) {
  for (std::size_t at = 0; at < line.size();) {
    const i18n::NumberPlace number = i18n::next_number_from_left(line, at);
    content += xml::escaped(line.substr(at, number.begin - at));
    at = number.end;
    if (number.begin == number.end) return;
    content += "<bdi dir=\"ltr\">" + xml::escaped(line.substr(number.begin, at - number.begin)) + "</bdi>";
  }
}

}  // namespace

std::string value_as_content(std::string_view value, Isolation isolation) {
  const bool isolated = isolation != Isolation::when_right_to_left || i18n::has_right_to_left(value);
  const std::string_view opened = isolation == Isolation::from_right_to_left ? "<bdi dir=\"rtl\">" : "<bdi>";
  if (!isolated && std::none_of(value.begin(), value.end(), is_written_otherwise)) return std::string(value);
  const bool turns_numbers = isolated && i18n::has_right_to_left(value);
  std::string content;
  for (bool first = true; !value.empty(); first = false) {
    const auto line = take_line(value);
    if (!first) content += "<br/>";
    if (line.empty()) continue;
    if (isolated) content += opened;
    if (turns_numbers)
      append_with_numbers_isolated(content, line);
    else
      content += xml::escaped(line);
    if (isolated) content += "</bdi>";
  }
  return content;
}

std::string value_as_plain_text(std::string_view value) {
  std::string text;
  while (!value.empty()) {
    if (!text.empty()) text += ' ';
    text += xml::escaped(take_line(value));
  }
  return text;
}

}  // namespace formletter::fill
