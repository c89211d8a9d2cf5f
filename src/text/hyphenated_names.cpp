#include "text/hyphenated_names.hpp"

#include "text/character.hpp"

#include <unicode/uchar.h>

#include <string_view>

namespace formletter::text {
namespace {

bool is_capital(char32_t c) {
  const auto type = static_cast<UCharCategory>(u_charType(static_cast<UChar32>(c)));
  return type == U_UPPERCASE_LETTER || type == U_TITLECASE_LETTER;
}

/// Where the part of a word begins that ends with the hyphen before `end`.
std::size_t part_begin(std::string_view text, std::size_t end) {
  std::size_t at = end - 1;
  while (at > 0) {
    const std::size_t before = start_before(text, at);
    if (!u_isalpha(static_cast<UChar32>(character_at(text, before)))) break;
    at = before;
  }
  return at;
}

}  // namespace

void hold_hyphenated_names(const ParagraphText &paragraph, std::vector<Segment> &segments) {
  const std::string_view text = paragraph.text;
  for (Segment &segment : segments) {
    const std::size_t end = segment.content_end;
    if (end != segment.end || end == segment.begin || end == text.size() || text[end - 1] != '-') continue;
    if (segment.holds_next || !is_capital(character_at(text, end))) continue;
    if (!is_capital(character_at(text, part_begin(text, end)))) continue;
    segment.holds_next = segment.holds_loosely = true;
  }
}

}  // namespace formletter::text
