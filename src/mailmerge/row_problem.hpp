#pragma once

#include <formletter/problem.hpp>

#include <string>
#include <utility>

namespace formletter::mailmerge {

/// A problem of a row or a cell, before it has its place and its field.
inline Problem row_problem(std::string code, std::string message, std::string hint = {}) {
  return {.code = std::move(code),
          .place = {},
          .subject = {},
          .message = std::move(message),
          .hint = std::move(hint)};
}

inline Problem in_file(Problem problem, const std::string &file) {
  problem.place.file = file;
  return problem;
}

inline void append(Problems &all, const Problems &more) {
  all.insert(all.end(), more.begin(), more.end());
}

}  // namespace formletter::mailmerge
