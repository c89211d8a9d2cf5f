#include "typeset.hpp"

#include <set>

using namespace formletter;
using namespace formletter::text;

TEST_CASE("The same Han characters have other glyphs in zh-Hans, zh-Hant and ko") {
  const std::string text = "骨直";
  const auto hans = Sample("zh-Hans", text).faces(), hant = Sample("zh-Hant", text).faces(),
             ko = Sample("ko", text).faces();
  CHECK(std::set<std::string>{hans[0], hant[0], ko[0]}.size() == 3);
  const auto id = [&](const char *tag) { return Sample(tag, "骨").glyphs().at(0).id; };
  CHECK(id("zh-Hans") != id("zh-Hant"));
}

TEST_CASE("A bullet before Han is Latin's: the Han faces' own is as small as a middle dot") {
  for (const char *tag : {"zh-Hans", "zh-Hant", "ja", "ko"}) {
    INFO(tag);
    CHECK(Sample(tag, "•").faces() == Sample("en", "•").faces());
  }
  CHECK(Sample("zh-Hans", "。").faces() != Sample("en", "•").faces());
}

TEST_CASE("Romanian s and t have a comma below, in cedilla's code points too") {
  CHECK(Sample("ro", "ş").glyphs().at(0).id == Sample("ro", "ș").glyphs().at(0).id);
  CHECK(Sample("tr", "ş").glyphs().at(0).id != Sample("tr", "ș").glyphs().at(0).id);
}

TEST_CASE("Turkish keeps the dot of an i behind an f; others take the ligature") {
  for (const std::string word : {"fi", "ffi"}) {
    CHECK(Sample("en", word).glyphs().size() == 1);
    CHECK(Sample("tr", word).glyphs().size() == word.size());
  }
  CHECK(Sample("tr", "fi").glyphs()[1].id != Sample("tr", "fı").glyphs()[1].id);
  CHECK(Sample("tr", "ıiIİ").glyphs().size() == 4);
}

TEST_CASE("Digits of Urdu come from its own face; Persian and Pashto share theirs") {
  const auto shape = [](const char *tag, const char *digit) { return Sample(tag, digit).glyphs().at(0).id; };
  for (const char *digit : {"۴", "۶", "۷"}) {
    INFO(digit);
    CHECK(Sample("ur", digit).faces() != Sample("fa-AF", digit).faces());
    CHECK(shape("fa-AF", digit) == shape("ps", digit));
  }
}

TEST_CASE("Stacked Vietnamese marks are one cluster in one face, composed or not") {
  const Sample apart("vi", "e\u0302\u0323");
  const auto glyphs = apart.glyphs();
  REQUIRE_FALSE(glyphs.empty());
  for (const Glyph &glyph : glyphs) CHECK(glyph.cluster == 0);
  CHECK(apart.faces() == std::vector<std::string>{"NotoSerif-Regular"});
  CHECK(glyphs.at(0).id == Sample("vi", "ệ").glyphs().at(0).id);
}

TEST_CASE("A mixed text takes each script's face and keeps the order of reading") {
  const Sample sample("en", "Name: 阮氏英 (Анна) हिन्दी");
  const auto used = sample.faces();
  const std::set<std::string> faces(used.begin(), used.end());
  CHECK(faces.count("NotoSerif-Regular") == 1);
  CHECK(faces.count("NotoSerifCJKsc-Regular") == 1);
  CHECK(faces.count("NotoSerifDevanagari-Regular") == 1);
  CHECK(sample.set({.width = Length::pt(900)}).missing.empty());
}

TEST_CASE("A telephone number in Arabic is set in one face") {
  const Sample sample("ar", "رقم \u2066(202) 555-0100\u2069");
  std::set<FaceId> faces;
  const Line line = sample.set({.width = Length::pt(900)}).lines.at(0);
  for (const GlyphRun &run : line.runs)
    if (!run.shown->right_to_left) faces.insert(run.shown->face);
  CHECK(faces.size() == 1);
}

TEST_CASE("A character no font has is reported with its place and leaves no glyph") {
  const Sample sample("en", "ab\u0378c");
  const auto broken = sample.set({.width = Length::pt(300)});
  REQUIRE(broken.missing.size() == 1);
  CHECK(broken.missing[0].character == 0x378);
  CHECK(broken.missing[0].offset == 2);
  CHECK(sample.seen() == "abc");
  for (const Glyph &glyph : sample.glyphs()) CHECK(glyph.id != 0);
}

TEST_CASE("A letter with thousands of marks is set, and of those that no font has each is told") {
  std::string marked = "a";
  for (int i = 0; i < 3000; ++i) marked += "\u0301";
  CHECK(Sample("en", marked).set({.width = Length::pt(300)}).missing.empty());
  const std::string lost = "\u0378";
  const auto broken = Sample("en", lost + marked + lost + lost).set({.width = Length::pt(300)});
  REQUIRE(broken.missing.size() == 3);
  CHECK(broken.missing[0].offset == 0);
  CHECK(broken.missing[2].offset == marked.size() + 4);
}

TEST_CASE("What acts without being seen has no glyph: isolates, joiners, soft hyphens") {
  CHECK(Sample("en", "a\u2066b\u2069\u200Bc\u2060d\u00ADe\uFEFF").seen() == "abcde");
  CHECK(Sample("fa-AF", "می\u200Cخواهم").set({.width = Length::pt(300)}).missing.empty());
}

TEST_CASE("Tabs and line ends of the source are spaces") {
  const auto tab = Sample("en", "a\tb\nc").glyphs(), space = Sample("en", "a b c").glyphs();
  REQUIRE(tab.size() == space.size());
  for (std::size_t i = 0; i < tab.size(); ++i) CHECK(tab[i].id == space[i].id);
}

TEST_CASE("Letter spacing widens Latin and leaves Arabic and Devanagari joined") {
  for (const auto &[tag, text, spaced] : {std::tuple("en", "office", true), std::tuple("ar", "مكتب", false),
                                          std::tuple("hi", "कार्यालय", false)}) {
    INFO(text);
    Sample sample(tag, text);
    const Length plain = sample.set({.width = Length::pt(900)}).lines[0].width;
    sample.spans[0].letter_spacing = Length::pt(2);
    CHECK((sample.set({.width = Length::pt(900)}).lines[0].width > plain + Length::pt(5)) == spaced);
  }
}

TEST_CASE("Arabic letters join over the edge of a bold span") {
  Sample whole("ar", "كتاب");
  Sample parted = whole;
  parted.spans[0].end = 4;  // two letters
  parted.spans.push_back(whole.spans[0]);
  parted.spans[1].begin = 4;
  parted.spans[1].font.family = Family::serif;
  const auto a = whole.glyphs(), b = parted.glyphs();
  REQUIRE(a.size() == b.size());
  std::multiset<std::uint16_t> one, other;
  for (const Glyph &glyph : a) one.insert(glyph.id);
  for (const Glyph &glyph : b) other.insert(glyph.id);
  CHECK(one == other);
}
