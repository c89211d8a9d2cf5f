#pragma once

#include <cstddef>
#include <cstdint>

namespace formletter::xml {

class Element;
class Tree;

/// Where a node has no parent, child or sibling.
inline constexpr std::uint32_t no_node = 0xFFFFFFFF;

/// What stands in an element: its elements, or its texts, too. Found on the way, so that going
/// through them takes no memory. Valid as long as the tree is.
template <typename Found>
class Siblings {
 public:
  class Iterator {
   public:
    using value_type = Found;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Found operator*() const;
    Iterator &operator++();
    Iterator operator++(int) {
      const Iterator before = *this;
      ++*this;
      return before;
    }
    friend bool operator==(const Iterator &a, const Iterator &b) { return a.node_ == b.node_; }

   private:
    friend class Siblings;
    Iterator(const Tree *tree, std::uint32_t node) : tree_(tree), node_(node) {}
    const Tree *tree_ = nullptr;
    std::uint32_t node_ = 0;
  };

  Iterator begin() const { return first_; }
  Iterator end() const { return {first_.tree_, no_node}; }
  bool empty() const { return begin() == end(); }

 private:
  friend class Element;
  Siblings(const Tree *tree, std::uint32_t first);
  Iterator first_;
};

}  // namespace formletter::xml
