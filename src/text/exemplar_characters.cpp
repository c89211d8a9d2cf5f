#include "text/exemplar_characters.hpp"

#include <unicode/locid.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>
#include <unicode/usetiter.h>
#include <unicode/ustring.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace formletter::text {
namespace {

struct CloseData {
  void operator()(ULocaleData *data) const { ulocdata_close(data); }
};
using LocaleData = std::unique_ptr<ULocaleData, CloseData>;

/// Readers whom CLDR 41 does not know: Haitian Creole (orthography of 1980) and the
/// Mayan languages (ALMG, 1988), with the modifier apostrophe and the saltillo.
constexpr std::pair<const char *, const char *> own_lists[] = {
    {"ht", "[aàbcdeèfghijklmnoòprstuvwyzAÀBCDEÈFGHIJKLMNOÒPRSTUVWYZ]"},
    {"mam", "[abcehijklmnopqrstuwxyzẍABCEHIJKLMNOPQRSTUWXYZẌʼꞌ]"},
    {"quc", "[aäbcehiïjklmnoöpqrstuüwxyzAÄBCEHIÏJKLMNOÖPQRSTUÜWXYZʼꞌꞋ]"},
    {"kjb", "[abcehijklmnopqrstuwxẍyzABCEHIJKLMNOPQRSTUWXẌYZʼꞌ]"},
    {"kek", "[abcehijklmnopqrstuwxyzABCEHIJKLMNOPQRSTUWXYZʼꞌ]"},
};

std::vector<std::string> texts_of(const icu::UnicodeSet &set) {
  std::vector<std::string> texts;
  for (icu::UnicodeSetIterator at(set); at.next();) at.getString().toUTF8String(texts.emplace_back());
  std::ranges::sort(texts);
  return texts;
}

/// ICU answers for a language it does not know with another's data: `known` says so.
LocaleData open_data(const LanguageTag &language, bool &known) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Locale locale = icu::Locale::forLanguageTag(language.text(), status);
  LocaleData data(ulocdata_open(locale.getName(), &status));
  known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
  return data;
}

std::vector<std::string> exemplars(const ULocaleData *data, ULocaleDataExemplarSetType type, bool &known) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeSet set;
  const std::uint32_t options = type == ULOCDATA_ES_PUNCTUATION ? 0 : USET_ADD_CASE_MAPPINGS;
  ulocdata_getExemplarSet(const_cast<ULocaleData *>(data), set.toUSet(), options, type, &status);
  known = U_SUCCESS(status) && status != U_USING_DEFAULT_WARNING;
  return known ? texts_of(set) : std::vector<std::string>();
}

std::optional<ExemplarCharacters> own_list(const LanguageTag &language) {
  for (const auto &[tag, pattern] : own_lists) {
    if (language.language() != tag) continue;
    UErrorCode status = U_ZERO_ERROR;
    return ExemplarCharacters{
        texts_of(icu::UnicodeSet(icu::UnicodeString::fromUTF8(pattern), status)), {}, {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ExemplarCharacters> exemplar_characters(const LanguageTag &language) {
  if (auto own = own_list(language)) return own;
  bool known = false;
  const LocaleData data = open_data(language, known);
  if (!known) return std::nullopt;
  ExemplarCharacters characters;
  characters.standard = exemplars(data.get(), ULOCDATA_ES_STANDARD, known);
  if (!known) return std::nullopt;
  bool ignored = false;
  characters.auxiliary = exemplars(data.get(), ULOCDATA_ES_AUXILIARY, ignored);
  characters.punctuation = exemplars(data.get(), ULOCDATA_ES_PUNCTUATION, ignored);
  return characters;
}

}  // namespace formletter::text
