#pragma once

#include <string_view>

namespace formletter::pdf {

/// How a camera was held (Exif 2.3, tag 274): where the first row and column of what is stored
/// are to be seen.
enum class Orientation {
  upright = 1,
  mirrored = 2,
  upside_down = 3,
  mirrored_upside_down = 4,
  transposed = 5,
  turned_right = 6,
  transversed = 7,
  turned_left = 8
};

/// Its rows are seen as columns.
constexpr bool lies_on_side(Orientation orientation) {
  return orientation >= Orientation::transposed;
}

/// What Exif data (from their byte order on) say; upright when they say nothing that can be read.
Orientation read_orientation(std::string_view exif);

}  // namespace formletter::pdf
