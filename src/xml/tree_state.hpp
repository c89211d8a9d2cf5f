#pragma once

#include "xml/line_starts.hpp"
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
  LineStarts lines;
};

}  // namespace formletter::xml
