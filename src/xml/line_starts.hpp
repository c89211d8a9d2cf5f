#pragma once

#include "xml/tree.hpp"

#include <cstdint>
#include <string_view>
#include <vector>

namespace formletter::xml {

/// Where a text's lines begin. Columns are counted from there on; in a long line from a mark
/// nearby, so that all places in a file of one line are not counted from its start.
class LineStarts {
 public:
  /// In place of what they held.
  void find(std::string_view text);
  /// Line and column of a byte of the same text. `origin`: of its first.
  Origin at(std::string_view text, std::uint32_t offset, Origin origin) const;

 private:
  /// The characters of its line before a byte of it.
  struct Mark {
    std::uint32_t offset, characters;
  };
  void mark_line(std::string_view text, std::uint32_t begin, std::size_t end);

  std::vector<std::uint32_t> starts_;
  std::vector<Mark> marks_;
};

}  // namespace formletter::xml
