#include "text/typeset.hpp"

using namespace formletter;
using namespace formletter::text;

TEST_CASE("A day stays with its month and an hour with its half of the day") {
  for (const auto &[tag, text, held] :
       {std::tuple("fr", "vérifiée dans ses papiers le \u206820 novembre 2026\u2069 par nous", "20 novembre"),
        std::tuple("ru", "Слушание назначено на \u206815 июня 2027 г.\u2069 в суде", "15 июня"),
        std::tuple("vi", "Phiên tòa vào ngày \u206815 tháng 6, 2027\u2069 tại tòa", "15 tháng 6, 2027"),
        std::tuple("zh-Hans", "您的下一次开庭时间是\u20682027年6月15日\u2069在法院", "2027年6月15日"),
        std::tuple("en", "Your next hearing is on \u2068June 15, 2027\u2069 in court", "June 15, 2027"),
        std::tuple("en", "Be in the court room at \u20688 p.m.\u2069 on that day", "8 p.m."),
        std::tuple("en", "Be in the court room at \u20687:30 a.m.\u2069 on that day", "7:30 a.m."),
        std::tuple("ar", "الجلسة القادمة ستكون في \u206815 يونيو 2027\u2069 في المحكمة", "15 يونيو")}) {
    INFO(text);
    CHECK(holds_together(tag, text, held));
  }
}

TEST_CASE("Words of a value without such a number, and text outside of values, part at spaces") {
  CHECK(Sample("en", "\u2068María López\u2069").lines(45) ==
        std::vector<std::string>{"\u2068María ", "López\u2069"});
  CHECK(Sample("en", "of 15 people").lines(40) == std::vector<std::string>{"of 15 ", "people"});
  CHECK(Sample("en", "\u20681200 Main\u2069").lines(36) ==
        std::vector<std::string>{"\u20681200 ", "Main\u2069"});
}

TEST_CASE("A date that is wider than its cell parts all the same and nothing is too wide") {
  const Sample sample("en", "\u2068September 15, 2027\u2069");
  for (const bool optimum : {false, true}) {
    const auto broken = sample.set({.width = Length::pt(62), .optimum = optimum});
    CHECK(broken.lines.size() > 1);
    for (const Line &line : broken.lines) CHECK(line.width.in_pt() <= 62);
  }
}
