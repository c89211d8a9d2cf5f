#include "pdf/color_profile.hpp"

#include "pdf/write_pdf.hpp"

#include <array>
#include <fstream>
#include <sstream>
#include <utility>

namespace formletter::pdf {
namespace {

constexpr std::array profile_paths = {"/usr/share/color/icc/sRGB.icc", "/usr/share/color/icc/colord/sRGB.icc",
                                      "/usr/share/color/icc/ghostscript/srgb.icc"};

/// An ICC profile of an RGB display (ICC.1, 7.2: class, space and signature).
bool is_rgb_display_profile(std::string_view bytes) {
  return bytes.size() > 128 && bytes.substr(12, 8) == "mntrRGB " && bytes.substr(36, 4) == "acsp";
}

std::string read_profile() {
  for (const char *path : profile_paths) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    const std::string bytes = std::move(text).str();
    if (is_rgb_display_profile(bytes)) return bytes;
  }
  throw PdfFailure("there is no sRGB colour profile at /usr/share/color/icc; install icc-profiles-free");
}

}  // namespace

ColorProfile::ColorProfile(Deflater &deflater) : profile_(deflater.deflate(read_profile())) {}

ObjectId ColorProfile::write(HaruFile &file) const {
  const ObjectId profile = file.add(), intent = file.add();
  file.define_shared_stream(profile, "/N 3 /Filter /FlateDecode", profile_);
  std::string out =
      "/Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB) /Info (sRGB IEC61966-2.1)"
      " /DestOutputProfile ";
  append_reference(out, profile);
  file.define(intent, out);
  return intent;
}

}  // namespace formletter::pdf
