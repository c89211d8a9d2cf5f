#pragma once

#include <string_view>

namespace formletter::output {

/// Columns that a character takes in a fixed-pitch display: 0 for combining marks
/// and format controls, 2 for East Asian wide ones, else 1.
int display_width(char32_t character);
/// Of well-formed UTF-8; U+00AD counts as nothing.
int display_width(std::string_view text);

/// Han, kana and their punctuation: lines may break between any two of them.
bool breaks_without_space(char32_t character);

}  // namespace formletter::output
