#include "fill/value_text.hpp"

#include "i18n/locale_format.hpp"
#include "i18n/numbers_from_left.hpp"
#include "xml/tree.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

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

/// What a value is looked through for: line ends and the signs that XML has entities for, and
/// bytes that a character from right to left may begin with (from U+0590 on, D6 90).
constexpr std::uint8_t written_otherwise = 1, maybe_right_to_left = 2;
constexpr std::array<std::uint8_t, 256> byte_kinds = [] {
  std::array<std::uint8_t, 256> kinds{};
  for (const unsigned char c : {'\n', '\r', '&', '<', '>', '"', '\''}) kinds[c] = written_otherwise;
  for (std::size_t c = 0xD6; c < kinds.size(); ++c) kinds[c] = maybe_right_to_left;
  return kinds;
}();

std::uint8_t kinds_in(std::string_view value) {
  std::uint8_t kinds = 0;
  for (const char c : value) kinds |= byte_kinds[static_cast<unsigned char>(c)];
  return kinds;
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

void put_as_content(std::string_view value, Isolation isolation, std::string &content) {
  const std::uint8_t kinds = kinds_in(value);
  const bool has_right_to_left = (kinds & maybe_right_to_left) != 0 && i18n::has_right_to_left(value);
  const bool isolated = isolation != Isolation::when_right_to_left || has_right_to_left;
  content.clear();
  if (!isolated && (kinds & written_otherwise) == 0) return void(content += value);
  const std::string_view opened = isolation == Isolation::from_right_to_left ? "<bdi dir=\"rtl\">" : "<bdi>";
  for (bool first = true; !value.empty(); first = false) {
    const auto line = take_line(value);
    if (!first) content += "<br/>";
    if (line.empty()) continue;
    if (isolated) content += opened;
    if (has_right_to_left)
      append_with_numbers_isolated(content, line);
    else
      content += xml::escaped(line);
    if (isolated) content += "</bdi>";
  }
}

void put_as_foreign(std::string_view words, const LanguageTag &language, std::string &content) {
  content = "<span lang=\"" + language.text() + "\">" + xml::escaped(words) + "</span>";
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
