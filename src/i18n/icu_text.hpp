#pragma once

#include <unicode/locid.h>
#include <unicode/unistr.h>

#include <formletter/language_tag.hpp>

#include <string>
#include <string_view>

/// Between ICU's strings and UTF-8; for i18n's own .cpp files only.
namespace formletter::i18n {

icu::UnicodeString to_icu(std::string_view text);
std::string from_icu(const icu::UnicodeString &text);

/// The nearest locale ICU has data for, English when it has none, with Gregorian
/// calendar and European digits. ICU itself would fall back to the locale of the
/// machine, and the same letter would differ from desk to desk.
icu::Locale locale_for(const LanguageTag &language);

/// Throws for what ICU cannot do without the data that it is built with: "ICU has no clock".
void require(UErrorCode status, const char *what);

}  // namespace formletter::i18n
