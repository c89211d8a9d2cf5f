#pragma once

#include "pdf/operators.hpp"

#include <algorithm>
#include <string_view>

namespace formletter::pdf {

/// A page's content as it was put: between the brackets that are not escaped (ISO 32000-1, 7.3.4.2)
/// stand the codes of glyphs.
inline Operators parted_content(std::string_view bytes) {
  Operators page;
  while (true) {
    const std::size_t bracket = std::min(bytes.find('('), bytes.size());
    page.put(bytes.substr(0, bracket));
    std::size_t end = bracket + 1;
    while (end < bytes.size() && bytes[end] != ')') end += bytes[end] == '\\' ? 2 : 1;
    if (end >= bytes.size()) {
      page.put(bytes.substr(bracket));
      return page;
    }
    page.begin_string();
    page.put(bytes.substr(bracket + 1, end - bracket - 1));
    page.end_string();
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace formletter::pdf
