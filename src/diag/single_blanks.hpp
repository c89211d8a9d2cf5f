#pragma once

#include "diag/eight_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace formletter::diag {

/// Of the words and single blanks that `text` begins with, as far as eight bytes at once tell; a
/// blank is never the last of them. `stop` gives what else of the eight ends them, or 0.
template <typename Stop>
std::size_t surely_single_blanks(std::string_view text, const Stop &stop) {
  const auto ends = [&](const EightBytes &eight) {
    const std::uint64_t blanks = eight.equal_to(' ');
    return (eight.control_characters() | (blanks & (blanks >> 8U)) | stop(eight)) != 0;
  };
  std::size_t size = 0;
  for (; size + EightBytes::count <= text.size(); size += EightBytes::count) {
    if (ends(EightBytes(text.data() + size))) return size;
    if (text[size + EightBytes::count - 1] == ' ') --size;  // what is behind it tells
  }
  const bool has_end = size < text.size() && text.back() != ' ' && text.size() >= EightBytes::least;
  return has_end && !ends(EightBytes::at_end_of(text)) ? text.size() : size;
}

inline std::size_t surely_single_blanks(std::string_view text) {
  return surely_single_blanks(text, [](const EightBytes &) { return std::uint64_t{0}; });
}

}  // namespace formletter::diag
