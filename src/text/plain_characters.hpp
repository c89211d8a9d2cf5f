#pragma once

#include "diag/utf8.hpp"
#include "text/character.hpp"

#include <cstdint>
#include <string_view>

namespace formletter::text {

/// What the quick way for plain paragraphs does with a character.
enum class PlainKind : std::uint8_t { word, space, no_break_space, isolate, line_end, other };

struct PlainRead {
  PlainKind kind;
  std::uint32_t size;
};

/// Whether the character can be in a plain word. Its break class, script and face
/// are looked at once, when the word is learnt; here it only must not turn, join,
/// combine or vanish.
inline bool is_plain(char32_t c) {
  return (c > ' ' && c < 0x7F) || (c > 0xA0 && c < 0x2B0 && c != soft_hyphen) || (c >= 0x400 && c < 0x483) ||
         (c >= 0x48A && c < 0x530) || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x2027) ||
         c == 0x2030 || c == 0x20AC || c == 0x2116 || c == 0x2122 || c == 0x02BC || c == 0xA78B ||
         c == 0xA78C;
}

inline PlainRead read_plain(std::string_view text, std::uint32_t at) {
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == ' ') return {PlainKind::space, 1};
  if (byte < 0x80) return {byte > ' ' && byte < 0x7F ? PlainKind::word : PlainKind::other, 1};
  std::size_t end = at;
  const char32_t c = diag::next_character(text, end);
  const auto size = static_cast<std::uint32_t>(end - at);
  if (c == 0xA0) return {PlainKind::no_break_space, size};
  if (c == 0x2066 || c == 0x2068 || c == 0x2069) return {PlainKind::isolate, size};
  if (c == 0x2028) return {PlainKind::line_end, size};
  return {is_plain(c) ? PlainKind::word : PlainKind::other, size};
}

constexpr std::uint32_t isolate_bytes = 3;
/// U+2066 or U+2068 in UTF-8.
inline bool isolate_opens_before(std::string_view text, std::uint32_t end) {
  const std::string_view before = text.substr(end - isolate_bytes, isolate_bytes);
  return before == "\xE2\x81\xA6" || before == "\xE2\x81\xA8";  // NOLINT(misc-misleading-bidirectional)
}

}  // namespace formletter::text
