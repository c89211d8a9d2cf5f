#include "pdf/field_text.hpp"

#include "pdf/glyph_show.hpp"

#include <hb.h>

#include <memory>

namespace formletter::pdf {
namespace {

/// From the box's edge to the value.
constexpr Length margin = Length::pt(2);

struct FreeBuffer {
  void operator()(hb_buffer_t *buffer) const { hb_buffer_destroy(buffer); }
};

/// The value on one line and in one direction: what a viewer does with it, too.
text::ShownRun shape_value(const layout::PlacedTextField &field, const FaceProgram &program) {
  text::ShownRun run;
  run.face = field.face;
  run.size = field.size;
  run.text = field.field.value;
  const std::unique_ptr<hb_buffer_t, FreeBuffer> buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), run.text.data(), static_cast<int>(run.text.size()), 0, -1);
  hb_buffer_guess_segment_properties(buffer.get());
  run.right_to_left = hb_buffer_get_direction(buffer.get()) == HB_DIRECTION_RTL;
  hb_shape(program.font(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
  const int em = program.description().units_per_em;
  const auto scaled = [&](hb_position_t units) { return field.size * units / em; };
  for (unsigned i = 0; i < count; ++i)
    run.glyphs.push_back({static_cast<std::uint16_t>(infos[i].codepoint), infos[i].cluster,
                          scaled(positions[i].x_advance), scaled(positions[i].x_offset),
                          scaled(positions[i].y_offset)});
  return run;
}

}  // namespace

std::string field_content(const layout::PlacedTextField &field, std::size_t font, FontUse &use) {
  const text::ShownRun run = shape_value(field, use.program());
  Length width;
  for (const text::Glyph &glyph : run.glyphs) width += glyph.advance;
  const bool right = field.direction == Direction::right_to_left;
  const text::FaceDescription &face = use.program().description();
  const Length depth = field.size * -face.descent / face.units_per_em;

  std::string out = "/Tx BMC\n";
  if (!run.glyphs.empty()) {
    out += "q BT /F";
    append_integer(out, static_cast<std::int64_t>(font));
    out += ' ';
    append_length(out, field.size);
    out += " Tf 0 g ";
    append_length(out, right ? field.box.width - margin - width : margin);
    out += ' ';
    append_length(out, depth);
    out += " Td\n";
    show_glyphs(out, use, run);
    out += "ET Q\n";
  }
  return out + "EMC\n";
}

}  // namespace formletter::pdf
