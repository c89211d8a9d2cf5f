#include "text/hyphenation.hpp"

#include "diag/utf8.hpp"
#include "text/font_survey.hpp"
#include "text/script_runs.hpp"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string>

#ifdef FORMLETTER_HYPHEN
#include <hyphen.h>
#endif

namespace formletter::text {
namespace {

struct PatternFile {
  std::string_view language, file, package;
};
constexpr auto pattern_files = std::to_array<PatternFile>({
    {"en", "hyph_en_US.dic", "hyphen-en-us"},
    {"es", "hyph_es_ES.dic", "hyphen-es"},
    {"fr", "hyph_fr.dic", "hyphen-fr"},
    {"id", "hyph_id_ID.dic", "hyphen-id"},
    {"pt", "hyph_pt_BR.dic", "hyphen-pt-br"},
    {"ro", "hyph_ro_RO.dic", "hyphen-ro"},
    {"ru", "hyph_ru_RU.dic", "hyphen-ru"},
    {"uk", "hyph_uk_UA.dic", "hyphen-uk"},
});

const PatternFile *file_of(const LanguageTag &language) {
  const auto at = std::ranges::find(pattern_files, language.language(), &PatternFile::language);
  return at == pattern_files.end() ? nullptr : &*at;
}

constexpr std::size_t least_letters = 6, least_before = 2, least_behind = 3;

bool is_letter_of_word(char32_t c) {
  return u_isalpha(static_cast<UChar32>(c)) != 0 || (extends_cluster(c) && c != 0x200C && c != 0x200D);
}
bool is_small_letter(char32_t c) {
  return u_islower(static_cast<UChar32>(c)) != 0 || (extends_cluster(c) && c != 0x200C && c != 0x200D);
}
/// May stand around a word, or part two words of one token, without making it a name,
/// a number or an address.
bool is_plain_sign(char32_t c) {
  return std::u32string_view(U",.;:!?()\"'“”„‘’«»…¿¡").find(c) != std::u32string_view::npos;
}

}  // namespace

#ifdef FORMLETTER_HYPHEN

struct Hyphenator::Patterns {
  struct Free {
    void operator()(HyphenDict *patterns) const { hnj_hyphen_free(patterns); }
    void operator()(UConverter *converter) const { ucnv_close(converter); }
  };
  std::unique_ptr<HyphenDict, Free> patterns;
  std::unique_ptr<UConverter, Free> converter;  ///< to the letters of the file; null for UTF-8
};

namespace {

/// Each character in the encoding of the patterns: a byte, or UTF-8. "" if it has none.
std::string encoded(std::u32string_view word, UConverter *converter) {
  if (converter == nullptr) return diag::to_utf8(word);
  std::u16string units;
  for (const char32_t c : word) {
    if (c >= 0x10000) return {};
    units.push_back(static_cast<char16_t>(c));
  }
  std::string bytes(word.size() + 1, '\0');
  UErrorCode status = U_ZERO_ERROR;
  const auto size = ucnv_fromUChars(converter, bytes.data(), static_cast<std::int32_t>(bytes.size()),
                                    units.data(), static_cast<std::int32_t>(units.size()), &status);
  if (U_FAILURE(status) || static_cast<std::size_t>(size) != word.size()) return {};
  bytes.resize(word.size());
  return bytes;
}

}  // namespace

const Hyphenator::Patterns *Hyphenator::patterns(const LanguageTag &language) {
  const auto [at, is_new] = known_.try_emplace(language.language());
  const PatternFile *file = is_new ? file_of(language) : nullptr;
  if (file == nullptr) return at->second.get();
  auto made = std::make_unique<Patterns>();
  const std::string path = folder_ + "/" + std::string(file->file);
  made->patterns.reset(hnj_hyphen_load(path.c_str()));
  if (!made->patterns) return nullptr;
  if (made->patterns->utf8 == 0) {
    UErrorCode status = U_ZERO_ERROR;
    made->converter.reset(ucnv_open(static_cast<const char *>(made->patterns->cset), &status));
    if (U_FAILURE(status)) return nullptr;
    // A letter that the file's encoding lacks makes the word one that is not divided.
    ucnv_setFromUCallBack(made->converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                          &status);
  }
  at->second = std::move(made);
  return at->second.get();
}

void Hyphenator::divide(const Patterns &patterns, std::u32string_view word,
                        std::vector<std::size_t> &places) {
  places.clear();
  word_ = encoded(word, patterns.converter.get());
  if (word_.empty()) return;
  points_.assign(word_.size() + 8, '\0');
  char **replaced = nullptr;
  int *from = nullptr, *cut = nullptr;
  const int failed =
      hnj_hyphen_hyphenate2(patterns.patterns.get(), word_.c_str(), static_cast<int>(word_.size()),
                            points_.data(), nullptr, &replaced, &from, &cut);
  for (std::size_t i = 0; failed == 0 && i + 1 < word.size(); ++i) {
    // Odd: a word may be divided behind this letter. Never with another spelling.
    const bool respelt = replaced != nullptr && replaced[i] != nullptr;
    if ((points_[i] & 1) != 0 && !respelt && i + 1 >= least_before && word.size() - i - 1 >= least_behind)
      places.push_back(i + 1);
  }
  if (replaced != nullptr)
    for (std::size_t i = 0; i < word_.size(); ++i) std::free(replaced[i]);
  std::free(replaced);
  std::free(from);
  std::free(cut);
}

#else

struct Hyphenator::Patterns {};

const Hyphenator::Patterns *Hyphenator::patterns(const LanguageTag &) {
  return nullptr;
}
void Hyphenator::divide(const Patterns &, std::u32string_view, std::vector<std::size_t> &) {}

#endif

Hyphenator::Hyphenator() = default;
Hyphenator::~Hyphenator() = default;
Hyphenator::Hyphenator(Hyphenator &&) noexcept = default;
Hyphenator &Hyphenator::operator=(Hyphenator &&) noexcept = default;

bool Hyphenator::knows(const LanguageTag &language) {
  return patterns(language) != nullptr;
}

void Hyphenator::mark(const Characters &characters, std::span<const TextSpan> spans,
                      std::vector<Break> &breaks) {
  const std::u32string_view text = characters.text;
  const auto parts_tokens = [&](char32_t c) {
    return is_hanging_space(c) || c == 0xA0 || c == 0x202F || is_forced_break(c) || c == object_character;
  };
  std::uint32_t isolates = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin;
    while (end < text.size() && !parts_tokens(text[end])) ++end;
    const std::u32string_view token = text.substr(begin, end - begin);
    const std::uint32_t around = isolates;
    for (const char32_t c : token) {
      if (c >= 0x2066 && c <= 0x2068) ++isolates;
      if (c == 0x2069 && isolates > 0) --isolates;
    }
    const bool plain = around == 0 && std::ranges::all_of(token, [](char32_t c) {
                         return is_small_letter(c) || is_plain_sign(c);
                       });
    for (std::size_t i = begin; plain && i < end;) {
      std::size_t word_end = i;
      while (word_end < end && is_letter_of_word(text[word_end])) ++word_end;
      const bool one_span = word_end > i && characters.spans[i] == characters.spans[word_end - 1];
      const Patterns *known =
          one_span && word_end - i >= least_letters ? patterns(spans[characters.spans[i]].language) : nullptr;
      // A stop inside a token makes it an address or an abbreviation, not a sentence's end.
      const bool inner_stop =
          word_end + 1 < end && text[word_end] == U'.' && is_letter_of_word(text[word_end + 1]);
      if (known != nullptr && !inner_stop && (i == begin || text[i - 1] != U'.')) {
        divide(*known, text.substr(i, word_end - i), places_);
        for (const std::size_t place : places_)
          if (breaks[i + place] == Break::none && !extends_cluster(text[i + place]))
            breaks[i + place] = Break::hyphen;
      }
      i = std::max(word_end, i + 1);
    }
    begin = end + 1;
  }
}

void Hyphenator::look_in(std::string folder) {
  folder_ = std::move(folder);
  known_.clear();
}

std::string_view debian_hyphenation_package(const LanguageTag &language) {
  const PatternFile *file = file_of(language);
  return file == nullptr ? std::string_view() : file->package;
}

}  // namespace formletter::text
