#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace formletter::document {

/// An element right under the body, by the bytes it takes and where its first one stands.
struct BodyChild {
  std::size_t begin = 0, end = 0;
  int line = 1, column = 1;

  std::string_view in(std::string_view xhtml) const { return xhtml.substr(begin, end - begin); }
};

/// Where a text falls apart into its opening (all up to behind `<body …>`) and what
/// stands in the body. If the opening with both elements closed is well-formed, and so is
/// each child, then the whole is, and nothing but white space stands between them.
struct BodyOutline {
  std::size_t opening_end = 0;
  std::vector<BodyChild> children;
};

/// Nothing for a text that is not as plain as templates make it: with comments, CDATA,
/// declarations, or text right in the body; and for most that is not well-formed.
std::optional<BodyOutline> body_outline(std::string_view xhtml);

}  // namespace formletter::document
