#pragma once

#include "text/line_fit.hpp"
#include "text/paragraph.hpp"

#include <vector>

namespace formletter::text {

/// A name of two capitals (Jean-Baptiste, Al-Khatib) is one name: the segment that ends in its
/// hyphen holds the next one, loosely, since some are wider than a line. "Self-help" may part.
void hold_hyphenated_names(const ParagraphText &paragraph, std::vector<Segment> &segments);

}  // namespace formletter::text
