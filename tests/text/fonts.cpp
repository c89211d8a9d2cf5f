#include "text/fonts.hpp"

#include "samples.hpp"
#include "typeset.hpp"

#include <set>

using namespace formletter;
using namespace formletter::text;

namespace {

std::string face(FontRequest request, const char *tag) {
  return fonts().describe(fonts().primary_face(request, language(tag))).postscript_name;
}

}  // namespace

TEST_CASE("A text in each language of the three tiers is set in its own face and lacks no character") {
  for (const LanguageSample &sample : kLanguageSamples) {
    INFO(sample.language << ": " << sample.text);
    CHECK(fonts().missing_characters(sample.text, language(sample.language)).empty());
    for (const Family family : {Family::serif, Family::sans, Family::mono}) {
      const auto broken =
          Sample(sample.language, sample.text, {.family = family}).set({.width = Length::pt(5000)});
      CHECK(broken.missing.empty());
    }
    const auto used = Sample(sample.language, sample.text).faces();
    CHECK(std::set(used.begin(), used.end()).count(sample.face) == 1);
    CHECK(face({}, sample.language) == sample.face);
  }
}

TEST_CASE("Bold and italic come from real faces, else from the nearest real one") {
  CHECK(face({.bold = true}, "en") == "NotoSerif-Bold");
  CHECK(face({.italic = true}, "en") == "NotoSerif-Italic");
  CHECK(face({.bold = true, .italic = true}, "en") == "NotoSerif-BoldItalic");
  CHECK(face({.family = Family::sans, .bold = true}, "en") == "NotoSans-Bold");
  CHECK(face({.bold = true}, "ur") == "NotoNastaliqUrdu-Bold");
  CHECK(face({.bold = true, .italic = true}, "ar") == "NotoNaskhArabic-Bold");
  CHECK(face({.italic = true}, "zh-Hans") == "NotoSerifCJKsc-Regular");
  CHECK(face({.family = Family::sans}, "ar") == "NotoSansArabic-Regular");
  CHECK(face({.family = Family::sans}, "my") == "NotoSansMyanmar-Regular");
}

TEST_CASE("Faces of a mono request are of fixed pitch") {
  const FaceDescription &mono =
      fonts().describe(fonts().primary_face({.family = Family::mono}, language("en")));
  INFO(mono.postscript_name);
  CHECK(mono.fixed_pitch);
}

TEST_CASE("A character that no font has is missing once, in order, and has no face") {
  // U+0378 and U+0379 are unassigned.
  CHECK(fonts().missing_characters("a\u0379b\u0378\u0379 \u2066\u2028\u00AD", language("en")) ==
        std::vector<char32_t>{0x379, 0x378});
  CHECK_FALSE(fonts().face_for({}, language("en"), 0x378));
}

TEST_CASE("A character drawn in one text is asked for anew where it carries marks") {
  const std::string plain = "\u0643\u0628\u0631 \u0101k \u4E2D", with_mark = "\u0643\u0301\u0379";
  for (const char *tag : {"en", "ar", "zh-Hans", "en"}) {
    CAPTURE(tag);
    CHECK(fonts().missing_characters(plain, language(tag)).empty());
    CHECK(fonts().missing_characters(plain, language(tag)).empty());
    CHECK(fonts().missing_characters("k\u0379 \u4E2D", language(tag)) == std::vector<char32_t>{0x379});
    CHECK(fonts().missing_characters(with_mark, language(tag)).back() == 0x379);
  }
}

TEST_CASE("A mark that no font has together with its base is missing, in a list as in a paragraph") {
  // Telugu's length mark on a Cyrillic letter, the Vedic udatta on a Latin one, and what is well.
  for (const auto &[words, mark] : {std::pair("Анна\u0C62", U'\u0C62'), std::pair("Layla\u0951", U'\u0951'),
                                    std::pair("Ana\u0301 ऋ\u0951 \u1680", U'\0')}) {
    INFO(words);
    std::vector<char32_t> expected, set;
    if (mark != 0) expected.push_back(mark);
    CHECK(fonts().missing_characters(words, language("en")) == expected);
    for (const MissingGlyph &missing : Sample("en", words).set({.width = Length::pt(900)}).missing)
      set.push_back(missing.character);
    CHECK(set == expected);
  }
}

TEST_CASE("A face tells its measures in font units and its file's bytes") {
  const FaceId id = fonts().primary_face({}, language("en"));
  const FaceDescription &serif = fonts().describe(id);
  CHECK(serif.outlines == Outlines::truetype);
  CHECK(serif.units_per_em == 1000);
  CHECK(serif.ascent > 0);
  CHECK(serif.descent < 0);
  CHECK(serif.cap_height > serif.x_height);
  CHECK(serif.serif);
  CHECK_FALSE(serif.fixed_pitch);
  CHECK(serif.weight == 400);
  CHECK(serif.box[0] < serif.box[2]);
  CHECK(fonts().file_bytes(id).size() > 10'000);
  CHECK(fonts().describe(fonts().primary_face({.italic = true}, language("en"))).italic_angle < 0);
  CHECK(fonts().describe(fonts().primary_face({}, language("ko"))).outlines == Outlines::cff);
}

TEST_CASE("Face ids do not depend on what was asked for before") {
  Fonts one, other;
  other.primary_face({.bold = true}, language("th"));
  CHECK(one.primary_face({}, language("ar")) == other.primary_face({}, language("ar")));
}
