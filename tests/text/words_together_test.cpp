// Words are shaped ten at a time and kept one by one. That is right only where a word
// has the same glyphs by itself, between others, and in its paragraph.

#include "samples.hpp"
#include "text/character.hpp"
#include "text/script_runs.hpp"
#include "text/word_shaper.hpp"
#include "typeset.hpp"

#include <algorithm>
#include <random>

using namespace formletter;
using namespace formletter::text;

namespace {

using Units = std::vector<ShapedText::UnitGlyph>;

bool same_glyph(const ShapedText::UnitGlyph &a, const ShapedText::UnitGlyph &b) {
  return a.id == b.id && a.cluster == b.cluster && a.advance == b.advance && a.x_offset == b.x_offset &&
         a.y_offset == b.y_offset;
}

/// One face, script and language, as the shaper takes them.
struct Style {
  std::string text;
  LanguageTag language;
  ShapeStyle is;

  Style(const LanguageSample &sample, FontRequest font)
      : text(sample.text),
        language(*LanguageTag::parse(sample.language)),
        is{.face = fonts().primary_face(font, language),
           .script = script_from_code(language.script()),
           .right_to_left = language.right_to_left()} {}

  std::vector<std::pair<std::uint32_t, std::uint32_t>> words() const {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> all;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      if (end > begin) all.emplace_back(begin, end);
      begin = end + 1;
    }
    return all;
  }
  /// Of HarfBuzz, asked for the whole text at once; spaces left out.
  Units at_once() const {
    WordShaper shaper(fonts().state());
    const auto &whole =
        shaper.shape_part(shaper.style(is, language), text, 0, static_cast<std::uint32_t>(text.size()));
    return in_order(whole.glyphs, 0);
  }
  /// Of each word by itself.
  Units alone() const {
    Units all;
    WordShaper shaper(fonts().state());
    for (const auto &[begin, end] : words())
      append(all, shaper.shape(shaper.style(is, language), std::string_view(text).substr(begin, end - begin)),
             begin);
    return all;
  }
  /// Of each word, after the first was asked for with all that follow it.
  Units together() const {
    Units all;
    WordShaper shaper(fonts().state());
    const StyleId id = shaper.style(is, language);
    for (const auto &[begin, end] : words())
      append(all,
             shaper.shape(id, std::string_view(text).substr(begin, end - begin),
                          std::string_view(text).substr(end)),
             begin);
    return all;
  }
  bool by_words() const {
    WordShaper shaper(fonts().state());
    return shaper.splits_at_spaces(shaper.style(is, language));
  }

 private:
  /// In the order of the text, so that words can be put one behind the other.
  Units in_order(Units glyphs, std::uint32_t base) const {
    if (is.right_to_left) std::ranges::reverse(glyphs);
    std::erase_if(glyphs, [&](const auto &glyph) { return text[base + glyph.cluster] == ' '; });
    for (auto &glyph : glyphs) glyph.cluster += base;
    return glyphs;
  }
  void append(Units &all, const ShapedText &shaped, std::uint32_t begin) const {
    const Units made = in_order(shaped.glyphs, begin);
    all.insert(all.end(), made.begin(), made.end());
  }
};

template <typename Visit>
void for_each_style(Visit visit) {
  for (const LanguageSample &sample : kLanguageSamples)
    for (const Family family : {Family::serif, Family::sans})
      for (const bool bold : {false, true}) visit(Style(sample, {.family = family, .bold = bold}));
}

}  // namespace

TEST_CASE("a word has the glyphs by itself that it has among others and in its whole paragraph") {
  std::size_t tried = 0;
  for_each_style([&](const Style &style) {
    if (!style.by_words()) return;
    ++tried;
    INFO(style.language.text() << " in " << fonts().describe(style.is.face).postscript_name << ": "
                               << style.text);
    const Units alone = style.alone();
    CHECK(std::ranges::equal(style.together(), alone, same_glyph));
    CHECK(std::ranges::equal(style.at_once(), alone, same_glyph));
  });
  CHECK(tried > 100);
}

TEST_CASE(
    "faces whose rules look over a space are shaped whole: Nastaliq ends a gaf before a space otherwise") {
  const LanguageSample urdu{"ur", "لوگ آپ سے بات", "NotoNastaliqUrdu-Regular"};
  const Style style(urdu, {});
  CHECK_FALSE(style.by_words());
  CHECK_FALSE(std::ranges::equal(style.at_once(), style.alone(), same_glyph));
  // What a paragraph gets is what HarfBuzz makes of it at once.
  const auto set = Sample("ur", style.text).glyphs();
  Units whole = style.at_once();
  CHECK(static_cast<std::size_t>(std::ranges::count_if(
            set, [&](const Glyph &glyph) { return style.text[glyph.cluster] != ' '; })) == whole.size());
}

TEST_CASE("a word that ends in a joiner, or begins with a mark, is not shaped with others") {
  // The cluster of a joiner that is removed falls to the space behind it.
  for (const std::string text :
       {"ما می\u200C د", "د می\u200D ما", "د \u064Bما د", "a \u0301b c", "a\u200D b c", "a b\uFE0F c"}) {
    INFO(text);
    const Sample sample("fa-AF", text);
    Typesetter fresh(fonts()), warm(fonts());
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find(' ', begin), text.size());
      const Sample word("fa-AF", text.substr(begin, end - begin));
      warm.break_lines(word.paragraph(), {.width = Length::pt(500)});
      begin = end + 1;
    }
    const auto one = fresh.break_lines(sample.paragraph(), {.width = Length::pt(500)});
    const auto other = warm.break_lines(sample.paragraph(), {.width = Length::pt(500)});
    CHECK(one.lines[0].width == other.lines[0].width);
    CHECK(sample.seen(one.lines[0]) == sample.seen(other.lines[0]));
  }
}

TEST_CASE("a word that is put together from its parts has the glyphs that HarfBuzz gives it") {
  // Pairs that kern, ligatures, signs, and what stands in numbers, often enough for every seam to be trusted.
  const std::vector<std::string> pieces = {"AV", "fi", "ffl", "To", "L'", "1",  "0", "74", "555",
                                           "(",  ")",  "-",   "/",  "@",  "o.", ",", "#",  "$"};
  std::mt19937 random(2014);
  for_each_style([&](const Style &style) {
    WordShaper shaper(fonts().state()), harfbuzz(fonts().state());
    const StyleId id = shaper.style(style.is, style.language);
    REQUIRE(harfbuzz.style(style.is, style.language) == id);
    for (int round = 0; round < 250; ++round) {
      std::string word;
      for (auto i = 2 + random() % 5; i > 0; --i) word += pieces[random() % pieces.size()];
      INFO(word << " in " << style.language.text() << " and "
                << fonts().describe(style.is.face).postscript_name);
      harfbuzz.begin_paragraph();
      const auto &whole = harfbuzz.shape_part(id, word, 0, static_cast<std::uint32_t>(word.size()));
      shaper.begin_paragraph();
      const auto &shaped = round % 2 == 0 ? shaper.shape(id, word) : shaper.shape_in_passing(id, word, {});
      REQUIRE(shaped.glyphs == whole.glyphs);
    }
  });
}
