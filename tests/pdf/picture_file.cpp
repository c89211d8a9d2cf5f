#include "pdf/picture_file.hpp"

#include "pdf_walk/qpdf_handles.hpp"

#include <libdeflate.h>
#include <unistd.h>
#include <qpdf/Pl_DCT.hh>
#include <qpdf/Pl_String.hh>

#include <filesystem>
#include <fstream>
#include <memory>

namespace formletter::pdf {
namespace {

std::string big_endian(std::uint32_t value) {
  return {static_cast<char>(value >> 24), static_cast<char>(value >> 16), static_cast<char>(value >> 8),
          static_cast<char>(value)};
}

std::string zlib(const std::string &bytes) {
  const std::unique_ptr<libdeflate_compressor, void (*)(libdeflate_compressor *)> compressor(
      libdeflate_alloc_compressor(6), libdeflate_free_compressor);
  std::string out(libdeflate_zlib_compress_bound(compressor.get(), bytes.size()), '\0');
  out.resize(libdeflate_zlib_compress(compressor.get(), bytes.data(), bytes.size(), out.data(), out.size()));
  return out;
}

}  // namespace

PictureFile::PictureFile(const std::string &bytes) {
  std::string path = (std::filesystem::temp_directory_path() / "formletter-picture-XXXXXX").string();
  const int descriptor = ::mkstemp(path.data());
  if (descriptor >= 0) ::close(descriptor);
  path_ = path;
  std::ofstream(path_, std::ios::binary) << bytes;
}

PictureFile::~PictureFile() {
  std::filesystem::remove(path_);
}

std::string png_chunk(const std::string &type, const std::string &data) {
  const std::string body = type + data;
  return big_endian(static_cast<std::uint32_t>(data.size())) + body +
         big_endian(libdeflate_crc32(0, body.data(), body.size()));
}

std::string png(const PngHeader &header, const std::string &rows, const std::string &before_data) {
  std::string bytes = big_endian(header.width) + big_endian(header.height);
  bytes += {static_cast<char>(header.bits), static_cast<char>(header.color), 0, 0,
            static_cast<char>(header.interlaced ? 1 : 0)};
  return "\x89PNG\r\n\x1A\n" + png_chunk("IHDR", bytes) + before_data + png_chunk("IDAT", zlib(rows)) +
         png_chunk("IEND", "");
}

std::string jpeg(const JpegKind &kind) {
  std::string bytes, samples;
  for (unsigned i = 0; i < kind.width * kind.height; ++i) samples += kind.color;
  const J_COLOR_SPACE space = kind.color.size() == 1   ? JCS_GRAYSCALE
                              : kind.color.size() == 3 ? JCS_RGB
                                                       : JCS_CMYK;
  Pl_String out("a JPEG", nullptr, bytes);
  Pl_DCT encoder("a picture", &out, kind.width, kind.height, static_cast<int>(kind.color.size()), space);
  encoder.write(reinterpret_cast<const unsigned char *>(samples.data()), samples.size());
  encoder.finish();
  if (kind.exif.empty()) return bytes;
  const std::string segment = std::string("Exif\0\0", 6) + kind.exif;
  const auto length = static_cast<std::uint32_t>(segment.size() + 2);
  return bytes.substr(0, 2) + "\xFF\xE1" + big_endian(length).substr(2) + segment + bytes.substr(2);
}

std::string exif_orientation(int value, bool little_endian) {
  const std::string number(1, static_cast<char>(value));
  using std::string;
  if (little_endian)
    return string("II*\0\x08\0\0\0\1\0\x12\1\3\0\1\0\0\0", 18) + number + string("\0\0\0\0\0\0\0", 7);
  return string("MM\0*\0\0\0\x08\0\1\1\x12\0\3\0\0\0\1\0", 19) + number + string("\0\0\0\0\0\0", 6);
}

std::string two_pixels_png() {
  return png({.width = 2, .height = 1, .color = 6}, std::string("\0\xFF\0\0\xFF\0\0\xFF\0", 9));
}

}  // namespace formletter::pdf
