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

inline Problem folder_has_merge(const std::filesystem::path &out,
                                std::string hint = "name another folder with --out") {
  return folder_problem("folder-has-merge", out, "A merge has printed into this folder already.",
                        std::move(hint));
}

inline Problem file_exists(const std::filesystem::path &file, std::string hint) {
  return folder_problem("file-exists", file,
                        "There is a file of this name already; the papers would be written over it.",
                        std::move(hint));
}

}  // namespace formletter::mailmerge
