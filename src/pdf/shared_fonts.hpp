#pragma once

#include "pdf/font_subset.hpp"
#include "pdf/haru_file.hpp"
#include "pdf/recent.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace formletter::pdf {

/// An entry of the resource dictionary's /Font.
void append_font(std::string &entries, std::size_t index, ObjectId font);

/// The fonts of files that show nothing but what a batch shares: written the same where they have the
/// same numbers.
class SharedFonts {
 public:
  explicit SharedFonts(FontSubsets &subsets) : subsets_(&subsets) {}
  /// Writes those of the faces, of which each shares something, and the entries of /Font.
  std::string write(HaruFile &file, std::span<const text::FaceId> faces);

 private:
  struct Written {
    ObjectId first;
    std::vector<text::FaceId> faces;
    Block block;
    std::vector<std::shared_ptr<const FontSubset>> subsets;
    std::string entries;
  };
  Written write_anew(HaruFile &file, std::span<const text::FaceId> faces);

  FontSubsets *subsets_;
  std::uint64_t sharings_ = 0;  ///< that all that was written holds for
  static constexpr Recent<Written>::Limits limits{.count = 16, .bytes = 1'000'000};
  Recent<Written> written_{limits};
};

}  // namespace formletter::pdf
