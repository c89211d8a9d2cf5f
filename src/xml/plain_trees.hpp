#pragma once

#include "xml/tree.hpp"

#include <memory>
#include <string_view>

namespace formletter::xml {

/// Reads one plain text after another, each in the memory of the one before.
class PlainTrees {
 public:
  /// `around` elements are open around each text.
  explicit PlainTrees(std::size_t around = 0);
  ~PlainTrees();
  /// Valid until the next is read, and as long as `text` is. Null for a text that has markup
  /// other than elements or that Tree::read() would refuse.
  const Tree *read(std::string_view text, std::string_view file, Origin origin);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace formletter::xml
