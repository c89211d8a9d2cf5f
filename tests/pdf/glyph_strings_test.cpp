#include "pdf/glyph_strings.hpp"

#include "pdf/sample_pages.hpp"

#include <catch2/catch.hpp>

#include <string_view>
#include <vector>

namespace formletter::pdf {

TEST_CASE("Glyphs shown by their ids in one go are shown as one at a time") {
  const FaceProgram program(fonts(), SamplePages(fonts()).shape("Dear").face);
  const Length size = Length::pt(11);
  // Among the ids are bytes that a string escapes; some advances are kerned, some glyphs moved.
  std::vector<text::Glyph> glyphs;
  for (std::uint16_t id = 1; id < 700; ++id) {
    text::Glyph glyph;
    glyph.id = id;
    glyph.advance = size * program.width(id) / 1000;
    if (id % 50 == 7) glyph.advance += Length::millipoints(-220);
    if (id % 90 == 8) glyph.x_offset = Length::millipoints(300);
    glyphs.push_back(glyph);
  }
  Operators together, apart;
  Length pen;
  GlyphStrings all(together, program, size);
  all.show_ids(glyphs, pen);
  all.finish();

  Length at;
  GlyphStrings each(apart, program, size);
  for (const text::Glyph &glyph : glyphs) {
    each.show(glyph, glyph.id, at);
    at += glyph.advance;
  }
  each.finish();
  CHECK(pen == at);
  CHECK((together.all() == apart.all()));
  for (const std::string_view escaped : {"\\(", "\\)", "\\\\", "\\r"})
    CHECK(together.all().find(escaped) != std::string::npos);
}

}  // namespace formletter::pdf
