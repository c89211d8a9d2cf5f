#include "i18n/icu_text.hpp"

#include "i18n/haitian_creole.hpp"

#include <set>
#include <stdexcept>

namespace formletter::i18n {

icu::UnicodeString to_icu(std::string_view text) {
  return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

std::string from_icu(const icu::UnicodeString &text) {
  std::string utf8;
  text.toUTF8String(utf8);
  return utf8;
}

void require(UErrorCode status, const char *what) {
  if (U_FAILURE(status))
    throw std::runtime_error(std::string("ICU has no ") + what + ": " + u_errorName(status));
}

namespace {

std::set<std::string, std::less<>> available_locales() {
  std::set<std::string, std::less<>> names;
  int32_t count = 0;
  const icu::Locale *locales = icu::Locale::getAvailableLocales(count);
  for (int32_t i = 0; i < count; ++i) names.insert(locales[i].getName());
  return names;
}

bool has_data(const icu::Locale &locale) {
  static const auto available = available_locales();
  return available.contains(locale.getName());
}

/// Haitian Creole has no data in CLDR 42; CLDR's own rule is to write it as French.
std::string with_known_parent(const LanguageTag &language) {
  return haitian::is_meant(language) ? "fr" : language.text();
}

}  // namespace

icu::Locale locale_for(const LanguageTag &language) {
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale found = icu::Locale::getEnglish();
  const auto known_as = LanguageTag::parse(with_known_parent(language));
  for (const LanguageTag &tag : known_as.value_or(LanguageTag()).lookup_order()) {
    icu::Locale candidate = icu::Locale::forLanguageTag(tag.text(), status);
    candidate.canonicalize(status);  // "prs" is Dari by its old name: fa-AF
    if (U_FAILURE(status)) break;
    if (has_data(candidate)) {
      found = candidate;
      break;
    }
  }
  status = U_ZERO_ERROR;
  // By ICU's own names: those of BCP 47 (ca, nu) have it read a table of all of them first.
  found.setKeywordValue("calendar", "gregorian", status);
  found.setKeywordValue("numbers", "latn", status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU refuses a locale keyword");
  return found;
}

}  // namespace formletter::i18n
