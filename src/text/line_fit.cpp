#include "text/line_fit.hpp"

#include <algorithm>
#include <limits>

namespace formletter::text {
namespace {

/// Total fit looks back over one line for each segment; a chapter without a break
/// is left to first fit.
constexpr std::size_t most_for_total_fit = 20'000;

struct Cost {
  std::uint32_t lines = std::numeric_limits<std::uint32_t>::max();
  std::int64_t demerits = 0;
  friend auto operator<=>(const Cost &, const Cost &) = default;
};

class Fitter {
 public:
  Fitter(std::span<const Segment> segments, const Measure &measure, FitStyle style)
      : segments_(segments), measure_(measure), style_(style) {}

  std::vector<std::uint32_t> fit() {
    const auto count = static_cast<std::uint32_t>(segments_.size());
    const bool optimum = style_.optimum && count <= most_for_total_fit;
    ends_.reserve(8);
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
    return std::move(ends_);
  }

 private:
  /// Segments that hold the next one, as far as a line has room for what is held together. Where it has
  /// not, what is held loosely parts first.
  void find_held(std::uint32_t begin, std::uint32_t end) {
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

  bool holds_firmly(std::uint32_t at) const {
    return segments_[at].holds_next && !segments_[at].holds_loosely;
  }

  /// Whether a line may end before this segment.
  bool may_end(std::uint32_t at) const { return held_.empty() || !held_[at - 1]; }

  void first_fit(std::uint32_t begin, std::uint32_t end) {
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

  std::uint32_t last_that_fits(std::uint32_t line, std::uint32_t end) const {
    for (std::uint32_t last = end; last > line + 1; --last)
      if (may_end(last) && width(line, last) <= measure_.of_line_at(line)) return last;
    return line + 1;
  }

  std::int64_t width(std::uint32_t begin, std::uint32_t end) const {
    std::int64_t sum = 0;
    for (std::uint32_t i = begin; i + 1 < end; ++i) sum += segments_[i].width + segments_[i].trailing;
    return sum + segments_[end - 1].width + segments_[end - 1].end_extra;
  }

  void total_fit(std::uint32_t begin, std::uint32_t end) {
    sum_up(begin, end);
    places_.front().best = {0, 0};
    const std::int64_t widest = std::max(measure_.first, measure_.rest);
    std::uint32_t first = begin;  // where the longest line that ends at j begins: moves on with it
    for (std::uint32_t j = begin + 1; j <= end; ++j) {
      if (j < end && !may_end(j)) continue;
      const Segment &last = segments_[j - 1];
      const Place &before_last = places_[j - 1 - begin];
      const std::int64_t reach = before_last.width + last.width + last.end_extra;
      while (first + 1 < j && reach - places_[first - begin].width > widest) ++first;
      while (first > begin && reach - places_[first - 1 - begin].width <= widest) --first;
      // From the longest line on: those behind it seldom have as few lines before them.
      Cost best;
      std::uint32_t from = begin;
      for (std::uint32_t i = first; i < j; ++i) {
        const Place &place = places_[i - begin];
        const Cost &before = place.best;
        if (before.lines >= best.lines) {
          if (goes_on_ && before.lines != Cost().lines) break;
          continue;  // as those have that no line ends before
        }
        const std::int64_t content = reach - place.width;
        const std::int64_t slack = measure_.of_line_at(i) - content;
        if (slack < 0 && i + 1 < j) continue;
        const bool fills = before_last.filling > place.filling || last.fills_line;
        const std::uint32_t spaces = before_last.spaces - place.spaces + last.spaces;
        const std::int64_t demerits = fills      ? 0
                                      : j == end ? of_last_line(content, i, j, begin)
                                                 : of_line(std::max<std::int64_t>(slack, 0), spaces, j);
        const Cost cost{before.lines + 1, before.demerits + demerits + of_hyphens(i, j, begin, end)};
        if (cost <= best) best = cost, from = i;  // of equal ones the shortest last line
      }
      places_[j - begin].best = best;
      places_[j - begin].from = from;
    }
    const std::size_t at = ends_.size();
    for (std::uint32_t j = end; j > begin; j = places_[j - begin].from)
      ends_.insert(ends_.begin() + static_cast<std::ptrdiff_t>(at), j);
  }

  /// What stands before each segment, so that a line's is the difference of two.
  void sum_up(std::uint32_t begin, std::uint32_t end) {
    places_.assign(end - begin + 1, {});
    goes_on_ = true;
    for (std::uint32_t i = begin; i + 1 < end; ++i) {
      const Segment &segment = segments_[i];
      const Place &all = places_[i - begin];
      Place &next = places_[i + 1 - begin];
      next.width = all.width + segment.width + segment.trailing;
      next.spaces = all.spaces + segment.spaces + segment.trailing_spaces;
      next.filling = all.filling + (segment.fills_line ? 1U : 0U);
      goes_on_ = goes_on_ && segment.end_extra == 0;
    }
  }

  std::int64_t of_line(std::int64_t slack, std::uint32_t spaces, std::uint32_t end) const {
    const std::int64_t each = style_.justify ? 4 * slack / (spaces + 1) : slack;
    const std::int64_t hyphen = ends_with_hyphen(end) ? measure_.rest / 10 : 0;
    return each * each + hyphen * hyphen;
  }

  bool ends_with_hyphen(std::uint32_t end) const {
    return segments_[end - 1].hyphen != Segment::Hyphen::none;
  }

  /// Two hyphens below each other, or half a word on the last line, are worth a raggeder line.
  std::int64_t of_hyphens(std::uint32_t i, std::uint32_t j, std::uint32_t begin, std::uint32_t end) const {
    if (i == begin || !ends_with_hyphen(i) || !(ends_with_hyphen(j) || j == end)) return 0;
    return measure_.rest / 5 * (measure_.rest / 5);
  }

  /// The last line may be short; below a quarter of the measure, or a word alone,
  /// it looks lost.
  std::int64_t of_last_line(std::int64_t content, std::uint32_t i, std::uint32_t j,
                            std::uint32_t begin) const {
    if (i == begin) return 0;
    const std::int64_t lack = std::max<std::int64_t>(measure_.rest / 4 - content, 0);
    const std::int64_t alone = j - i == 1 && content < measure_.rest / 2 ? measure_.rest / 4 : 0;
    return lack * lack + alone * alone;
  }

  std::span<const Segment> segments_;
  Measure measure_;
  FitStyle style_;
  std::vector<std::uint32_t> ends_;
  std::vector<bool> held_;  ///< empty when no segment of the paragraph's part holds another
  /// Before a segment, where a line may begin.
  struct Place {
    std::int64_t width = 0;
    std::uint32_t spaces = 0, filling = 0;
    std::uint32_t from = 0;  ///< where the best line that ends here begins
    Cost best;               ///< of all lines before it
  };
  std::vector<Place> places_;
  /// No line's end costs more than its content: what ends later never takes fewer lines.
  bool goes_on_ = true;
};

}  // namespace

std::vector<std::uint32_t> fit_lines(std::span<const Segment> segments, const Measure &measure,
                                     FitStyle style) {
  return Fitter(segments, measure, style).fit();
}

}  // namespace formletter::text
