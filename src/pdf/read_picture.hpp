#pragma once

#include "pdf/orientation.hpp"

#include <cstdint>
#include <string>

namespace formletter::pdf {

/// A file of a few bytes may say that it has thousands of millions.
constexpr std::uint64_t most_dots = 200'000'000;

/// A picture of 8 bits a component, without transparency.
struct Picture {
  std::uint32_t width = 0, height = 0;  ///< as stored
  Orientation orientation = Orientation::upright;
  bool grey = false;
  bool is_jpeg = false;
  std::string bytes = {};  ///< the JPEG file, or the samples row by row

  /// As seen.
  std::uint32_t seen_width() const { return lies_on_side(orientation) ? height : width; }
  std::uint32_t seen_height() const { return lies_on_side(orientation) ? width : height; }
};

/// Reads a PNG or JPEG file of any kind, to the end. What is transparent in it stands on
/// white: paper is, and no reader has to know of soft masks. Colours for print (CMYK) become
/// RGB, as the file's profile is. Throws PdfFailure for a damaged file, and for one of more
/// than 200 million dots.
Picture read_picture(const std::string &path);

}  // namespace formletter::pdf
