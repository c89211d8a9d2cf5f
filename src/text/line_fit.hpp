#pragma once

#include <cstdint>
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

/// Ends of the lines, each one past its last segment. No line is wider than its
/// measure unless it is one segment that is. Total fit makes as few lines as first
/// fit does and among those the most even ones, none of them a lone short word at the end.
std::vector<std::uint32_t> fit_lines(std::span<const Segment> segments, const Measure &measure,
                                     FitStyle style);

}  // namespace formletter::text
