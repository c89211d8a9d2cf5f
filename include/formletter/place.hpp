#pragma once

#include <string>

namespace formletter {

/// Where in the input something stands. Lines and columns count from 1, columns
/// in Unicode characters; 0 means "not known" (a whole file, a value in memory).
struct Place {
  std::string file;
  int line = 0;
  int column = 0;

  friend bool operator==(const Place &, const Place &) = default;
};

/// A text with the name it is reported under (a path, or "<memory>").
struct Source {
  std::string name;
  std::string text;
};

}  // namespace formletter
