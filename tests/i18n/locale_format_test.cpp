#include "i18n/locale_format.hpp"

#include "i18n/language_formats.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace formletter;

namespace {

LanguageTag tag(const std::string &text) {
  return LanguageTag::parse(text).value();
}
std::string with_no_break_spaces(std::string text) {
  for (auto at = text.find(' '); at != text.npos; at = text.find(' ', at)) text.replace(at, 1, "\u00A0");
  return text;
}

const Date november_20 = *Date::from_parts(2014, 11, 20);

}  // namespace

TEST_CASE("a long date names the month in the reader's language, with European digits") {
  const auto [language, expected] = GENERATE(table<std::string, std::string>({
      {"en", "November 20, 2014"},
      {"es", "20 de noviembre de 2014"},
      {"es-MX", "20 de noviembre de 2014"},
      {"fr", "20 novembre 2014"},
      {"pt-BR", "20 de novembro de 2014"},
      {"ht", "20 novanm 2014"},
      {"ro", "20 noiembrie 2014"},
      {"tr", "20 Kasım 2014"},
      {"vi", "20 tháng 11, 2014"},
      {"ru", "20 ноября 2014\u202Fг."},
      {"uk", "20 листопада 2014\u202Fр."},
      {"zh-Hans", "2014年11月20日"},
      {"zh-Hant", "2014年11月20日"},
      {"ko", "2014년 11월 20일"},
      {"ja", "2014年11月20日"},
      {"ar", "20 نوفمبر 2014"},
      {"fa", "20 نوامبر 2014"},
      {"fa-AF", "20 نومبر 2014"},
      {"prs", "20 نومبر 2014"},
      {"ps", "د 2014 د نومبر 20"},
      {"ur", "20 نومبر، 2014"},
      {"he", "20 בנובמבר 2014"},
      {"hi", "20 नवंबर 2014"},
      {"pa", "20 ਨਵੰਬਰ 2014"},
      {"bn", "20 নভেম্বর, 2014"},
      {"ne", "2014 नोभेम्बर 20"},
      {"my", "2014၊ နိုဝင်ဘာ 20"},
      {"th", "20 พฤศจิกายน ค.ศ. 2014"},
      {"am", "20 ኖቬምበር 2014"},
      {"ti", "20 ሕዳር 2014"},
      {"sw", "20 Novemba 2014"},
      {"hy", "20 նոյեմբերի, 2014 թ."},
  }));
  INFO(language);
  CHECK(i18n::long_date(november_20, tag(language)) == expected);
}

TEST_CASE("every language ICU knows writes a date, a month, a year and a time") {
  int32_t count = 0;
  const icu::Locale *locales = icu::Locale::getAvailableLocales(count);
  CHECK(count > 700);
  for (int32_t i = 0; i < count; ++i) {
    UErrorCode status = U_ZERO_ERROR;
    const LanguageTag language = tag(locales[i].toLanguageTag<std::string>(status));
    INFO(language.text());
    CHECK(i18n::long_date(november_20, language).find("2014") != std::string::npos);
    CHECK(i18n::month_and_year(2014, 11, language).find("2014") != std::string::npos);
    CHECK(i18n::year_alone(2014, language).find("2014") != std::string::npos);
    CHECK_FALSE(i18n::time_of_day(9, 30, language).empty());
    CHECK_NOTHROW(i18n::beside_day(language));
  }
}

TEST_CASE("a month's short name stands where the language's dates have it") {
  CHECK(i18n::long_date(november_20, tag("yo")) == "20 B\u00E9l 2014");
}

TEST_CASE("a date pattern that is not understood gives way to one that is") {
  const icu::Locale spanish("es");
  CHECK(i18n::date_pattern(u"EEEE d 'de' MMMM", u"y MMMM d", spanish).format(2014, 11, 20) ==
        "2014 noviembre 20");
  CHECK(i18n::date_pattern(u"d 'de' MMMM", u"y MMMM d", spanish).format(2014, 11, 20) == "20 de noviembre");
}

TEST_CASE("Arabic months are the ones of most of the Arab world, all twelve") {
  const std::vector<std::string> months = {"يناير", "فبراير", "مارس",   "أبريل",  "مايو",   "يونيو",
                                           "يوليو", "أغسطس",  "سبتمبر", "أكتوبر", "نوفمبر", "ديسمبر"};
  for (int month = 1; month <= 12; ++month) {
    CHECK(i18n::long_date(*Date::from_parts(2014, month, 5), tag("ar")) ==
          "5 " + months[static_cast<std::size_t>(month - 1)] + " 2014");
  }
}

TEST_CASE("the first of a month is an ordinal in French and Portuguese") {
  const Date january_1 = *Date::from_parts(2014, 1, 1);
  CHECK(i18n::long_date(january_1, tag("fr")) == "1er janvier 2014");
  CHECK(i18n::long_date(january_1, tag("pt-BR")) == "1º de janeiro de 2014");
  CHECK(i18n::long_date(january_1, tag("es")) == "1 de enero de 2014");
  CHECK(i18n::long_date(*Date::from_parts(2014, 1, 11), tag("fr")) == "11 janvier 2014");
  CHECK(i18n::month_and_year(2014, 1, tag("fr")) == "janvier 2014");
}

TEST_CASE("a language ICU has no data for gets English dates whatever the machine's locale") {
  CHECK(i18n::long_date(november_20, tag("quc")) == "November 20, 2014");
}

TEST_CASE("a month and its year stand alone") {
  CHECK(i18n::month_and_year(2014, 5, tag("en")) == "May 2014");
  CHECK(i18n::month_and_year(2014, 5, tag("es")) == "mayo de 2014");
  CHECK(i18n::month_and_year(2014, 5, tag("ru")) == "май 2014\u202Fг.");
  CHECK(i18n::month_and_year(2014, 5, tag("ar")) == "مايو 2014");
  CHECK(i18n::month_and_year(2014, 5, tag("zh-Hans")) == "2014年5月");
  CHECK(i18n::month_and_year(2014, 5, tag("ht")) == "me 2014");
}

TEST_CASE("a time of day is by the language's clock, where that has twelve hours with the part of the day") {
  const auto [language, morning, afternoon, evening] =
      GENERATE(table<std::string, std::string, std::string, std::string>({
          {"en", "9:00 a.m.", "1:30 p.m.", "8:05 p.m."},
          {"es", "9:00 de la mañana", "1:30 de la tarde", "8:05 de la noche"},
          {"es-MX", "09:00", "13:30", "20:05"},
          {"fr", "09:00", "13:30", "20:05"},
          {"ht", "09:00", "13:30", "20:05"},
          {"pt", "09:00", "13:30", "20:05"},
          {"ro", "09:00", "13:30", "20:05"},
          {"ru", "09:00", "13:30", "20:05"},
          {"tr", "09:00", "13:30", "20:05"},
          {"vi", "09:00", "13:30", "20:05"},
          {"zh-Hans", "09:00", "13:30", "20:05"},
          {"zh-Hant", "上午9:00", "下午1:30", "晚上8:05"},
          {"ko", "오전 9:00", "오후 1:30", "저녁 8:05"},
          {"ar", "9:00 صباحًا", "1:30 بعد الظهر", "8:05 مساءً"},
          {"fa", "9:00", "13:30", "20:05"},
          {"ps", "9:00", "13:30", "20:05"},
          {"ur", "9:00 صبح", "1:30 دوپہر", "8:05 رات"},
          {"hi", "सुबह 9:00", "दोपहर 1:30", "रात 8:05"},
          {"pa", "ਸਵੇਰੇ 9:00", "ਦੁਪਹਿਰੇ 1:30", "ਸ਼ਾਮੀਂ 8:05"},
          {"bn", "সকাল 9:00", "দুপুর 1:30", "রাত্রি 8:05"},
          {"am", "9:00 ጥዋት", "1:30 ከሰዓት", "8:05 ከሰዓት"},
          {"quc", "9:00 a.m.", "1:30 p.m.", "8:05 p.m."},
      }));
  INFO(language);
  // Nothing of it goes to the next line.
  CHECK(i18n::time_of_day(9, 0, tag(language)) == with_no_break_spaces(morning));
  CHECK(i18n::time_of_day(13, 30, tag(language)) == with_no_break_spaces(afternoon));
  CHECK(i18n::time_of_day(20, 5, tag(language)) == with_no_break_spaces(evening));
}

TEST_CASE("noon and midnight are the twelfth hours of an American letter") {
  CHECK(i18n::time_of_day(12, 0, tag("en")) == "12:00\u00A0p.m.");
  CHECK(i18n::time_of_day(0, 0, tag("en")) == "12:00\u00A0a.m.");
}

TEST_CASE("a year alone is written as the language writes it") {
  CHECK(i18n::year_alone(2009, tag("en")) == "2009");
  CHECK(i18n::year_alone(2009, tag("es")) == "2009");
  CHECK(i18n::year_alone(2009, tag("ar")) == "2009");
  CHECK(i18n::year_alone(2009, tag("fa")) == "2009");
  CHECK(i18n::year_alone(2009, tag("th")) == "2009");
  CHECK(i18n::year_alone(2009, tag("zh-Hans")) == "2009年");
  CHECK(i18n::year_alone(2009, tag("ja")) == "2009年");
  CHECK(i18n::year_alone(2009, tag("ko")) == "2009년");
}

TEST_CASE("numbers are grouped as the language groups them and keep European digits") {
  CHECK(i18n::number(1234567.25, tag("en")) == "1,234,567.25");
  CHECK(i18n::number(1234567.25, tag("es")) == "1.234.567,25");
  CHECK(i18n::number(1234567.25, tag("hi")) == "12,34,567.25");
  CHECK(i18n::number(1234567.25, tag("ar")) == "1,234,567.25");
  CHECK(i18n::number(-5, tag("ar")) == "-5");
  CHECK(i18n::number(3, tag("bn")) == "3");
  CHECK(i18n::number(0.12345678, tag("en")) == "0.123457");
}

TEST_CASE("lists are joined by the language's own words") {
  const std::vector<std::string> three{"A", "B", "C"};
  CHECK(i18n::joined(three, tag("en")) == "A, B, and C");
  CHECK(i18n::joined(three, tag("es")) == "A, B y C");
  CHECK(i18n::joined(std::span(three).first(2), tag("en")) == "A and B");
  CHECK(i18n::joined(std::span(three).first(1), tag("en")) == "A");
  CHECK(i18n::joined({}, tag("en")).empty());
  CHECK(i18n::joined(three, tag("ht")) == "A, B ak C");
  CHECK(i18n::joined(std::span(three).first(2), tag("ht")) == "A ak B");
  CHECK(i18n::joined({}, tag("ht")).empty());
}

TEST_CASE("countries have CLDR's names, unknown codes none") {
  CHECK(i18n::country_name("GT", tag("en")) == "Guatemala");
  CHECK(i18n::country_name("SV", tag("es")) == "El Salvador");
  CHECK(i18n::country_name("EG", tag("ar")) == "مصر");
  CHECK(i18n::country_name("VN", tag("quc")) == "Vietnam");
  CHECK_FALSE(i18n::country_name("QQ", tag("en")).has_value());
  CHECK_FALSE(i18n::country_name("gt", tag("en")).has_value());
  CHECK_FALSE(i18n::country_name("", tag("en")).has_value());
}

TEST_CASE("Haitian Creole, which CLDR has not, has names of its own and otherwise French ones") {
  CHECK(i18n::country_name("HT", tag("ht")) == "Ayiti");
  CHECK(i18n::country_name("MX", tag("ht-HT")) == "Meksik");
  CHECK(i18n::country_name("NP", tag("ht")) == "Népal");
  CHECK(i18n::country_name("ZZ", tag("ht")) == std::nullopt);
  CHECK(i18n::language_name("ht", tag("ht")) == "kreyòl ayisyen");
  CHECK(i18n::language_name("es", tag("ht")) == "panyòl");
  CHECK(i18n::language_name("is", tag("ht")) == "islandais");
}

TEST_CASE("country codes are ISO's, sorted") {
  const auto codes = i18n::country_codes();
  CHECK(codes.size() == 250);
  CHECK(codes.front() == "AD");
  CHECK(codes.back() == "ZW");
}

TEST_CASE("languages have CLDR's names, unknown codes none") {
  CHECK(i18n::language_name("es", tag("en")) == "Spanish");
  CHECK(i18n::language_name("es", tag("es")) == "español");
  CHECK(i18n::language_name("fa-AF", tag("en")) == "Dari");
  CHECK(i18n::language_name("bn", tag("en")) == "Bengali");
  CHECK(i18n::language_name("bn", tag("bn")) == "বাংলা");
  CHECK(i18n::language_name("ht", tag("en")) == "Haitian Creole");
  CHECK(i18n::language_name("zh-Hans", tag("en")) == "Simplified Chinese");
  CHECK(i18n::language_name("quc", tag("en")) == "Kʼicheʼ");
  CHECK(i18n::language_name("ar", tag("ht")).has_value());
  CHECK_FALSE(i18n::language_name("zzq", tag("en")).has_value());
  CHECK_FALSE(i18n::language_name("not a tag", tag("en")).has_value());
}

TEST_CASE("right-to-left text is seen wherever it stands") {
  CHECK(i18n::has_right_to_left("abc ع"));
  CHECK(i18n::has_right_to_left("שלום"));
  CHECK(i18n::has_right_to_left("١٢٣"));
  CHECK(i18n::has_right_to_left("\U0001E922"));  // Adlam
  CHECK_FALSE(i18n::has_right_to_left(""));
  CHECK_FALSE(i18n::has_right_to_left("Nguyễn Привет 中文 हिन्दी 😀"));
}

TEST_CASE("text is normalized by Unicode's forms") {
  CHECK(i18n::nfc("Nguye\u0302\u0303n") == "Nguyễn");
  CHECK(i18n::nfkc("Ａ０１２") == "A012");
  CHECK(i18n::nfc("Ａ") == "Ａ");
}

TEST_CASE("letter case follows the language") {
  CHECK(i18n::upper_case("istanbul", tag("tr")) == "İSTANBUL");
  CHECK(i18n::upper_case("istanbul", tag("en")) == "ISTANBUL");
  CHECK(i18n::lower_case("ISPARTA", tag("tr")) == "ısparta");
}

TEST_CASE("threads may ask for a language at the same time") {
  std::vector<std::string> seen(8);
  std::vector<std::thread> threads;
  for (std::size_t i = 0; i < seen.size(); ++i) {
    threads.emplace_back([&seen, i] {
      for (int round = 0; round < 200; ++round) {
        seen[i] = i18n::long_date(november_20, tag(i % 2 ? "ko" : "gu")) + i18n::number(1.5, tag("gu"));
      }
    });
  }
  for (auto &thread : threads) thread.join();
  for (std::size_t i = 2; i < seen.size(); ++i) CHECK(seen[i] == seen[i % 2]);
}
