#include "form/unnamed_steps.hpp"

#include "form/expression_syntax.hpp"
#include "form/functions.hpp"

#include <algorithm>

namespace formletter::form {

namespace {

using Items = std::set<std::size_t>;

class StepWalk {
 public:
  StepWalk(const Syntax &syntax, const ItemTree &tree, std::size_t context)
      : syntax_(syntax), tree_(tree), context_(context) {}

  std::vector<UnnamedUse> run() {
    visit(syntax_.root, {context_}, 's');
    return std::move(uses_);
  }

 private:
  /// Where the value leads, at `from`; `wanted` is what it is used as, as in FunctionEntry.
  Items visit(SyntaxIndex index, const Items &from, char wanted) {
    return std::visit(
        Overloaded{
            [](const NumberSyntax &) { return Items(); },
            [](const LiteralSyntax &) { return Items(); },
            [&](const ReferenceSyntax &reference) { return named(reference.name); },
            [&](const ChainSyntax &chain) { return visit_all(chain.operands, from, 's'), Items(); },
            [&](const NegationSyntax &negation) { return visit(negation.operand, from, 's'), Items(); },
            [&](const UnionSyntax &united) { return visit_all(united.operands, from, wanted); },
            [&](const CallSyntax &call) { return visit_call(call, from, wanted); },
            [&](const PathSyntax &path) { return visit_path(path, from, wanted); },
            [&](const FilterSyntax &filter) {
              Items found = visit(filter.base, from, wanted);
              visit_all(filter.predicates, found, 's');
              return found;
            },
        },
        syntax_.at(index).form);
  }

  Items visit_all(const std::vector<SyntaxIndex> &indexes, const Items &from, char wanted) {
    Items found;
    for (const SyntaxIndex index : indexes) found.merge(visit(index, from, wanted));
    return found;
  }

  Items visit_call(const CallSyntax &call, const Items &from, char wanted) {
    if (call.function->name == "current") return {context_};
    Items found;
    for (std::size_t i = 0; i < call.arguments.size(); ++i) {
      const char use = argument_use(*call.function, i);
      Items led = visit(call.arguments[i], from, use == 'i' ? wanted : use);
      if (use == 'i') found.merge(led);
    }
    return found;
  }

  Items visit_path(const PathSyntax &path, const Items &from, char wanted) {
    Items at = path.start == PathStart::base   ? visit(path.base, from, 'n')
               : path.start == PathStart::root ? Items{0}
                                               : from;
    for (const StepSyntax &step : path.steps) {
      // The first child of the root is the form.
      const bool is_form = path.start == PathStart::root && &step == &path.steps.front();
      if (!is_form || step.axis != Axis::child) at = stepped(at, step);
      visit_all(step.predicates, at, 's');
    }
    const bool names_it =
        !path.steps.empty() && path.steps.back().axis == Axis::child && !path.steps.back().name.empty();
    if (!path.steps.empty() && !names_it) take(at, path.steps.back().place, wanted);
    return at;
  }

  Items stepped(const Items &from, const StepSyntax &step) const {
    Items found;
    for (const std::size_t item : from) {
      const ItemTree::Node &node = tree_.nodes[item];
      switch (step.axis) {
        case Axis::child:
          for (const std::size_t child : node.children)
            if (step.name.empty() || tree_.nodes[child].name == step.name) found.insert(child);
          break;
        case Axis::self:
          found.insert(item);
          break;
        case Axis::parent:
          found.insert(node.parent);
          break;
        case Axis::descendant_or_self:
          add_all_within(item, found);
          break;
      }
    }
    return found;
  }

  void add_all_within(std::size_t item, Items &found) const {
    found.insert(item);
    for (const std::size_t child : tree_.nodes[item].children) add_all_within(child, found);
  }

  void take(const Items &items, const Place &place, char wanted) {
    Items taken;
    for (const std::size_t item : items) {
      const bool is_node_alone = wanted == 'n' && !tree_.nodes[item].has_value;
      if (!is_node_alone) add_all_within(item, taken);
    }
    std::erase_if(taken, [&](std::size_t item) { return !tree_.nodes[item].has_value; });
    if (!taken.empty()) uses_.push_back({place, std::move(taken)});
  }

  Items named(const std::string &name) const {
    const auto found = tree_.by_name.find(name);
    return found == tree_.by_name.end() ? Items() : Items{found->second};
  }

  const Syntax &syntax_;
  const ItemTree &tree_;
  const std::size_t context_;
  std::vector<UnnamedUse> uses_;
};

}  // namespace

std::size_t ItemTree::add(Node node) {
  const std::size_t index = nodes.size();
  nodes[node.parent].children.push_back(index);
  by_name.emplace(node.name, index);
  nodes.push_back(std::move(node));
  return index;
}

std::vector<UnnamedUse> unnamed_uses(const Expression &expression, const ItemTree &tree,
                                     std::size_t context) {
  const auto is_path = [](const SyntaxNode &node) { return std::holds_alternative<PathSyntax>(node.form); };
  if (std::ranges::none_of(expression.syntax().nodes, is_path)) return {};
  return StepWalk(expression.syntax(), tree, context).run();
}

}  // namespace formletter::form
