#include "text/bidi_levels.hpp"

#include "typeset.hpp"

#include <algorithm>

using namespace formletter;
using namespace formletter::text;

TEST_CASE("An isolated number in Arabic is read from left to right") {
  for (const std::string number : {"1-888-351-4024", "2014-11-20", "(202) 555-0100", "A 012 345 678",
                                   "11/20/2014", "OPLA-PD-CHI-OCC@ice.dhs.gov", "+1 617 555 0123"}) {
    INFO(number);
    const std::string seen = Sample("ar", "رقم \u2066" + number + "\u2069 اليوم").seen();
    CHECK(seen.find(number) != std::string::npos);
    CHECK(seen.find("مقر") > seen.find(number));
  }
}

TEST_CASE("The same number bare is turned round, as UAX #9 says: isolates are not optional") {
  CHECK(Sample("ar", "رقم 1-888-351-4024").seen().find("4024-351-888-1") != std::string::npos);
  CHECK(Sample("ar", "رقم 2014-11-20").seen().find("20-11-2014") != std::string::npos);
}

TEST_CASE("Runs stand in the order of UAX #9, rule L2") {
  CHECK(Sample("en", "car means سيارة.").seen() == "car means ةرايس.");
  CHECK(Sample("ar", "سيارة car تعني").seen() == "ينعت car ةرايس");
  CHECK(Sample("en", "he said \u2067car سيارة\u2069.").seen() == "he said ةرايس car.");
  CHECK(Sample("ar", "قال \u2066Dr. Lee (MD)\u2069.").seen() == ".Dr. Lee (MD) لاق");
}

TEST_CASE("Each line is ordered by itself, and its trailing space is at its end") {
  const Sample sample("ar", "واحد اثنان ثلاثة أربعة");
  for (const Line &line : sample.set({.width = Length::pt(70)}).lines) {
    Length right;
    for (const GlyphRun &run : line.runs) {
      if (sample.text.substr(run.text_begin, run.text_end - run.text_begin) == " ")
        CHECK(run.x < Length());
      else
        CHECK(run.x >= Length());
      right = std::max(right, run.x + run.width);
    }
    CHECK(right == line.width);
  }
}

TEST_CASE("A bracket in right-to-left text has the glyph of its mirror image") {
  const auto glyph_at = [](const Sample &sample, std::uint32_t offset) {
    for (const Glyph &glyph : sample.glyphs())
      if (glyph.cluster == offset) return glyph.id;
    return std::uint16_t{0};
  };
  const Sample arabic("ar", "(نعم)"), plain("ar", "\u2066()\u2069");
  const std::uint16_t open = glyph_at(plain, 3), close = glyph_at(plain, 4);
  CHECK(arabic.faces().front() == plain.faces().front());
  CHECK(glyph_at(arabic, 0) == close);
  CHECK(glyph_at(arabic, 7) == open);
}

TEST_CASE("Levels reverse from the highest to the lowest odd one") {
  std::vector<std::uint32_t> order;
  order_visually({0, 1, 2, 1, 0}, order);
  CHECK(order == std::vector<std::uint32_t>{0, 3, 2, 1, 4});
  order_visually({1, 2, 2, 1}, order);
  CHECK(order == std::vector<std::uint32_t>{3, 1, 2, 0});
  order_visually({}, order);
  CHECK(order.empty());
}
