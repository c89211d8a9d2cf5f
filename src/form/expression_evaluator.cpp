#include "form/expression_evaluator.hpp"

#include "form/functions.hpp"
#include "form/operations.hpp"

#include <algorithm>

namespace formletter::form {

namespace {

bool is_logical(Operator operation) {
  return operation == Operator::logical_or || operation == Operator::logical_and;
}
bool is_comparison(Operator operation) {
  return operation >= Operator::equal && operation <= Operator::greater_equal;
}
bool is_one_comparison(const ChainSyntax &chain) {
  return chain.operators.size() == 1 && is_comparison(chain.operators.front());
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
    if (is_one_comparison(*joined)) return compared(*joined, focus);
    return as_boolean(worked_out(*joined, focus), instance());
  }
  if (const auto node = only_node(index, focus)) {
    const Instance::Node &held = instance().at(*node);
    if (held.datatype == Datatype::group || !held.relevant) return held.relevant;
    if (held.datatype == Datatype::boolean) return !held.text.empty() && held.text != "false";
  }
  return as_boolean(value(index, focus), instance());
}

std::string Evaluator::text(SyntaxIndex index, const Focus &focus) const {
  if (const auto node = only_node(index, focus)) return instance().string_value(*node);
  Value held = value(index, focus);
  if (auto *made = std::get_if<std::string>(&held)) return std::move(*made);
  return as_text(held, instance());
}

std::string_view Evaluator::view(SyntaxIndex index, const Focus &focus, std::string &room) const {
  if (const auto *literal = std::get_if<LiteralSyntax>(&syntax_.at(index).form)) return literal->text;
  if (const auto node = only_node(index, focus); node && instance().children(*node).empty()) {
    const Instance::Node &held = instance().at(*node);
    return held.relevant ? held.text : std::string_view();
  }
  return room = text(index, focus);
}

const Instance::Node *Evaluator::leaf(SyntaxIndex index, const Focus &focus) const {
  const auto node = only_node(index, focus);
  if (!node) return nullptr;
  const Instance::Node &held = instance().at(*node);
  return held.relevant && held.datatype != Datatype::group ? &held : nullptr;
}

Value Evaluator::single(SyntaxIndex index, const Focus &focus) const {
  if (const auto node = only_node(index, focus)) return instance().value(*node);
  Value held = value(index, focus);
  if (std::holds_alternative<NodeSet>(held)) return as_single(held, instance());
  return held;
}

/// The node that `${name}` or a path means, where it can be but one; it may be irrelevant.
std::optional<NodeId> Evaluator::only_node(SyntaxIndex index, const Focus &focus) const {
  const auto &form = syntax_.at(index).form;
  if (const auto *path = std::get_if<PathSyntax>(&form)) return only_node_of_path(*path, focus);
  const auto *reference = std::get_if<ReferenceSyntax>(&form);
  if (reference == nullptr || reference->number == unnumbered) return std::nullopt;
  if (const auto node = instance().numbered(reference->number)) return node;
  if (focus.in_predicate || focus.everywhere) return std::nullopt;
  return only_node_of_repeat(*reference);
}

std::optional<NodeId> Evaluator::only_node_of_repeat(const ReferenceSyntax &reference) const {
  if (looked_up_.name != reference.number) {
    const NodeSet set = this->reference(reference, Focus{.node = evaluation_.context});
    looked_up_ = {reference.number, set.nodes.size() == 1 ? std::optional(set.nodes.front()) : std::nullopt};
  }
  return looked_up_.node;
}

bool Evaluator::compared(const ChainSyntax &chain, const Focus &focus) const {
  if (const auto answer = quick_comparison(chain, focus)) return *answer;
  const Operator operation = chain.operators.front();
  const SyntaxIndex left = chain.operands[0], right = chain.operands[1];
  // What is no answer is neither more nor less than a number, nor like it, nor unlike.
  if (is_numeric(left) && is_numeric(right)) {
    const auto first = number(left, focus), second = number(right, focus);
    return first && second && compares(operation, *first, *second);
  }
  const Operand first = operand(left, focus), second = operand(right, focus);
  return compares(operation, first, second, instance());
}

/// Gives a number or no answer, whatever the record says.
bool Evaluator::is_numeric(SyntaxIndex index) const {
  const auto &form = syntax_.at(index).form;
  if (const auto *call = std::get_if<CallSyntax>(&form)) return call->function->number != nullptr;
  if (const auto *joined = std::get_if<ChainSyntax>(&form))
    return joined->operators.front() >= Operator::add &&
           std::ranges::all_of(joined->operands, [this](SyntaxIndex part) { return is_numeric(part); });
  return std::holds_alternative<NumberSyntax>(form);
}

/// value() of what is numeric; nothing for no answer.
std::optional<double> Evaluator::number(SyntaxIndex index, const Focus &focus) const {
  const auto &form = syntax_.at(index).form;
  if (const auto *call = std::get_if<CallSyntax>(&form))
    return call->function->number(Call(*this, *call, focus));
  if (const auto *joined = std::get_if<ChainSyntax>(&form)) return sum(*joined, focus);
  return std::get<NumberSyntax>(form).number;
}

std::optional<double> Evaluator::sum(const ChainSyntax &chain, const Focus &focus) const {
  std::optional<double> left = number(chain.operands.front(), focus);
  for (std::size_t i = 0; i < chain.operators.size(); ++i) {
    const auto right = number(chain.operands[i + 1], focus);
    left = left && right ? std::optional(calculated(chain.operators[i], *left, *right)) : std::nullopt;
  }
  return left;
}

/// `${name} = 'text'` and `!=`, most of what forms ask, by the rules of
/// compares() and without a value made of either side.
std::optional<bool> Evaluator::quick_comparison(const ChainSyntax &chain, const Focus &focus) const {
  const Operator operation = chain.operators.front();
  const bool is_equal = operation == Operator::equal;
  if (chain.operators.size() > 1 || (!is_equal && operation != Operator::not_equal)) return std::nullopt;
  const auto node = only_node(chain.operands[0], focus);
  const auto *literal = std::get_if<LiteralSyntax>(&syntax_.at(chain.operands[1]).form);
  if (!node || literal == nullptr) return std::nullopt;
  const Instance::Node &held = instance().at(*node);
  switch (held.datatype) {
    case Datatype::text:
    case Datatype::select_one:
    case Datatype::select_multiple:
    case Datatype::boolean:
      break;
    case Datatype::integer:
    case Datatype::decimal:
    case Datatype::date:
      // No number and no day is written as nothing.
      if (literal->text.empty()) break;
      return std::nullopt;
    case Datatype::group:
      return std::nullopt;
  }
  if (!held.relevant || held.text.empty()) return is_equal && literal->text.empty();
  return (held.text == literal->text) == is_equal;
}

Value Evaluator::chain(const ChainSyntax &chain, const Focus &focus) const {
  if (is_logical(chain.operators.front())) return logical(chain, focus);
  if (is_one_comparison(chain)) return compared(chain, focus);
  return worked_out(chain, focus);
}

Value Evaluator::worked_out(const ChainSyntax &chain, const Focus &focus) const {
  Operand left = operand(chain.operands.front(), focus);
  for (std::size_t i = 0; i < chain.operators.size(); ++i) {
    const Operator operation = chain.operators[i];
    const Operand right = operand(chain.operands[i + 1], focus);
    left = {is_comparison(operation) ? Value(compares(operation, left, right, instance()))
                                     : arithmetic(operation, left.value, right.value, instance()),
            false};
  }
  return std::move(left.value);
}

/// One node's value at once, for most node-sets are of one.
Operand Evaluator::operand(SyntaxIndex index, const Focus &focus) const {
  if (const auto node = only_node(index, focus)) return {instance().value(*node), true};
  Value held = value(index, focus);
  const auto *set = std::get_if<NodeSet>(&held);
  if (set == nullptr || set->nodes.size() > 1) return {std::move(held), set != nullptr};
  return {as_single(held, instance()), true};
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

Value Call::single(std::size_t index) const {
  return evaluator_.single(syntax_.arguments[index], focus_);
}
std::string Call::text(std::size_t index) const {
  return evaluator_.text(syntax_.arguments[index], focus_);
}
bool Call::truth(std::size_t index) const {
  return evaluator_.truth(syntax_.arguments[index], focus_);
}

std::optional<double> Call::number(std::size_t index) const {
  if (const auto *number = std::get_if<NumberSyntax>(&argument(index).form)) return number->number;
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
