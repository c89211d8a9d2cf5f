#include "pdf/read_jpeg.hpp"

#include "pdf/write_pdf.hpp"

// qpdf asks every user to say that its old pointer class is not wanted.
#include "pdf/qpdf_objects.hpp"

#include <qpdf/Pl_DCT.hh>
#include <qpdf/Pl_Discard.hh>
#include <qpdf/Pl_String.hh>

#include <string_view>

namespace formletter::pdf {
namespace {

/// What stands before the picture itself (ISO/IEC 10918-1, annex B).
struct Header {
  std::uint32_t width = 0, height = 0;
  int bits = 0, components = 0;
  unsigned frame = 0;  ///< the marker of its start: C0 baseline, C1 extended, C2 progressive
  bool adobe = false;  ///< Adobe's programs store CMYK the other way round
  Orientation orientation = Orientation::upright;
};

constexpr std::string_view exif_mark("Exif\0\0", 6), adobe_mark = "Adobe";

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return at < bytes.size() ? static_cast<unsigned char>(bytes[at]) : 0;
}
unsigned word_at(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

bool is_frame(unsigned marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

void read_segment(unsigned marker, std::string_view segment, Header &header) {
  if (is_frame(marker)) {
    header.frame = marker;
    header.bits = static_cast<int>(byte_at(segment, 0));
    header.height = word_at(segment, 1);
    header.width = word_at(segment, 3);
    header.components = static_cast<int>(byte_at(segment, 5));
  } else if (marker == 0xE1 && segment.starts_with(exif_mark)) {
    header.orientation = read_orientation(segment.substr(exif_mark.size()));
  } else if (marker == 0xEE && segment.starts_with(adobe_mark)) {
    header.adobe = true;
  }
}

Header read_header(std::string_view bytes) {
  constexpr unsigned start_of_scan = 0xDA;
  Header header;
  std::size_t at = 2;
  while (at + 4 <= bytes.size() && byte_at(bytes, at) == 0xFF) {
    const unsigned marker = byte_at(bytes, at + 1);
    if (marker == 0xFF) {  // fill bytes may stand before a marker
      ++at;
      continue;
    }
    if (marker == start_of_scan) break;
    const std::size_t length = word_at(bytes, at + 2);
    if (length < 2 || length > bytes.size() - at - 2) break;
    read_segment(marker, bytes.substr(at + 4, length - 2), header);
    at += 2 + length;
  }
  return header;
}

/// Through libjpeg, which qpdf holds; all of it, so that a file cut short is found.
void decode(const std::string &bytes, Pipeline &samples) {
  Pl_DCT decoder("a picture", &samples);
  decoder.write(reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size());
  decoder.finish();
}

std::string rgb_of_cmyk(const std::string &samples, bool inverted) {
  std::string rgb;
  rgb.reserve(samples.size() / 4 * 3);
  const auto light = [&](std::size_t i) {
    const unsigned value = static_cast<unsigned char>(samples[i]);
    return inverted ? value : 255 - value;
  };
  for (std::size_t i = 0; i + 4 <= samples.size(); i += 4)
    for (std::size_t k = 0; k < 3; ++k) rgb += static_cast<char>((light(i + k) * light(i + 3) + 127) / 255);
  return rgb;
}

}  // namespace

Picture read_jpeg(std::string bytes) {
  const Header header = read_header(bytes);
  if (header.frame == 0 || header.width == 0 || header.height == 0) throw PdfFailure("is a damaged JPEG");
  if (std::uint64_t{header.width} * header.height > most_dots) throw PdfFailure("has too many dots");
  if (header.frame > 0xC2 || header.bits != 8) throw PdfFailure("is a JPEG that PDF does not know");
  Picture picture{.width = header.width, .height = header.height, .orientation = header.orientation};
  picture.grey = header.components == 1;
  const bool print = header.components == 4;
  if (header.components != 1 && header.components != 3 && !print) throw PdfFailure("is a damaged JPEG");
  std::string samples;
  Pl_String kept("samples", nullptr, samples);
  Pl_Discard discarded;
  try {
    decode(bytes, print ? static_cast<Pipeline &>(kept) : discarded);
  } catch (const std::exception &) {
    throw PdfFailure("is a damaged JPEG");
  }
  picture.is_jpeg = !print;
  picture.bytes = print ? rgb_of_cmyk(samples, header.adobe) : std::move(bytes);
  return picture;
}

}  // namespace formletter::pdf
