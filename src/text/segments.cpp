#include "text/segments.hpp"

#include <algorithm>

namespace formletter::text {
namespace {

bool hangs(char32_t c) {
  return is_hanging_space(c) || c == zero_width_space || is_forced_break(c) || is_bidi_control(c);
}

class Segmenter {
 public:
  explicit Segmenter(const Breakable &text) : text_(text) {}

  Segment segment(std::uint32_t begin, std::uint32_t end) const {
    const std::string_view bytes = text_.paragraph.text;
    Segment made{.begin = begin, .end = end, .content_end = end};
    while (made.content_end > begin && hangs(character_before(bytes, made.content_end)))
      made.content_end = static_cast<std::uint32_t>(start_before(bytes, made.content_end));
    made.width = text_.pieces.width(begin, made.content_end);
    made.trailing = text_.pieces.width(made.content_end, end);
    made.forced_end = text_.breaks[end] == Break::forced;
    count(made);
    if (ends_with_soft_hyphen(made) && text_.breaks[end] != Break::none) made.hyphen = Segment::Hyphen::soft;
    if (text_.breaks[end] == Break::hyphen) made.hyphen = Segment::Hyphen::added;
    if (made.hyphen != Segment::Hyphen::none && made.content_end > begin) {
      const Item &item = text_.items[text_.pieces.all()[text_.pieces.piece_at(made.content_end - 1)].item];
      if (item.kind == Item::Kind::text) made.end_extra = text_.pieces.hyphen(item).width;
    }
    return made;
  }

  /// Between clusters; `inside_conjunct`: also where only a broken conjunct fits a line.
  bool may_cut(std::uint32_t i, bool inside_conjunct) const {
    if (text_.pieces.cut(i) == Cut::inside_cluster) return false;
    const char32_t before = character_before(text_.paragraph.text, i),
                   after = character_at(text_.paragraph.text, i);
    return !extends_cluster(after) && !never_begins_a_line(after) && !is_hanging_space(after) &&
           (inside_conjunct || !is_virama(before)) && before != 0x200D && !is_bidi_control(after);
  }

  /// Where to divide [begin, end) so that its first part fits. At least a cluster.
  std::uint32_t cut_at(std::uint32_t begin, std::uint32_t end, std::int64_t room) const {
    const std::uint32_t whole = cut_at(begin, end, room, false);
    return text_.pieces.cut_width(begin, whole) <= room ? whole : cut_at(begin, end, room, true);
  }

 private:
  std::uint32_t cut_at(std::uint32_t begin, std::uint32_t end, std::int64_t room,
                       bool inside_conjunct) const {
    std::uint32_t named = begin, clean = begin, any = begin, first = end;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      if (!may_cut(i, inside_conjunct)) continue;
      first = std::min(first, i);
      // Reshaping changes a width by a few units: far beyond the room it is hopeless.
      if (text_.pieces.width(begin, i) > room + room / 4) break;
      if (text_.pieces.cut_width(begin, i) > room) continue;
      any = i;
      if (text_.pieces.cut(i) == Cut::clean) clean = i;
      if (text_.breaks[i] == Break::last_resort) named = i;
    }
    if (any == begin) return first;
    if (text_.pieces.width(begin, named) >= room / 3) return named;
    return text_.pieces.width(begin, clean) >= room / 2 ? clean : any;
  }

  void count(Segment &made) const {
    const std::string_view bytes = text_.paragraph.text;
    std::size_t piece = text_.pieces.piece_at(made.begin);
    for (std::uint32_t i = made.begin; i < made.end;
         i = static_cast<std::uint32_t>(end_of_character(bytes, i))) {
      while (text_.pieces.all()[piece].end <= i) ++piece;
      const Item &item = text_.items[text_.pieces.all()[piece].item];
      if (item.kind == Item::Kind::box) made.fills_line |= text_.paragraph.boxes[item.box].fills_line;
      if (is_word_space(character_at(bytes, i)) && !is_unspaced(item.script))
        ++(i < made.content_end ? made.spaces : made.trailing_spaces);
    }
  }
  bool ends_with_soft_hyphen(const Segment &made) const {
    return made.content_end > made.begin &&
           character_before(text_.paragraph.text, made.content_end) == soft_hyphen;
  }

  const Breakable &text_;
};

bool is_too_wide(const std::vector<Segment> &segments, const Measure &measure, std::size_t i) {
  return segments[i].width + segments[i].end_extra > measure.of_line_at(static_cast<std::uint32_t>(i));
}

}  // namespace

void make_segments(const Breakable &text, std::vector<Segment> &segments) {
  segments.clear();
  const Segmenter segmenter(text);
  const auto count = static_cast<std::uint32_t>(text.paragraph.text.size());
  std::uint32_t begin = 0;
  for (std::uint32_t i = 1; i <= count; ++i) {
    const Break kind = i == count && text.breaks[i] != Break::forced ? Break::allowed : text.breaks[i];
    if (kind != Break::allowed && kind != Break::forced && kind != Break::hyphen) continue;
    if (text.pieces.cut(i) == Cut::inside_cluster) continue;
    segments.push_back(segmenter.segment(begin, i));
    begin = i;
  }
}

bool any_too_wide(const std::vector<Segment> &segments, const Measure &measure) {
  for (std::uint32_t i = 0; i < segments.size(); ++i)
    if (is_too_wide(segments, measure, i)) return true;
  return false;
}

void cut_wide_segments(const Breakable &text, const Measure &measure, std::vector<Segment> &segments) {
  if (!any_too_wide(segments, measure)) return;
  const Segmenter segmenter(text);
  std::vector<Segment> made;
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (!is_too_wide(segments, measure, i)) {
      made.push_back(segments[i]);
      continue;
    }
    const Segment whole = segments[i];
    std::uint32_t begin = whole.begin;
    while (begin < whole.end) {
      const std::int64_t room = made.empty() ? measure.first : measure.rest;
      const bool fits = text.pieces.cut_width(begin, whole.content_end) + whole.end_extra <= room;
      const std::uint32_t end = fits ? whole.end : segmenter.cut_at(begin, whole.content_end, room);
      Segment part = segmenter.segment(begin, end >= whole.content_end ? whole.end : end);
      part.width = text.pieces.cut_width(part.begin, part.content_end);
      part.forced_end = part.end == whole.end && whole.forced_end;
      part.own_line = part.begin != whole.begin || i > 0;
      begin = part.end;
      made.push_back(part);
    }
  }
  segments = std::move(made);
}

}  // namespace formletter::text
