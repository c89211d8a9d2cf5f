#pragma once

#include "xml/tree.hpp"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>

namespace formletter::fill {

/// The start tag as it stands, without the attributes named; an id must stay unique.
inline std::string start_tag(const xml::Element &element, std::initializer_list<std::string_view> left_out) {
  std::string tag = "<" + std::string(element.name());
  for (const xml::Attribute &attribute : element.attributes()) {
    if (std::find(left_out.begin(), left_out.end(), attribute.name) != left_out.end()) continue;
    tag += " " + std::string(attribute.name) + "=\"" + xml::escaped(attribute.value) + "\"";
  }
  return tag + ">";
}

inline std::string end_tag(const xml::Element &element) {
  return "</" + std::string(element.name()) + ">";
}

/// A cell's language: of the document its block comes from.
struct Side {
  std::string lang, dir;
  /// Start and end tags of the containers around a row's block.
  std::string open, close;

  static Side of(const xml::Element &root) {
    return {std::string(root.attribute("lang").value_or("en")),
            std::string(root.attribute("dir").value_or("ltr")),
            {},
            {}};
  }
  std::string cell(std::string_view content) const {
    return "<td" + attributes() + ">" + std::string(content) + "</td>";
  }
  std::string running_cell(std::string_view content) const {
    return "<td class=\"running\"" + attributes() + ">" + std::string(content) + "</td>";
  }
  std::string attributes() const { return " lang=\"" + lang + "\" dir=\"" + dir + "\""; }
  std::string wrapped(std::string_view block) const { return open + std::string(block) + close; }
  Side inside(const xml::Element &container, const std::string &tag) const {
    return {lang, dir, open + tag, end_tag(container) + close};
  }
};

}  // namespace formletter::fill
