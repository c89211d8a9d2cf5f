#include "form/name_characters.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace formletter::form {

bool starts_name(char32_t c) {
  constexpr std::array<std::pair<char32_t, char32_t>, 15> ranges = {{{'A', 'Z'},
                                                                     {'_', '_'},
                                                                     {'a', 'z'},
                                                                     {0xC0, 0xD6},
                                                                     {0xD8, 0xF6},
                                                                     {0xF8, 0x2FF},
                                                                     {0x370, 0x37D},
                                                                     {0x37F, 0x1FFF},
                                                                     {0x200C, 0x200D},
                                                                     {0x2070, 0x218F},
                                                                     {0x2C00, 0x2FEF},
                                                                     {0x3001, 0xD7FF},
                                                                     {0xF900, 0xFDCF},
                                                                     {0xFDF0, 0xFFFD},
                                                                     {0x10000, 0xEFFFF}}};
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](const auto &range) { return c >= range.first && c <= range.second; }) &&
         c != 0xFF1D;
}

bool continues_name(char32_t c) {
  return starts_name(c) || c == '-' || c == '.' || (c >= '0' && c <= '9') || c == 0xB7 ||
         (c >= 0x300 && c <= 0x36F) || (c >= 0x203F && c <= 0x2040);
}

}  // namespace formletter::form
