#include "output/mime_header.hpp"

#include "output/mime_body.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::output {

namespace {

constexpr std::string_view line_end = "\r\n";
constexpr std::size_t longest_header_line = 76;
/// RFC 2047, 2: "An 'encoded-word' may not be more than 75 characters long".
constexpr std::size_t longest_word = 75;
constexpr std::string_view word_begin = "=?UTF-8?B?", word_end = "?=";

bool is_control(char32_t c) {
  return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
}

/// Marks that reorder a line: U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Whether a line can hold every word of it.
bool folds(std::string_view value) {
  constexpr std::size_t longest = 60;
  for (std::size_t begin = 0, end = 0; end != std::string_view::npos; begin = end + 1) {
    end = value.find(' ', begin);
    if (std::min(end, value.size()) - begin > longest) return false;
  }
  return true;
}

/// A value that reads like an encoded-word would be decoded into something else.
bool must_be_encoded(std::string_view value) {
  return !is_ascii(value) || value.find("=?") != std::string_view::npos;
}

std::string encoded_words(std::string_view value, std::size_t column) {
  std::string field;
  std::size_t begin = 0;
  while (begin < value.size()) {
    const auto room =
        std::min(longest_word, longest_header_line - column) - word_begin.size() - word_end.size();
    const auto most_bytes = room / 4 * 3;
    std::size_t end = begin;
    for (std::size_t next = begin; next < value.size();) {
      diag::next_character(value, next);
      if (next - begin > most_bytes) break;
      end = next;
    }
    if (begin > 0) field += std::string(line_end) + " ";
    field += std::string(word_begin) + base64(value.substr(begin, end - begin)) + std::string(word_end);
    begin = end;
    column = 1;
  }
  return field;
}

/// Folded before a word that would go beyond the line. RFC 5322, 2.2.3: a fold must not
/// leave a line of white space alone, which single spaces between words see to.
std::string folded_words(std::string_view value, std::size_t column) {
  std::string field;
  while (!value.empty()) {
    const auto word = value.substr(0, value.find(' ', 1));
    if (column + word.size() > longest_header_line && !field.empty()) {
      field += line_end;
      column = 0;
    }
    field += word;
    column += word.size();
    value.remove_prefix(word.size());
  }
  return field;
}

/// RFC 5987, 3.2.1: attr-char.
bool is_attribute_character(char c) {
  const bool alphanumeric = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return alphanumeric || std::string_view("!#$&+-.^_`|~").find(c) != std::string_view::npos;
}

/// The character at `offset`, percent-encoded where it must be; moves `offset` behind it.
std::string encoded_character(std::string_view value, std::size_t &offset) {
  const auto begin = offset;
  diag::next_character(value, offset);
  std::string encoded;
  for (const char c : value.substr(begin, offset - begin)) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (is_attribute_character(c)) {
      encoded += c;
    } else {
      encoded += {'%', digits[byte / 16], digits[byte % 16]};
    }
  }
  return encoded;
}

}  // namespace

std::string header_text(std::string_view value) {
  std::string text;
  for (std::size_t offset = 0; offset < value.size();) {
    const auto begin = offset;
    const auto c = diag::next_character(value, offset);
    if (is_direction_mark(c)) continue;
    if (!is_control(c) && c != ' ') {
      text += value.substr(begin, offset - begin);
    } else if (!text.empty() && !text.ends_with(' ')) {
      text += ' ';
    }
  }
  if (text.ends_with(' ')) text.pop_back();
  return text;
}

std::string unstructured_field(std::string_view name, std::string_view value) {
  const auto text = header_text(value);
  const std::string begin = std::string(name) + ": ";
  return begin +
         (must_be_encoded(text) || !folds(text) ? encoded_words(text, begin.size())
                                                : folded_words(text, begin.size())) +
         std::string(line_end);
}

std::string parameter(std::string_view name, std::string_view value) {
  const auto text = header_text(value);
  const std::string begin = ";\r\n " + std::string(name);
  const bool quotable = !must_be_encoded(text) && text.find_first_of("\"\\") == std::string::npos &&
                        name.size() + text.size() + 5 <= longest_header_line;
  if (quotable) return begin + "=\"" + text + "\"";
  std::string field, piece = "UTF-8''";
  std::size_t number = 0;
  const auto flush = [&] { field += begin + "*" + std::to_string(number++) + "*=" + piece; };
  for (std::size_t offset = 0; offset < text.size();) {
    const auto next = encoded_character(text, offset);
    // Room for the name, its number of up to three digits, and the `;` behind.
    if (name.size() + piece.size() + next.size() + 8 > longest_header_line) {
      flush();
      piece.clear();
    }
    piece += next;
  }
  flush();
  return field;
}

}  // namespace formletter::output
