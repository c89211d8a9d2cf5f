#include "i18n/language_formats.hpp"

#include "i18n/haitian_creole.hpp"
#include "i18n/icu_text.hpp"

#include <unicode/datefmt.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <cassert>
#include <map>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <stdexcept>

namespace formletter::i18n {

namespace {

using Field = DatePattern::Field;

/// Fields the dialect's dates consist of. CLDR's Thai date also names the era;
/// all dates here are of ours, so it stays as the literal text ICU gives for it.
std::optional<Field> field_of(char16_t letter, int32_t length) {
  switch (letter) {
    case u'd':
      return length == 1 ? Field::day : Field::two_digit_day;
    case u'M':
      return length <= 2 ? Field::month_number : Field::month_name;
    case u'L':
      return length <= 2 ? Field::month_number : Field::month_alone;
    case u'y':
      return length != 2 ? std::optional(Field::year) : std::nullopt;
    default:
      return std::nullopt;
  }
}

bool is_pattern_letter(char16_t c) {
  return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
}

/// Takes a pattern apart by UTS 35: letters are fields, '…' is quoted, '' a quote.
class PatternReader {
 public:
  PatternReader(icu::UnicodeString pattern, const icu::DateFormatSymbols &symbols)
      : pattern_(std::move(pattern)), symbols_(symbols) {}

  /// Nothing when the pattern has a field that no date of ours has.
  std::optional<std::vector<DatePattern::Piece>> read() {
    while (at_ < pattern_.length()) {
      const char16_t c = pattern_[at_];
      if (c == u'\'') {
        read_quoted();
      } else if (is_pattern_letter(c)) {
        if (!read_field(c)) return std::nullopt;
      } else {
        literal_ += c;
        ++at_;
      }
    }
    finish_literal();
    return std::move(pieces_);
  }

 private:
  void read_quoted() {
    const int32_t close = pattern_.indexOf(u'\'', at_ + 1);
    if (close == at_ + 1) literal_ += u'\'';
    const int32_t end = close < 0 ? pattern_.length() : close;
    literal_.append(pattern_, at_ + 1, end - at_ - 1);
    at_ = end + 1;
  }

  bool read_field(char16_t letter) {
    const int32_t start = at_;
    while (at_ < pattern_.length() && pattern_[at_] == letter) ++at_;
    if (letter == u'G') {
      int32_t count = 0;
      const icu::UnicodeString *eras = symbols_.getEras(count);
      if (count > 1) literal_ += eras[1];
      return true;
    }
    const auto field = field_of(letter, at_ - start);
    if (!field) return false;
    finish_literal();
    pieces_.push_back({*field, {}});
    return true;
  }

  void finish_literal() {
    if (!literal_.isEmpty()) pieces_.push_back({Field::literal, without_bidi_marks(literal_)});
    literal_.remove();
  }

  icu::UnicodeString pattern_, literal_;
  const icu::DateFormatSymbols &symbols_;
  int32_t at_ = 0;
  std::vector<DatePattern::Piece> pieces_;
};

std::array<std::string, 12> months_of(const icu::DateFormatSymbols &symbols,
                                      icu::DateFormatSymbols::DtContextType context,
                                      icu::DateFormatSymbols::DtWidthType width) {
  int32_t count = 0;
  const icu::UnicodeString *names = symbols.getMonths(count, context, width);
  assert(count >= 12);
  std::array<std::string, 12> months;
  for (std::size_t i = 0; i < months.size(); ++i) months[i] = without_bidi_marks(names[i]);
  return months;
}

/// Yoruba's long date has the month's short name ("MMM").
icu::DateFormatSymbols::DtWidthType width_of_months(const icu::UnicodeString &pattern) {
  const bool wide = pattern.indexOf(u"MMMM") >= 0 || pattern.indexOf(u"LLLL") >= 0;
  return wide ? icu::DateFormatSymbols::WIDE : icu::DateFormatSymbols::ABBREVIATED;
}

DatePattern long_date_of(const icu::Locale &locale) {
  const std::unique_ptr<icu::DateFormat> format(
      icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale));
  const auto *simple = dynamic_cast<const icu::SimpleDateFormat *>(format.get());
  if (!simple) throw std::runtime_error("ICU has no long date format");
  icu::UnicodeString pattern;
  return date_pattern(simple->toPattern(pattern), u"y MMMM d", locale);
}

/// The language's way to write the fields of a CLDR skeleton.
DatePattern pattern_for(const char16_t *skeleton, const char16_t *otherwise,
                        icu::DateTimePatternGenerator &generator, const icu::Locale &locale) {
  UErrorCode status = U_ZERO_ERROR;
  const auto pattern = generator.getBestPattern(skeleton, status);
  require(status, "pattern for a part of a date");
  return date_pattern(pattern, otherwise, locale);
}

void name_months(DatePattern &pattern, const std::array<const char *, 12> &months) {
  for (std::size_t i = 0; i < months.size(); ++i)
    pattern.month_names[i] = pattern.months_alone[i] = months[i];
}

/// French and Portuguese count a month's first day and number the others; CLDR's patterns have no
/// way to say so.
std::string first_day_of(const LanguageTag &language) {
  if (language.language() == "fr") return "1er";
  return language.language() == "pt" ? "1º" : "1";
}

constexpr int most_decimals = 6;

}  // namespace

std::string without_bidi_marks(const icu::UnicodeString &text) {
  icu::UnicodeString kept;
  for (int32_t i = 0; i < text.length(); ++i) {
    const char16_t c = text[i];
    if (c != 0x200E && c != 0x200F && c != 0x061C) kept += c;
  }
  return from_icu(kept);
}

DatePattern date_pattern(const icu::UnicodeString &pattern, const icu::UnicodeString &otherwise,
                         const icu::Locale &locale) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::DateFormatSymbols symbols(locale, status);
  require(status, "month names");
  auto pieces = PatternReader(pattern, symbols).read();
  const icu::UnicodeString &understood = pieces ? pattern : otherwise;
  if (!pieces) pieces = PatternReader(otherwise, symbols).read();
  assert(pieces);
  const auto width = width_of_months(understood);
  return {std::move(pieces).value(), months_of(symbols, icu::DateFormatSymbols::FORMAT, width),
          months_of(symbols, icu::DateFormatSymbols::STANDALONE, width)};
}

std::string DatePattern::format(int year, int month, int day) const {
  assert(month >= 1 && month <= 12);
  const auto index = static_cast<std::size_t>(month - 1);
  std::string text;
  for (const Piece &piece : pieces) {
    switch (piece.field) {
      case Field::literal:
        text += piece.text;
        break;
      case Field::day:
        text += day == 1 ? first_day : std::to_string(day);
        break;
      case Field::two_digit_day:
        if (day < 10) text += '0';
        text += std::to_string(day);
        break;
      case Field::month_name:
        text += month_names[index];
        break;
      case Field::month_alone:
        text += months_alone[index];
        break;
      case Field::month_number:
        text += std::to_string(month);
        break;
      case Field::year:
        text += std::to_string(year);
        break;
    }
  }
  return text;
}

LanguageFormats::LanguageFormats(const LanguageTag &language) {
  const icu::Locale locale = locale_for(language);
  UErrorCode status = U_ZERO_ERROR;
  long_date = long_date_of(locale);
  long_date.first_day = first_day_of(language);
  const std::unique_ptr<icu::DateTimePatternGenerator> generator(
      icu::DateTimePatternGenerator::createInstance(locale, status));
  require(status, "pattern generator");
  month_and_year = pattern_for(u"yMMMM", u"y MMMM", *generator, locale);
  year_alone = pattern_for(u"y", u"y", *generator, locale);
  if (haitian::is_meant(language)) {
    name_months(long_date, haitian::months);
    name_months(month_and_year, haitian::months);
  }
  clock = ClockFace::of(language);
  number = icu::number::NumberFormatter::withLocale(locale).precision(
      icu::number::Precision::maxFraction(most_decimals));
  list.reset(icu::ListFormatter::createInstance(locale, status));
  names.reset(icu::LocaleDisplayNames::createInstance(locale, ULDN_DIALECT_NAMES));
  require(status, "list format");
  if (!names) throw std::runtime_error("ICU has no display names");
}

const LanguageFormats &formats_for(const LanguageTag &language) {
  // Entries are never removed, so that a reference stays good without the lock.
  static std::shared_mutex mutex;
  static std::map<std::string, std::unique_ptr<const LanguageFormats>, std::less<>> opened;
  {
    const std::shared_lock lock(mutex);
    const auto found = opened.find(language.text());
    if (found != opened.end()) return *found->second;
  }
  auto made = std::make_unique<const LanguageFormats>(language);
  const std::unique_lock lock(mutex);
  return *opened.try_emplace(language.text(), std::move(made)).first->second;
}

const DatePattern &long_date_pattern(const LanguageTag &language) {
  return formats_for(language).long_date;
}

}  // namespace formletter::i18n
