#pragma once

#include <formletter/problem.hpp>

#include <filesystem>
#include <string>
#include <utility>

namespace formletter::mailmerge {

/// A problem with a folder that papers come into, or with a file in it.
inline Problem folder_problem(std::string code, const std::filesystem::path &path, std::string message,
                              std::string hint) {
  return {.code = std::move(code),
          .place = {.file = path.string()},
          .subject = {},
          .message = std::move(message),
          .hint = std::move(hint)};
}

}  // namespace formletter::mailmerge
