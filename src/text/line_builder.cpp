#include "text/line_builder.hpp"

#include "text/bidi_levels.hpp"

#include <algorithm>

namespace formletter::text {

void LineBuilder::build(const Breakable &text, const LineRange &range, Line &line) {
  std::vector<GlyphRun> runs = std::move(line.runs);
  runs.clear();
  line = {};
  line.runs = std::move(runs);
  line.text_begin = range.begin;
  line.text_end = range.end;
  line.stretchable = range.stretchable;
  made_.clear();
  if (text.all_from_left && !range.justify && range.hyphen == Segment::Hyphen::none) {
    return build_from_left(text, range, line);
  }
  collect(text, range);
  group(text);
  measure(text, range, line);
  place(text, line);
  say_forced_break(text, range, line);
  say_texts(text, line);
}

void LineBuilder::collect(const Breakable &text, const LineRange &range) {
  parts_.clear();
  if (range.begin == range.end) return;
  const std::span<const Piece> pieces = text.pieces.all();
  for (std::size_t i = text.pieces.piece_at(range.begin); i < pieces.size() && pieces[i].begin < range.end;
       ++i) {
    const std::uint32_t begin = std::max(range.begin, pieces[i].begin),
                        end = std::min(range.end, pieces[i].end);
    if (pieces[i].kind == Piece::Kind::undrawn) {
      add_isolate(text, pieces[i], range);
      continue;
    }
    const std::uint32_t middle = std::clamp(range.content_end, begin, end);
    if (begin < middle) add(text, pieces[i], begin, middle);
    if (middle == end) continue;
    add(text, pieces[i], middle, end);
    // L1: white space at the end of a line takes the paragraph's level.
    parts_.back().level = paragraph_level(text);
    parts_.back().trailing = true;
  }
  if (range.hyphen != Segment::Hyphen::none) add_hyphen(text, range);
}

/// An isolate is not drawn, but its level parts what stands on either side of it (L2):
/// two isolated values in Arabic follow each other from right to left.
void LineBuilder::add_isolate(const Breakable &text, const Piece &piece, const LineRange &range) {
  if (!is_isolate(character_at(text.paragraph.text, piece.begin))) return;
  Part part;
  part.item = piece.item;
  part.drawn = false;
  part.begin = piece.begin;
  part.end = piece.end;
  part.trailing = piece.begin >= range.content_end;
  part.level = part.trailing ? paragraph_level(text) : text.items[piece.item].level;
  parts_.push_back(part);
}

std::uint8_t LineBuilder::paragraph_level(const Breakable &text) {
  return text.paragraph.direction == Direction::right_to_left ? 1 : 0;
}

void LineBuilder::add_hyphen(const Breakable &text, const LineRange &range) {
  for (std::size_t i = parts_.size(); i-- > 0;) {
    if (parts_[i].trailing || !parts_[i].drawn) continue;
    Part part = parts_[i];
    part.glyphs = text.pieces.hyphen(text.items[part.item]);
    part.added = range.hyphen == Segment::Hyphen::added;
    part.begin = part.added
                     ? range.content_end
                     : static_cast<std::uint32_t>(start_before(text.paragraph.text, range.content_end));
    part.end = range.content_end;
    parts_[i].end = std::clamp(part.begin, parts_[i].begin, parts_[i].end);
    part.glyphs.base = part.begin;
    part.width = part.glyphs.width;
    parts_.insert(parts_.begin() + static_cast<std::ptrdiff_t>(i) + 1, part);
    return;
  }
}

void LineBuilder::add(const Breakable &text, const Piece &piece, std::uint32_t begin, std::uint32_t end) {
  Part &part = parts_.emplace_back();
  part.item = piece.item;
  part.level = text.items[piece.item].level;
  part.begin = begin;
  part.end = end;
  if (piece.kind == Piece::Kind::box) {
    part.width = piece.width;
  } else {
    part.glyphs = text.pieces.glyphs(piece, begin, end);
    part.width = part.glyphs.width;
  }
}

/// Parts that are one run of glyphs: of one item and level. Trailing space that
/// stands left of a right-to-left line is apart, for a run's width leaves it out.
void LineBuilder::group(const Breakable &text) {
  groups_.clear();
  levels_.clear();
  for (std::uint32_t i = 0; i < parts_.size(); ++i) {
    const bool joins = i > 0 && parts_[i].item == parts_[i - 1].item &&
                       parts_[i].level == parts_[i - 1].level &&
                       text.items[parts_[i].item].kind == Item::Kind::text &&
                       (parts_[i].trailing == parts_[i - 1].trailing || parts_[i].level == 0);
    if (joins) continue;
    groups_.push_back(i);
    levels_.push_back(parts_[i].level);
  }
  groups_.push_back(static_cast<std::uint32_t>(parts_.size()));
  order_visually(levels_, order_);
}

void LineBuilder::measure(const Breakable &text, const LineRange &range, Line &line) {
  std::int64_t width = 0, trailing = 0;
  std::uint32_t filling = 0;
  std::uint32_t measured = 0xFFFFFFFF;
  for (const Part &part : parts_) {
    if (!part.drawn) continue;
    (part.trailing ? trailing : width) += part.width;
    if (part.item == measured) continue;
    measured = part.item;
    const Item &item = text.items[part.item];
    if (item.kind == Item::Kind::box) {
      const InlineBox &box = text.paragraph.boxes[item.box];
      filling += box.fills_line ? 1 : 0;
      line.ascent = std::max(line.ascent, box.ascent);
      line.descent = std::max(line.descent, box.descent);
    } else {
      add_face(text, item, line);
    }
  }
  room_ = std::max<std::int64_t>(range.measure - width, 0);
  // A space that a joiner has taken into its cluster has been counted and cannot be widened.
  if (range.justify) line.stretchable = count_stretchable(text);
  takers_ = filling > 0 ? filling : range.justify ? line.stretchable : 0;
  if (filling > 0) line.stretchable = 0;
  if (takers_ == 0) room_ = 0;
  stretches_ = filling == 0 && room_ > 0;
  line.width = Length::millipoints(width + room_);
  x_ = text.paragraph.direction == Direction::right_to_left ? -trailing : 0;
}

std::uint32_t LineBuilder::count_stretchable(const Breakable &text) const {
  std::uint32_t count = 0;
  for (const Part &part : parts_)
    for (const Glyph &glyph : part.glyphs.glyphs)
      count += stretches(text, part, part.glyphs.base + glyph.cluster);
  return count;
}

/// Whether the glyph of the part at this byte is a space that justification may widen.
bool LineBuilder::stretches(const Breakable &text, const Part &part, std::uint32_t cluster) {
  return !part.trailing && !is_unspaced(text.items[part.item].script) &&
         is_word_space(character_at(text.paragraph.text, cluster));
}

void LineBuilder::add_face(const Breakable &text, const Item &item, Line &line) const {
  const Length size = text.paragraph.spans[item.span].size;
  const FaceDescription &face = fonts_->face(item.face).description();
  const std::int64_t units = face.units_per_em;
  const auto scaled = [&](int measure) {
    return Length::millipoints((measure * size.in_millipoints() + units / 2) / units);
  };
  line.ascent = std::max(line.ascent, scaled(face.ascent));
  line.descent = std::max(line.descent, scaled(-face.descent));
  for (const Pieces::Ink &ink : text.pieces.ink()) {
    if (ink.face != item.face || ink.size != size) continue;
    line.ascent = std::max(line.ascent, ink.top);
    line.descent = std::max(line.descent, ink.bottom);
  }
}

void LineBuilder::place(const Breakable &text, Line &line) {
  for (const std::uint32_t group : order_) {
    const Part &part = parts_[groups_[group]];
    const Item &item = text.items[part.item];
    if (!part.drawn) continue;
    if (item.kind != Item::Kind::box) {
      place_run(text, group, line);
      continue;
    }
    std::int64_t width = part.width;
    if (text.paragraph.boxes[item.box].fills_line && takers_ > 0) {
      const std::int64_t share = room_ / takers_--;
      room_ -= share;
      width += share;
    }
    line.boxes.push_back({item.box, Length::millipoints(x_), Length::millipoints(width)});
    x_ += width;
  }
}

/// A run of the item, that begins where the pen is.
ShownRun &LineBuilder::open_run(const Breakable &text, const Item &item, Line &line) {
  const TextSpan &span = text.paragraph.spans[item.span];
  ShownRun &shown = *made_.emplace_back(std::make_shared<ShownRun>());
  shown.face = item.face;
  shown.size = span.size;
  shown.language = span.language;
  GlyphRun &run = line.runs.emplace_back();
  run.shown = made_.back();
  run.span = item.span;
  run.x = Length::millipoints(x_);
  return shown;
}

void LineBuilder::place_run(const Breakable &text, std::size_t group, Line &line) {
  const std::size_t first = groups_[group], last = groups_[group + 1] - 1;
  const Item &item = text.items[parts_[first].item];
  ShownRun &shown = open_run(text, item, line);
  shown.right_to_left = (parts_[first].level & 1) != 0;
  GlyphRun &run = line.runs.back();
  run.text_begin = parts_[first].begin;
  run.text_end = parts_[last].end;
  run.divides_word = parts_[last].added;
  std::size_t count = 0;
  for (std::size_t i = first; i <= last; ++i) count += parts_[i].glyphs.glyphs.size();
  shown.glyphs.resize(count);
  auto next = shown.glyphs.begin();
  std::int64_t visible = x_;
  for (std::size_t i = 0; i <= last - first; ++i) {
    const Part &part = parts_[shown.right_to_left ? last - i : first + i];
    const auto begin = next;
    for (const Glyph &glyph : part.glyphs.glyphs) {
      *next = glyph;
      next->cluster += part.glyphs.base - run.text_begin;
      ++next;
    }
    // L1 has turned the white space at the end round.
    if (part.trailing && shown.right_to_left != item.right_to_left()) std::reverse(begin, next);
    x_ += part.width;
    if (stretches_) stretch_part(text, part, run.text_begin, {begin, next});
    if (!part.trailing) visible = x_;
  }
  run.width = Length::millipoints(visible) - run.x;
}

/// The space that ended the line belongs to the text of its last run, so that the next
/// line's first word is not run on to it.
void LineBuilder::say_texts(const Breakable &text, Line &line) {
  const auto last_drawn =
      std::find_if(parts_.rbegin(), parts_.rend(), [](const Part &part) { return part.drawn; });
  const bool ends_with_run =
      last_drawn != parts_.rend() && text.items[last_drawn->item].kind != Item::Kind::box;
  const auto last = std::ranges::max_element(line.runs, {}, &GlyphRun::text_begin);
  for (std::size_t i = 0; i < line.runs.size(); ++i) {
    const GlyphRun &run = line.runs[i];
    const bool ends_line = ends_with_run && &run == &*last;
    const std::uint32_t end = ends_line ? std::max(run.text_end, line.text_end) : run.text_end;
    run_text_.say(*made_[i], text.paragraph.text, run.text_begin, end);
    // A word's division is a soft hyphen to who reads the text back (ISO 32000-1, 14.8.2.2.3).
    if (run.divides_word) made_[i]->text += "\xC2\xAD";
  }
}

/// Gives the spaces of the part just placed their shares of the line's free room,
/// the first ones the odd thousandths.
void LineBuilder::stretch_part(const Breakable &text, const Part &part, std::uint32_t run_begin,
                               std::span<Glyph> glyphs) {
  for (Glyph &glyph : glyphs) {
    if (takers_ == 0) return;
    if (!stretches(text, part, run_begin + glyph.cluster)) continue;
    const std::int64_t share = room_ / takers_--;
    room_ -= share;
    glyph.advance += Length::millipoints(share);
    x_ += share;
  }
}

}  // namespace formletter::text
