#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// What translate() does with two literal lists, looked up once for all records:
/// each character of the first becomes the one at its place in the second, or
/// nothing where there is none. The first of two equal ones counts.
class Translation {
 public:
  Translation(std::string_view characters, std::string_view replacements);
  std::string of(std::string_view text) const;

 private:
  static constexpr char32_t dropped = 0xFFFFFFFF;
  char32_t replacement(char32_t c) const;

  std::array<char32_t, 128> ascii_;
  struct Pair {
    char32_t from, to;
  };
  std::vector<Pair> others_;  ///< by `from`
};

}  // namespace formletter::form
