#include "i18n/case_folding.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>

namespace formletter::i18n {

namespace {

/// Whether the character may become more than one (status F of Unicode's CaseFolding.txt): those of
/// the blocks that have such, and a few that stand alone.
bool may_become_several(char32_t c) {
  constexpr std::array<char32_t, 7> alone{0x00DF, 0x0130, 0x0149, 0x01F0, 0x0390, 0x03B0, 0x0587};
  return (c >= 0x1E96 && c <= 0x1E9E) || (c >= 0x1F00 && c <= 0x1FFF) || (c >= 0xFB00 && c <= 0xFB17) ||
         std::ranges::find(alone, c) != alone.end();
}

}  // namespace

std::string case_folded(std::string_view text) {
  // Most letters of names fold to one as long, or are small already: without UTF-16 and back.
  std::string folded = ascii::lower(text);
  for (std::size_t at = diag::ascii_prefix(text); at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const char32_t c = diag::next_character(text, at);
    if (may_become_several(c)) return from_icu(to_icu(text).foldCase());
    const auto small = static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
    if (small == c) continue;
    std::string letter;
    diag::append_utf8(letter, small);
    if (letter.size() != at - begin) return from_icu(to_icu(text).foldCase());
    folded.replace(begin, letter.size(), letter);
  }
  return folded;
}

}  // namespace formletter::i18n
