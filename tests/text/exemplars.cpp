// Every letter that CLDR lists for a language, set in each look: no letter without
// a glyph, and none that comes out as a box.

#include "text/exemplar_characters.hpp"
#include "text/font_survey.hpp"
#include "text/paragraph.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::text;

namespace {

std::string spaced(const std::vector<std::string> &letters) {
  std::string text;
  for (const auto &letter : letters) text += letter + " ";
  return text;
}

void check_set(Typesetter &typesetter, const LanguageTag &language, const std::string &text,
               FontRequest font) {
  const TextSpan span{.begin = 0,
                      .end = static_cast<std::uint32_t>(text.size()),
                      .font = font,
                      .size = Length::pt(12),
                      .language = language};
  const auto set = typesetter.break_lines(
      {.text = text, .spans = {&span, 1}, .direction = language.direction()}, {.width = Length::pt(400)});
  INFO(language.text() << ": " << text);
  CHECK(set.missing.empty());
  for (const auto &line : set.lines)
    for (const auto &run : line.runs)
      for (const auto &glyph : run.shown->glyphs) {
        INFO("byte " << glyph.cluster << " in face "
                     << typesetter.fonts().describe(run.shown->face).postscript_name);
        CHECK(glyph.id != 0);
      }
}

}  // namespace

TEST_CASE("every letter of every language of the tiers has a glyph in every look") {
  Fonts fonts;
  Typesetter typesetter(fonts);
  for (const auto &language : reading_languages()) {
    INFO(language.text());
    const auto letters = exemplar_characters(language);
    REQUIRE(letters.has_value());
    CHECK(letters->standard.size() > 20);
    for (const auto &list : {letters->standard, letters->auxiliary, letters->punctuation})
      for (const Family family : {Family::serif, Family::sans})
        for (const bool bold : {false, true})
          check_set(typesetter, language, spaced(list), {.family = family, .bold = bold});
    check_set(typesetter, language, spaced(letters->standard), {.italic = true});
  }
}

TEST_CASE("the letters of a language are in the face that is chosen for it") {
  Fonts fonts;
  for (const auto &language : reading_languages()) {
    const auto survey = survey_fonts(fonts, language);
    INFO(language.text());
    CHECK(survey.standard.letters > 20);
    CHECK(survey.standard.missing.empty());
    CHECK(survey.choices.front().regular == fonts.primary_face({}, language));
    std::size_t borrowed = 0;
    for (const auto &[face, count] : survey.borrowed) {
      INFO("borrows " << count << " from " << fonts.describe(face).postscript_name);
      borrowed += count;
    }
    // Chinese, Korean: a few Latin letters. Others: the apostrophe and the like.
    CHECK(borrowed * 10 <= survey.standard.letters);
  }
}

TEST_CASE("the faces that are named for a language draw its letters") {
  Fonts fonts;
  // Scripts with one family, with letters that CLDR lists and without.
  for (const std::string tag : {"ii", "bo", "dv", "nqo", "syr", "en"}) {
    INFO(tag);
    const LanguageTag language = LanguageTag::parse(tag).value();
    const auto survey = survey_fonts(fonts, language);
    REQUIRE_FALSE(survey.letters.empty());
    const char32_t letter = survey.letters.front();
    if (!fonts.face_for({}, language, letter)) continue;
    for (const auto &choice : survey.choices)
      for (const bool bold : {false, true})
        CHECK((bold ? choice.bold : choice.regular) ==
              fonts.face_for({.family = choice.family, .bold = bold}, language, letter));
  }
}

TEST_CASE("a language that nobody knows has no letters, not another language's") {
  CHECK_FALSE(exemplar_characters(LanguageTag::parse("tlh").value()));
  CHECK(exemplar_characters(LanguageTag::parse("mam").value()));
}
