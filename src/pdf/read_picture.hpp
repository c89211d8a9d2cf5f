#pragma once

#include <cstdint>
#include <string>

namespace formletter::pdf {

/// A picture of 8 bits a component, without transparency.
struct Picture {
  std::uint32_t width = 0, height = 0;
  bool grey = false;
  bool is_jpeg = false;
  std::string bytes;  ///< the JPEG file, or the samples row by row
};

/// Reads a PNG or JPEG file. What is transparent in it stands on white: paper is,
/// and no reader has to know of soft masks. Throws PdfFailure.
Picture read_picture(const std::string &path);

}  // namespace formletter::pdf
