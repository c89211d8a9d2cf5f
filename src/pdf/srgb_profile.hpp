#pragma once

#include <string>

namespace formletter::pdf {

/// The ICC profile of sRGB (IEC 61966-2-1), as ICC.1:2004-10 has them: an exact one of half a
/// kilobyte, the same on every machine. What systems install is ten times as long.
std::string srgb_profile();

}  // namespace formletter::pdf
