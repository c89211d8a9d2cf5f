#include "form/text_folding.hpp"

#include "diag/utf8.hpp"
#include "form/letter_case.hpp"
#include "i18n/locale_format.hpp"
#include "i18n/white_space.hpp"

#include <unicode/uchar.h>

#include <algorithm>

namespace formletter::form {
namespace {

bool is_visible_ascii(char c) {
  return c > ' ' && c < '\x7F';
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

}  // namespace

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

std::string in_case(std::string text, LetterCase letter_case) {
  switch (letter_case) {
    case LetterCase::kept:
      return text;
    case LetterCase::lower:
      return i18n::lower_case(text, LanguageTag());
    case LetterCase::upper:
      return i18n::upper_case(text, LanguageTag());
  }
  return text;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && !is_visible_ascii(text.front())) {
    std::size_t behind = 0;
    if (!i18n::is_white_space(diag::next_character(text, behind))) break;
    text.remove_prefix(behind);
  }
  while (!text.empty() && !is_visible_ascii(text.back())) {
    std::size_t last = text.size() - 1;
    while (last > 0 && is_continuation(text[last])) --last;
    std::size_t behind = last;
    if (!i18n::is_white_space(diag::next_character(text, behind))) break;
    text = text.substr(0, last);
  }
  return text;
}

}  // namespace formletter::form
