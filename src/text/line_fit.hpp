#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace formletter::text {

/// What stands between two places where a line may end. Millipoints.
struct Segment {
  std::uint32_t begin = 0, end = 0, content_end = 0;  ///< bytes; behind content_end only white space
  std::int64_t width = 0;                             ///< of the content
  std::int64_t trailing = 0;   ///< of the white space behind it, which hangs over a line's end
  std::int64_t end_extra = 0;  ///< more width when a line ends here: a hyphen, other shapes
  std::uint32_t spaces = 0, trailing_spaces = 0;  ///< that may be widened
  /// What a line that ends here shows: a hyphen for a soft one, or one more.
  enum class Hyphen : std::uint8_t { none, soft, added };
  Hyphen hyphen = Hyphen::none;
  bool forced_end = false;
  bool own_line = false;    ///< a line must start with it
  bool fills_line = false;  ///< holds a box that takes what is left of the line
  /// No line ends with it, unless it and those it holds are wider than a line.
  bool holds_next = false;
  bool holds_loosely = false;  ///< given up first where all that is held together is too wide
};

struct Measure {
  std::int64_t first = 0, rest = 0;  ///< width of the first line and of the others
  std::int64_t of_line_at(std::uint32_t segment) const { return segment == 0 ? first : rest; }
};

struct FitStyle {
  bool optimum = true;
  bool justify = false;
};

/// Finds where lines end. No line is wider than its measure unless it is one segment that is.
/// Total fit makes as few lines as first fit does and among those the most even ones, none of
/// them a lone short word at the end. Its memory serves one paragraph after another.
class LineFitter {
 public:
  void fit(std::span<const Segment> segments, const Measure &measure, FitStyle style);
  /// Of the lines, each one past its last segment.
  const std::vector<std::uint32_t> &ends() const { return ends_; }

 private:
  struct Cost {
    std::uint32_t lines = std::numeric_limits<std::uint32_t>::max();
    std::int64_t demerits = 0;
  };
  /// Before a segment, where a line may begin.
  struct Place {
    std::int64_t width = 0;     ///< of all before it in its part
    std::int64_t line_end = 0;  ///< how far a line that begins here may reach
    Cost best;                  ///< of all lines before it
    std::uint32_t spaces = 0, filling = 0;
    std::uint32_t from = 0;  ///< where the best line that ends here begins
  };
  /// Segments that no line goes beyond.
  struct Part {
    std::uint32_t begin, end;
  };

  void find_held(std::uint32_t begin, std::uint32_t end);
  bool holds_firmly(std::uint32_t at) const {
    return segments_[at].holds_next && !segments_[at].holds_loosely;
  }
  /// Whether a line may end before this segment.
  bool may_end(std::uint32_t at) const { return held_.empty() || !held_[at - 1]; }
  void first_fit(std::uint32_t begin, std::uint32_t end);
  std::uint32_t last_that_fits(std::uint32_t line, std::uint32_t end) const;
  std::int64_t width(std::uint32_t begin, std::uint32_t end) const;
  void total_fit(std::uint32_t begin, std::uint32_t end);
  void find_best(std::uint32_t first, std::uint32_t j, const Part &part);
  void sum_up(const Part &part);
  std::int64_t reach_of(std::uint32_t j, const Part &part) const;
  std::int64_t of_line(std::uint32_t i, std::uint32_t j, std::int64_t slack, const Part &part) const;
  std::int64_t of_last_line(std::int64_t slack, std::uint32_t i, const Part &part) const;
  std::int64_t of_hyphens(std::uint32_t i, std::uint32_t j, const Part &part) const;
  bool ends_with_hyphen(std::uint32_t end) const {
    return segments_[end - 1].hyphen != Segment::Hyphen::none;
  }

  std::span<const Segment> segments_;
  Measure measure_;
  FitStyle style_;
  std::vector<std::uint32_t> ends_;
  std::vector<bool> held_;  ///< empty when no segment of the paragraph's part holds another
  std::vector<Place> places_;
  /// No line's end costs more than its content: what ends later never takes fewer lines.
  bool goes_on_ = true;
  bool plain_ = false;  ///< and what is left of a line is all that tells for or against it
};

}  // namespace formletter::text
