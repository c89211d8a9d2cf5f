#include "text/short_words.hpp"

#include "text/character.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>

namespace formletter::text {
namespace {

struct ShortWords {
  std::string_view language;
  std::u32string_view letters;  ///< small ones
};

constexpr auto by_language =
    std::to_array<ShortWords>({{"es", U"aeouy"}, {"pt", U"aeoà"}, {"ru", U"вксоуиая"}, {"uk", U"взуоіайя"}});

std::u32string_view letters_of(const LanguageTag &language) {
  const std::string_view tag = language.text();
  if (tag.size() < 2 || (tag.size() > 2 && tag[2] != '-')) return {};
  for (const ShortWords &words : by_language)
    if (tag[0] == words.language[0] && tag[1] == words.language[1]) return words.letters;
  return {};
}

/// What a word may stand behind: not "y" in "and/y", nor "a" in "d’a".
bool leads_in(char32_t c) {
  if (is_word_space(c) || is_hanging_space(c) || is_forced_break(c)) return true;
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION || c == '"' || c == 0xBF || c == 0xA1;
}

/// The place of a word of one character that ends at `end`; `end` when there is none.
std::size_t single_character(std::string_view text, std::size_t end) {
  const std::size_t begin = start_before(text, end);
  std::size_t before = begin;
  while (before > 0 && is_bidi_control(character_before(text, before))) before = start_before(text, before);
  return before == 0 || leads_in(character_before(text, before)) ? begin : end;
}

}  // namespace

void hold_short_words(const ParagraphText &paragraph, std::vector<Segment> &segments) {
  const auto has_some = [](const TextSpan &span) { return !letters_of(span.language).empty(); };
  if (std::ranges::none_of(paragraph.spans, has_some)) return;
  const std::string_view text = paragraph.text;
  std::size_t span = 0;
  for (Segment &segment : segments) {
    if (segment.forced_end || segment.content_end == segment.begin || segment.content_end == segment.end)
      continue;
    const std::size_t letter = single_character(text, segment.content_end);
    if (letter == segment.content_end) continue;
    while (span + 1 < paragraph.spans.size() && paragraph.spans[span].end <= letter) ++span;
    const auto small = static_cast<char32_t>(u_tolower(static_cast<UChar32>(character_at(text, letter))));
    const std::u32string_view letters = letters_of(paragraph.spans[span].language);
    segment.holds_next = letters.find(small) != std::u32string_view::npos;
  }
}

}  // namespace formletter::text
