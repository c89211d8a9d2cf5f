#pragma once

#include <memory>
#include <string>
#include <utility>

namespace formletter::pdf {

/// The bytes of a file. Many files of a batch begin alike: those bytes are in memory once, and
/// are the same string for all that share them.
struct FileBytes {
  std::shared_ptr<const std::string> beginning = {};  ///< null when it shares none
  std::string rest = {};                              ///< all that stands behind it

  std::string whole() && {
    if (!beginning) return std::move(rest);
    return *beginning + rest;
  }
};

}  // namespace formletter::pdf
