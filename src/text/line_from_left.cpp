#include "text/line_builder.hpp"

#include <algorithm>

namespace formletter::text {

void LineBuilder::build_from_left(const Breakable &text, const LineRange &range, Line &line) {
  x_ = 0;
  if (range.begin == range.end) return;
  const std::span<const Piece> pieces = text.pieces.all();
  std::size_t at = text.pieces.piece_at(range.begin);
  while (at < pieces.size() && pieces[at].begin < range.end)
    at = pieces[at].kind == Piece::Kind::undrawn ? at + 1 : place_from_left(text, range, at, line);
  const bool ends_plainly = !line.runs.empty() && line.runs.back().text_end == range.end;
  if (!ends_plainly) say_forced_break(text, range, line);
  for (std::size_t i = 0; i < line.runs.size(); ++i) {
    const GlyphRun &run = line.runs[i];
    const bool is_last = i + 1 == line.runs.size();
    const std::uint32_t end = is_last ? range.end : run.text_end;
    if (!is_last || ends_plainly) {
      // What a plain paragraph does not say, isolates and ends of lines, stands between its items.
      made_[i]->text = std::string_view(text.paragraph.text).substr(run.text_begin, end - run.text_begin);
    } else {
      run_text_.say(*made_[i], text.paragraph.text, run.text_begin, end);
    }
  }
}

/// Gives their width.
inline std::int64_t LineBuilder::append_from_left(const Pieces::Glyphs &glyphs, std::uint32_t run_begin) {
  const std::size_t end = glyph_count_ + glyphs.glyphs.size();
  if (end > glyphs_.size()) glyphs_.resize(end * 2);
  Glyph *next = glyphs_.data() + glyph_count_;
  const std::uint32_t shift = glyphs.base - run_begin;
  for (const Glyph &glyph : glyphs.glyphs) {
    *next = glyph;
    next->cluster += shift;
    ++next;
  }
  glyph_count_ = end;
  return glyphs.width;
}

/// The same, of a piece that the line has not all of, or that hangs over its end.
std::int64_t LineBuilder::append_part(const Pieces::Glyphs &glyphs, std::uint32_t run_begin) {
  return append_from_left(glyphs, run_begin);
}

/// One run, of all pieces of its item that the line has; gives the piece behind it.
std::size_t LineBuilder::place_from_left(const Breakable &text, const LineRange &range, std::size_t first,
                                         Line &line) {
  const std::span<const Piece> pieces = text.pieces.all();
  const std::uint32_t item = pieces[first].item;
  ShownRun &shown = open_run(text, text.items[item], line);
  const std::uint32_t run_begin = std::max(range.begin, pieces[first].begin);
  glyph_count_ = 0;
  std::int64_t x = x_, visible = x_;
  std::size_t i = first;
  for (; i < pieces.size() && pieces[i].item == item && pieces[i].begin < range.end; ++i) {
    const Piece &piece = pieces[i];
    if (piece.begin >= run_begin && piece.end <= range.content_end) {
      visible = x += append_from_left({piece.glyphs, piece.begin, piece.width}, run_begin);
      continue;
    }
    const std::uint32_t begin = std::max(run_begin, piece.begin), end = std::min(range.end, piece.end),
                        middle = std::clamp(range.content_end, begin, end);
    if (begin < middle) visible = x += append_part(text.pieces.glyphs(piece, begin, middle), run_begin);
    if (middle < end) x += append_part(text.pieces.glyphs(piece, middle, end), run_begin);
  }
  x_ = x;
  shown.glyphs.assign(glyphs_.data(), glyphs_.data() + glyph_count_);
  GlyphRun &run = line.runs.back();
  run.text_begin = run_begin;
  run.text_end = std::min(range.end, pieces[i - 1].end);
  run.width = Length::millipoints(visible) - run.x;
  line.width += run.width;
  add_face(text, text.items[item], line);
  return i;
}

}  // namespace formletter::text
