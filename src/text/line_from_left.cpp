#include "text/line_builder.hpp"

#include <algorithm>

namespace formletter::text {

void LineBuilder::build_from_left(const Breakable &text, const LineRange &range, Line &line) {
  x_ = 0;
  if (range.begin == range.end) return;
  const auto &pieces = text.pieces.all();
  std::size_t at = text.pieces.piece_at(range.begin);
  while (at < pieces.size() && pieces[at].begin < range.end)
    at = pieces[at].kind == Piece::Kind::undrawn ? at + 1 : place_from_left(text, range, at, line);
  for (std::size_t i = 0; i < line.runs.size(); ++i) {
    const GlyphRun &run = line.runs[i];
    const bool ends_line = i + 1 == line.runs.size();
    run_text_.say(*made_[i], text.paragraph.text, run.text_begin, ends_line ? range.end : run.text_end);
  }
}

/// One run, of all pieces of its item that the line has; gives the piece behind it.
std::size_t LineBuilder::place_from_left(const Breakable &text, const LineRange &range, std::size_t first,
                                         Line &line) {
  const auto &pieces = text.pieces.all();
  const std::uint32_t item = pieces[first].item;
  std::size_t last = first, count = 0;
  for (; last < pieces.size() && pieces[last].item == item && pieces[last].begin < range.end; ++last)
    count += pieces[last].sized->glyphs.size();

  ShownRun &shown = open_run(text, text.items[item], line);
  shown.glyphs.reserve(count);
  GlyphRun &run = line.runs.back();
  run.text_begin = std::max(range.begin, pieces[first].begin);
  run.text_end = std::min(range.end, pieces[last - 1].end);
  const std::uint32_t inside = std::min(run.text_end, range.content_end);
  std::int64_t visible = x_;
  for (std::size_t i = first; i < last; ++i) {
    const Piece &piece = pieces[i];
    if (piece.begin >= run.text_begin && piece.end <= inside) {
      append_from_left({piece.sized->glyphs, piece.begin, piece.width}, run.text_begin, shown);
      x_ += piece.width;
      visible = x_;
      continue;
    }
    const std::uint32_t begin = std::max(run.text_begin, piece.begin),
                        end = std::min(run.text_end, piece.end),
                        middle = std::clamp(range.content_end, begin, end);
    if (begin < middle) {
      visible = x_ += append_from_left(text.pieces.glyphs(piece, begin, middle), run.text_begin, shown);
    }
    if (middle < end) x_ += append_from_left(text.pieces.glyphs(piece, middle, end), run.text_begin, shown);
  }
  run.width = Length::millipoints(visible) - run.x;
  line.width += run.width;
  add_face(text, text.items[item], line);
  return last;
}

/// Gives their width.
std::int64_t LineBuilder::append_from_left(const Pieces::Glyphs &glyphs, std::uint32_t run_begin,
                                           ShownRun &shown) {
  const std::uint32_t shift = glyphs.base - run_begin;
  for (Glyph glyph : glyphs.glyphs) {
    glyph.cluster += shift;
    shown.glyphs.push_back(glyph);
  }
  return glyphs.width;
}

}  // namespace formletter::text
