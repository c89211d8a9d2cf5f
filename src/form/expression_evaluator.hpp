#pragma once

#include "form/expression.hpp"
#include "form/expression_syntax.hpp"
#include "form/operations.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// XPath's context: the node that relative paths start from, and in a predicate
/// its position among those looked at and how many they are.
struct Focus {
  NodeId node = 0;
  std::size_t position = 0;
  std::size_t size = 0;
  bool in_predicate = false;
  /// `${name}` means every instance (the node arguments of indexed-repeat()).
  bool everywhere = false;
};

class Evaluator {
 public:
  Evaluator(const Syntax &syntax, const Evaluation &evaluation) : syntax_(syntax), evaluation_(evaluation) {}

  Value value(SyntaxIndex index, const Focus &focus) const;
  /// as_boolean(), as_text() of the value, without making it where that is not needed.
  bool truth(SyntaxIndex index, const Focus &focus) const;
  std::string text(SyntaxIndex index, const Focus &focus) const;
  /// text() without a copy of what a literal or a leaf holds; else it is kept in `room`.
  std::string_view view(SyntaxIndex index, const Focus &focus, std::string &room) const;
  /// The answer that the part means, where it can be but one, is no group, and is relevant.
  const Instance::Node *leaf(SyntaxIndex index, const Focus &focus) const;
  /// The value, a node-set as its first node's.
  Value single(SyntaxIndex index, const Focus &focus) const;
  const Syntax &syntax() const { return syntax_; }
  const Evaluation &evaluation() const { return evaluation_; }
  const Instance &instance() const { return evaluation_.instance; }

 private:
  Value chain(const ChainSyntax &chain, const Focus &focus) const;
  Value worked_out(const ChainSyntax &chain, const Focus &focus) const;
  Operand operand(SyntaxIndex index, const Focus &focus) const;
  bool logical(const ChainSyntax &chain, const Focus &focus) const;
  bool compared(const ChainSyntax &chain, const Focus &focus) const;
  bool is_numeric(SyntaxIndex index) const;
  std::optional<double> number(SyntaxIndex index, const Focus &focus) const;
  std::optional<double> sum(const ChainSyntax &chain, const Focus &focus) const;
  std::optional<bool> quick_comparison(const ChainSyntax &chain, const Focus &focus) const;
  std::optional<NodeId> only_node(SyntaxIndex index, const Focus &focus) const;
  std::optional<NodeId> only_node_of_repeat(const ReferenceSyntax &reference) const;
  std::optional<NodeId> only_node_of_path(const PathSyntax &path, const Focus &focus) const;
  std::optional<NodeId> only_start(const PathSyntax &path, const Focus &focus) const;
  Value negation(const NegationSyntax &negation, const Focus &focus) const;
  NodeSet reference(const ReferenceSyntax &reference, const Focus &focus) const;
  NodeSet united(const UnionSyntax &united, const Focus &focus) const;
  NodeSet path(const PathSyntax &path, const Focus &focus) const;
  NodeSet filter(const FilterSyntax &filter, const Focus &focus) const;
  std::vector<NodeId> nodes(SyntaxIndex index, const Focus &focus) const;
  std::vector<NodeId> step(const StepSyntax &step, NodeId from, const Focus &focus) const;
  std::vector<NodeId> chosen(std::vector<NodeId> candidates, const std::vector<SyntaxIndex> &predicates,
                             const Focus &focus) const;

  const Syntax &syntax_;
  const Evaluation &evaluation_;
  /// The name of a repeat that was looked up last, for most ask for one again and again.
  struct LookedUp {
    NameNumber name = unnumbered;
    std::optional<NodeId> node;
  };
  mutable LookedUp looked_up_;
};

/// A function's arguments, evaluated when asked for, as what they are asked as.
class Call {
 public:
  Call(const Evaluator &evaluator, const CallSyntax &syntax, const Focus &focus)
      : evaluator_(evaluator), syntax_(syntax), focus_(focus) {}

  std::size_t count() const { return syntax_.arguments.size(); }
  bool has(std::size_t index) const { return index < count(); }
  Value value(std::size_t index) const { return evaluator_.value(syntax_.arguments[index], focus_); }
  /// The value, a node-set as its first node's.
  Value single(std::size_t index) const;
  /// Null for what is no single answer that is relevant.
  const Instance::Node *leaf(std::size_t index) const {
    return evaluator_.leaf(syntax_.arguments[index], focus_);
  }
  std::string text(std::size_t index) const;
  /// text(); good as long as `room`, the syntax and the instance are left alone.
  std::string_view view(std::size_t index, std::string &room) const {
    return evaluator_.view(syntax_.arguments[index], focus_, room);
  }
  bool truth(std::size_t index) const;
  /// Nothing for no answer; NaN for what is no number.
  std::optional<double> number(std::size_t index) const;
  /// The nodes of a node-set; none of any other value.
  std::vector<NodeId> nodes(std::size_t index) const;
  /// The same with `${name}` meaning every instance.
  std::vector<NodeId> nodes_everywhere(std::size_t index) const;
  /// Each node's value, or the one value.
  std::vector<Value> values(std::size_t index) const;
  /// Gives each node's text, or the one value's, to `take`.
  template <typename Take>
  void each_text(std::size_t index, Take take) const;

  const Focus &focus() const { return focus_; }
  const CallSyntax &syntax() const { return syntax_; }
  const SyntaxNode &argument(std::size_t index) const {
    return evaluator_.syntax().at(syntax_.arguments[index]);
  }
  const Evaluation &evaluation() const { return evaluator_.evaluation(); }
  const Instance &instance() const { return evaluator_.instance(); }

 private:
  const Evaluator &evaluator_;
  const CallSyntax &syntax_;
  const Focus &focus_;
};

template <typename Take>
void Call::each_text(std::size_t index, Take take) const {
  if (const auto *literal = std::get_if<LiteralSyntax>(&argument(index).form)) return take(literal->text);
  if (const Instance::Node *only = leaf(index)) return take(only->text);
  const Value held = value(index);
  if (const auto *text = std::get_if<std::string>(&held)) return take(*text);
  const auto *set = std::get_if<NodeSet>(&held);
  if (set == nullptr) return take(as_text(held, instance()));
  for (const NodeId node : set->nodes) take(instance().string_value(node));
}

}  // namespace formletter::form
