#include "text/line_fit.hpp"

#include <algorithm>

namespace formletter::text {
namespace {

/// Total fit looks back over one line for each segment; a chapter without a break
/// is left to first fit.
constexpr std::size_t most_for_total_fit = 20'000;

}  // namespace

void LineFitter::fit(std::span<const Segment> segments, const Measure &measure, FitStyle style) {
  segments_ = segments;
  measure_ = measure;
  style_ = style;
  ends_.clear();
  const auto count = static_cast<std::uint32_t>(segments_.size());
  const bool optimum = style_.optimum && count <= most_for_total_fit;
  for (std::uint32_t begin = 0; begin < count;) {
    std::uint32_t end = begin + 1;
    while (end < count && !segments_[end - 1].forced_end && !segments_[end].own_line) ++end;
    if (optimum && width(begin, end) <= measure_.of_line_at(begin)) {
      ends_.push_back(end);
    } else if (find_held(begin, end); optimum) {
      total_fit(begin, end);
    } else {
      first_fit(begin, end);
    }
    begin = end;
  }
}

/// Segments that hold the next one, as far as a line has room for what is held together. Where it has
/// not, what is held loosely parts first.
void LineFitter::find_held(std::uint32_t begin, std::uint32_t end) {
  held_.clear();
  const auto holds = [](const Segment &segment) { return segment.holds_next; };
  if (std::none_of(segments_.begin() + begin, segments_.begin() + end, holds)) return;
  held_.assign(segments_.size(), false);
  const std::int64_t room = std::min(measure_.first, measure_.rest);
  for (std::uint32_t last = end; last > begin;) {
    std::uint32_t first = last - 1;
    while (first > begin && segments_[first - 1].holds_next) --first;
    if (width(first, last) > room) {
      first = last - 1;
      while (first > begin && holds_firmly(first - 1) && width(first - 1, last) <= room) --first;
    }
    std::fill(held_.begin() + first, held_.begin() + last - 1, true);
    last = first;
  }
}

void LineFitter::first_fit(std::uint32_t begin, std::uint32_t end) {
  std::int64_t before = 0;  // width with trailing space of what the line has
  for (std::uint32_t i = begin, line = begin; i < end; ++i) {
    const Segment &segment = segments_[i];
    if (i > line && before + segment.width + segment.end_extra > measure_.of_line_at(line)) {
      // A hyphen's width may have been spared before it: go back if it is too wide now.
      ends_.push_back(last_that_fits(line, i));
      i = line = ends_.back();
      before = 0;
    }
    before += segments_[i].width + segments_[i].trailing;
  }
  ends_.push_back(end);
}

std::uint32_t LineFitter::last_that_fits(std::uint32_t line, std::uint32_t end) const {
  for (std::uint32_t last = end; last > line + 1; --last)
    if (may_end(last) && width(line, last) <= measure_.of_line_at(line)) return last;
  return line + 1;
}

std::int64_t LineFitter::width(std::uint32_t begin, std::uint32_t end) const {
  std::int64_t sum = 0;
  for (std::uint32_t i = begin; i + 1 < end; ++i) sum += segments_[i].width + segments_[i].trailing;
  return sum + segments_[end - 1].width + segments_[end - 1].end_extra;
}

/// Two hyphens below each other, or half a word on the last line, are worth a raggeder line.
std::int64_t LineFitter::of_hyphens(std::uint32_t i, std::uint32_t j, const Part &part) const {
  if (i == part.begin || !ends_with_hyphen(i)) return 0;
  if (!ends_with_hyphen(j) && j != part.end) return 0;
  return measure_.rest / 5 * (measure_.rest / 5);
}

/// The last line may be short; below a quarter of the measure, or a word alone,
/// it looks lost.
std::int64_t LineFitter::of_last_line(std::int64_t slack, std::uint32_t i, const Part &part) const {
  if (i == part.begin) return 0;
  const std::int64_t content = measure_.rest - slack;
  const std::int64_t lack = std::max<std::int64_t>(measure_.rest / 4 - content, 0);
  const std::int64_t alone = part.end - i == 1 && content < measure_.rest / 2 ? measure_.rest / 4 : 0;
  return lack * lack + alone * alone;
}

/// Demerits of the line of segments [i, j).
std::int64_t LineFitter::of_line(std::uint32_t i, std::uint32_t j, std::int64_t slack,
                                 const Part &part) const {
  const Segment &last = segments_[j - 1];
  const Place &place = places_[i - part.begin];
  const Place &before_last = places_[j - 1 - part.begin];
  if (before_last.filling > place.filling || last.fills_line) return of_hyphens(i, j, part);
  if (j == part.end) return of_last_line(slack, i, part) + of_hyphens(i, j, part);
  const std::uint32_t spaces = before_last.spaces - place.spaces + last.spaces;
  const std::int64_t room = std::max<std::int64_t>(slack, 0);
  const std::int64_t each = style_.justify ? 4 * room / (spaces + 1) : room;
  const std::int64_t hyphen = ends_with_hyphen(j) ? measure_.rest / 10 : 0;
  return each * each + hyphen * hyphen + of_hyphens(i, j, part);
}

void LineFitter::total_fit(std::uint32_t begin, std::uint32_t end) {
  const Part part{begin, end};
  sum_up(part);
  const std::int64_t widest = std::max(measure_.first, measure_.rest);
  std::uint32_t first = begin;  // where the longest line that ends at j begins: moves on with it
  for (std::uint32_t j = begin + 1; j <= end; ++j) {
    if (j < end && !may_end(j)) continue;
    const std::int64_t reach = reach_of(j, part);
    while (first + 1 < j && reach - places_[first - begin].width > widest) ++first;
    while (first > begin && reach - places_[first - 1 - begin].width <= widest) --first;
    find_best(first, j, part);
  }
  const std::size_t at = ends_.size();
  for (std::uint32_t j = end; j > begin; j = places_[j - begin].from)
    ends_.insert(ends_.begin() + static_cast<std::ptrdiff_t>(at), j);
}

/// Where the line that ends at `j` had best begin, from `first` on: lines that begin behind the
/// longest one seldom have as few before them.
void LineFitter::find_best(std::uint32_t first, std::uint32_t j, const Part &part) {
  const Place *const places = places_.data();
  const std::int64_t reach = reach_of(j, part);
  const bool plain = plain_ && j < part.end;
  Cost best;
  std::uint32_t from = part.begin;
  for (std::uint32_t i = first; i < j; ++i) {
    const Place &place = places[i - part.begin];
    const Cost before = place.best;
    if (before.lines >= best.lines) {
      if (goes_on_ && before.lines != Cost().lines) break;
      continue;  // as those have that no line ends before
    }
    const std::int64_t slack = place.line_end - reach;
    if (slack < 0 && i + 1 < j) continue;
    const std::int64_t room = std::max<std::int64_t>(slack, 0);
    const std::int64_t own = plain ? room * room : of_line(i, j, slack, part);
    const Cost cost{before.lines + 1, before.demerits + own};
    // Of equal ones the shortest last line.
    if (cost.lines < best.lines || cost.demerits <= best.demerits) best = cost, from = i;
    // A line that begins later has more room left, and no fewer lines before it.
    if (plain && i > 0 && own > best.demerits) break;
  }
  places_[j - part.begin].best = best;
  places_[j - part.begin].from = from;
}

/// What stands before each segment, so that a line's is the difference of two.
void LineFitter::sum_up(const Part &part) {
  places_.assign(part.end - part.begin + 1, {});
  places_.front().best = {0, 0};
  goes_on_ = true;
  plain_ = !style_.justify;
  for (std::uint32_t i = part.begin; i < part.end; ++i) {
    const Segment &segment = segments_[i];
    Place &all = places_[i - part.begin];
    Place &next = places_[i + 1 - part.begin];
    all.line_end = all.width + measure_.of_line_at(i);
    next.width = all.width + segment.width + segment.trailing;
    next.spaces = all.spaces + segment.spaces + segment.trailing_spaces;
    next.filling = all.filling + (segment.fills_line ? 1U : 0U);
    goes_on_ = goes_on_ && (segment.end_extra == 0 || i + 1 == part.end);
    plain_ = plain_ && !segment.fills_line && segment.hyphen == Segment::Hyphen::none;
  }
  plain_ = plain_ && goes_on_;
}

/// How far the content reaches of a line that ends at `j`, from the part's beginning.
std::int64_t LineFitter::reach_of(std::uint32_t j, const Part &part) const {
  const Segment &last = segments_[j - 1];
  return places_[j - 1 - part.begin].width + last.width + last.end_extra;
}

}  // namespace formletter::text
