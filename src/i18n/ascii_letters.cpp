#include "i18n/ascii_letters.hpp"

#include "diag/utf8.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/translit.h>

#include <memory>
#include <stdexcept>

namespace formletter::i18n {

namespace {

/// CLDR's Latin-ASCII, and what it lacks: a capital that is two letters in ASCII has a small one behind
/// it in a word of small letters; letters of Azeri, Ewe, Akan, Fula and other alphabets of West Africa;
/// signs of glottal stops, which are none of ASCII's.
constexpr const char *rules = R"(
:: NFD;
Æ } [:Mn:]* [:Ll:] > Ae; Œ } [:Mn:]* [:Ll:] > Oe; Þ } [:Mn:]* [:Ll:] > Th;
Ǆ } [:Ll:] > Dz; Ǉ } [:Ll:] > Lj; Ǌ } [:Ll:] > Nj; Ǳ } [:Ll:] > Dz;
ʿ > ; ʾ > ; Ɂ > ; ɂ > ; ʔ > ; ʕ > ; · > ; Ꞌ > \u0027; ꞌ > \u0027;
Ƕ } [:Ll:] > Hv; Ƕ > HV; Ȣ } [:Ll:] > Ou; Ȣ > OU; ȣ > ou;
Ə > A; ə > a; Ǝ > E; ǝ > e; Ɛ > E; ɛ > e; Ɔ > O; ɔ > o; Ɵ > O; ɵ > o; Ɣ > G; ɣ > g; Ɩ > I; ɩ > i; Ɯ > M; ɯ > m;
Ʋ > V; ʋ > v; Ʌ > V; ʌ > v; Ʊ > U; ʊ > u; Ʃ > S; ʃ > s; Ʒ > Z; ʒ > z; Ƹ > Z; ƹ > z; ƺ > z; Ƨ > S; ƨ > s; ƪ > s;
Ʀ > R; Ƿ > W; ƿ > w; Ȝ > Y; ȝ > y; Ƞ > N; Ɋ > Q; ɋ > q; ƍ > d; ẟ > d; ƛ > l; ƾ > t; Ƽ > 5; ƽ > 5; ĸ > k;
:: Latin-ASCII;
[\u0000-\u007F] { [:Mn:]+ > ;
:: NFC;
)";

std::unique_ptr<const icu::Transliterator> made() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  std::unique_ptr<const icu::Transliterator> transliterator(icu::Transliterator::createFromRules(
      "formletter-ASCII", icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, place, status));
  if (U_FAILURE(status) || !transliterator)
    throw std::runtime_error(std::string("ICU cannot write Latin letters in ASCII: ") + u_errorName(status));
  return transliterator;
}

}  // namespace

std::string ascii_letters(std::string_view text) {
  if (diag::ascii_prefix(text) == text.size()) return std::string(text);
  static const auto transliterator = made();
  auto letters = to_icu(text);
  transliterator->transliterate(letters);
  return from_icu(letters);
}

}  // namespace formletter::i18n
