#pragma once

#include "diag/utf8.hpp"
#include "text/paragraph.hpp"
#include "text/run_glyphs.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

namespace formletter::text {

inline LanguageTag language(const char *tag) {
  return *LanguageTag::parse(tag);
}

/// One set of fonts and one typesetter for all tests: caches filled by one test
/// must not change what another sees.
inline Fonts &fonts() {
  static Fonts all;
  return all;
}
inline Typesetter &typesetter() {
  static Typesetter one(fonts());
  return one;
}

/// A paragraph of one look.
struct Sample {
  std::string text;
  std::vector<TextSpan> spans;
  std::vector<InlineBox> boxes;
  Direction direction;

  Sample(const char *tag, std::string words, FontRequest font = {}, Length size = Length::pt(12))
      : text(std::move(words)), direction(language(tag).direction()) {
    spans.push_back({.begin = 0,
                     .end = static_cast<std::uint32_t>(text.size()),
                     .font = font,
                     .size = size,
                     .language = language(tag)});
  }
  ParagraphText paragraph() const {
    return {.text = text, .spans = spans, .boxes = boxes, .direction = direction};
  }
  BrokenParagraph set(const BreakOptions &options) const {
    return typesetter().break_lines(paragraph(), options);
  }
  /// The lines' texts, trailing space included.
  std::vector<std::string> lines(double points, bool optimum = false) const {
    std::vector<std::string> all;
    for (const Line &line : set({.width = Length::pt(points), .optimum = optimum}).lines)
      all.push_back(text.substr(line.text_begin, line.text_end - line.text_begin));
    return all;
  }
  /// The characters of the only line as they stand on paper, from left to right;
  /// of a cluster, its first character.
  std::string seen() const { return seen(set({.width = Length::pt(5000)}).lines.at(0)); }
  std::string seen(const Line &line) const {
    std::string all;
    std::uint32_t last = 0xFFFFFFFF;
    for (const GlyphRun &run : line.runs) {
      for (const Glyph &glyph : glyphs_in(text, run)) {
        if (glyph.cluster == last) continue;
        last = glyph.cluster;
        std::size_t at = glyph.cluster;
        const char32_t c = diag::next_character(text, at);
        diag::append_utf8(all, c == 0x2060 ? diag::next_character(text, at) : c);
      }
    }
    return all;
  }
  std::vector<Glyph> glyphs() const {
    std::vector<Glyph> all;
    for (const Line &line : set({.width = Length::pt(5000)}).lines)
      for (const GlyphRun &run : line.runs) {
        const auto glyphs = glyphs_in(text, run);
        all.insert(all.end(), glyphs.begin(), glyphs.end());
      }
    return all;
  }
  std::vector<std::string> faces() const {
    std::vector<std::string> all;
    for (const Line &line : set({.width = Length::pt(5000)}).lines)
      for (const GlyphRun &run : line.runs) all.push_back(fonts().describe(run.shown->face).postscript_name);
    return all;
  }
};

/// Whether `part` stands whole on one line in every measure that has room for it.
inline bool holds_together(const char *tag, const std::string &text, const std::string &part) {
  const Sample sample(tag, text);
  const double least = Sample(tag, part).set({.width = Length::pt(5000)}).lines[0].width.in_pt() + 0.01;
  for (double points = least; points < least + 250; points += 7) {
    for (const bool optimum : {false, true}) {
      const auto lines = sample.lines(points, optimum);
      const auto has = [&](const std::string &line) { return line.find(part) != std::string::npos; };
      if (std::ranges::none_of(lines, has)) return false;
    }
  }
  return true;
}

}  // namespace formletter::text
