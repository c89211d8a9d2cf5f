#pragma once

#include "text/line_fit.hpp"
#include "text/paragraph.hpp"

#include <vector>

namespace formletter::text {

/// A day stays with its month, an hour with its half of the day, a number with what it
/// counts: in an isolated value that is short enough for one line, the segments beside a
/// number of one or two digits, or a time of day, hold together. Where a number of a date
/// stands alone on the next line, it is read as another date.
void hold_short_values(const ParagraphText &paragraph, std::vector<Segment> &segments);

}  // namespace formletter::text
