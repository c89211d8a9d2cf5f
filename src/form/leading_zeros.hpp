#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace formletter::form {

inline std::string with_leading_zeros(std::int64_t number, std::size_t width) {
  std::string digits = std::to_string(number);
  if (digits.size() < width) digits.insert(0, width - digits.size(), '0');
  return digits;
}

}  // namespace formletter::form
