#pragma once

#include "xml/markup_scan.hpp"
#include "xml/tree.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::xml {

/// The nodes of a text without problems that is plain: elements as they were scanned, and
/// what stands between their tags.
class PlainNodes {
 public:
  /// Names and texts point into `text`, or into `resolved` where they are not as written.
  PlainNodes(const MarkupScan &scan, std::string_view text, std::string &resolved)
      : scan_(scan), text_(text), resolved_(resolved) {}

  /// In place of what they held.
  void build(std::vector<Node> &nodes, std::vector<Attribute> &attributes);

 private:
  enum class Kind { text, value };
  void add_text(std::size_t begin, std::size_t end, std::uint32_t parent, std::vector<Node> &nodes);
  /// Entities and line ends resolved; white space in a value becomes blanks.
  std::string_view read(std::string_view written, Kind kind);
  void resolve(std::string_view written, Kind kind);

  const MarkupScan &scan_;
  std::string_view text_;
  std::string &resolved_;
};

/// Makes the node the last of those in its parent.
void link_last_child(std::uint32_t made, std::uint32_t parent, std::vector<Node> &nodes);

}  // namespace formletter::xml
