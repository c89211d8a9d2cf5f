#pragma once

#include "pdf/deflate.hpp"
#include "pdf/haru_file.hpp"

namespace formletter::pdf {

/// The sRGB profile that says what the file's colours mean, deflated once.
class ColorProfile {
 public:
  explicit ColorProfile(Deflater &deflater);
  /// Writes the profile and its output intent, and gives the intent's number
  /// (ISO 19005-2, 6.2.3).
  ObjectId write(HaruFile &file) const;

 private:
  std::string profile_;  ///< deflated
};

}  // namespace formletter::pdf
