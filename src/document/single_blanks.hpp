#pragma once

#include "diag/eight_bytes.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace formletter::document {

/// Of the words and single blanks that `text` begins with, as far as eight bytes at once tell; a
/// blank is never the last of them. `stop` gives what else of the eight ends them, or 0.
template <typename Stop>
std::size_t surely_single_blanks(std::string_view text, const Stop &stop) {
  constexpr auto count = diag::EightBytes::count;
  std::size_t size = 0;
  for (; size + count <= text.size(); size += count) {
    const diag::EightBytes eight(text.data() + size);
    const std::uint64_t blanks = eight.equal_to(' ');
    if ((eight.control_characters() | (blanks & (blanks >> 8U)) | stop(eight)) != 0) break;
    if (text[size + count - 1] == ' ') --size;  // what is behind it tells
  }
  return size;
}

}  // namespace formletter::document
