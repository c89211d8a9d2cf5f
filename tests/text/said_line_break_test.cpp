// ISO 32000-1, 14.8.2.5: what parts words in a text parts them in a tagged PDF. What is
// said here is read aloud as it stands, with no look at where the glyphs are.

#include "typeset.hpp"

using namespace formletter;
using namespace formletter::text;

namespace {

std::string said(const BrokenParagraph &broken) {
  std::string all;
  for (const Line &line : broken.lines)
    for (const GlyphRun &run : line.runs) all += run.shown->text;
  return all;
}

BrokenParagraph set(const Sample &sample) {
  return sample.set({.width = Length::pt(300)});
}

}  // namespace

TEST_CASE("A forced break is said as a space that hangs over the line's end") {
  const Sample sample("en", "Ana Ruiz\u2028A 201 000 001"), alone("en", "Ana Ruiz");
  const auto broken = set(sample), without = set(alone);
  CHECK(said(broken) == "Ana Ruiz A 201 000 001");
  REQUIRE(broken.lines.size() == 2);
  CHECK(broken.lines[0].width == without.lines[0].width);
  REQUIRE(broken.lines[0].runs.size() == 1);
  CHECK(broken.lines[0].runs[0].width == without.lines[0].runs[0].width);
  const ShownRun &shown = *broken.lines[0].runs[0].shown;
  CHECK(shown.glyphs.size() == 9);
  CHECK(shown.glyphs.back().cluster == 8);
  CHECK(shown.glyphs.back().advance.in_millipoints() > 0);
}

TEST_CASE("A forced break behind a space, a break or nothing says no space more") {
  CHECK(said(set(Sample("en", "one \u2028two"))) == "one two");
  CHECK(said(set(Sample("en", "one\u2028\u2028two"))) == "one two");
  CHECK(said(set(Sample("en", "\u2028two"))) == "two");
  CHECK(said(set(Sample("en", "one\u2028"))) == "one ");
}

TEST_CASE("The space of a forced break stands behind an isolated value") {
  CHECK(said(set(Sample("en", "\u2068Ana\u2069\u2028\u2068Ruiz\u2069"))) == "Ana Ruiz");
  CHECK(said(set(Sample("en", "\u2068\u0622\u0646\u0627\u2069\u2028\u2068Ruiz\u2069"))) ==
        "\u0622\u0646\u0627 Ruiz");
}

TEST_CASE("A line written from the right has its break's space beyond its left end") {
  for (const char *word : {"\u0634\u0643\u0631\u0627", "\u2068Ana Ruiz\u2069"}) {
    const Sample sample("ar", std::string(word) + "\u2028\u0646\u0639\u0645"), alone("ar", word);
    INFO(word);
    const auto broken = set(sample), without = set(alone);
    REQUIRE(broken.lines[0].runs.size() == 2);
    const GlyphRun &space = broken.lines[0].runs[0], &run = broken.lines[0].runs[1];
    CHECK(space.shown->text == " ");
    REQUIRE(space.shown->glyphs.size() == 1);
    CHECK(space.x.in_millipoints() == -space.shown->glyphs[0].advance.in_millipoints());
    CHECK(run.x == Length());
    CHECK(broken.lines[0].width == without.lines[0].width);
  }
}

TEST_CASE("A box before a forced break is parted from what follows without a space") {
  const Sample sample("en", "name \uFFFC\u2028next");
  Sample boxed = sample;
  boxed.boxes.push_back({.width = Length::pt(40), .ascent = Length::pt(10)});
  CHECK(said(set(boxed)) == "name next");
}
