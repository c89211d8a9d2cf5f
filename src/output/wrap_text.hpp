#pragma once

#include <formletter/language_tag.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace formletter::output {

/// Columns that lines may take, and whose paragraph they belong to.
struct Measure {
  int first = 72;
  int rest = 72;
  Direction direction = Direction::left_to_right;
};

/// A mark in the text that stands for a field which takes the rest of its line:
/// eight columns at least, and all that are left over at the line's end.
inline constexpr std::string_view field_mark = "\uFFFC";

/// Breaks text into lines at spaces, between ideographs, at U+200B and, where a
/// word of a script without word spaces is too long, between its syllables; always
/// at U+2028. Longer words (addresses, numbers) stay whole and stick out. Isolates
/// that a line end cuts are closed and opened again. A line whose own letters
/// would give it the wrong direction gets U+200E or U+200F in front.
std::vector<std::string> wrap_text(std::string_view text, const Measure &measure);

/// Width of the widest word, and of the text on one line.
int widest_word(std::string_view text);

/// Hebrew, Arabic and the other right-to-left letters in it.
bool has_right_to_left_letters(std::string_view text);

}  // namespace formletter::output
