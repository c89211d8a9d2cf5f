#include "mailmerge/encoding_watch.hpp"

#include "diag/utf8.hpp"

#include <algorithm>

namespace formletter::mailmerge {

namespace {

/// Of the well-formed character beyond ASCII at the beginning, or 0.
std::size_t character_size(std::string_view text) {
  for (std::size_t size = 2; size <= 4 && size <= text.size(); ++size) {
    if (!diag::first_bad_utf8(text.substr(0, size))) return size;
  }
  return 0;
}

bool is_lower(unsigned char c) {
  return c >= 'a' && c <= 'z';
}
bool is_windows_letter(unsigned char c) {
  return is_lower(c) || (c >= 'A' && c <= 'Z') || c >= 0xC0;
}
bool is_among(std::string_view bytes, unsigned char c) {
  return bytes.find(static_cast<char>(c)) != std::string_view::npos;
}

/// Is `c` a letter of another encoding, which Windows-1252 would show as a sign inside a word, a
/// capital at its end or a letter of Iceland? "Jos\x8E" is a Macintosh's "José", "Jos\x82" that of DOS,
/// "Wa\xB3\xEAsa" Polish, "G\xFCl\xFE" "en" Turkish, "M\xE3" "d\xE3" "lina" Romanian: Portuguese has
/// \xE3 before few letters. Apostrophes and dashes stand between letters in any encoding.
bool is_foreign(unsigned char before, unsigned char c, unsigned char after) {
  constexpr std::string_view unused("\x81\x8D\x8F\x90\x9D"), capitals("\x8A\x8C\x8E\x9F"),
      signs(
          "\x80\x82\x83\x84\x86\x87\x88\x89\x8B\x98\x9B\xA1\xA2\xA3\xA4\xA5\xA6\xA7\xA8\xA9\xAA\xAC\xAE\xAF"
          "\xB1\xB2\xB3\xB5\xB6\xB8\xB9\xBA\xBC\xBD\xBE\xBF"),
      of_iceland("\xD0\xDD\xDE\xF0\xFD\xFE"), after_tilde("eimnoszEIMNOSZ");
  if (is_among(unused, c) || is_among(of_iceland, c)) return true;
  if (c == 0xE3 || c == 0xC3) return is_windows_letter(after) && !is_among(after_tilde, after);
  if (is_among(capitals, c)) return is_lower(before);
  return is_among(signs, c) && is_windows_letter(before) &&
         (is_windows_letter(after) || c == 0x82 || c == 0x87);
}

}  // namespace

void EncodingWatch::add(std::string_view chunk) {
  rest_.append(chunk);
  // The last three bytes may be a character's beginning.
  constexpr std::size_t longest_character = 4;
  if (rest_.size() >= longest_character) judge(rest_.size() - longest_character + 1);
}

void EncodingWatch::finish() {
  judge(rest_.size());
  look_at('\n');
}

void EncodingWatch::judge(std::size_t end) {
  const std::string_view text = rest_;
  std::size_t at = 0;
  while (at < end) {
    if (const std::size_t plain = diag::ascii_prefix(text.substr(at, end - at)); plain > 0) {
      pass_ascii(text.substr(at), plain);
      at += plain;
      continue;
    }
    const auto size = character_size(text.substr(at));
    if (size > 0) {
      if (accented_line == 0) accented_line = line_;
    } else if (bad_line == 0) {
      bad_line = line_;
    }
    look_at(rest_[at]);
    // A character of UTF-8 is none of Windows-1252, whatever its bytes would be there.
    if (size > 0) high_bytes_ = middle_ = 0;
    at += std::max<std::size_t>(size, 1);
  }
  rest_.erase(0, at);
}

/// Between ASCII characters nothing is foreign: only the one that stands before them is judged.
void EncodingWatch::pass_ascii(std::string_view text, std::size_t size) {
  const std::string_view plain = text.substr(0, size);
  look_at(plain.front());
  if (size > 1) {
    before_ = static_cast<unsigned char>(plain[size - 2]);
    middle_ = static_cast<unsigned char>(plain.back());
  }
  for (auto at = plain.find('\n'); at != std::string_view::npos; at = plain.find('\n', at + 1)) ++line_;
  for (auto at = plain.find('\r'); at != std::string_view::npos; at = plain.find('\r', at + 1)) {
    if (at + 1 >= text.size() || text[at + 1] != '\n') ++line_;
  }
  has_zero = has_zero || plain.find('\0') != std::string_view::npos;
}

void EncodingWatch::look_at(char c) {
  const auto byte = static_cast<unsigned char>(c);
  // Western languages have two accented letters in a row at most, with a quotation mark on either
  // side; Cyrillic, Arabic and Chinese words have more, "\xCD\xF5\xB7\xBC" two in four.
  constexpr int too_many = 4;
  constexpr unsigned char no_break_space = 0xA0;
  high_bytes_ = byte >= 0x80 && byte != no_break_space ? high_bytes_ + 1 : 0;
  const bool foreign = high_bytes_ == too_many || (middle_ >= 0x80 && is_foreign(before_, middle_, byte));
  if (foreign && foreign_line == 0) foreign_line = line_;
  before_ = middle_;
  middle_ = byte;
}

}  // namespace formletter::mailmerge
