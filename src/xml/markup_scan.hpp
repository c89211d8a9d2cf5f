#pragma once

#include <formletter/problem.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::xml {

/// How deep elements may stand in one another: far deeper than any letter, form or table does.
/// What goes through a tree element in element needs no bound of its own.
inline constexpr std::size_t most_nested = 200;

struct ScannedAttribute {
  std::string_view name;
  std::uint32_t offset;
  std::string_view written;  ///< the value between its quotes
};

/// Where one element stands in the source. pugixml keeps only where a name
/// begins, and lets pass much that XML 1.0 forbids; both are made up for here.
struct ScannedElement {
  std::string_view name;
  std::uint32_t offset, inner_begin, inner_end, end;
  std::uint32_t first_attribute, attribute_count;
};

struct MarkupProblem {
  std::string code;
  std::uint32_t offset;
  std::string message;
  std::string hint;
};

/// Elements in the order of their start tags, and what XML 1.0 forbids.
struct MarkupScan {
  std::vector<ScannedElement> elements;
  std::vector<ScannedAttribute> attributes;
  std::vector<MarkupProblem> problems;
  /// Nothing but elements and text: no comment, CDATA section, instruction or declaration.
  bool plain = true;
  /// Texts and values stand for themselves: no reference, and no white space that is read as another.
  bool as_written = true;
  std::vector<std::size_t> open;  ///< the elements that are open, while it goes on

  /// All but the memory.
  void clear() {
    elements.clear();
    attributes.clear();
    problems.clear();
    plain = as_written = true;
    open.clear();
  }
};

/// In place of what `scan` held; `around` elements are open around the text. Precondition: `text`
/// is UTF-8 and shorter than 4 GiB.
void scan_markup(std::string_view text, MarkupScan &scan, std::size_t around = 0);

}  // namespace formletter::xml
