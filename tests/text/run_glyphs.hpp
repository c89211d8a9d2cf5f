#pragma once

#include "diag/utf8.hpp"
#include "text/paragraph.hpp"

#include <string_view>
#include <vector>

namespace formletter::text {

/// The run's glyphs with clusters that are offsets in the paragraph's text: it has all
/// that the run says, and controls between.
inline std::vector<Glyph> glyphs_in(std::string_view paragraph, const GlyphRun &run) {
  const std::string_view said = run.shown->text;
  std::vector<std::uint32_t> places(said.size() + 1, run.text_end);
  std::size_t at = run.text_begin;
  for (std::size_t i = 0; i < said.size();) {
    std::size_t next = i;
    const char32_t wanted = diag::next_character(said, next);
    std::size_t begin = at;
    while (begin < paragraph.size()) {
      at = begin;
      const char32_t read = diag::next_character(paragraph, at);
      if (read == wanted || (read == 0x2028 && wanted == ' ')) break;
      begin = at;
    }
    for (; i < next; ++i) places[i] = static_cast<std::uint32_t>(begin);
  }
  std::vector<Glyph> glyphs = run.shown->glyphs;
  const std::size_t own = run.divides_word ? said.size() - 2 : said.size();  // without the hyphen added
  for (Glyph &glyph : glyphs) glyph.cluster = glyph.cluster >= own ? run.text_end : places[glyph.cluster];
  return glyphs;
}

}  // namespace formletter::text
