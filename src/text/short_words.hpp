#pragma once

#include "text/line_fit.hpp"
#include "text/paragraph.hpp"

#include <vector>

namespace formletter::text {

/// Prepositions, conjunctions and articles of one letter stay with the word they lead
/// to where their language's typography wants it (Russian, Ukrainian, Spanish,
/// Portuguese): their segments hold the next one.
void hold_short_words(const ParagraphText &paragraph, std::vector<Segment> &segments);

}  // namespace formletter::text
