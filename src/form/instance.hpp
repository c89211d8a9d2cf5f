#pragma once

#include "form/name_table.hpp"
#include "form/value.hpp"

#include <forward_list>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// How the text that a node holds is to be read by expressions.
enum class Datatype { text, integer, decimal, date, boolean, select_one, select_multiple, group };

/// The tree of answers that expressions run over. Node 0 is the root. A leaf
/// holds canonical text; what it means is told by its datatype:
/// integer and decimal as XPath numbers, date as YYYY-MM-DD, boolean as "true"
/// or "false", select_multiple as names between single spaces.
class Instance {
 public:
  struct Node {
    std::string_view name;  ///< kept by the instance, or by the blank it began as
    std::string text;       ///< leaf's canonical text; "" is no answer
    Datatype datatype = Datatype::group;
    bool relevant = true;  ///< own and inherited; an irrelevant node is invisible to paths
    NodeId parent = 0;
    std::vector<NodeId> children;
  };

  explicit Instance(std::string root_name);
  /// Begins as what the blank holds: the same for record after record of one form.
  explicit Instance(std::shared_ptr<const Instance> blank);
  Instance(Instance &&) noexcept = default;
  Instance &operator=(Instance &&) noexcept = default;
  ~Instance() = default;

  NodeId root() const { return 0; }
  NodeId add(NodeId parent, std::string name, Datatype datatype, std::string text = {}) {
    return add_kept(parent, keep(std::move(name)), datatype, std::move(text));
  }
  /// add() with a name that keep() gave, of this instance or of its blank.
  NodeId add_kept(NodeId parent, std::string_view name, Datatype datatype, std::string text = {});
  std::string_view keep(std::string name) { return names_.emplace_front(std::move(name)); }
  /// Moves the node that was added last before its sibling.
  void move_before(NodeId sibling);
  /// Removes the last `count` nodes added below `parent` that carry `name`.
  void remove_last(NodeId parent, std::string_view name, std::size_t count);

  const Node &at(NodeId node) const { return nodes_[node]; }
  void set_text(NodeId node, std::string text) { nodes_[node].text = std::move(text); }
  /// A calculation's kind of value is known only when it has been run.
  void set_datatype(NodeId node, Datatype datatype) { nodes_[node].datatype = datatype; }
  void set_relevant(NodeId node, bool relevant) { nodes_[node].relevant = relevant; }

  /// Makes the node the only one of its name, so that it is found by the name's
  /// number. Precondition: there is no other, and none will be added.
  void set_number(NodeId node, NameNumber number);
  /// The node that was numbered so, if any; relevant or not.
  std::optional<NodeId> numbered(NameNumber number) const {
    if (number >= numbered_.size() || numbered_[number] == no_node) return std::nullopt;
    return numbered_[number];
  }
  void reserve(std::size_t nodes) { nodes_.reserve(nodes); }

  /// Children by that name, in order; irrelevant ones too.
  std::vector<NodeId> children(NodeId parent, std::string_view name) const;
  /// "/pd-request/case/reasons[2]/statement", positions only where a name repeats.
  std::string path(NodeId node) const;
  /// The node a path of that form names (leading root may be left out), if any.
  std::optional<NodeId> find(std::string_view path) const;
  std::size_t size() const { return nodes_.size(); }

  /// The node's text as a value of its datatype; Empty for "" or an irrelevant
  /// node. Text that is not of its datatype (a date known by its year only) is
  /// text; a group is the text of all that is in it.
  Value value(NodeId node) const;
  /// XPath's string-value: the text of the node and of all relevant nodes in it,
  /// as it stands; "" for an irrelevant node.
  std::string string_value(NodeId node) const;

 private:
  static constexpr NodeId no_node = std::numeric_limits<NodeId>::max();
  std::shared_ptr<const Instance> blank_;
  std::forward_list<std::string> names_;
  std::vector<Node> nodes_;
  std::vector<NodeId> numbered_;  ///< by name number; no_node for none
};

}  // namespace formletter::form
