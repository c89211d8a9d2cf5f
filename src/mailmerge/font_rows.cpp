#include "mailmerge/font_rows.hpp"

#include "diag/utf8.hpp"

namespace formletter::mailmerge {

namespace {

constexpr std::size_t first_rows = 50;
constexpr std::size_t most_rows = 250;

/// Latin, Greek, Cyrillic, Armenian, Hebrew: a letter, a glyph or two.
bool is_alphabetic(char32_t c) {
  return c < 0x0600 || (c >= 0x10A0 && c <= 0x10FF) || (c >= 0x1E00 && c <= 0x1FFF) ||
         (c >= 0x2C60 && c <= 0x2C7F) || (c >= 0xA720 && c <= 0xA7FF);
}

}  // namespace

bool FontRows::wants(const Row &row) {
  if (kept_ >= most_rows) return false;
  bool brings = brings_a_letter(row.json);
  for (const std::string &cell : row.cells) brings = brings_a_letter(cell) || brings;
  if (!brings && kept_ >= first_rows) return false;
  ++kept_;
  return true;
}

bool FontRows::brings_a_letter(std::string_view text) {
  // Nearly every text is of letters of ASCII that have been met.
  unsigned may_bring = 0;
  for (const char c : text) may_bring |= may_bring_[static_cast<unsigned char>(c)];
  if (may_bring == 0) return false;
  bool brings = false;
  const auto meet = [&](char32_t c) {
    if (letters_[c] != 0) return;
    letters_[c] = 1;
    brings = true;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      meet(byte);
      may_bring_[byte] = 0;
      ++at;
    } else if (const char32_t c = diag::next_character(text, at); is_alphabetic(c)) {
      meet(c);
    }
  }
  return brings;
}

}  // namespace formletter::mailmerge
