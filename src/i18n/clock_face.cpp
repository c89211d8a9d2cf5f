#include "i18n/clock_face.hpp"

#include "i18n/icu_text.hpp"
#include "i18n/language_formats.hpp"

#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/fieldpos.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>

#include <algorithm>
#include <cassert>
#include <stdexcept>

namespace formletter::i18n {

namespace {

/// To CLDR, Spanish of no country is Spain's, which counts to 24; most who read it count to 12.
icu::Locale clock_locale(const LanguageTag &language) {
  const bool any_spanish = language.text() == "es";
  return locale_for(any_spanish ? LanguageTag::parse("es-US").value() : language);
}

bool counts_to_24(const icu::UnicodeString &pattern) {
  return pattern.indexOf(u'H') >= 0 || pattern.indexOf(u'k') >= 0;
}

/// An hour of twelve with the part of the day in words: "AM" and "PM", which CLDR has for
/// Hindi or Bengali, say nothing to many. Arabic's short word for the morning is a single
/// letter; Amharic's words are numbered in CLDR 42.
const char16_t *twelve_hour_skeleton(const icu::Locale &locale) {
  const std::string language = locale.getLanguage();
  if (language == "en" || language == "am") return u"hmm";
  return language == "ar" ? u"BBBBhmm" : u"Bhmm";
}

/// CLDR 42 puts it behind the hour in Bengali and Punjabi, where people say and write it in
/// front, as its Hindi has it.
bool names_part_of_day_first(const icu::Locale &locale) {
  const std::string_view language = locale.getLanguage();
  return language == "bn" || language == "pa";
}

icu::UnicodeString clock_pattern(const icu::Locale &locale) {
  if (names_part_of_day_first(locale)) return u"B h:mm";
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  require(status, "clock");
  icu::UnicodeString pattern = generator->getBestPattern(u"jmm", status);
  if (U_SUCCESS(status) && !counts_to_24(pattern))
    pattern = generator->getBestPattern(twelve_hour_skeleton(locale), status);
  require(status, "clock");
  return pattern;
}

/// American letters have "a.m." where CLDR has "AM".
void write_american_halves(icu::SimpleDateFormat &format) {
  const icu::UnicodeString halves[] = {u"a.m.", u"p.m."};
  icu::DateFormatSymbols symbols(*format.getDateFormatSymbols());
  symbols.setAmPmStrings(halves, 2);
  format.setDateFormatSymbols(symbols);
}

/// The spaces in it, narrow ones too, made no-break spaces: "p.m." must not begin a line.
std::string held_together(icu::UnicodeString text) {
  for (const char16_t *space : {u" ", u"\u202F"}) text.findAndReplace(space, u"\u00A0");
  return without_bidi_marks(text);
}

}  // namespace

ClockFace ClockFace::of(const LanguageTag &language) {
  const icu::Locale locale = clock_locale(language);
  UErrorCode status = U_ZERO_ERROR;
  icu::SimpleDateFormat format(clock_pattern(locale), locale, status);
  require(status, "clock");
  format.setTimeZone(*icu::TimeZone::getGMT());
  if (std::string_view(locale.getLanguage()) == "en") write_american_halves(format);

  ClockFace face;
  for (std::size_t hour = 0; hour < face.hours.size(); ++hour) {
    // Half past: noon sharp may have a word of its own.
    const UDate half_past = (static_cast<double>(hour) + 0.5) * U_MILLIS_PER_HOUR;
    icu::FieldPosition minutes(UDAT_MINUTE_FIELD);
    icu::UnicodeString text;
    format.format(half_past, text, minutes);
    assert(minutes.getEndIndex() > minutes.getBeginIndex());
    face.hours[hour] = {held_together(text.tempSubString(0, minutes.getBeginIndex())),
                        held_together(text.tempSubString(minutes.getEndIndex()))};
  }
  return face;
}

std::string ClockFace::format(int hour, int minute) const {
  assert(hour >= 0 && hour < 24 && minute >= 0 && minute < 60);
  const Hour &written = hours[static_cast<std::size_t>(hour)];
  const std::string minutes = std::to_string(minute);
  return written.before_minutes + (minute < 10 ? "0" : "") + minutes + written.after_minutes;
}

}  // namespace formletter::i18n
