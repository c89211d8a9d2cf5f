#include "form/expression_evaluator.hpp"
#include "form/functions.hpp"
#include "form/operations.hpp"

#include <algorithm>
#include <limits>

namespace formletter::form {

namespace {

/// XPath's root is above the root element; an instance has no node for it.
constexpr NodeId document_node = std::numeric_limits<NodeId>::max();

/// In document order, each once.
std::vector<NodeId> in_document_order(std::vector<NodeId> nodes, const Instance &instance) {
  if (nodes.size() < 2) return nodes;
  std::vector<std::uint32_t> rank(instance.size(), 0);
  std::vector<NodeId> pending{instance.root()};
  for (std::uint32_t next = 1; !pending.empty(); ++next) {
    const NodeId node = pending.back();
    pending.pop_back();
    rank[node] = next;
    instance.stack_children(node, pending);
  }
  const auto rank_of = [&rank](NodeId node) { return node == document_node ? 0 : rank[node]; };
  std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return rank_of(a) < rank_of(b); });
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

bool visible(const Instance &instance, NodeId node) {
  return instance.at(node).relevant;
}

NodeId parent(const Instance &instance, NodeId from) {
  return from == document_node || from == instance.root() ? document_node : instance.parent(from);
}

std::vector<NodeId> descendants_and_self(const Instance &instance, NodeId from) {
  std::vector<NodeId> found, pending{from};
  while (!pending.empty()) {
    const NodeId node = pending.back();
    pending.pop_back();
    if (node != document_node && !visible(instance, node)) continue;
    found.push_back(node);
    if (node == document_node) {
      pending.push_back(instance.root());
    } else {
      instance.stack_children(node, pending);
    }
  }
  return found;
}

}  // namespace

/// Inside a predicate `${name}` still means the instance the expression stands
/// in, if it stands in that repeat; else the one that is being looked at.
NodeSet Evaluator::reference(const ReferenceSyntax &reference, const Focus &focus) const {
  if (const auto only = instance().numbered(reference.number))
    return visible(instance(), *only) ? NodeSet{{*only}} : NodeSet();
  const NameScope &scope = evaluation_.scope;
  const NodeId context = focus.everywhere ? instance().root() : evaluation_.context;
  NodeSet set{scope.resolve_numbered(instance(), context, reference.name, reference.number)};
  if (focus.in_predicate && set.nodes.size() > 1)
    set.nodes = scope.resolve_numbered(instance(), focus.node, reference.name, reference.number);
  std::erase_if(set.nodes, [this](NodeId node) { return !visible(instance(), node); });
  return set;
}

NodeSet Evaluator::united(const UnionSyntax &united, const Focus &focus) const {
  std::vector<NodeId> all;
  for (const SyntaxIndex operand : united.operands) {
    const auto more = nodes(operand, focus);
    all.insert(all.end(), more.begin(), more.end());
  }
  return {in_document_order(std::move(all), instance())};
}

std::vector<NodeId> Evaluator::nodes(SyntaxIndex index, const Focus &focus) const {
  Value held = value(index, focus);
  auto *set = std::get_if<NodeSet>(&held);
  return set != nullptr ? std::move(set->nodes) : std::vector<NodeId>();
}

std::optional<NodeId> Evaluator::only_start(const PathSyntax &path, const Focus &focus) const {
  if (path.start == PathStart::context) return focus.node;
  const auto *call =
      path.start == PathStart::base ? std::get_if<CallSyntax>(&syntax_.at(path.base).form) : nullptr;
  if (call == nullptr || call->function == nullptr || call->function->name != "current") return std::nullopt;
  return evaluation_.context;
}

/// By steps that lead from one node to one, `..` and names. Only the last may be irrelevant: that is no
/// answer, as none is.
std::optional<NodeId> Evaluator::only_node_of_path(const PathSyntax &path, const Focus &focus) const {
  std::optional<NodeId> here = only_start(path, focus);
  bool is_seen = true;
  for (const StepSyntax &next : path.steps) {
    if (!here || !is_seen || !next.predicates.empty() || (next.axis != Axis::child) != next.name.empty())
      return std::nullopt;
    switch (next.axis) {
      case Axis::child:
        here = evaluation_.scope.only_child_numbered(instance(), *here, next.number);
        break;
      case Axis::parent:
        if (*here == instance().root()) return std::nullopt;
        here = instance().parent(*here);
        break;
      case Axis::self:
        break;
      case Axis::descendant_or_self:
        return std::nullopt;
    }
    is_seen = next.axis == Axis::self || (here && visible(instance(), *here));
  }
  return here && (is_seen || path.steps.back().axis == Axis::child) ? here : std::nullopt;
}

NodeSet Evaluator::path(const PathSyntax &path, const Focus &focus) const {
  std::vector<NodeId> here;
  switch (path.start) {
    case PathStart::context:
      here = {focus.node};
      break;
    case PathStart::root:
      here = {document_node};
      break;
    case PathStart::base:
      here = nodes(path.base, focus);
      break;
  }
  // Children of nodes that do not hold each other are in order as they come.
  bool may_overlap = path.start == PathStart::base;
  for (const StepSyntax &next : path.steps) {
    std::vector<NodeId> reached;
    for (const NodeId from : here) {
      std::vector<NodeId> found = step(next, from, focus);
      if (reached.empty())
        reached = std::move(found);
      else
        reached.insert(reached.end(), found.begin(), found.end());
    }
    may_overlap = may_overlap || next.axis == Axis::descendant_or_self;
    const bool in_order = here.size() < 2 || (next.axis == Axis::child && !may_overlap);
    here = in_order ? std::move(reached) : in_document_order(std::move(reached), instance());
  }
  for (NodeId &node : here) {
    if (node == document_node) node = instance().root();
  }
  return {std::move(here)};
}

std::vector<NodeId> Evaluator::step(const StepSyntax &step, NodeId from, const Focus &focus) const {
  std::vector<NodeId> candidates;
  if (step.axis == Axis::child && step.number != unnumbered && from != document_node) {
    candidates = evaluation_.scope.children_numbered(instance(), from, step.name, step.number);
    std::erase_if(candidates, [this](NodeId node) { return !visible(instance(), node); });
    return chosen(std::move(candidates), step.predicates, focus);
  }
  const auto take = [&](NodeId node) {
    const bool named = step.name.empty() || (node != document_node && instance().name(node) == step.name);
    const bool hidden = node != document_node && step.axis != Axis::self && !visible(instance(), node);
    if (named && !hidden) candidates.push_back(node);
  };
  switch (step.axis) {
    case Axis::child:
      if (from == document_node) {
        take(instance().root());
      } else {
        for (const NodeId child : instance().children(from)) take(child);
      }
      break;
    case Axis::self:
      take(from);
      break;
    case Axis::parent:
      if (from != document_node) take(parent(instance(), from));
      break;
    case Axis::descendant_or_self:
      for (const NodeId below : descendants_and_self(instance(), from)) take(below);
      break;
  }
  return chosen(std::move(candidates), step.predicates, focus);
}

NodeSet Evaluator::filter(const FilterSyntax &filter, const Focus &focus) const {
  return {chosen(nodes(filter.base, focus), filter.predicates, focus)};
}

/// XPath 1.0, 2.4: a number asks for the position, anything else is true or false.
std::vector<NodeId> Evaluator::chosen(std::vector<NodeId> candidates,
                                      const std::vector<SyntaxIndex> &predicates, const Focus &focus) const {
  for (const SyntaxIndex predicate : predicates) {
    std::vector<NodeId> kept;
    Focus inner{.size = candidates.size(), .in_predicate = true, .everywhere = focus.everywhere};
    for (const NodeId node : candidates) {
      inner.node = node == document_node ? instance().root() : node;
      ++inner.position;
      const Value answer = value(predicate, inner);
      const auto *number = std::get_if<double>(&answer);
      if (number != nullptr ? *number == static_cast<double>(inner.position)
                            : as_boolean(answer, instance())) {
        kept.push_back(node);
      }
    }
    candidates = std::move(kept);
  }
  return candidates;
}

}  // namespace formletter::form
