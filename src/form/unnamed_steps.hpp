#pragma once

#include "form/expression.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace formletter::form {

/// A form's items as paths go through them. The first is the form itself.
struct ItemTree {
  struct Node {
    std::string name;
    std::size_t parent = 0;
    bool has_value = false;  ///< a question, no group or repeat
    std::vector<std::size_t> children = {};
  };
  std::vector<Node> nodes{Node{}};
  std::map<std::string, std::size_t, std::less<>> by_name = {};  ///< a form's names are unique

  std::size_t add(Node node);
};

/// Items whose values are taken in where a step stands.
struct UnnamedUse {
  Place place;
  std::set<std::size_t> items;
};

/// What the expression of the item `context` takes in by `.`, `..`, `*` and `//`, which
/// Expression::names() does not name. A group or repeat as a node, count(..) and position(..),
/// is no use of the values in it; as one value it is.
std::vector<UnnamedUse> unnamed_uses(const Expression &expression, const ItemTree &tree, std::size_t context);

}  // namespace formletter::form
