#include "answers/expression_reach.hpp"

#include "answers/each_once.hpp"
#include "form/expression_syntax.hpp"
#include "form/functions.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace formletter::answers {
namespace {

/// The answer that the expression is about.
constexpr std::string_view asker = "current";
/// They ask for more than their arguments: for where the expression stands.
constexpr std::array<std::string_view, 3> placed_functions = {asker, "once", "indexed-repeat"};
/// The place of what a predicate is asked of among what it chooses from.
constexpr std::array<std::string_view, 2> predicate_functions = {"position", "last"};
constexpr std::array<std::string_view, 7> constants = {"today", "now",     "true",           "false",
                                                       "pi",    "version", "reader-language"};

bool is_among(const auto &names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

/// "." and nothing else.
bool is_context(const form::PathSyntax &path) {
  return path.start == form::PathStart::context && path.steps.size() == 1 &&
         path.steps.front().axis == form::Axis::self && path.steps.front().name.empty() &&
         path.steps.front().predicates.empty();
}

/// ".." and nothing else.
bool is_up(const form::StepSyntax &step) {
  return step.axis == form::Axis::parent && step.name.empty() && step.predicates.empty();
}

class ReachFinder {
 public:
  ReachFinder(const RecordPlan &plan, const RecordPlan::Asking &asking)
      : plan_(plan), asking_(asking), syntax_(asking.expression->syntax()) {}

  std::optional<ExpressionReach> find() {
    if (asking_.is_repeated && !held(plan_.at(asking_.of).container)) return std::nullopt;
    if (!value(syntax_.root)) return std::nullopt;
    // Whether a choice is offered is asked of those that were chosen.
    if (asking_.is_of_choices && !of_context()) return std::nullopt;
    reach_.nodes = each_once(std::move(reach_.nodes));
    reach_.repeated = each_once(std::move(reach_.repeated));
    return std::move(reach_);
  }

 private:
  enum class Taken { as_value, as_nodes };

  bool value(form::SyntaxIndex part) { return reaches(part, Taken::as_value); }
  bool values(const std::vector<form::SyntaxIndex> &parts) {
    return std::ranges::all_of(parts, [&](form::SyntaxIndex part) { return value(part); });
  }

  /// Adds what the part asks for; false if that cannot be told.
  bool reaches(form::SyntaxIndex part, Taken taken) {
    return std::visit(
        form::Overloaded{[](const form::NumberSyntax &) { return true; },
                         [](const form::LiteralSyntax &) { return true; },
                         [&](const form::ReferenceSyntax &name) { return named(name.number, taken); },
                         [&](const form::ChainSyntax &chain) { return values(chain.operands); },
                         [&](const form::NegationSyntax &negation) { return value(negation.operand); },
                         [&](const form::UnionSyntax &joined) { return values(joined.operands); },
                         [&](const form::CallSyntax &call) { return called(call); },
                         [&](const form::PathSyntax &path) { return walked(path, taken); },
                         [&](const form::FilterSyntax &filter) {
                           return reaches(filter.base, taken) && predicates(filter.predicates);
                         }},
        syntax_.at(part).form);
  }

  bool named(form::NameNumber number, Taken taken) {
    if (number == form::unnumbered) return false;
    const RecordPlan::Entry &entry = plan_.at(number);
    const bool is_leaf = entry.datatype != form::Datatype::group;
    // As a value, a group or a repeat is all that stands in it.
    if (!is_leaf && (taken == Taken::as_value || !entry.is_repeat)) return false;
    if (!is_settled(number)) return false;
    if (!entry.is_repeated()) {
      const auto node = plan_.blank()->numbered(number);
      if (node) reach_.nodes.push_back(*node);
      return node.has_value();
    }
    return held(number);
  }

  /// Where it stands in repeats: all of its name, and all that they stand in.
  bool held(form::NameNumber number) {
    if (number != form::unnumbered && !is_settled(number)) return false;
    for (; number != form::unnumbered; number = plan_.at(number).container) {
      if (plan_.at(number).is_repeated()) reach_.repeated.push_back(number);
    }
    return true;
  }

  /// By the time the expression is asked: what has no step of its own follows from what holds it.
  /// What stands outside of repeats and is named is so in any case, or the form would not have been
  /// read.
  bool is_settled(form::NameNumber number) const {
    if (!plan_.at(number).is_repeated()) return true;
    for (; number != form::unnumbered; number = plan_.at(number).container) {
      const auto step = plan_.settled_at(number);
      if (step && *step >= asking_.step) return false;
    }
    return true;
  }

  bool called(const form::CallSyntax &call) {
    if (call.function == nullptr) return false;
    const std::string_view name = call.function->name;
    if (is_among(placed_functions, name)) return false;
    if (is_among(predicate_functions, name) && call.arguments.empty()) return in_predicate_;
    // Among those of its name, and all of them are asked for.
    if (is_among(predicate_functions, name)) return reaches(call.arguments.front(), Taken::as_nodes);
    if (call.arguments.empty()) return is_among(constants, name);
    if (name == "count") return reaches(call.arguments.front(), Taken::as_nodes);
    return values(call.arguments);
  }

  bool walked(const form::PathSyntax &path, Taken taken) {
    // In a predicate it is what is looked at, which may be a whole instance of a repeat.
    if (asking_.is_of_choices) return is_of_choice(path);
    if (is_context(path)) return !in_predicate_ && of_context();
    const std::size_t ups = ups_from_asker(path);
    if (ups > 0) return ups == path.steps.size() ? taken == Taken::as_nodes : stepped(path, ups, taken);
    const bool begins = path.start == form::PathStart::base
                            ? reaches(path.base, path.steps.empty() ? taken : Taken::as_nodes)
                            : path.start == form::PathStart::context && in_predicate_;
    return begins && stepped(path, 0, taken);
  }

  /// An attribute of the choice that is looked at.
  bool is_of_choice(const form::PathSyntax &path) const {
    return path.start == form::PathStart::context && !in_predicate_ && path.steps.size() == 1 &&
           path.steps.front().axis == form::Axis::child && path.steps.front().predicates.empty();
  }

  /// How often ".." stands behind the answer that the expression is about: that leads to what holds
  /// it, which is relevant, or nothing would be asked.
  std::size_t ups_from_asker(const form::PathSyntax &path) const {
    const auto *call = path.start == form::PathStart::base
                           ? std::get_if<form::CallSyntax>(&syntax_.at(path.base).form)
                           : nullptr;
    const bool is_from_asker = call != nullptr ? call->function != nullptr && call->function->name == asker
                                               : path.start == form::PathStart::context && !in_predicate_;
    if (!is_from_asker) return 0;
    return static_cast<std::size_t>(std::ranges::find_if_not(path.steps, is_up) - path.steps.begin());
  }

  bool stepped(const form::PathSyntax &path, std::size_t first, Taken taken) {
    for (std::size_t i = first; i < path.steps.size(); ++i) {
      const form::StepSyntax &step = path.steps[i];
      const bool is_last = i + 1 == path.steps.size();
      if (step.axis != form::Axis::child || step.name.empty() || !predicates(step.predicates)) return false;
      if (!named(step.number, is_last ? taken : Taken::as_nodes)) return false;
    }
    return true;
  }

  /// The answer that the expression is about.
  bool of_context() {
    if (!asking_.context) return false;
    if (asking_.is_repeated) return named(asking_.of, Taken::as_value);
    if (plan_.blank()->at(*asking_.context).datatype == form::Datatype::group) return false;
    reach_.nodes.push_back(*asking_.context);
    return true;
  }

  bool predicates(const std::vector<form::SyntaxIndex> &conditions) {
    const bool outside = std::exchange(in_predicate_, true);
    const bool found = values(conditions);
    in_predicate_ = outside;
    return found;
  }

  const RecordPlan &plan_;
  const RecordPlan::Asking &asking_;
  const form::Syntax &syntax_;
  bool in_predicate_ = false;
  ExpressionReach reach_;
};

}  // namespace

std::optional<ExpressionReach> reach_of(const RecordPlan &plan, const RecordPlan::Asking &asking) {
  return ReachFinder(plan, asking).find();
}

}  // namespace formletter::answers
