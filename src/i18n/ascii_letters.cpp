#include "i18n/ascii_letters.hpp"

#include "diag/utf8.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/translit.h>

#include <array>
#include <memory>
#include <optional>
#include <stdexcept>
#include <utility>

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

std::string transliterated(std::string_view text) {
  static const auto transliterator = made();
  auto letters = to_icu(text);
  transliterator->transliterate(letters);
  return from_icu(letters);
}

/// Of the letters that most names have, U+00C0 to U+017F: the one letter that each becomes
/// whatever stands beside it. ICU takes 160 thousand instructions for a name.
class SingleLetters {
 public:
  SingleLetters() {
    for (char32_t letter = first; letter <= last; ++letter) {
      std::string text;
      diag::append_utf8(text, letter);
      const auto made = transliterated(text);
      if (made.size() == 1 && diag::ascii_prefix(made) == 1) letters_[letter - first] = made.front();
    }
  }
  /// Nothing for a text with any other letter beyond ASCII.
  std::optional<std::string> written(std::string_view text) const {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t letter = diag::next_character(text, at);
      const bool is_ascii = letter < 0x80;
      if (!is_ascii && (letter < first || letter > last || letters_[letter - first] == '\0'))
        return std::nullopt;
      made += is_ascii ? static_cast<char>(letter) : letters_[letter - first];
    }
    return made;
  }

 private:
  static constexpr char32_t first = 0xC0, last = 0x17F;
  std::array<char, last - first + 1> letters_{};
};

}  // namespace

std::string ascii_letters(std::string_view text) {
  if (diag::ascii_prefix(text) == text.size()) return std::string(text);
  static const SingleLetters single;
  if (auto made = single.written(text)) return std::move(*made);
  return transliterated(text);
}

}  // namespace formletter::i18n
