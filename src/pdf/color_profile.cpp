#include "pdf/color_profile.hpp"

#include "pdf/srgb_profile.hpp"

namespace formletter::pdf {

ColorProfile::ColorProfile(Deflater &deflater) : profile_(deflater.deflate(srgb_profile())) {}

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
