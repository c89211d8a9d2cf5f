#pragma once

#include "mailmerge/row_problem.hpp"

#include <filesystem>
#include <string>
#include <utility>

namespace formletter::mailmerge {

/// A problem with a file or a folder.
inline Problem path_problem(std::string code, const std::filesystem::path &path, std::string message,
                            std::string hint = {}) {
  return in_file(row_problem(std::move(code), std::move(message), std::move(hint)), path.string());
}

inline Problem folder_has_merge(const std::filesystem::path &out,
                                std::string hint = "name another folder with --out") {
  return path_problem("folder-has-merge", out, "A merge has printed into this folder already.",
                      std::move(hint));
}

inline Problem file_exists(const std::filesystem::path &file, std::string hint) {
  return path_problem("file-exists", file,
                      "There is a file of this name already; the papers would be written over it.",
                      std::move(hint));
}

}  // namespace formletter::mailmerge
