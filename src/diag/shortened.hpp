#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace formletter::diag {

/// What files call things, by its beginning where it is longer than `longest` bytes, with "…": a
/// message of a hundred thousand characters hides all others. Precondition: well-formed UTF-8.
std::string shortened(std::string_view text, std::size_t longest = 80);

}  // namespace formletter::diag
