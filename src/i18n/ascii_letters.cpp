#include "i18n/ascii_letters.hpp"

#include "diag/utf8.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
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

/// NFD's.
std::u32string decomposed(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const auto *normalizer = icu::Normalizer2::getNFDInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no NFD: ") + u_errorName(status));
  icu::UnicodeString made;
  if (!normalizer->getDecomposition(static_cast<UChar32>(letter), made)) return {letter};
  std::u32string parts;
  for (std::int32_t i = 0; i < made.length(); i = made.moveIndex32(i, 1))
    parts += static_cast<char32_t>(made.char32At(i));
  return parts;
}

bool is_mark(char32_t c) {
  return c >= 0x300 && c <= 0x36F;
}

/// What most names in Latin letters have beside ASCII's: letters that are one of ASCII's with marks,
/// and some without. The first transliterator takes ICU 150 million instructions, as much as the rest
/// of a letter, since it lists all that there are.
std::optional<char> plain_letter(char32_t letter) {
  constexpr std::array<std::pair<char32_t, char>, 10> unmarked{{{U'Đ', 'D'},
                                                                {U'đ', 'd'},
                                                                {U'Ł', 'L'},
                                                                {U'ł', 'l'},
                                                                {U'Ø', 'O'},
                                                                {U'ø', 'o'},
                                                                {U'ı', 'i'},
                                                                {U'‘', '\''},
                                                                {U'’', '\''},
                                                                {U'ʼ', '\''}}};
  const auto *const found = std::ranges::find(unmarked, letter, &std::pair<char32_t, char>::first);
  if (found != unmarked.end()) return found->second;
  const std::u32string parts = decomposed(letter);
  if (parts.empty() || parts.front() >= 0x80) return std::nullopt;
  if (!std::all_of(parts.begin() + 1, parts.end(), is_mark)) return std::nullopt;
  return static_cast<char>(parts.front());
}

/// What each character becomes by itself, asked of ICU once: it takes 160 thousand instructions for a
/// name. Only letters that become one letter, or nothing, whatever stands beside them; those that are
/// two letters in ASCII look at their neighbours, and other scripts keep their marks.
class SingleLetters {
 public:
  /// Nothing for a text that holds anything else. Precondition: well-formed UTF-8.
  std::optional<std::string> written(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t letter = diag::next_character(text, at);
      if (letter < 0x80) {
        made += static_cast<char>(letter);
      } else if (is_mark(letter)) {
        if (made.empty()) return std::nullopt;  // with nothing in ASCII before it that it could be of
      } else {
        const std::int16_t known = letter < known_.size() ? alone(letter) : depends;
        if (known == depends) return std::nullopt;
        if (known != nothing) made += static_cast<char>(known);
      }
    }
    return made;
  }

 private:
  static constexpr std::int16_t unasked = 0, depends = -1, nothing = -2;

  std::int16_t alone(char32_t letter) {
    std::atomic<std::int16_t> &known = known_[letter];
    if (const auto told = known.load(std::memory_order_relaxed); told != unasked) return told;
    const std::optional<char> plain = plain_letter(letter);
    const std::int16_t told = plain ? std::int16_t{*plain} : told_by_icu(letter);
    known.store(told, std::memory_order_relaxed);
    return told;
  }

  static std::int16_t told_by_icu(char32_t letter) {
    std::string text;
    diag::append_utf8(text, letter);
    const auto made = transliterated(text);
    if (made.empty()) return nothing;
    return made.size() == 1 && diag::ascii_prefix(made) == 1 ? std::int16_t{made.front()} : depends;
  }

  std::array<std::atomic<std::int16_t>, 0x2100> known_{};  ///< by character, to the end of the signs
};

}  // namespace

std::string ascii_letters(std::string_view text) {
  if (diag::ascii_prefix(text) == text.size()) return std::string(text);
  static SingleLetters single;
  if (auto made = single.written(text)) return std::move(*made);
  return transliterated(text);
}

}  // namespace formletter::i18n
