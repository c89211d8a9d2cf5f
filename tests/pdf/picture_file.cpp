#include "pdf/picture_file.hpp"

#include <libdeflate.h>
#include <unistd.h>

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

std::string two_pixels_png() {
  return png({.width = 2, .height = 1, .color = 6}, std::string("\0\xFF\0\0\xFF\0\0\xFF\0", 9));
}

}  // namespace formletter::pdf
