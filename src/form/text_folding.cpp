#include "form/text_folding.hpp"

#include "diag/utf8.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace formletter::form {

std::string with_european_digits(std::string_view text) {
  const bool plain =
      std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  if (plain) return std::string(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    const int digit = u_charDigitValue(static_cast<UChar32>(c));
    if (digit >= 0) {
      out += static_cast<char>('0' + digit);
    } else {
      diag::append_utf8(out, c);
    }
  }
  return out;
}

std::string_view trimmed(std::string_view text) {
  std::size_t begin = text.size(), end = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t start = at;
    if (u_isUWhiteSpace(static_cast<UChar32>(diag::next_character(text, at)))) continue;
    begin = std::min(begin, start);
    end = at;
  }
  return end == 0 ? std::string_view() : text.substr(begin, end - begin);
}

}  // namespace formletter::form
