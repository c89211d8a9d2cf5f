#pragma once

#include <string_view>

namespace formletter::document {

/// styles.xml of the engine itself: every element of the dialect looks decent
/// without a line of the pack's. In the format that packs use.
std::string_view built_in_styles();

}  // namespace formletter::document
