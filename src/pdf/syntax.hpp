#pragma once

#include <formletter/language_tag.hpp>
#include <formletter/length.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

/// PDF's lexical forms (ISO 32000-1, 7.2 and 7.3), appended to a buffer that the
/// caller keeps. Nothing here asks the locale.
namespace formletter::pdf {

/// The number of an indirect object of the file being written.
struct ObjectId {
  std::uint32_t number = 0;
  friend auto operator<=>(const ObjectId &, const ObjectId &) = default;
  /// One of those that were numbered one after another, by the first.
  friend ObjectId operator+(ObjectId first, std::size_t index) {
    return {first.number + static_cast<std::uint32_t>(index)};
  }
};

/// What a number takes at most.
constexpr std::size_t longest_number = 24;
/// Write a number where there is room for the longest; its end.
char *put_integer(char *out, std::int64_t value);
char *put_thousandths(char *out, std::int64_t thousandths);
inline char *put_length(char *out, Length length) {
  return put_thousandths(out, length.in_millipoints());
}
/// Writes a text whose size is known when this is compiled; its end.
// NOLINTBEGIN(modernize-avoid-c-arrays): a text in quotation marks is one.
template <std::size_t N>
char *put_text(char *out, const char (&text)[N]) {
  std::memcpy(out, text, N - 1);
  return out + (N - 1);
}
// NOLINTEND(modernize-avoid-c-arrays)

void append_integer(std::string &out, std::int64_t value);
/// A real number given in thousandths, without trailing zeros: 12500 -> "12.5".
void append_thousandths(std::string &out, std::int64_t thousandths);
/// In points, exact.
inline void append_length(std::string &out, Length length) {
  append_thousandths(out, length.in_millipoints());
}
/// "/Name", with what is not a regular character written as #xx.
void append_name(std::string &out, std::string_view name);
/// "12 0 R"
void append_reference(std::string &out, ObjectId id);
/// "(...)" with every byte kept: for glyph ids and plain ASCII.
void append_literal(std::string &out, std::string_view bytes);
/// A text string (7.9.2.2): ASCII as a literal, else UTF-16BE with its mark in hex.
void append_text_string(std::string &out, std::string_view utf8);
/// <FEFF...>, whatever the text.
void append_utf16_string(std::string &out, std::string_view utf8);
/// Hex digits of the text in UTF-16BE, without brackets or mark.
void append_utf16_hex(std::string &out, std::string_view utf8);
void append_hex(std::string &out, std::uint32_t value, int digits);

}  // namespace formletter::pdf
