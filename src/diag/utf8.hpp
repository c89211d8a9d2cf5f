#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::diag {

/// Offset of the first byte that is not well-formed UTF-8 (Unicode table 3-7:
/// no surrogates, no overlong forms), or nothing.
std::optional<std::size_t> first_bad_utf8(std::string_view text);

/// How many bytes of ASCII stand at the beginning.
std::size_t ascii_prefix(std::string_view text);

/// Number of Unicode characters. Precondition for these four: well-formed text.
std::size_t character_count(std::string_view text);
/// The character that starts at `offset`; moves `offset` behind it.
char32_t next_character(std::string_view text, std::size_t &offset);
void append_utf8(std::string &text, char32_t character);
std::u32string to_utf32(std::string_view text);
std::string to_utf8(std::u32string_view text);

}  // namespace formletter::diag
