#include "text/font_survey.hpp"
#include "typeset.hpp"

#include <algorithm>
#include <random>

using namespace formletter;
using namespace formletter::text;

namespace {

using Lines = std::vector<std::string>;

BrokenParagraph set(const Sample &sample, double points, Hyphens hyphens, bool optimum = true) {
  ParagraphText paragraph = sample.paragraph();
  paragraph.hyphens = hyphens;
  return typesetter().break_lines(paragraph, {.width = Length::pt(points), .optimum = optimum});
}

/// The lines as they are seen: a hyphen where one is added.
Lines lines(const Sample &sample, double points, Hyphens hyphens) {
  Lines all;
  for (const Line &line : set(sample, points, hyphens).lines) {
    std::string seen = sample.text.substr(line.text_begin, line.text_end - line.text_begin);
    while (!seen.empty() && seen.back() == ' ') seen.pop_back();
    const bool divided = std::ranges::any_of(line.runs, [](const GlyphRun &run) { return run.divides_word; });
    all.push_back(seen + (divided ? "-" : ""));
  }
  return all;
}

bool ever_divided(const Sample &sample) {
  for (double points = 20; points < 120; points += 3)
    for (const Line &line : set(sample, points, Hyphens::automatic).lines)
      for (const GlyphRun &run : line.runs)
        if (run.divides_word) return true;
  return false;
}

}  // namespace

TEST_CASE("With hyphens auto long words are divided where their language divides them") {
  if (!typesetter().hyphenates(language("en"))) {
    WARN("no patterns are installed");
    return;
  }
  CHECK(lines(Sample("en", "the prosecutorial discretion"), 75, Hyphens::automatic) ==
        Lines{"the prose-", "cutorial dis-", "cretion"});
  struct Case {
    const char *language, *word;
  };
  for (const auto &[tag, word] :
       {Case{"es", "procedimiento"}, Case{"fr", "immigration"}, Case{"pt", "procedimento"},
        Case{"ro", "procedură administrativă"}, Case{"ru", "правительство"}}) {
    INFO(word);
    if (typesetter().hyphenates(language(tag))) CHECK(ever_divided(Sample(tag, word)));
  }
}

TEST_CASE("With hyphens manual or none no word is divided that has no soft hyphen") {
  const Sample sample("en", "the prosecutorial discretion");
  CHECK(lines(sample, 80, Hyphens::manual) == Lines{"the", "prosecutorial", "discretion"});
  CHECK(lines(sample, 80, Hyphens::none) == Lines{"the", "prosecutorial", "discretion"});
}

TEST_CASE("With hyphens none a soft hyphen does nothing") {
  const Sample sample("en", "of dis\u00ADcretion");
  CHECK(lines(sample, 45, Hyphens::manual) == Lines{"of dis\u00AD", "cretion"});
  CHECK(lines(sample, 60, Hyphens::none) == Lines{"of", "dis\u00ADcretion"});
}

TEST_CASE("Names, numbers, addresses, values in isolates and short words are never divided") {
  for (const char *text :
       {"we met Aleksandrov", "an OPLAHEADQUARTERS of", "to information@immigration.gov of",
        "www.immigration.gov/information of", "https://immigrationinformation.example of", "A012345678 of",
        "the \u2068prosecutorial\u2069 of", "\u2068prosecutorial discretion\u2069 of", "a well-documented of",
        "only more than other", "the immigration.gov of", "the prosecutorial_discretion of"}) {
    INFO(text);
    CHECK_FALSE(ever_divided(Sample("en", text)));
  }
}

TEST_CASE("A language without patterns is set as with hyphens manual") {
  const Sample sample("sq", "procedurave administrative të mbrojtjes");
  REQUIRE_FALSE(typesetter().hyphenates(language("sq")));
  CHECK(debian_hyphenation_package(language("sq")).empty());
  for (double points = 30; points < 200; points += 7)
    CHECK(lines(sample, points, Hyphens::automatic) == lines(sample, points, Hyphens::manual));
}

TEST_CASE("A divided word's hyphen is within the measure, its glyph at the end of the text it follows") {
  const std::string words =
      "procedimiento administrativo de inmigración, discreción procesal; representante autorizado del "
      "departamento, línea de información gratuita";
  const Sample sample("es", words);
  bool divided = false;
  for (double points = 60; points < 260; points += 1) {
    const auto broken = set(sample, points, Hyphens::automatic);
    std::uint32_t at = 0;
    for (const Line &line : broken.lines) {
      INFO(points << ": " << words.substr(line.text_begin, line.text_end - line.text_begin));
      CHECK(line.width <= Length::pt(points));
      CHECK(line.text_begin == at);
      at = line.text_end;
      for (const GlyphRun &run : line.runs) {
        if (!run.divides_word) continue;
        divided = true;
        CHECK(run.text_end == line.text_end);
        CHECK(glyphs_in(words, run).back().cluster == run.text_end);
        CHECK(run.shown->glyphs.back().id != 0);
      }
    }
    CHECK(at == words.size());
  }
  CHECK(divided == typesetter().hyphenates(language("es")));
}

TEST_CASE("Total fit divides no more words than first fit") {
  const std::string words =
      "You may ask the office that has your case to use its prosecutorial discretion and explain why; the "
      "government attorney considers administrative closure, termination or continuance of proceedings.";
  const Sample sample("en", words);
  const auto divisions = [&](double points, bool optimum) {
    std::size_t count = 0;
    for (const Line &line : set(sample, points, Hyphens::automatic, optimum).lines)
      for (const GlyphRun &run : line.runs) count += run.divides_word ? 1 : 0;
    return count;
  };
  std::size_t first_fit = 0, total_fit = 0;
  for (double points = 120; points < 400; points += 10) {
    first_fit += divisions(points, false);
    total_fit += divisions(points, true);
  }
  INFO(first_fit << " and " << total_fit);
  CHECK(total_fit <= first_fit);
}
