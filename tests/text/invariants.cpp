#include "samples.hpp"
#include "typeset.hpp"

#include <algorithm>
#include <random>

using namespace formletter;
using namespace formletter::text;

namespace {

/// Words of the languages' samples, numbers, signs and controls, shuffled by a
/// fixed seed: the same texts everywhere (std::mt19937 is specified to the bit).
class TextMaker {
 public:
  explicit TextMaker(std::uint32_t seed) : random_(seed) {}

  Sample latin() {
    static const std::vector<std::string> kParts = {"I",
                                                    "have",
                                                    "lived",
                                                    "here",
                                                    "since",
                                                    "Nguyễn",
                                                    "Thị",
                                                    "toll-free",
                                                    "and/or",
                                                    "(see",
                                                    "below)",
                                                    "“quote”",
                                                    "U.S.",
                                                    "A",
                                                    "012",
                                                    "345",
                                                    "678",
                                                    "(617)",
                                                    "555-0123",
                                                    "I-246",
                                                    "—",
                                                    "x—y",
                                                    "it’s",
                                                    "a@b.gov",
                                                    "$1,000.00",
                                                    "50%",
                                                    "§",
                                                    "no.\u00A05",
                                                    "\u2066A 012 345 678\u2069",
                                                    "\u2066(202)\u2069 555-0100",
                                                    "foo\u2066bar\u2069,",
                                                    "\u2068Ánh\u2069",
                                                    "!",
                                                    "/",
                                                    "2014-11-20",
                                                    "well-known-fact",
                                                    "[x]",
                                                    "…",
                                                    "«ici»",
                                                    "1",
                                                    "·",
                                                    "A-012",
                                                    "?",
                                                    ":",
                                                    "»",
                                                    "ɓe",
                                                    "see—(617)",
                                                    "no—A",
                                                    "\"q\"",
                                                    ")",
                                                    "("};
    return make("en", kParts, " ", 30);
  }
  Sample of(const LanguageSample &sample) {
    static const std::vector<std::string> kExtra = {"(",
                                                    ")",
                                                    "1-888-351-4024",
                                                    "\u2066A 012 345 678\u2069",
                                                    "ICE",
                                                    "،",
                                                    ",",
                                                    ".",
                                                    "\u200B",
                                                    "\u00A0",
                                                    "“",
                                                    "”",
                                                    "\u2067abc\u2069",
                                                    "٣"};
    std::vector<std::string> parts = words(sample.text);
    parts.insert(parts.end(), kExtra.begin(), kExtra.end());
    return make(sample.language, parts, random_() % 2 ? " " : "", 14);
  }
  std::uint32_t next(std::uint32_t limit) { return static_cast<std::uint32_t>(random_() % limit); }

 private:
  static std::vector<std::string> words(const std::string &text) {
    std::vector<std::string> all(1);
    for (const char c : text) c == ' ' ? all.emplace_back() : all.back() += c, void();
    return all;
  }
  Sample make(const char *tag, const std::vector<std::string> &parts, const std::string &between,
              std::uint32_t most) {
    std::string text = parts[next(static_cast<std::uint32_t>(parts.size()))];
    for (std::uint32_t i = 1 + next(most); i > 0; --i)
      text += between + parts[next(static_cast<std::uint32_t>(parts.size()))];
    return {tag, text};
  }
  std::mt19937 random_;
};

bool same(const GlyphRun &a, const GlyphRun &b) {
  const auto equal = [](const Glyph &x, const Glyph &y) {
    return x.id == y.id && x.cluster == y.cluster && x.advance == y.advance && x.x_offset == y.x_offset &&
           x.y_offset == y.y_offset;
  };
  return a.shown->face == b.shown->face && a.x == b.x && a.width == b.width && a.text_begin == b.text_begin &&
         a.text_end == b.text_end && a.shown->right_to_left == b.shown->right_to_left &&
         std::ranges::equal(a.shown->glyphs, b.shown->glyphs, equal);
}

bool same(const BrokenParagraph &a, const BrokenParagraph &b) {
  const auto equal = [](const Line &x, const Line &y) {
    return x.width == y.width && x.text_begin == y.text_begin && x.text_end == y.text_end &&
           x.ascent == y.ascent && x.descent == y.descent && x.stretchable == y.stretchable &&
           x.ends_paragraph == y.ends_paragraph &&
           std::ranges::equal(x.runs, y.runs,
                              [](const GlyphRun &r, const GlyphRun &s) { return same(r, s); });
  };
  return std::ranges::equal(a.lines, b.lines, equal) && a.missing.size() == b.missing.size();
}

std::string described(const Sample &sample, const BrokenParagraph &broken) {
  std::string all;
  for (const Line &line : broken.lines) {
    all += "line " + std::to_string(line.width.in_millipoints()) + "\n";
    for (const GlyphRun &run : line.runs)
      all += "  [" + sample.text.substr(run.text_begin, run.text_end - run.text_begin) + "] " +
             fonts().describe(run.shown->face).postscript_name + " " +
             std::to_string(run.x.in_millipoints()) + "\n";
  }
  return all;
}

bool is_control(char32_t c) {
  return (c >= 0x2066 && c <= 0x2069) || c == 0x2028 || c == 0x200B;
}

/// Each byte of the text, controls apart, is in exactly one run; clusters lie in
/// their runs; lines follow each other.
void check_coverage(const Sample &sample, const BrokenParagraph &broken) {
  std::vector<int> covered(sample.text.size(), 0);
  std::uint32_t at = 0;
  for (const Line &line : broken.lines) {
    CHECK(line.text_begin == at);
    at = line.text_end;
    for (const GlyphRun &run : line.runs) {
      CHECK(run.text_begin < run.text_end);
      for (std::uint32_t i = run.text_begin; i < run.text_end; ++i) ++covered[i];
      for (const Glyph &glyph : glyphs_in(sample.text, run)) {
        CHECK(glyph.id != 0);
        CHECK((glyph.cluster >= run.text_begin && glyph.cluster < run.text_end));
      }
    }
  }
  CHECK(at == sample.text.size());
  for (std::size_t i = 0; i < sample.text.size();) {
    const std::size_t begin = i;
    const char32_t c = diag::next_character(sample.text, i);
    const bool may_be_said = c == 0x2028 && covered[begin] == 1;  // as a space
    if (covered[begin] != (is_control(c) ? 0 : 1) && !may_be_said)
      FAIL_CHECK("byte " << begin << " is in " << covered[begin] << " runs");
  }
}

}  // namespace

TEST_CASE("No text is lost or set twice, and no line is wider than its measure") {
  TextMaker maker(20141120);
  for (const LanguageSample &language_sample : kLanguageSamples) {
    for (int round = 0; round < 6; ++round) {
      const Sample sample = maker.of(language_sample);
      const double points = 40 + maker.next(200);
      const bool optimum = maker.next(2) == 0;
      INFO(sample.text << " in " << points);
      const auto broken =
          sample.set({.width = Length::pt(points), .justify = maker.next(2) == 0, .optimum = optimum});
      check_coverage(sample, broken);
      for (const Line &line : broken.lines) {
        std::size_t clusters = 0;
        std::uint32_t last = 0xFFFFFFFF;
        for (const GlyphRun &run : line.runs)
          for (const Glyph &glyph : glyphs_in(sample.text, run))
            clusters += glyph.cluster != last ? 1 : 0, last = glyph.cluster;
        CHECK((line.width <= Length::pt(points) || clusters <= 2));
      }
    }
  }
}

TEST_CASE("The same text is set the same way twice, cached or not") {
  TextMaker maker(351);
  for (const LanguageSample &language_sample : kLanguageSamples) {
    const Sample sample = maker.of(language_sample);
    INFO(sample.text);
    const BreakOptions options{.width = Length::pt(120)};
    const auto first = sample.set(options), second = sample.set(options);
    Typesetter fresh(fonts());
    CHECK(same(first, second));
    CHECK(same(first, fresh.break_lines(sample.paragraph(), options)));
  }
}

TEST_CASE("The quick way for Latin text gives what the whole way gives") {
  TextMaker maker(4024);
  for (int round = 0; round < 1500; ++round) {
    Sample sample = maker.latin();
    if (maker.next(3) == 0) {
      // A second span begins inside the text, at a character's start.
      std::size_t middle = 0;
      for (std::uint32_t i = maker.next(20); i > 0 && middle < sample.text.size(); --i)
        diag::next_character(sample.text, middle);
      TextSpan bold = sample.spans[0];
      bold.begin = sample.spans[0].end = static_cast<std::uint32_t>(middle);
      bold.font.bold = true;
      if (middle > 0 && middle < sample.text.size()) sample.spans.push_back(bold);
    }
    INFO(sample.text);
    const BreakOptions options{.width = Length::pt(60 + maker.next(200)),
                               .justify = maker.next(2) == 0,
                               .optimum = maker.next(2) == 0};
    const auto quick = sample.set(options);
    sample.boxes.push_back({});  // a paragraph with boxes goes the whole way
    const auto whole = sample.set(options);
    INFO(described(sample, quick) << "\nwhole\n" << described(sample, whole));
    REQUIRE(same(quick, whole));
  }
}
