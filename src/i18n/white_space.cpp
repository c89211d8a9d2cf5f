#include "i18n/white_space.hpp"

#include "diag/utf8.hpp"

#include <unicode/uchar.h>

namespace formletter::i18n {

bool is_white_space(char32_t c) {
  if (c < 0x80) return c == ' ' || (c >= '\t' && c <= '\r');
  return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0;
}

bool is_blank(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const char32_t c = diag::next_character(text, at);
    if (!is_white_space(c) && u_charType(static_cast<UChar32>(c)) != U_FORMAT_CHAR) return false;
  }
  return true;
}

}  // namespace formletter::i18n
