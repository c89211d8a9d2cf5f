#include "i18n/locale_format.hpp"

#include "diag/utf8.hpp"
#include "i18n/haitian_creole.hpp"
#include "i18n/icu_text.hpp"
#include "i18n/language_formats.hpp"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <map>
#include <stdexcept>
#include <utility>

namespace formletter::i18n {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string normalized(std::string_view text, const icu::Normalizer2 *form) {
  UErrorCode status = U_ZERO_ERROR;
  const auto made = form->normalize(to_icu(text), status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot normalize");
  return from_icu(made);
}

/// Letter case depends on the language alone; for one ICU does not know, the root's rules.
icu::Locale case_locale(const LanguageTag &language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language.language(), status);
  return U_FAILURE(status) ? icu::Locale::getRoot() : locale;
}

/// English ASCII, where ICU has nothing to add.
bool has_plain_case(std::string_view text, const LanguageTag &language) {
  return language.language() == "en" && is_ascii(text);
}

/// In the other letter case where it is a letter of the range.
std::string changed(std::string_view text, char first, char last) {
  std::string out(text);
  for (char &c : out) {
    if (c >= first && c <= last) c = static_cast<char>(c ^ 0x20);
  }
  return out;
}

/// ISO 3166's exceptional reservations in ICU's list: islands that are part of a
/// country. Kosovo's XK stays: people come from there.
bool is_country(std::string_view code) {
  return code != "DG" && code != "EA" && code != "IC";
}

}  // namespace

std::string long_date(Date date, const LanguageTag &language) {
  return formats_for(language).long_date.format(date.year(), date.month(), date.day());
}

BesideDay beside_day(const LanguageTag &language) {
  const DatePattern &pattern = formats_for(language).long_date;
  const auto place_of = [&](DatePattern::Field field) {
    return std::ranges::find(pattern.pieces, field, &DatePattern::Piece::field) - pattern.pieces.begin();
  };
  const auto day = place_of(DatePattern::Field::day), month = place_of(DatePattern::Field::month_name);
  const auto end = static_cast<std::ptrdiff_t>(pattern.pieces.size());
  BesideDay beside{.first_day = pattern.first_day};
  if (day == end || month == end || std::abs(day - month) != 2) return beside;
  const auto &between = pattern.pieces[static_cast<std::size_t>(std::min(day, month) + 1)];
  if (between.field != DatePattern::Field::literal) return beside;
  beside.in_front = month < day;
  for (std::size_t i = 0; i < beside.texts.size(); ++i) {
    const std::string &name = pattern.month_names[i];
    beside.texts[i] = beside.in_front ? name + between.text : between.text + name;
  }
  return beside;
}

std::string month_and_year(int year, int month, const LanguageTag &language) {
  return formats_for(language).month_and_year.format(year, month, 1);
}

std::string time_of_day(int hour, int minute, const LanguageTag &language) {
  return formats_for(language).clock.format(hour, minute);
}

std::string year_alone(int year, const LanguageTag &language) {
  return formats_for(language).year_alone.format(year, 1, 1);
}

std::string number(double value, const LanguageTag &language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto text = formats_for(language).number.formatDouble(value, status).toString(status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot format a number");
  return without_bidi_marks(text);
}

std::string joined(std::span<const std::string> items, const LanguageTag &language) {
  if (haitian::is_meant(language)) return haitian::joined(items);
  std::vector<icu::UnicodeString> texts;
  for (const std::string &item : items) texts.push_back(to_icu(item));
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString text;
  formats_for(language).list->format(texts.data(), static_cast<int32_t>(texts.size()), text, status);
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot join a list");
  return from_icu(text);
}

std::optional<std::string> country_name(std::string_view code, const LanguageTag &language) {
  static const std::vector<std::string> codes = country_codes();
  if (!std::binary_search(codes.begin(), codes.end(), code)) return std::nullopt;
  if (haitian::is_meant(language))
    if (auto own = haitian::country_name(code)) return own;
  const std::string region(code);
  icu::UnicodeString name;
  formats_for(language).names->regionDisplayName(region.c_str(), name);
  // A language may lack a country's name: better English than a code.
  if (from_icu(name) == region) formats_for({}).names->regionDisplayName(region.c_str(), name);
  return without_bidi_marks(name);
}

namespace {

std::optional<std::string> looked_up_language_name(std::string_view named, const LanguageTag &language) {
  const auto tag = LanguageTag::parse(named);
  if (!tag) return std::nullopt;
  if (haitian::is_meant(language))
    if (auto own = haitian::language_name(tag->text())) return own;
  UErrorCode status = U_ZERO_ERROR;
  icu::Locale locale = icu::Locale::forLanguageTag(tag->text(), status);
  if (U_FAILURE(status)) return std::nullopt;
  for (const LanguageTag &in : {language, LanguageTag()}) {
    const auto &names = *formats_for(in).names;
    icu::UnicodeString plain, name;
    names.languageDisplayName(locale.getLanguage(), plain);
    if (from_icu(plain) == locale.getLanguage()) continue;
    // CLDR says Bangla; the court's and ICE's lists of interpreters say Bengali.
    if (tag->text() == "bn" && in.language() == "en") return "Bengali";
    return without_bidi_marks(names.localeDisplayName(locale, name));
  }
  return std::nullopt;
}

}  // namespace

/// Remembers what it said: a merge tells the same few in record after record, and each takes ICU 18
/// thousand instructions.
std::optional<std::string> language_name(std::string_view named, const LanguageTag &language) {
  constexpr std::size_t most_known = 500;
  static thread_local std::map<std::pair<std::string, std::string>, std::optional<std::string>> known;
  std::pair<std::string, std::string> asked(named, language.text());
  const auto found = known.find(asked);
  if (found != known.end()) return found->second;
  if (known.size() >= most_known) known.clear();
  return known.emplace(std::move(asked), looked_up_language_name(named, language)).first->second;
}

std::vector<std::string> country_codes() {
  std::vector<std::string> codes;
  for (const char *const *code = icu::Locale::getISOCountries(); *code; ++code) {
    if (is_country(*code)) codes.emplace_back(*code);
  }
  std::sort(codes.begin(), codes.end());
  return codes;
}

bool has_right_to_left(std::string_view text) {
  // U+0590, the first right-to-left character, is written D6 90: Latin, Greek and
  // Cyrillic text is told apart without decoding it.
  const auto beyond = [](char c) { return static_cast<unsigned char>(c) >= 0xD6; };
  if (std::none_of(text.begin(), text.end(), beyond)) return false;
  for (std::size_t offset = 0; offset < text.size();) {
    const auto direction = u_charDirection(static_cast<UChar32>(diag::next_character(text, offset)));
    if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC || direction == U_ARABIC_NUMBER) {
      return true;
    }
  }
  return false;
}

std::string nfc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  // ICU makes it at the first call behind a lock of its own that thread sanitizers do not see.
  static const icu::Normalizer2 *const composing = [] {
    UErrorCode status = U_ZERO_ERROR;
    return icu::Normalizer2::getNFCInstance(status);
  }();
  return normalized(text, composing);
}

std::string nfkc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  return normalized(text, icu::Normalizer2::getNFKCInstance(status));
}

std::string without_marks(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  UErrorCode status = U_ZERO_ERROR;
  const auto decomposed = to_icu(normalized(text, icu::Normalizer2::getNFDInstance(status)));
  icu::UnicodeString letters;
  for (std::int32_t i = 0; i < decomposed.length(); i = decomposed.moveIndex32(i, 1)) {
    const UChar32 c = decomposed.char32At(i);
    if (u_charType(c) != U_NON_SPACING_MARK) letters.append(c);
  }
  return from_icu(letters);
}

std::string lower_case(std::string_view text, const LanguageTag &language) {
  if (has_plain_case(text, language)) return changed(text, 'A', 'Z');
  return from_icu(to_icu(text).toLower(case_locale(language)));
}

std::string upper_case(std::string_view text, const LanguageTag &language) {
  if (has_plain_case(text, language)) return changed(text, 'a', 'z');
  return from_icu(to_icu(text).toUpper(case_locale(language)));
}

}  // namespace formletter::i18n
