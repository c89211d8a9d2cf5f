#include "text/broken_paragraphs.hpp"

#include "typeset.hpp"

using namespace formletter;
using namespace formletter::text;

namespace {

constexpr const char *sentence =
    "A person may ask ICE to use prosecutorial discretion at any stage of a case.";

/// Lines and glyphs as text.
std::string lines_and_glyphs(const BrokenParagraph &broken) {
  std::string text;
  for (const Line &line : broken.lines) {
    text += std::to_string(line.text_begin) + "-" + std::to_string(line.text_end) + " " +
            std::to_string(line.width.in_millipoints()) + ":";
    for (const GlyphRun &run : line.runs)
      for (const Glyph &glyph : run.shown->glyphs)
        text += " " + std::to_string(glyph.id) + "+" + std::to_string(glyph.advance.in_millipoints());
    text += "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a paragraph that comes again is broken as it was the first time") {
  Typesetter fresh(fonts());
  const Sample sample("en", sentence);
  const BreakOptions options{.width = Length::pt(150)};
  const std::string first = lines_and_glyphs(fresh.break_lines(sample.paragraph(), options));
  for (int i = 0; i < 3; ++i)
    CHECK(lines_and_glyphs(fresh.break_lines(sample.paragraph(), options)) == first);
}

TEST_CASE("what is asked for once is not kept, what is asked for twice is") {
  BrokenParagraphs kept;
  const Sample sample("en", sentence);
  const BreakOptions options{.width = Length::pt(150)};
  const BrokenParagraph broken = sample.set(options);
  for (int i = 0; i < 2; ++i) {
    CHECK(kept.find(sample.paragraph(), options) == nullptr);
    kept.keep(broken);
  }
  REQUIRE(kept.find(sample.paragraph(), options) != nullptr);
  CHECK(lines_and_glyphs(*kept.find(sample.paragraph(), options)) == lines_and_glyphs(broken));
}

TEST_CASE("paragraphs that differ in anything that decides their lines are told apart") {
  BrokenParagraphs kept;
  const Sample sample("en", sentence);
  const BreakOptions options{.width = Length::pt(150)};
  for (int i = 0; i < 2; ++i) {
    kept.find(sample.paragraph(), options);
    kept.keep(sample.set(options));
  }
  REQUIRE(kept.find(sample.paragraph(), options) != nullptr);

  CHECK(kept.find(sample.paragraph(), {.width = Length::pt(151)}) == nullptr);
  CHECK(kept.find(sample.paragraph(), {.width = options.width, .first_line_indent = Length::pt(9)}) ==
        nullptr);
  CHECK(kept.find(sample.paragraph(), {.width = options.width, .justify = true}) == nullptr);
  CHECK(kept.find(sample.paragraph(), {.width = options.width, .optimum = false}) == nullptr);
  const Sample bold("en", sentence, {.bold = true}), large("en", sentence, {}, Length::pt(13)),
      spanish("es", sentence);
  for (const Sample *other : {&bold, &large, &spanish})
    CHECK(kept.find(other->paragraph(), options) == nullptr);
  ParagraphText divided = sample.paragraph();
  divided.hyphens = Hyphens::automatic;
  CHECK(kept.find(divided, options) == nullptr);
  ParagraphText turned = sample.paragraph();
  turned.direction = Direction::right_to_left;
  CHECK(kept.find(turned, options) == nullptr);
  const LanguageTag spanish_rules = *LanguageTag::parse("es"), french_rules = *LanguageTag::parse("fr");
  ParagraphText ruled = sample.paragraph();
  ruled.language = &spanish_rules;
  CHECK(kept.find(ruled, options) == nullptr);
  for (int i = 0; i < 2; ++i) {
    kept.find(ruled, options);
    kept.keep(sample.set(options));
  }
  CHECK(kept.find(ruled, options) != nullptr);
  ruled.language = &french_rules;
  CHECK(kept.find(ruled, options) == nullptr);
}
