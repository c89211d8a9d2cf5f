#pragma once

#include <formletter/date.hpp>
#include <formletter/language_tag.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

/// Values as a reader of a language expects to see them. Digits are European in
/// every language (the other side must be able to read them), dates Gregorian
/// with the month's name. No isolates are put in: that is the renderer's work.
namespace formletter::i18n {

/// "November 20, 2014", "20 de noviembre de 2014", "20 نوفمبر 2014".
std::string long_date(Date date, const LanguageTag &language);
/// "November 2014".
/// What stands beside the day in a long date, by months: " de noviembre" behind it, "November "
/// in front of it. Empty where no literal text and nothing else parts them ("2014年11月20日").
struct BesideDay {
  bool in_front = false;
  std::array<std::string, 12> texts = {};
  std::string first_day;  ///< of a month: "1", "1er"
};
BesideDay beside_day(const LanguageTag &language);
std::string month_and_year(int year, int month, const LanguageTag &language);
/// "1:30 p.m.", "13:30", "दोपहर 1:30": as the language counts the hours, and where it counts
/// to twelve with the part of the day in words. Its parts stay together in a line.
std::string time_of_day(int hour, int minute, const LanguageTag &language);
/// "2014", "2014年".
std::string year_alone(int year, const LanguageTag &language);
/// Grouped and with the language's decimal sign; at most six decimals.
std::string number(double value, const LanguageTag &language);
/// "A, B, and C" by CLDR's list rules.
std::string joined(std::span<const std::string> items, const LanguageTag &language);
/// CLDR's name of an ISO 3166-1 alpha-2 country, or nothing for an unknown code.
std::optional<std::string> country_name(std::string_view code, const LanguageTag &language);
/// CLDR's name of the language `named` (Bengali in English), in `language`, or nothing for an unknown one.
std::optional<std::string> language_name(std::string_view named, const LanguageTag &language);
/// All ISO 3166-1 alpha-2 codes of CLDR, sorted by code.
std::vector<std::string> country_codes();

/// True when the text has a character of bidi class R, AL or AN.
bool has_right_to_left(std::string_view text);
/// Unicode normalization form C and KC. Precondition: well-formed UTF-8.
std::string nfc(std::string_view text);
std::string nfkc(std::string_view text);
/// The letters without accents and other marks, for comparing what was typed
/// without them; never for print. Precondition: well-formed UTF-8.
std::string without_marks(std::string_view text);
/// Letter case by the rules of the language (Turkish i).
std::string lower_case(std::string_view text, const LanguageTag &language);
std::string upper_case(std::string_view text, const LanguageTag &language);

}  // namespace formletter::i18n
