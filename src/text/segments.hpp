#pragma once

#include "text/break_opportunities.hpp"
#include "text/line_fit.hpp"
#include "text/pieces.hpp"

#include <vector>

namespace formletter::text {

/// What the cutting of a paragraph into segments looks at.
struct Breakable {
  const ParagraphText &paragraph;
  const std::vector<Item> &items;
  const std::vector<Break> &breaks;  ///< by byte
  const Pieces &pieces;
  /// Nothing is right to left and nothing is a box: what is drawn stands in the text's order.
  bool all_from_left = false;
};

/// The segments between all places where a line may end.
void make_segments(const Breakable &text, std::vector<Segment> &segments);

bool any_too_wide(const std::vector<Segment> &segments, const Measure &measure);

/// Cuts what is wider than its measure. It is divided at spaces that no line may end with
/// elsewhere; a word too wide starts a line of its own and is divided at last-resort breaks, else between
/// clusters, never inside a conjunct if a cluster boundary elsewhere will do.
void cut_wide_segments(const Breakable &text, const Measure &measure, std::vector<Segment> &segments);

}  // namespace formletter::text
