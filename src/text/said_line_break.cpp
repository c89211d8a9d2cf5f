#include "text/bidi_levels.hpp"
#include "text/line_builder.hpp"

#include <algorithm>

namespace formletter::text {

/// Where the line's text ends in a forced break behind the last glyph that it shows, the
/// break is said as a space: who reads a tagged PDF aloud finds words by their spaces alone
/// (ISO 32000-1, 14.8.2.5). The space hangs over the line's end as any that ends a line.
void LineBuilder::say_forced_break(const Breakable &text, const LineRange &range, Line &line) {
  if (range.begin == range.end || line.runs.empty()) return;
  const auto at = static_cast<std::uint32_t>(start_before(text.paragraph.text, range.end));
  if (!is_forced_break(character_at(text.paragraph.text, at))) return;
  const auto last = std::ranges::max_element(line.runs, {}, &GlyphRun::text_begin) - line.runs.begin();
  const std::uint32_t shown_end = line.runs[static_cast<std::size_t>(last)].text_end;
  if (!ends_in_word(text, shown_end, at)) return;
  const Item &item = text.items[text.pieces.all()[text.pieces.piece_at(shown_end - 1)].item];
  const Pieces::Glyphs space = text.pieces.space(item);
  const bool from_left = text.paragraph.direction == Direction::left_to_right;
  const bool stands_last = static_cast<std::size_t>(last) + 1 == line.runs.size();
  if (!from_left || !stands_last || made_.back()->right_to_left) open_space(text, item, space.width, line);
  const std::size_t into = from_left ? line.runs.size() - 1 : 0;
  GlyphRun &run = line.runs[into];
  if (run.text_end == 0) run.text_begin = at;
  run.text_end = range.end;
  for (Glyph glyph : space.glyphs) {
    glyph.cluster += at - run.text_begin;
    made_[into]->glyphs.push_back(glyph);
  }
}

/// Whether nothing but isolates stands between a run's end and the forced break at `at`,
/// and no space before them.
bool LineBuilder::ends_in_word(const Breakable &text, std::uint32_t run_end, std::uint32_t at) {
  const std::string_view all = text.paragraph.text;
  for (std::size_t i = run_end; i < at; i = end_of_character(all, i))
    if (!is_isolate(character_at(all, i))) return false;
  return !is_hanging_space(character_before(all, run_end));
}

/// A run of its own beyond the end of the line.
void LineBuilder::open_space(const Breakable &text, const Item &item, std::int64_t width, Line &line) {
  const bool from_left = text.paragraph.direction == Direction::left_to_right;
  x_ = from_left ? line.width.in_millipoints() : -width;
  open_run(text, item, line).right_to_left = !from_left;
  if (from_left) return;
  std::ranges::rotate(line.runs, line.runs.end() - 1);
  std::ranges::rotate(made_, made_.end() - 1);
}

}  // namespace formletter::text
