#pragma once

#include "diag/linked.hpp"

#include <cstdint>

namespace formletter::xml {

class Tree;

/// Where a node has no parent, child or sibling.
inline constexpr std::uint32_t no_node = 0xFFFFFFFF;

/// From one node to the next of those that are found as `Found`: elements, or texts, too.
template <typename Found>
class SiblingStep {
 public:
  using Id = std::uint32_t;
  static constexpr Id end = no_node;

  SiblingStep() = default;
  explicit SiblingStep(const Tree *tree) : tree_(tree) {}
  Found at(Id node) const;
  Id next(Id node) const;

 private:
  const Tree *tree_ = nullptr;
};

/// What stands in an element. Valid as long as the tree is.
template <typename Found>
using Siblings = diag::Linked<SiblingStep<Found>>;

}  // namespace formletter::xml
