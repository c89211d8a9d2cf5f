#pragma once

#include "diag/utf8.hpp"

#include <cstddef>
#include <string>

namespace formletter::catalogs {

/// A cell of a table of text: at least `width` characters.
inline std::string padded(const std::string &text, std::size_t width, bool to_the_right = false) {
  const auto length = diag::character_count(text);
  const std::string missing(width > length ? width - length : 0, ' ');
  return to_the_right ? missing + text : text + missing;
}

}  // namespace formletter::catalogs
