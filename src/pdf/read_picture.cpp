#include "pdf/read_picture.hpp"

#include "pdf/write_pdf.hpp"

#include <libdeflate.h>

#include <algorithm>

#include <fstream>
#include <iterator>
#include <memory>
#include <string_view>
#include <type_traits>

extern "C" {
#include <hpdf.h>
#include <hpdf_image.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>
}

namespace formletter::pdf {
namespace {

[[noreturn]] void fail(const std::string &path, std::string_view why) {
  throw PdfFailure("picture " + path + ": " + std::string(why));
}

std::uint32_t big_endian(std::string_view bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = at; i < at + 4; ++i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

/// libharu leaves libpng without a way out of an error but abort(): a damaged file
/// must not get there. Every chunk has a checksum (PNG specification, 5.3).
bool is_sound_png(std::string_view bytes) {
  std::size_t at = 8;
  while (at + 12 <= bytes.size()) {
    const std::uint32_t length = big_endian(bytes, at);
    if (length > bytes.size() - at - 12) return false;
    const std::string_view chunk = bytes.substr(at + 4, length + 4);
    if (libdeflate_crc32(0, chunk.data(), chunk.size()) != big_endian(bytes, at + 8 + length)) return false;
    if (chunk.substr(0, 4) == "IEND") return true;
    at += length + 12;
  }
  return false;
}

extern "C" void ignore_failure(HPDF_STATUS, HPDF_STATUS, void *) {}

struct FreeDocument {
  void operator()(HPDF_Doc document) const { HPDF_Free(document); }
};
/// A document of libharu that only reads a picture.
using ScratchDocument = std::unique_ptr<std::remove_pointer_t<HPDF_Doc>, FreeDocument>;

std::string stream_bytes(HPDF_Dict dict) {
  std::string bytes;
  for (HPDF_UINT i = 0; i < HPDF_MemStream_GetBufCount(dict->stream); ++i) {
    HPDF_UINT length = 0;
    const HPDF_BYTE *part = HPDF_MemStream_GetBufPtr(dict->stream, i, &length);
    bytes.append(reinterpret_cast<const char *>(part), length);
  }
  return bytes;
}

std::int32_t number(HPDF_Dict dict, const char *key) {
  const auto *found = static_cast<HPDF_Number>(HPDF_Dict_GetItem(dict, key, HPDF_OCLASS_NUMBER));
  return found == nullptr ? 0 : found->value;
}

/// How the samples of a PNG are to be read.
struct Samples {
  int bits = 8;
  int components = 1;
  std::string palette;  ///< RGB triples, or ""
};

std::string color_space_name(HPDF_Dict image) {
  const auto *name = static_cast<HPDF_Name>(HPDF_Dict_GetItem(image, "ColorSpace", HPDF_OCLASS_NAME));
  return name == nullptr ? "" : name->value;
}

Samples sample_layout(HPDF_Dict image) {
  Samples samples;
  samples.bits = number(image, "BitsPerComponent");
  const std::string name = color_space_name(image);
  if (name == "DeviceRGB") samples.components = 3;
  if (!name.empty()) return samples;
  auto *indexed = static_cast<HPDF_Array>(HPDF_Dict_GetItem(image, "ColorSpace", HPDF_OCLASS_ARRAY));
  if (indexed == nullptr) return samples;
  if (auto *table = static_cast<HPDF_Binary>(HPDF_Array_GetItem(indexed, 3, HPDF_OCLASS_BINARY)))
    samples.palette.assign(reinterpret_cast<const char *>(table->value), table->len);
  return samples;
}

/// The samples as bytes of RGB or grey. Rows begin on a byte (PNG specification, 7.2).
std::string unpack(const std::string &packed, const Samples &samples, const Picture &size) {
  const std::size_t in_row = std::size_t{size.width} * static_cast<std::size_t>(samples.components);
  const std::size_t row_bytes = (in_row * static_cast<std::size_t>(samples.bits) + 7) / 8;
  const unsigned most = (1U << samples.bits) - 1;
  std::string out;
  for (std::size_t y = 0; y < size.height; ++y) {
    for (std::size_t i = 0; i < in_row; ++i) {
      const std::size_t bit = i * static_cast<std::size_t>(samples.bits);
      const auto byte = static_cast<unsigned char>(packed.at(y * row_bytes + bit / 8));
      const unsigned value = (byte >> (8 - samples.bits - static_cast<int>(bit % 8))) & most;
      if (samples.palette.empty()) {
        out += static_cast<char>(value * 255 / most);
      } else {
        out += samples.palette.substr(std::min(std::size_t{value} * 3, samples.palette.size() - 3), 3);
      }
    }
  }
  return out;
}

void put_on_white(std::string &samples, const std::string &alpha, std::size_t components) {
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const unsigned opacity = static_cast<unsigned char>(alpha.at(i / components));
    const unsigned value = static_cast<unsigned char>(samples[i]);
    samples[i] = static_cast<char>((value * opacity + 255 * (255 - opacity) + 127) / 255);
  }
}

void read_png_samples(HPDF_Dict image, const std::string &path, Picture &picture) {
  const Samples samples = sample_layout(image);
  if (samples.bits != 1 && samples.bits != 2 && samples.bits != 4 && samples.bits != 8)
    fail(path, "has more than 8 bits a colour");
  picture.grey = samples.components == 1 && samples.palette.empty();
  picture.bytes = unpack(stream_bytes(image), samples, picture);
  auto *mask = static_cast<HPDF_Dict>(HPDF_Dict_GetItem(image, "SMask", HPDF_OCLASS_DICT));
  if (mask != nullptr) put_on_white(picture.bytes, stream_bytes(mask), picture.grey ? 1 : 3);
}

}  // namespace

Picture read_picture(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) fail(path, "cannot be opened");
  const std::string bytes(std::istreambuf_iterator<char>(in), {});
  const std::string_view view = bytes;
  Picture picture;
  picture.is_jpeg = view.substr(0, 2) == "\xFF\xD8";
  if (!picture.is_jpeg && view.substr(0, 8) != "\x89PNG\r\n\x1A\n") fail(path, "is neither PNG nor JPEG");
  if (!picture.is_jpeg && !is_sound_png(view)) fail(path, "is a damaged PNG");

  const ScratchDocument document(HPDF_New(ignore_failure, nullptr));
  if (!document) fail(path, "libharu gave no document");
  const auto *data = reinterpret_cast<const HPDF_BYTE *>(bytes.data());
  const auto size = static_cast<HPDF_UINT>(bytes.size());
  HPDF_Image image = picture.is_jpeg ? HPDF_LoadJpegImageFromMem(document.get(), data, size)
                                     : HPDF_LoadPngImageFromMem(document.get(), data, size);
  if (image == nullptr) fail(path, "libharu cannot read it");
  picture.width = static_cast<std::uint32_t>(number(image, "Width"));
  picture.height = static_cast<std::uint32_t>(number(image, "Height"));
  if (!picture.is_jpeg) {
    read_png_samples(image, path, picture);
    return picture;
  }
  const std::string space = color_space_name(image);
  if (space != "DeviceRGB" && space != "DeviceGray") fail(path, "is a JPEG of neither RGB nor grey");
  picture.grey = space == "DeviceGray";
  picture.bytes = bytes;
  return picture;
}

}  // namespace formletter::pdf
