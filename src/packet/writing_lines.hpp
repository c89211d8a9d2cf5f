#pragma once

#include "form/question.hpp"

namespace formletter::packet {

/// How many lines of a paper sheet an answer is written on by hand, at least 1: by the length
/// that the question allows, in `max_length` or in a constraint like `string-length(.) <= 300`.
int writing_lines(const form::Question &question);

}  // namespace formletter::packet
