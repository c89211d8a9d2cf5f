#include "answers/last_outcomes.hpp"

#include "form/expression_syntax.hpp"
#include "form/functions.hpp"

#include <algorithm>
#include <array>

namespace formletter::answers {
namespace {

/// They ask for more than their arguments: for where the expression stands.
constexpr std::array<std::string_view, 5> placed_functions = {"position", "last", "current", "once",
                                                              "indexed-repeat"};
constexpr std::array<std::string_view, 6> constants = {"today", "now", "true", "false", "pi", "version"};

bool is_told_by_arguments(const form::CallSyntax &call) {
  if (call.function == nullptr) return false;
  const std::string_view name = call.function->name;
  const auto is_among = [name](const auto &names) { return std::ranges::find(names, name) != names.end(); };
  return !is_among(placed_functions) && (!call.arguments.empty() || is_among(constants));
}

/// "." and nothing else.
bool is_context(const form::PathSyntax &path) {
  return path.start == form::PathStart::context && path.steps.size() == 1 &&
         path.steps.front().axis == form::Axis::self && path.steps.front().name.empty() &&
         path.steps.front().predicates.empty();
}

}  // namespace

LastOutcomes::LastOutcomes(const RecordPlan &plan) : plan_(plan), seen_(plan.blank()->size()) {
  for (form::NameNumber name = 0; name < plan.size(); ++name) {
    const RecordPlan::Entry &entry = plan.at(name);
    if (const auto node = plan.blank()->numbered(name); node && entry.item != nullptr)
      add_all(*entry.item, *node);
  }
  for (const auto &[expression, outcome] : outcomes_) {
    for (const form::NodeId node : outcome.asked) seen_[node].is_asked = true;
  }
}

void LastOutcomes::add_all(const form::Item &item, form::NodeId node) {
  const auto add_rules = [&](const std::vector<form::Rule> &rules) {
    for (const form::Rule &rule : rules) add(rule.condition, node);
  };
  std::visit(form::Overloaded{[&](const form::Question &question) {
                                add(question.required, node);
                                add(question.constraint, node);
                                // While these run, "." has yet to become what it will be.
                                add(question.relevant, std::nullopt);
                                add(question.calculation, std::nullopt);
                                add_rules(question.rules);
                              },
                              [&](const std::shared_ptr<const form::Group> &group) {
                                add(group->relevant, std::nullopt);
                                add_rules(group->rules);
                              },
                              [](const std::shared_ptr<const form::Repeat> &) {}},
             item);
}

void LastOutcomes::add(const std::optional<form::Expression> &expression,
                       std::optional<form::NodeId> context) {
  if (expression) add(*expression, context);
}

void LastOutcomes::add(const form::Expression &expression, std::optional<form::NodeId> context) {
  if (auto asked = nodes_asked(expression, context)) outcomes_[&expression].asked = *std::move(asked);
}

std::optional<std::vector<form::NodeId>> LastOutcomes::nodes_asked(
    const form::Expression &expression, std::optional<form::NodeId> context) const {
  std::vector<form::NodeId> asked;
  const auto is_leaf = [&](form::NodeId node) {
    return plan_.blank()->at(node).datatype != form::Datatype::group;
  };
  const auto ask = [&](std::optional<form::NodeId> node) {
    if (!node || !is_leaf(*node)) return false;
    asked.push_back(*node);
    return true;
  };
  // The tree lies flat, so all of the expression is in it, and nothing else.
  for (const form::SyntaxNode &part : expression.syntax().nodes) {
    const bool is_plain = std::visit(
        form::Overloaded{
            [](const form::NumberSyntax &) { return true; }, [](const form::LiteralSyntax &) { return true; },
            [&](const form::ReferenceSyntax &name) { return ask(plan_.blank()->numbered(name.number)); },
            [](const form::ChainSyntax &) { return true; }, [](const form::NegationSyntax &) { return true; },
            [](const form::UnionSyntax &) { return true; },
            [](const form::CallSyntax &call) { return is_told_by_arguments(call); },
            [&](const form::PathSyntax &path) { return is_context(path) && ask(context); },
            [](const form::FilterSyntax &) { return false; }},
        part.form);
    if (!is_plain) return std::nullopt;
  }
  std::ranges::sort(asked);
  const auto repeated = std::ranges::unique(asked);
  asked.erase(repeated.begin(), repeated.end());
  return asked;
}

void LastOutcomes::begin(Date today) {
  // Past by two: nothing is of the record before.
  record_ += is_ended_ && today_ == today ? 1 : 2;
  is_ended_ = false;
  today_ = today;
}

bool LastOutcomes::holds(Outcome &outcome, const form::Instance &instance) {
  if (outcome.record == record_) return true;
  if (outcome.record + 1 != record_) return false;
  for (const form::NodeId node : outcome.asked) {
    if (!is_same(node, instance)) return false;
  }
  outcome.record = record_;
  return true;
}

bool LastOutcomes::is_same(form::NodeId node, const form::Instance &instance) {
  Seen &seen = seen_[node];
  if (seen.told != record_) {
    seen.is_same = seen.is(instance.at(node));
    seen.told = record_;
  }
  return seen.is_same;
}

void LastOutcomes::end(const form::Instance &instance) {
  for (form::NodeId node = 0; node < seen_.size(); ++node) {
    Seen &seen = seen_[node];
    if (!seen.is_asked) continue;
    const form::Instance::Node &held = instance.at(node);
    seen.relevant = held.relevant;
    seen.datatype = held.datatype;
    if (held.relevant) seen.text = held.text;
  }
  is_ended_ = true;
}

}  // namespace formletter::answers
