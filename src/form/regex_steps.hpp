#pragma once

#include "form/regex_tree.hpp"

#include <cstdint>
#include <optional>
#include <vector>

namespace formletter::form {

/// A tree as steps: each either consumes a character or leads on to others.
struct RegexSteps {
  using Index = std::uint32_t;
  enum class Kind { consume, fork, mark, end };
  struct Step {
    Kind kind = Kind::end;
    RegexTree::Index set = 0;  ///< to consume
    unsigned mark = 0;         ///< 2n where group n begins, 2n + 1 where it ends
    Index next = 0, other = 0;
  };
  std::vector<Step> steps;  ///< the last is the end
  Index start = 0;
  Index end() const { return static_cast<Index>(steps.size() - 1); }
};

/// Nothing when they are too many.
std::optional<RegexSteps> steps_of(const RegexTree &tree);

}  // namespace formletter::form
