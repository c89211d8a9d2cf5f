#include "diag/code_point_name.hpp"

#include <string_view>

namespace formletter::diag {

std::string code_point_name(char32_t character) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string hex;
  for (char32_t rest = character; rest != 0 || hex.size() < 4; rest /= 16)
    hex.insert(0, 1, digits[rest % 16]);
  return "U+" + hex;
}

}  // namespace formletter::diag
