#pragma once

#include "form/form.hpp"
#include "form/unnamed_steps.hpp"

#include <formletter/problem.hpp>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace formletter::form {

/// What must be settled before what: an item needs the names that its
/// calculation, default, relevant and repeat_count use, what these take in by `*` and the like,
/// and the group or repeat that holds it, since relevance is inherited. Rules and constraints run when
/// everything is settled, so they order nothing.
class DependencyGraph {
 public:
  explicit DependencyGraph(Form &form);

  /// Sets the form's evaluation order, or reports each ring ("a needs b, b needs a").
  void order(Problems &problems);

 private:
  struct Node {
    std::string name;
    Place place;
    std::vector<std::size_t> needs;  ///< in file order of the needed, each once
    bool is_settled_by_running = false;
    std::vector<const Expression *> expressions = {};  ///< of the form
  };
  enum class Mark { fresh, open, done };

  void add_items(const std::vector<Item> &items, std::size_t container);
  void add_unnamed(std::size_t node);
  Problem use_of_itself(std::size_t node, const Place &place) const;
  void add_names(Node &node, const std::optional<Expression> &expression);
  void visit(std::size_t node, Problems &problems);
  Problem ring(std::size_t back_to) const;

  Form &form_;
  std::vector<Node> nodes_;
  ItemTree tree_;            ///< its items are the nodes, behind the form
  Problems uses_of_itself_;  ///< that no name tells
  std::map<std::string, std::size_t, std::less<>> index_;
  std::vector<std::vector<std::string>> wanted_;  ///< names, by node, before they are indexes
  std::vector<Mark> marks_;
  std::vector<std::size_t> open_;
};

}  // namespace formletter::form
