#pragma once

#include "xml/tree.hpp"

#include <memory>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::xml {

struct Tree::State {
  std::string file, kept_text;
  std::string_view text;
  Origin origin;
  std::string parsed_bytes;  ///< pugixml resolves entities in place; names and texts point in here
  std::unique_ptr<pugi::xml_document> parsed;
  std::string resolved;  ///< what of a plain text does not stand as it is written
  std::vector<Node> nodes;
  std::vector<Attribute> attributes;
  std::vector<std::uint32_t> line_starts;
};

/// The offsets at which the text's lines begin, in place of what `starts` held.
void find_line_starts(std::string_view text, std::vector<std::uint32_t> &starts);

}  // namespace formletter::xml
