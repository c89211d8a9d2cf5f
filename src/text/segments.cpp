#include "text/segments.hpp"

#include <unicode/uchar.h>

#include <algorithm>
#include <string_view>
#include <utility>

namespace formletter::text {
namespace {

bool hangs(char32_t c) {
  return is_hanging_space(c) || c == zero_width_space || is_forced_break(c) || is_bidi_control(c);
}

/// Whether the sign belongs to what stands before it: a closing bracket or quote, a stop, in the width of
/// Chinese letters, too (UAX #14: CL, CP, EX, IS, NS).
bool closes(char32_t c) {
  const auto sign = static_cast<UChar32>(c);
  const int type = u_charType(sign);
  if (type == U_END_PUNCTUATION || type == U_FINAL_PUNCTUATION || never_begins_a_line(c)) return true;
  switch (u_getIntPropertyValue(sign, UCHAR_LINE_BREAK)) {
    case U_LB_CLOSE_PUNCTUATION:
    case U_LB_CLOSE_PARENTHESIS:
    case U_LB_EXCLAMATION:
    case U_LB_INFIX_NUMERIC:
    case U_LB_NONSTARTER:
      return true;
    default:
      return false;
  }
}
bool opens(char32_t c) {
  const int type = u_charType(static_cast<UChar32>(c));
  return type == U_START_PUNCTUATION || type == U_INITIAL_PUNCTUATION;
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

  bool is_box(const Segment &segment) const {
    const std::string_view bytes = text_.paragraph.text;
    bool found = false;
    for (std::size_t at = segment.begin; at < segment.content_end; at = end_of_character(bytes, at)) {
      const char32_t c = character_at(bytes, at);
      if (c != object_character && !is_bidi_control(c)) return false;
      found = found || c == object_character;
    }
    return found;
  }

  /// A space that no line may end with, as UAX #14 has it in "» (" (LB15), between what may stand on
  /// lines of their own all the same.
  bool parts_words(std::uint32_t i) const {
    const std::string_view bytes = text_.paragraph.text;
    if (text_.breaks[i] != Break::none || !is_hanging_space(character_before(bytes, i))) return false;
    std::size_t before = i, after = i;
    while (hangs(character_before(bytes, before)) && before > 0) before = start_before(bytes, before);
    while (after < bytes.size() && is_bidi_control(character_at(bytes, after)))
      after = end_of_character(bytes, after);
    const char32_t next = character_at(bytes, after);
    return before > 0 && !opens(character_before(bytes, before)) && !is_hanging_space(next) &&
           !closes(next) && text_.pieces.cut(i) != Cut::inside_cluster;
  }

  /// Between clusters; `anywhere`: also where a conjunct breaks or a closing sign is left alone, for
  /// where nothing else fits a line.
  bool may_cut(std::uint32_t i, bool anywhere) const {
    if (text_.pieces.cut(i) == Cut::inside_cluster) return false;
    const char32_t before = character_before(text_.paragraph.text, i),
                   after = character_at(text_.paragraph.text, i);
    return !extends_cluster(after) && !never_begins_a_line(after) && !is_hanging_space(after) &&
           (anywhere || (!is_virama(before) && !closes(after))) && before != 0x200D &&
           !is_bidi_control(after);
  }

  /// Where to divide [begin, end) so that its first part fits. At least a cluster.
  std::uint32_t cut_at(std::uint32_t begin, std::uint32_t end, std::int64_t room) const {
    const std::uint32_t whole = cut_at(begin, end, room, false);
    return text_.pieces.cut_width(begin, whole) <= room ? whole : cut_at(begin, end, room, true);
  }

 private:
  std::uint32_t cut_at(std::uint32_t begin, std::uint32_t end, std::int64_t room, bool anywhere) const {
    std::uint32_t named = begin, clean = begin, any = begin, first = end;
    for (std::uint32_t i = begin + 1; i < end; ++i) {
      if (!may_cut(i, anywhere)) continue;
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

namespace {

/// Takes segments and lets none be wider than the line it may stand on.
class Cutter {
 public:
  Cutter(const Breakable &text, const Measure &measure) : text_(text), segmenter_(text), measure_(measure) {}

  void keep(const Segment &segment) { made_.push_back(segment); }

  void divide(const Segment &whole) {
    std::uint32_t begin = whole.begin;
    for (std::uint32_t i = whole.begin + 1; i < whole.content_end; ++i) {
      if (!segmenter_.parts_words(i)) continue;
      fit(segmenter_.segment(begin, i));
      begin = i;
    }
    Segment last = whole;
    if (begin != whole.begin) {
      last = segmenter_.segment(begin, whole.end);
      last.forced_end = whole.forced_end;
      last.holds_next = whole.holds_next;
      last.holds_loosely = whole.holds_loosely;
    }
    fit(last);
  }

  std::vector<Segment> take() && { return std::move(made_); }

 private:
  std::int64_t room() const { return made_.empty() ? measure_.first : measure_.rest; }

  void fit(const Segment &segment) {
    if (segment.width + segment.end_extra > room()) {
      cut(segment);
    } else {
      keep(segment);
    }
  }

  void cut(const Segment &whole) {
    const std::int64_t taken = box_before();
    const bool begins_line = made_.empty() || taken > 0;
    std::uint32_t begin = whole.begin;
    while (begin < whole.end) {
      const bool is_first = begin == whole.begin;
      const std::int64_t left = taken == 0 || !is_first ? room() : room_beside_box() - taken;
      const bool fits = text_.pieces.cut_width(begin, whole.content_end) + whole.end_extra <= left;
      const std::uint32_t end = fits ? whole.end : segmenter_.cut_at(begin, whole.content_end, left);
      Segment part = segmenter_.segment(begin, end >= whole.content_end ? whole.end : end);
      part.width = text_.pieces.cut_width(part.begin, part.content_end);
      part.forced_end = part.end == whole.end && whole.forced_end;
      part.own_line = !is_first || !begins_line;
      begin = part.end;
      keep(part);
    }
  }

  /// How wide the check box is that begins the line and has nothing behind it; it is never left alone.
  std::int64_t box_before() const {
    if (made_.empty() || (made_.size() > 1 && !made_[made_.size() - 2].forced_end)) return 0;
    const Segment &last = made_.back();
    if (last.forced_end || last.fills_line || !segmenter_.is_box(last)) return 0;
    return last.width + last.trailing;
  }
  std::int64_t room_beside_box() const { return made_.size() == 1 ? measure_.first : measure_.rest; }

  const Breakable &text_;
  Segmenter segmenter_;
  Measure measure_;
  std::vector<Segment> made_;
};

}  // namespace

void cut_wide_segments(const Breakable &text, const Measure &measure, std::vector<Segment> &segments) {
  Cutter cutter(text, measure);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (is_too_wide(segments, measure, i)) {
      cutter.divide(segments[i]);
    } else {
      cutter.keep(segments[i]);
    }
  }
  segments = std::move(cutter).take();
}

}  // namespace formletter::text
