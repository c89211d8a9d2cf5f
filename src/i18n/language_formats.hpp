#pragma once

#include "i18n/clock_face.hpp"
#include "i18n/date_pattern.hpp"

#include <unicode/listformatter.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>

#include <formletter/date.hpp>
#include <formletter/language_tag.hpp>

#include <array>
#include <memory>
#include <string>
#include <vector>

namespace formletter::i18n {

/// `pattern` with the locale's months. One with a field that is not of our dates gives way to
/// `otherwise`: no paper stops for how its language writes dates.
DatePattern date_pattern(const icu::UnicodeString &pattern, const icu::UnicodeString &otherwise,
                         const icu::Locale &locale);

/// What ICU has for one language, opened once and shared among threads: its
/// const methods may be called at the same time.
struct LanguageFormats {
  explicit LanguageFormats(const LanguageTag &language);

  DatePattern long_date;
  DatePattern month_and_year;
  ClockFace clock;
  DatePattern year_alone;
  icu::number::LocalizedNumberFormatter number;
  std::unique_ptr<icu::ListFormatter> list;
  std::unique_ptr<icu::LocaleDisplayNames> names;
};

/// Made at the first call for a language, then only looked up.
const LanguageFormats &formats_for(const LanguageTag &language);

/// Without the marks ICU puts in for bidi (U+200E, U+200F, U+061C): a value is
/// isolated as a whole by the renderer, and a stray mark would end up in copied text.
std::string without_bidi_marks(const icu::UnicodeString &text);

}  // namespace formletter::i18n
