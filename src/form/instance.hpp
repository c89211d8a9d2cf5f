#pragma once

#include "diag/linked.hpp"
#include "form/kept_texts.hpp"
#include "form/name_table.hpp"
#include "form/value.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// How the text that a node holds is to be read by expressions.
enum class Datatype : std::uint8_t {
  text,
  integer,
  decimal,
  date,
  boolean,
  select_one,
  select_multiple,
  group
};

/// The tree of answers that expressions run over. Node 0 is the root. A leaf
/// holds canonical text; what it means is told by its datatype:
/// integer and decimal as XPath numbers, date as YYYY-MM-DD, boolean as "true"
/// or "false", select_multiple as names between single spaces.
///
/// What every record of a form has alike, names and the tree, stays with the blank that they
/// begin as: a merge makes one for each row.
class Instance {
 public:
  /// From one child to the next.
  struct ChildStep {
    using Id = NodeId;
    static constexpr Id end = std::numeric_limits<Id>::max();
    const Instance *instance = nullptr;
    NodeId at(Id node) const { return node; }
    Id next(Id node) const { return instance->link(node).next_sibling; }
  };
  /// In order. Valid until a node is added, moved or removed.
  using Children = diag::Linked<ChildStep>;

  /// What a record says at a node. The text stays as long as the instance, also when the node
  /// has got another.
  struct Node {
    std::string_view text;  ///< leaf's canonical text; "" is no answer
    Datatype datatype = Datatype::group;
    bool relevant = true;  ///< own and inherited; an irrelevant node is invisible to paths
  };

  explicit Instance(std::string_view root_name);
  /// Begins as what the blank holds: the same for record after record of one form.
  explicit Instance(std::shared_ptr<const Instance> blank);
  Instance(Instance &&) noexcept = default;
  Instance &operator=(Instance &&) noexcept = default;
  ~Instance() = default;

  NodeId root() const { return 0; }
  NodeId add(NodeId parent, std::string_view name, Datatype datatype, std::string_view text = {}) {
    return add_kept(parent, keep(name), datatype, text);
  }
  /// add() with a name that keep() gave, of this instance or of its blank.
  NodeId add_kept(NodeId parent, std::string_view name, Datatype datatype, std::string_view text = {});
  std::string_view keep(std::string_view name) { return texts_.keep(name); }
  /// Moves the node that was added last before its sibling.
  void move_before(NodeId sibling);
  /// The same behind its sibling, which need not be looked for among the others.
  void move_behind(NodeId sibling);
  /// Removes the last `count` nodes added below `parent` that carry `name`.
  void remove_last(NodeId parent, std::string_view name, std::size_t count);

  const Node &at(NodeId node) const { return held_[node]; }
  /// Kept by the instance, or by the blank it began as.
  std::string_view name(NodeId node) const { return link(node).name; }
  NodeId parent(NodeId node) const { return link(node).parent; }
  Children children(NodeId node) const { return {ChildStep{this}, link(node).first_child}; }
  void set_text(NodeId node, std::string_view text) { held_[node].text = texts_.keep(text); }
  /// The same of a text that stays as long as the program.
  void set_constant(NodeId node, std::string_view text) { held_[node].text = text; }
  /// A calculation's kind of value is known only when it has been run.
  void set_datatype(NodeId node, Datatype datatype) { held_[node].datatype = datatype; }
  void set_relevant(NodeId node, bool relevant) { held_[node].relevant = relevant; }

  /// Makes the node the only one of its name, so that it is found by the name's
  /// number. Precondition: there is no other, none will be added, and the instance began
  /// as no blank.
  void set_number(NodeId node, NameNumber number);
  /// The node that was numbered so, if any; relevant or not.
  std::optional<NodeId> numbered(NameNumber number) const {
    const Instance &begun_as = blank_ != nullptr ? *blank_ : *this;
    const std::vector<NodeId> &numbered = begun_as.numbered_;
    if (number >= numbered.size() || numbered[number] == no_node) return std::nullopt;
    return numbered[number];
  }

  /// Puts the children on a stack, the first on top.
  void stack_children(NodeId node, std::vector<NodeId> &stack) const;
  /// Children by that name, in order; irrelevant ones too.
  std::vector<NodeId> children(NodeId parent, std::string_view name) const;
  /// "/pd-request/case/reasons[2]/statement", positions only where a name repeats.
  std::string path(NodeId node) const;
  /// The node a path of that form names (leading root may be left out), if any.
  std::optional<NodeId> find(std::string_view path) const;
  std::size_t size() const { return held_.size(); }

  /// The node's text as a value of its datatype; Empty for "" or an irrelevant
  /// node. Text that is not of its datatype (a date known by its year only) is
  /// text; a group is the text of all that is in it.
  Value value(NodeId node) const;
  /// XPath's string-value: the text of the node and of all relevant nodes in it,
  /// as it stands; "" for an irrelevant node.
  std::string string_value(NodeId node) const;

 private:
  static constexpr NodeId no_node = ChildStep::end;
  /// Where a node stands in the tree.
  struct Link {
    std::string_view name;
    NodeId parent = 0, first_child = no_node, last_child = no_node, next_sibling = no_node;
  };
  struct Held : Node {
    bool is_linked_anew = false;  ///< stands in `linked_anew_`
  };

  const Link &link(NodeId node) const {
    if (held_[node].is_linked_anew) return linked_anew_.find(node)->second;
    return node < shared_ ? blank_->links_[node] : links_[node - shared_];
  }
  /// The same, to be changed: a node of the blank gets a link of its own.
  Link &own_link(NodeId node);
  NodeId sibling_before(NodeId node) const;
  /// Of the node that was added last, which has siblings before it.
  void take_off_end(NodeId added);

  std::shared_ptr<const Instance> blank_;
  NodeId shared_ = 0;              ///< nodes whose links are the blank's
  NodeId before_added_ = no_node;  ///< the sibling before the node that was added last
  KeptTexts texts_;
  std::vector<Held> held_;
  std::vector<Link> links_;             ///< of the nodes from `shared_` on
  std::map<NodeId, Link> linked_anew_;  ///< holders of repeats, and those beside them
  std::vector<NodeId> numbered_;        ///< by name number; no_node for none
};

}  // namespace formletter::form
