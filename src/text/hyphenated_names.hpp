#pragma once

#include "text/line_fit.hpp"
#include "text/paragraph.hpp"

#include <vector>

namespace formletter::text {

/// A capital behind a hyphen goes on with a name (Jean-Baptiste, al-Khatib): the segment that ends
/// in the hyphen holds the next one, loosely, since some are wider than a line. "Self-help" may part.
void hold_hyphenated_names(const ParagraphText &paragraph, std::vector<Segment> &segments);

}  // namespace formletter::text
