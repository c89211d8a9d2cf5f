#pragma once

#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// A heading or label in the form it is compared in: compatibility-normalized,
/// lower case, straight apostrophes, single spaces, no `:`, `*` or `?` at its end.
std::string folded(std::string_view text);

/// What a value looks like without what it says: letters as `a`, digits as `9`,
/// runs over four shortened; at most 32 characters.
std::string shape_of(std::string_view value);

}  // namespace formletter::mailmerge
