#include "layout/field_value.hpp"

#include <algorithm>
#include <string>

namespace formletter::layout {

namespace {

/// From the field's edges to its value.
constexpr Length margin = Length::pt(2);
constexpr Length unbounded = Length::pt(1e6);

/// As <bdi> does: a telephone number stays whole in a line of Arabic, and a Latin name of two words.
std::string isolated(const std::string &value) {
  return "\u2068" + value + "\u2069";  // NOLINT(misc-misleading-bidirectional)
}

/// The field's name may hold an answer as any attribute may; where its block begins is told.
void report_too_long(Setting &setting, const document::Block &block, const PlacedTextField &field,
                     Length wide) {
  const auto points = [](Length length) { return std::to_string(length.in_millipoints() / 1000) + "pt"; };
  setting.report("too-wide", block,
                 "the value of a field is " + points(wide) + " wide, but there is room for " +
                     points(field.box.width - margin * 2),
                 "make the field wider, or take less text");
}

}  // namespace

std::vector<text::MissingGlyph> set_value(Setting &setting, const document::Block &block, text::TextSpan look,
                                          PlacedTextField &field) {
  const std::string text = isolated(field.field->value);
  look.begin = 0;
  look.end = static_cast<std::uint32_t>(text.size());
  const text::BrokenParagraph &broken =
      setting.typesetter.break_lines({.text = text,
                                      .spans = {&look, 1},
                                      .boxes = {},
                                      .direction = block.direction,
                                      .hyphens = text::Hyphens::none},
                                     {.width = unbounded, .optimum = false});
  const text::Line &line = broken.lines.front();
  if (line.width > field.box.width - margin * 2) report_too_long(setting, block, field, line.width);
  if (broken.lines.size() > 1)
    setting.report("too-tall", block, "the value of a field has several lines",
                   "a field has one: take several fields");
  std::vector<text::GlyphRun> runs = line.runs;
  std::sort(runs.begin(), runs.end(),
            [](const text::GlyphRun &a, const text::GlyphRun &b) { return a.text_begin < b.text_begin; });
  const bool mirrored = field.direction == Direction::right_to_left;
  const Length left = mirrored ? field.box.width - margin - line.width : margin;
  const Length baseline =
      field.box.height - face_strut(setting.typesetter.fonts(), field.face, field.size).descent;
  for (const text::GlyphRun &run : runs) field.value.push_back({{left + run.x, baseline}, run.shown});
  return broken.missing;
}

}  // namespace formletter::layout
