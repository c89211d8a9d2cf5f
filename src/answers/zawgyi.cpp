#include "answers/typed_answer.hpp"
#include "diag/utf8.hpp"

#include <algorithm>
#include <string>

namespace formletter::answers {
namespace {

constexpr char32_t e_sign = 0x1031, virama = 0x1039, asat = 0x103A, first_medial = 0x103B,
                   last_medial = 0x103E;

bool is_myanmar(char32_t c) {
  return (c >= 0x1000 && c <= 0x109F) || (c >= 0xAA60 && c <= 0xAA7F) || (c >= 0xA9E0 && c <= 0xA9FE);
}
/// What a syllable of any language in Myanmar letters may begin with; U+1031 follows
/// one of them, or a medial.
bool is_consonant(char32_t c) {
  return (c >= 0x1000 && c <= 0x102A) || c == 0x103F || (c >= 0x104C && c <= 0x1055) ||
         (c >= 0x105A && c <= 0x105D) || c == 0x1061 || c == 0x1065 || c == 0x1066 ||
         (c >= 0x106E && c <= 0x1070) || (c >= 0x1075 && c <= 0x1081) || c == 0x108E ||
         (c >= 0xA9E0 && c <= 0xA9FE) || (c >= 0xAA60 && c <= 0xAA7F);
}
bool is_medial(char32_t c) {
  return c >= first_medial && c <= last_medial;
}
bool is_mon_or_karen_medial(char32_t c) {
  return c == 0x105E || c == 0x105F || c == 0x1060 || c == 0x1082;
}

/// What Unicode's order never has, and Zawgyi, which writes as the eye reads, always.
struct Signs {
  unsigned e_before_its_consonant = 0;  ///< U+1031 where a word begins
  unsigned stacks_nothing = 0;          ///< U+1039, Zawgyi's visible asat, without a consonant behind it
  unsigned medial_alone = 0;            ///< U+103B to U+103E where a word begins; Zawgyi's ra goes before
  unsigned asat_alone = 0;              ///< U+103A, Zawgyi's ya medial, where a word begins
  unsigned na = 0;                      ///< U+108F, a tone of Rumai Palaung; Zawgyi's second shape of na

  /// One would do but for slips of the hand. The other letters of Mon, Shan and Karen
  /// that Zawgyi draws Burmese with say nothing.
  bool enough() const {
    const unsigned impossible = e_before_its_consonant + stacks_nothing + medial_alone + asat_alone;
    return impossible >= 2 || (impossible == 1 && na > 0);
  }
};

bool carries_e(char32_t before) {
  return is_consonant(before) || is_medial(before) || is_mon_or_karen_medial(before) || before == virama;
}

void count(Signs &signs, char32_t before, char32_t c, char32_t after) {
  if (c == e_sign) {
    if (!carries_e(before) && (is_consonant(after) || is_medial(after))) ++signs.e_before_its_consonant;
  } else if (c == virama) {
    if (!is_consonant(after)) ++signs.stacks_nothing;
  } else if (is_medial(c)) {
    if (!is_myanmar(before) && is_consonant(after)) ++signs.medial_alone;
  } else if (c == asat) {
    if (!is_myanmar(before)) ++signs.asat_alone;
  } else if (c == 0x108F) {
    ++signs.na;
  }
}

}  // namespace

bool looks_like_zawgyi(std::string_view text) {
  // The first byte of all letters of the block.
  if (text.find('\xE1') == std::string_view::npos) return false;
  const std::u32string characters = diag::to_utf32(text);
  Signs signs;
  for (std::size_t i = 0; i < characters.size(); ++i) {
    const char32_t before = i == 0 ? U' ' : characters[i - 1];
    const char32_t after = i + 1 == characters.size() ? U' ' : characters[i + 1];
    count(signs, before, characters[i], after);
  }
  return signs.enough();
}

}  // namespace formletter::answers
