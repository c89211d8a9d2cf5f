#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace formletter::diag {

/// The known name that `wanted` was most likely meant to be, if one is near
/// enough (Damerau-Levenshtein distance of at most a third of its length, letter
/// case ignored); the first in order wins a tie.
std::optional<std::string> nearest_name(std::string_view wanted, std::span<const std::string> known);

/// "did you mean `x`?" for the nearest name, or "" when none is near.
std::string did_you_mean(std::string_view wanted, std::span<const std::string> known);

}  // namespace formletter::diag
