#include "i18n/ascii_letters.hpp"

#include "diag/ascii.hpp"
#include "diag/utf8.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace formletter::i18n {

namespace {

/// A letter and what it becomes, whatever stands beside it.
struct Written {
  char32_t letter;
  std::string_view ascii;
};

/// What CLDR's Latin-ASCII lacks: letters of Azeri, Ewe, Akan, Fula and other alphabets of West Africa;
/// signs of glottal stops, which are none of ASCII's.
constexpr std::array own_letters{
    Written{U'ʿ', ""},  Written{U'ʾ', ""},  Written{U'Ɂ', ""},  Written{U'ɂ', ""},  Written{U'ʔ', ""},
    Written{U'ʕ', ""},  Written{U'·', ""},  Written{U'Ꞌ', "'"}, Written{U'ꞌ', "'"}, Written{U'ȣ', "ou"},
    Written{U'Ə', "A"}, Written{U'ə', "a"}, Written{U'Ǝ', "E"}, Written{U'ǝ', "e"}, Written{U'Ɛ', "E"},
    Written{U'ɛ', "e"}, Written{U'Ɔ', "O"}, Written{U'ɔ', "o"}, Written{U'Ɵ', "O"}, Written{U'ɵ', "o"},
    Written{U'Ɣ', "G"}, Written{U'ɣ', "g"}, Written{U'Ɩ', "I"}, Written{U'ɩ', "i"}, Written{U'Ɯ', "M"},
    Written{U'ɯ', "m"}, Written{U'Ʋ', "V"}, Written{U'ʋ', "v"}, Written{U'Ʌ', "V"}, Written{U'ʌ', "v"},
    Written{U'Ʊ', "U"}, Written{U'ʊ', "u"}, Written{U'Ʃ', "S"}, Written{U'ʃ', "s"}, Written{U'Ʒ', "Z"},
    Written{U'ʒ', "z"}, Written{U'Ƹ', "Z"}, Written{U'ƹ', "z"}, Written{U'ƺ', "z"}, Written{U'Ƨ', "S"},
    Written{U'ƨ', "s"}, Written{U'ƪ', "s"}, Written{U'Ʀ', "R"}, Written{U'Ƿ', "W"}, Written{U'ƿ', "w"},
    Written{U'Ȝ', "Y"}, Written{U'ȝ', "y"}, Written{U'Ƞ', "N"}, Written{U'Ɋ', "Q"}, Written{U'ɋ', "q"},
    Written{U'ƍ', "d"}, Written{U'ẟ', "d"}, Written{U'ƛ', "l"}, Written{U'ƾ', "t"}, Written{U'Ƽ', "5"},
    Written{U'ƽ', "5"}, Written{U'ĸ', "k"},
};

/// CLDR's own for letters that many names have.
constexpr std::array usual_letters{
    Written{U'Đ', "D"},  Written{U'đ', "d"},  Written{U'Ð', "D"},  Written{U'ð', "d"}, Written{U'Ł', "L"},
    Written{U'ł', "l"},  Written{U'Ø', "O"},  Written{U'ø', "o"},  Written{U'ı', "i"}, Written{U'ß', "ss"},
    Written{U'æ', "ae"}, Written{U'œ', "oe"}, Written{U'þ', "th"}, Written{U'‘', "'"}, Written{U'’', "'"},
    Written{U'ʼ', "'"},  Written{U'ʻ', "'"},
};

/// Capitals that are two letters in ASCII: the second is small where a small letter follows.
constexpr std::array usual_pairs{Written{U'Æ', "AE"}, Written{U'Œ', "OE"}, Written{U'Þ', "TH"}};

/// Latin-ASCII, and what it lacks.
std::string rules() {
  std::string text = R"(
:: NFD;
Æ } [:Mn:]* [:Ll:] > Ae; Œ } [:Mn:]* [:Ll:] > Oe; Þ } [:Mn:]* [:Ll:] > Th;
Ǆ } [:Ll:] > Dz; Ǉ } [:Ll:] > Lj; Ǌ } [:Ll:] > Nj; Ǳ } [:Ll:] > Dz;
Ƕ } [:Ll:] > Hv; Ƕ > HV; Ȣ } [:Ll:] > Ou; Ȣ > OU;
)";
  for (const Written &own : own_letters) {
    diag::append_utf8(text, own.letter);
    text += " > ";
    for (const char c : own.ascii) text.append(c == '\'' ? "\\" : "").append(1, c);
    text += ";\n";
  }
  return text + R"(
:: Latin-ASCII;
[\u0000-\u007F] { [:Mn:]+ > ;
:: NFC;
)";
}

std::unique_ptr<const icu::Transliterator> made() {
  UErrorCode status = U_ZERO_ERROR;
  UParseError place{};
  std::unique_ptr<const icu::Transliterator> transliterator(icu::Transliterator::createFromRules(
      "formletter-ASCII", icu::UnicodeString::fromUTF8(rules()), UTRANS_FORWARD, place, status));
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
std::optional<std::string> plain_letter(char32_t letter) {
  for (const std::span<const Written> some : {std::span<const Written>(own_letters), {usual_letters}}) {
    const auto found = std::ranges::find(some, letter, &Written::letter);
    if (found != some.end()) return std::string(found->ascii);
  }
  const std::u32string parts = decomposed(letter);
  if (parts.empty() || parts.front() >= 0x80) return std::nullopt;
  if (!std::all_of(parts.begin() + 1, parts.end(), is_mark)) return std::nullopt;
  return std::string(1, static_cast<char>(parts.front()));
}

/// A mark that is written over or under what stands before it: gone behind ASCII's letters, kept behind
/// those of other scripts.
bool is_mark_of_any_script(char32_t c) {
  return is_mark(c) || (c >= 0x483 && u_charType(static_cast<UChar32>(c)) == U_NON_SPACING_MARK);
}

/// A vowel sign or another that stands beside a letter, and nothing that ASCII's letters lose.
bool is_spacing_sign(char32_t c) {
  return std::ranges::all_of(decomposed(c), [](char32_t part) {
    const auto sign = static_cast<UChar32>(part);
    return u_charType(sign) == U_COMBINING_SPACING_MARK && u_getCombiningClass(sign) == 0;
  });
}

/// A letter, a digit or a sign of a script that the rules know nothing of.
bool stays(char32_t c) {
  constexpr std::uint32_t letters_and_digits = U_GC_L_MASK | U_GC_ND_MASK;
  const auto character = static_cast<UChar32>(c);
  if ((U_GET_GC_MASK(character) & letters_and_digits) == 0 && !is_spacing_sign(c)) return false;
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(character, &status);
  return U_SUCCESS(status) && script != USCRIPT_LATIN && script != USCRIPT_COMMON &&
         script != USCRIPT_INHERITED && script != USCRIPT_UNKNOWN;
}

/// NFC's.
std::string composed(const std::string &text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto *normalizer = icu::Normalizer2::getNFCInstance(status);
  if (U_FAILURE(status)) throw std::runtime_error(std::string("ICU has no NFC: ") + u_errorName(status));
  return from_icu(normalizer->normalize(to_icu(text), status));
}

/// What each character becomes by itself, asked of ICU once: it takes 160 thousand instructions for a
/// name. Only letters that become a letter or two, or nothing, whatever stands beside them, and those of
/// other scripts, which stay. Of the capitals that look at their neighbours, the usual ones.
class SingleLetters {
 public:
  /// Nothing for a text that holds anything else. Precondition: well-formed UTF-8.
  std::optional<std::string> written(std::string_view text) {
    std::string made;
    bool any_stays = false;
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      const char32_t letter = diag::next_character(text, at);
      if (letter < 0x80) {
        made += static_cast<char>(letter);
        continue;
      }
      if (write_pair(letter, text.substr(at), made)) continue;
      const std::int16_t known = is_mark_of_any_script(letter) ? becomes_of_mark(made) : becomes(letter);
      if (known == depends) return std::nullopt;
      if (known == itself) made += text.substr(begin, at - begin);
      if (known > 0x7F) made += static_cast<char>(known >> 8);
      if (known > 0) made += static_cast<char>(known & 0x7F);
      any_stays = any_stays || known == itself;
    }
    return any_stays ? composed(made) : made;
  }

 private:
  /// Or one letter of ASCII, or two, the first in the higher byte.
  static constexpr std::int16_t unasked = 0, depends = -1, nothing = -2, itself = -3;

  /// Whether the letter is one of the usual pairs.
  static bool write_pair(char32_t letter, std::string_view behind, std::string &made) {
    const auto *const pair = std::ranges::find(usual_pairs, letter, &Written::letter);
    if (pair == usual_pairs.end()) return false;
    made += pair->ascii.front();
    made += small_follows(behind) ? ascii::lower(pair->ascii.back()) : pair->ascii.back();
    return true;
  }

  static bool small_follows(std::string_view behind) {
    for (std::size_t at = 0; at < behind.size();) {
      const char32_t next = diag::next_character(behind, at);
      if (!is_mark_of_any_script(next)) return u_charType(static_cast<UChar32>(next)) == U_LOWERCASE_LETTER;
    }
    return false;
  }

  static std::int16_t becomes_of_mark(std::string_view before) {
    if (before.empty()) return depends;  // there is nothing that it could be of
    return static_cast<unsigned char>(before.back()) < 0x80 ? nothing : itself;
  }

  std::int16_t becomes(char32_t letter) {
    if (letter >= known_.size()) return stays(letter) ? itself : depends;
    std::atomic<std::int16_t> &known = known_[letter];
    if (const auto told = known.load(std::memory_order_relaxed); told != unasked) return told;
    const std::optional<std::string> plain = plain_letter(letter);
    const std::int16_t told = plain ? letters(*plain) : stays(letter) ? itself : told_by_icu(letter);
    known.store(told, std::memory_order_relaxed);
    return told;
  }

  /// Precondition: at most two.
  static std::int16_t letters(std::string_view ascii) {
    if (ascii.empty()) return nothing;
    if (ascii.size() == 1) return ascii.front();
    return static_cast<std::int16_t>(ascii.front() << 8 | ascii.back());
  }

  static std::int16_t told_by_icu(char32_t letter) {
    std::string text;
    diag::append_utf8(text, letter);
    const auto made = transliterated(text);
    return made.size() <= 1 && diag::ascii_prefix(made) == made.size() ? letters(made) : depends;
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
