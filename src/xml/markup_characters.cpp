#include "xml/markup_characters.hpp"

#include "diag/eight_bytes.hpp"

namespace formletter::xml {

std::size_t ordinary_end(std::string_view text, std::size_t at) {
  for (; at + diag::EightBytes::count <= text.size(); at += diag::EightBytes::count) {
    const diag::EightBytes eight(text.data() + at);
    if ((eight.control_characters() | eight.equal_to('<') | eight.equal_to('&')) != 0) break;
  }
  while (at < text.size() && ordinary(text[at])) ++at;
  return at;
}

bool allowed_character(std::uint32_t code) {
  return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

std::optional<std::uint32_t> character_code(std::string_view digits, unsigned base) {
  if (digits.empty()) return std::nullopt;
  std::uint32_t code = 0;
  for (const char c : digits) {
    unsigned digit = 99;
    if (c >= '0' && c <= '9') digit = static_cast<unsigned>(c - '0');
    if (c >= 'a' && c <= 'f') digit = static_cast<unsigned>(c - 'a') + 10;
    if (c >= 'A' && c <= 'F') digit = static_cast<unsigned>(c - 'A') + 10;
    if (digit >= base || code > 0x110000) return std::nullopt;
    code = code * base + digit;
  }
  return code;
}

}  // namespace formletter::xml
