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
    const auto &below = instance.at(node).children;
    pending.insert(pending.end(), below.rbegin(), below.rend());
  }
  const auto rank_of = [&rank](NodeId node) { return node == document_node ? 0 : rank[node]; };
  std::sort(nodes.begin(), nodes.end(), [&](NodeId a, NodeId b) { return rank_of(a) < rank_of(b); });
  nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
  return nodes;
}

bool is_logical(Operator operation) {
  return operation == Operator::logical_or || operation == Operator::logical_and;
}

bool visible(const Instance &instance, NodeId node) {
  return instance.at(node).relevant;
}

std::vector<NodeId> children(const Instance &instance, NodeId from) {
  if (from == document_node) return {instance.root()};
  return instance.at(from).children;
}

NodeId parent(const Instance &instance, NodeId from) {
  return from == document_node || from == instance.root() ? document_node : instance.at(from).parent;
}

void append_descendants(const Instance &instance, NodeId from, std::vector<NodeId> &found) {
  std::vector<NodeId> pending{from};
  while (!pending.empty()) {
    const NodeId node = pending.back();
    pending.pop_back();
    if (node != document_node && !visible(instance, node)) continue;
    found.push_back(node);
    const auto below = children(instance, node);
    pending.insert(pending.end(), below.rbegin(), below.rend());
  }
}

}  // namespace

Value Evaluator::value(SyntaxIndex index, const Focus &focus) const {
  return std::visit(
      Overloaded{
          [](const NumberSyntax &number) -> Value { return number.number; },
          [](const LiteralSyntax &literal) -> Value { return literal.text; },
          [&](const ReferenceSyntax &name) -> Value { return reference(name, focus); },
          [&](const ChainSyntax &joined) -> Value { return chain(joined, focus); },
          [&](const NegationSyntax &negated) -> Value { return negation(negated, focus); },
          [&](const UnionSyntax &sets) -> Value { return united(sets, focus); },
          [&](const CallSyntax &call) -> Value { return call.function->run(Call(*this, call, focus)); },
          [&](const PathSyntax &steps) -> Value { return path(steps, focus); },
          [&](const FilterSyntax &filtered) -> Value { return filter(filtered, focus); },
      },
      syntax_.at(index).form);
}

bool Evaluator::truth(SyntaxIndex index, const Focus &focus) const {
  const auto &form = syntax_.at(index).form;
  if (const auto *joined = std::get_if<ChainSyntax>(&form)) {
    if (is_logical(joined->operators.front())) return logical(*joined, focus);
    if (const auto answer = quick_comparison(*joined)) return *answer;
  }
  return as_boolean(value(index, focus), instance());
}

std::string Evaluator::text(SyntaxIndex index, const Focus &focus) const {
  if (const auto node = only_node(index)) return instance().string_value(*node);
  return as_text(value(index, focus), instance());
}

std::string_view Evaluator::view(SyntaxIndex index, const Focus &focus, std::string &room) const {
  if (const auto *literal = std::get_if<LiteralSyntax>(&syntax_.at(index).form)) return literal->text;
  if (const auto node = only_node(index); node && instance().at(*node).children.empty()) {
    const Instance::Node &held = instance().at(*node);
    return held.relevant ? std::string_view(held.text) : std::string_view();
  }
  return room = text(index, focus);
}

/// The node that `${name}` means, where the name stands outside of all repeats.
std::optional<NodeId> Evaluator::only_node(SyntaxIndex index) const {
  const auto *reference = std::get_if<ReferenceSyntax>(&syntax_.at(index).form);
  return reference == nullptr ? std::nullopt : instance().numbered(reference->number);
}

/// `${name} = 'text'` and `!=`, most of what forms ask, by the rules of
/// compares() and without a value made of either side.
std::optional<bool> Evaluator::quick_comparison(const ChainSyntax &chain) const {
  const Operator operation = chain.operators.front();
  const bool is_equal = operation == Operator::equal;
  if (chain.operators.size() > 1 || (!is_equal && operation != Operator::not_equal)) return std::nullopt;
  const auto node = only_node(chain.operands[0]);
  const auto *literal = std::get_if<LiteralSyntax>(&syntax_.at(chain.operands[1]).form);
  if (!node || literal == nullptr) return std::nullopt;
  const Instance::Node &held = instance().at(*node);
  switch (held.datatype) {
    case Datatype::text:
    case Datatype::select_one:
    case Datatype::select_multiple:
      break;
    case Datatype::integer:
    case Datatype::decimal:
    case Datatype::date:
    case Datatype::boolean:
    case Datatype::group:
      return std::nullopt;
  }
  if (!held.relevant || held.text.empty()) return is_equal && literal->text.empty();
  return (held.text == literal->text) == is_equal;
}

Value Evaluator::chain(const ChainSyntax &chain, const Focus &focus) const {
  if (is_logical(chain.operators.front())) return logical(chain, focus);
  if (const auto answer = quick_comparison(chain)) return *answer;
  Value left = value(chain.operands.front(), focus);
  for (std::size_t i = 0; i < chain.operators.size(); ++i) {
    const Operator operation = chain.operators[i];
    const Value right = value(chain.operands[i + 1], focus);
    const bool comparison = operation >= Operator::equal && operation <= Operator::greater_equal;
    left = comparison ? Value(compares(operation, left, right, instance()))
                      : arithmetic(operation, left, right, instance());
  }
  return left;
}

/// What stands behind the operand that settles it is not looked at.
bool Evaluator::logical(const ChainSyntax &chain, const Focus &focus) const {
  const bool settles = chain.operators.front() == Operator::logical_or;
  for (const SyntaxIndex operand : chain.operands) {
    if (truth(operand, focus) == settles) return settles;
  }
  return !settles;
}

Value Evaluator::negation(const NegationSyntax &negation, const Focus &focus) const {
  const Value operand = as_single(value(negation.operand, focus), instance());
  if (is_blank(operand)) return Empty{};
  const double number = as_number(operand, instance());
  return negation.changes_sign ? -number : number;
}

/// Inside a predicate `${name}` still means the instance the expression stands
/// in, if it stands in that repeat; else the one that is being looked at.
NodeSet Evaluator::reference(const ReferenceSyntax &reference, const Focus &focus) const {
  if (const auto only = instance().numbered(reference.number))
    return visible(instance(), *only) ? NodeSet{{*only}} : NodeSet();
  const NameScope &scope = evaluation_.scope;
  const NodeId context = focus.everywhere ? instance().root() : evaluation_.context;
  NodeSet set{scope.resolve(instance(), context, reference.name)};
  if (focus.in_predicate && set.nodes.size() > 1)
    set.nodes = scope.resolve(instance(), focus.node, reference.name);
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
      const auto found = step(next, from, focus);
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
  switch (step.axis) {
    case Axis::child:
      candidates = children(instance(), from);
      break;
    case Axis::self:
      candidates = {from};
      break;
    case Axis::parent:
      if (from != document_node) candidates = {parent(instance(), from)};
      break;
    case Axis::descendant_or_self:
      append_descendants(instance(), from, candidates);
      break;
  }
  std::erase_if(candidates, [&](NodeId node) {
    if (node == document_node) return !step.name.empty();
    const bool hidden = step.axis != Axis::self && !visible(instance(), node);
    return hidden || (!step.name.empty() && instance().at(node).name != step.name);
  });
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

Value Call::single(std::size_t index) const {
  return as_single(value(index), instance());
}
std::string Call::text(std::size_t index) const {
  return evaluator_.text(syntax_.arguments[index], focus_);
}
bool Call::truth(std::size_t index) const {
  return evaluator_.truth(syntax_.arguments[index], focus_);
}

std::optional<double> Call::number(std::size_t index) const {
  const Value given = single(index);
  if (is_blank(given)) return std::nullopt;
  return as_number(given, instance());
}

std::vector<NodeId> Call::nodes(std::size_t index) const {
  Value held = value(index);
  auto *set = std::get_if<NodeSet>(&held);
  return set != nullptr ? std::move(set->nodes) : std::vector<NodeId>();
}

std::vector<NodeId> Call::nodes_everywhere(std::size_t index) const {
  Focus everywhere = focus_;
  everywhere.everywhere = true;
  Value held = evaluator_.value(syntax_.arguments[index], everywhere);
  auto *set = std::get_if<NodeSet>(&held);
  return set != nullptr ? std::move(set->nodes) : std::vector<NodeId>();
}

std::vector<Value> Call::values(std::size_t index) const {
  return each_value(value(index), instance());
}

}  // namespace formletter::form
