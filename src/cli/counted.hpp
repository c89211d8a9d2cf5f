#pragma once

#include <cstddef>
#include <string>

namespace formletter::cli {

/// "1 error", "2 errors".
inline std::string counted(std::size_t count, const std::string &thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

}  // namespace formletter::cli
