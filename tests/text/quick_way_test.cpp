#include "text/typeset.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace formletter;
using namespace formletter::text;

namespace {

/// What a reader sees of the lines, and where they break.
std::string seen_of(const BrokenParagraph &broken) {
  std::string all;
  const auto add = [&](std::int64_t value) { all += std::to_string(value) + ' '; };
  for (const Line &line : broken.lines) {
    for (const Length length : {line.width, line.ascent, line.descent}) add(length.in_millipoints());
    add(line.text_begin), add(line.stretchable), add(line.ends_paragraph);
    for (const GlyphRun &run : line.runs) {
      add(run.shown->face), add(run.span), add(run.text_begin), add(run.text_end),
          add(run.x.in_millipoints());
      for (const Glyph &glyph : run.shown->glyphs)
        add(glyph.id), add(glyph.cluster), add(glyph.advance.in_millipoints());
    }
    all += '\n';
  }
  return all;
}

}  // namespace

TEST_CASE("Text that can go the quick way is set as the whole way sets it") {
  const std::vector<std::string> parts = {"word",    "I",
                                          "Núñez,",  "Łukasz",
                                          "A",       "A201-000-001",
                                          "012",     "345",
                                          "(202)",   "555-0100",
                                          "7:30",    "and/or",
                                          "(see",    "below)",
                                          "a@b.org", "www.x.gov/y",
                                          "I-246",   "“Who?”",
                                          "$1,200",  "U.S.",
                                          "\u2028",  "\u2028",
                                          "\u00A0",  "\u2066",
                                          "\u2069",  "\u2068Ana Ruiz\u2069",
                                          "—",       "x-y",
                                          "."};
  std::mt19937 random(2028);
  for (int round = 0; round < 3'000; ++round) {
    std::string text = "So";
    for (auto i = random() % 14; i > 0; --i)
      text += (random() % 4 ? " " : "") + parts[random() % parts.size()];
    text += " so";  // the mark below shall not stand on a line of its own
    const BreakOptions options{.width = Length::pt(static_cast<double>(60 + random() % 300)),
                               .justify = random() % 2 == 0};
    // A mark that is not drawn and that the quick way does not know.
    const Sample quick("en", text), whole("en", text + "\u200E");
    INFO(text << " in " << options.width.in_pt());
    REQUIRE(seen_of(quick.set(options)) == seen_of(whole.set(options)));
  }
}
