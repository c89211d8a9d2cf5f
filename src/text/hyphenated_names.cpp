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

}  // namespace

void hold_hyphenated_names(const ParagraphText &paragraph, std::vector<Segment> &segments) {
  const std::string_view text = paragraph.text;
  for (Segment &segment : segments) {
    const std::size_t end = segment.content_end;
    if (end != segment.end || end == segment.begin || end == text.size() || text[end - 1] != '-') continue;
    if (segment.holds_next || !is_capital(character_at(text, end))) continue;
    if (end == 1 || !u_isalpha(static_cast<UChar32>(character_before(text, end - 1)))) continue;
    segment.holds_next = segment.holds_loosely = true;
  }
}

}  // namespace formletter::text
