#include "pdf/read_picture.hpp"

#include "pdf/read_jpeg.hpp"
#include "pdf/write_pdf.hpp"

#include <libdeflate.h>
#include <png.h>

#include <fstream>
#include <iterator>
#include <string_view>

namespace formletter::pdf {
namespace {

constexpr std::string_view png_signature = "\x89PNG\r\n\x1A\n";

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// What the chunks of a PNG say (PNG specification, 5.3). Every chunk has a checksum, and
/// the last one is IEND: libpng would overlook some of this.
struct Chunks {
  bool sound = false;
  Orientation orientation = Orientation::upright;
};

Chunks read_chunks(std::string_view bytes) {
  Chunks chunks;
  std::size_t at = png_signature.size();
  while (at + 12 <= bytes.size()) {
    const std::uint32_t length = big_endian(bytes, at);
    if (length > bytes.size() - at - 12) return chunks;
    const std::string_view chunk = bytes.substr(at + 4, length + 4);
    if (libdeflate_crc32(0, chunk.data(), chunk.size()) != big_endian(bytes, at + 8 + length)) return chunks;
    if (chunk.starts_with("eXIf")) chunks.orientation = read_orientation(chunk.substr(4));
    if (chunk.starts_with("IEND")) {
      chunks.sound = true;
      return chunks;
    }
    at += length + 12;
  }
  return chunks;
}

/// libpng's simplified interface: any depth, palette, interlacing and transparency, as 8 bits
/// of sRGB or grey on white.
class PngReading {
 public:
  explicit PngReading(std::string_view bytes) {
    image_.version = PNG_IMAGE_VERSION;
    if (png_image_begin_read_from_memory(&image_, bytes.data(), bytes.size()) == 0) fail();
  }
  ~PngReading() { png_image_free(&image_); }
  PngReading(const PngReading &) = delete;
  PngReading &operator=(const PngReading &) = delete;

  Picture read() {
    Picture picture{.width = image_.width, .height = image_.height};
    if (std::uint64_t{picture.width} * picture.height > most_dots) throw PdfFailure("has too many dots");
    picture.grey = (image_.format & PNG_FORMAT_FLAG_COLOR) == 0;
    image_.format = picture.grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    picture.bytes.resize(PNG_IMAGE_SIZE(image_));
    const png_color white{255, 255, 255};
    if (png_image_finish_read(&image_, &white, picture.bytes.data(), 0, nullptr) == 0) fail();
    return picture;
  }

 private:
  [[noreturn]] static void fail() { throw PdfFailure("is a damaged PNG"); }
  png_image image_{};
};

Picture read_png(std::string_view bytes) {
  const Chunks chunks = read_chunks(bytes);
  if (!chunks.sound) throw PdfFailure("is a damaged PNG");
  Picture picture = PngReading(bytes).read();
  picture.orientation = chunks.orientation;
  return picture;
}

Picture read_bytes(std::string bytes) {
  if (bytes.starts_with(png_signature)) return read_png(bytes);
  if (bytes.starts_with("\xFF\xD8")) return read_jpeg(std::move(bytes));
  throw PdfFailure("is neither PNG nor JPEG");
}

}  // namespace

Picture read_picture(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) throw PdfFailure("picture " + path + ": cannot be opened");
  try {
    return read_bytes(std::string(std::istreambuf_iterator<char>(in), {}));
  } catch (const PdfFailure &failure) {
    throw PdfFailure("picture " + path + ": " + failure.what());
  }
}

}  // namespace formletter::pdf
