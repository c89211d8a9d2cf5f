#pragma once

#include <hb.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace formletter::text {

/// A script as ICU numbers them (UScriptCode), kept small.
using Script = std::int16_t;

/// ISO 15924 code of the character's own script; empty for Common and Inherited.
std::string script_code(char32_t character);
std::string script_code(Script script);
hb_script_t shaping_script(Script script);
/// Letters of the script change their shape with their neighbours' (Arabic).
bool is_joining(Script script);
/// Extra space between letters tears the script's joins or head line apart.
bool takes_letter_spacing(Script script);
/// Written without spaces between words: a space is a pause, not to be widened.
bool is_unspaced(Script script);
bool is_right_to_left(Script script);
/// Stacks letters below or above each other, or slopes words: not Latin and its like, not Han.
bool has_stacks(Script script);

/// LRM, RLM, ALM, embeddings, overrides and isolates: they act and are not drawn.
inline bool is_bidi_control(char32_t c) {
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
         (c >= 0x2066 && c <= 0x2069);
}
inline bool is_isolate(char32_t c) {
  return c >= 0x2066 && c <= 0x2069;
}
inline bool is_forced_break(char32_t c) {
  return c == 0x2028 || c == 0x2029;
}
/// Tabs and line ends of the source stand for a space.
inline bool is_control_space(char32_t c) {
  return c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x0B;
}
/// Spaces that hang over the end of a line (all but the no-break ones).
inline bool is_hanging_space(char32_t c) {
  return c == ' ' || is_control_space(c) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A && c != 0x2007) ||
         c == 0x205F || c == 0x3000;
}
/// Spaces of a word's width, which justification widens.
inline bool is_word_space(char32_t c) {
  return c == ' ' || c == 0xA0 || is_control_space(c);
}
/// Signs that end a sentence, part a word or say it once more: they stay with the text before
/// them, even over a space. Dandas, khans with Khmer's colon and ៗ, Thai's ๆ and Lao's ໆ, Burmese
/// sections, Ethiopic wordspace to section mark.
inline bool never_begins_a_line(char32_t c) {
  return c == 0x0964 || c == 0x0965 || (c >= 0x17D4 && c <= 0x17D7) || c == 0x0E46 || c == 0x0EC6 ||
         c == 0x104A || c == 0x104B || (c >= 0x1361 && c <= 0x1368);
}
inline constexpr char32_t object_character = 0xFFFC;
/// Parts words and has no glyph, so that no cluster may take it in.
inline constexpr char32_t zero_width_space = 0x200B;
inline constexpr char32_t soft_hyphen = 0x00AD;

/// Has no glyph of its own: controls, default ignorables, forced breaks, U+FFFC.
bool is_undrawn(char32_t character);
/// Belongs to the same drawn unit as the character before it: combining marks,
/// joiners, variation selectors, emoji modifiers.
bool extends_cluster(char32_t character);
/// Joins the consonants of a conjunct: no break may follow it inside a word.
bool is_virama(char32_t character);

/// The character that starts at this byte, and the one that ends before it; U+0020
/// beyond the text's ends. Precondition: well-formed UTF-8.
char32_t character_at(std::string_view text, std::size_t offset);
char32_t character_before(std::string_view text, std::size_t offset);
/// Where the character that ends before `offset` starts.
std::size_t start_before(std::string_view text, std::size_t offset);
std::size_t end_of_character(std::string_view text, std::size_t offset);

}  // namespace formletter::text
