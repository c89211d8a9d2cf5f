#pragma once

#include <cstdint>
#include <string>

namespace formletter::pdf {

/// A picture on disk that goes away with its owner.
class PictureFile {
 public:
  explicit PictureFile(const std::string &bytes);
  ~PictureFile();
  PictureFile(const PictureFile &) = delete;
  PictureFile &operator=(const PictureFile &) = delete;
  const std::string &path() const { return path_; }

 private:
  std::string path_;
};

/// What the header of a PNG says (PNG specification, 11.2.2).
struct PngHeader {
  std::uint32_t width = 0, height = 0;
  int bits = 8;
  int color = 0;  ///< 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha
  bool interlaced = false;
};

/// A PNG of these rows, each beginning with filter 0; `before_data` are chunks.
std::string png(const PngHeader &header, const std::string &rows, const std::string &before_data = "");
std::string png_chunk(const std::string &type, const std::string &data);

/// A JPEG of one colour: grey, RGB or, as Adobe stores it the other way round, CMYK.
struct JpegKind {
  unsigned width = 16, height = 8;
  std::string color = "\x80";  ///< a byte a component
  std::string exif = "";
};
std::string jpeg(const JpegKind &kind);
/// Exif data of one entry, an orientation; in either byte order.
std::string exif_orientation(int value, bool little_endian);

/// Opaque red beside transparent blue.
std::string two_pixels_png();

}  // namespace formletter::pdf
