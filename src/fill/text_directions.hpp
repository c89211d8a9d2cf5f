#pragma once

#include "fill/tag_scan.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace formletter::fill {

/// Where the text of a template runs from right to left: by the nearest element around it that
/// has a dir, or a lang.
class TextDirections {
 public:
  /// `xhtml` is well-formed but for its tags.
  TextDirections(std::string_view xhtml, const std::vector<Tag> &tags);
  bool is_right_to_left(std::size_t offset) const;

 private:
  struct Stretch {
    std::size_t begin, end;
    bool right_to_left;
  };
  std::vector<Stretch> stretches_;  ///< of elements, outer ones before those in them
};

}  // namespace formletter::fill
