#include "text/typeset.hpp"

#include "text/day_and_month.hpp"

using namespace formletter;
using namespace formletter::text;

namespace {

std::string found(const char *language, std::string_view text, std::size_t begin = 0) {
  const auto &dates = day_and_month(*LanguageTag::parse(language));
  return std::string(text.substr(begin, dates.end(text, begin) - begin));
}

}  // namespace

TEST_CASE("A day and its month are found as the language's long dates have them, and nothing else is") {
  CHECK(found("en", "November 20, 2014") == "November 20");
  CHECK(found("es", "20 de noviembre de 2014") == "20 de noviembre");
  CHECK(found("fr", "1er janvier 2014") == "1er janvier");
  CHECK(found("pt", "1º de janeiro") == "1º de janeiro");
  CHECK(found("vi", "20 tháng 11, 2014") == "20 tháng 11");
  CHECK(found("ar", "20 نوفمبر 2014") == "20 نوفمبر");
  CHECK(found("he", "20 בנובמבר 2014") == "20 בנובמבר");
  CHECK(found("ru", "le 4 декабря", 3) == "4 декабря");
  for (const auto &[language, text] :
       {std::pair("fr", "20 maisons"), std::pair("fr", "120 mai"), std::pair("fr", "mai 20"),
        std::pair("en", "20 November"), std::pair("en", "May 2014"), std::pair("en", "Mayor 3"),
        std::pair("en", "March"), std::pair("en", "May 300"), std::pair("zh-Hans", "2014年11月20日")}) {
    INFO(text);
    CHECK(found(language, text).empty());
  }
}

TEST_CASE("A day stays with its month, in a value and in a text, and an hour with its half of the day") {
  for (const auto &[tag, text, held] :
       {std::tuple("fr", "vérifiée dans ses papiers le \u206820 novembre 2026\u2069 par nous", "20 novembre"),
        std::tuple("fr", "vérifiée dans ses papiers le 20 novembre 2026 par nous", "20 novembre"),
        std::tuple("ru", "Слушание назначено на 15 июня 2027 г. в суде", "15 июня"),
        std::tuple("es", "La audiencia es el 20 de noviembre de 2014 por la tarde", "20 de noviembre"),
        std::tuple("pt", "desde 1º de janeiro de 2014 até hoje", "1º de janeiro"),
        std::tuple("ht", "odyans lan se 20 novanm 2014 nan maten", "20 novanm"),
        std::tuple("hi", "सुनवाई 20 नवंबर 2014 को अदालत में है", "20 नवंबर"),
        std::tuple("vi", "Phiên tòa vào ngày 15 tháng 6, 2027 tại tòa", "15 tháng 6,"),
        std::tuple("en", "Your next hearing is on \u2068June 15, 2027\u2069 in court", "June 15,"),
        std::tuple("en", "It was announced long ago (May 3, 2014) by the agency", "(May 3,"),
        std::tuple("en", "Be in the court room at 7:30\u00A0a.m. on that day", "7:30\u00A0a.m."),
        std::tuple("ar", "الجلسة القادمة ستكون في \u206815 يونيو 2027\u2069 في المحكمة", "15 يونيو"),
        std::tuple("en", "Your next hearing is on \u2068June 15, 2027\u2069 in court", "June 15, 2027"),
        std::tuple("en", "Your next hearing is on June 15, 2027 in court", "June 15, 2027"),
        std::tuple("es", "La audiencia es el 20 de noviembre de 2014 por la tarde",
                   "20 de noviembre de 2014"),
        std::tuple("ne", "सुनुवाइ 2014 नोभेम्बर 20 मा अदालतमा हुनेछ", "2014 नोभेम्बर 20"),
        std::tuple("ko", "다음 심리는 법원에서 2014년 11월 20일에 있습니다", "2014년 11월 20일에"),
        std::tuple("zh-Hans", "您的下一次开庭日期是2014年11月20日请准时到庭", "2014年11月20日"),
        std::tuple("yo", "Ìgbẹ́jọ́ yín yóò wáyé ní 20 B\u00E9l 2014 ní ilé ẹjọ́", "20 B\u00E9l 2014")}) {
    INFO(text);
    CHECK(holds_together(tag, text, held));
  }
}

TEST_CASE("A date that is wider than a line gives up its year before its day and month part") {
  for (const auto &[tag, text, first, second] :
       {std::tuple("en", "June 15, 2027", "June 15, ", "2027"),
        std::tuple("ne", "2014 नोभेम्बर 20", "2014 ", "नोभेम्बर 20"),
        std::tuple("es", "20 de noviembre de 2014", "20 de noviembre de ", "2014")}) {
    const Sample sample(tag, text);
    const double whole = sample.set({.width = Length::pt(5000)}).lines[0].width.in_pt();
    INFO(text);
    for (const bool optimum : {false, true})
      CHECK(sample.lines(whole - 1, optimum) == std::vector<std::string>{first, second});
  }
}

TEST_CASE("Other numbers part from what follows them at the space") {
  CHECK(Sample("en", "of 15 people").lines(40) == std::vector<std::string>{"of 15 ", "people"});
  CHECK(Sample("en", "1200 Main").lines(36) == std::vector<std::string>{"1200 ", "Main"});
}

TEST_CASE("A date that is wider than its cell parts at its space all the same") {
  for (const std::string text : {"September 15, 2027", "\u2068September 15, 2027\u2069"}) {
    const Sample sample("en", text);
    for (const bool optimum : {false, true}) {
      const auto broken = sample.set({.width = Length::pt(62), .optimum = optimum});
      REQUIRE(broken.lines.size() == 2);
      CHECK(sample.lines(62, optimum).back().starts_with("15, 2027"));
      for (const Line &line : broken.lines) CHECK(line.width.in_pt() <= 62);
    }
  }
}
