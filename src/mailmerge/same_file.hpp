#pragma once

#include <filesystem>
#include <system_error>

namespace formletter::mailmerge {

/// What is not there is no file's other name.
inline bool same_file(const std::filesystem::path &a, const std::filesystem::path &b) {
  std::error_code missing;
  return std::filesystem::equivalent(a, b, missing);
}

}  // namespace formletter::mailmerge
