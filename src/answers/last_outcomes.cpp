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

LastOutcomes::LastOutcomes(const RecordPlan &plan, RecordPlan::Numbers numbers)
    : plan_(plan), first_(numbers.begin), seen_(plan.blank()->size()), compared_(seen_.size()) {
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number) {
    Outcome outcome{.asked = static_cast<std::uint32_t>(asked_.size()), .value = {}};
    if (const auto nodes = nodes_asked(plan.asked()[number])) {
      outcome.is_kept = true;
      asked_.insert(asked_.end(), nodes->begin(), nodes->end());
    }
    outcome.asked_end = static_cast<std::uint32_t>(asked_.size());
    outcomes_.push_back(std::move(outcome));
  }
  for (const form::NodeId node : asked_) seen_[node].is_asked = true;
}

std::optional<std::vector<form::NodeId>> LastOutcomes::nodes_asked(const RecordPlan::Asking &asking) const {
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
  for (const form::SyntaxNode &part : asking.expression->syntax().nodes) {
    const bool is_plain = std::visit(
        form::Overloaded{
            [](const form::NumberSyntax &) { return true; }, [](const form::LiteralSyntax &) { return true; },
            [&](const form::ReferenceSyntax &name) { return ask(plan_.blank()->numbered(name.number)); },
            [](const form::ChainSyntax &) { return true; }, [](const form::NegationSyntax &) { return true; },
            [](const form::UnionSyntax &) { return true; },
            [](const form::CallSyntax &call) { return is_told_by_arguments(call); },
            [&](const form::PathSyntax &path) { return is_context(path) && ask(asking.context); },
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

const form::Value *LastOutcomes::known(RecordPlan::Asked asked, const form::Instance &instance) {
  Outcome &outcome = outcomes_[asked.number - first_];
  if (outcome.record == record_) return &outcome.value;
  if (outcome.record + 1 != record_) return nullptr;
  for (std::uint32_t i = outcome.asked; i < outcome.asked_end; ++i) {
    if (!is_same(asked_[i], instance)) return nullptr;
  }
  outcome.record = record_;
  return &outcome.value;
}

void LastOutcomes::keep(RecordPlan::Asked asked, const form::Value &value) {
  Outcome &outcome = outcomes_[asked.number - first_];
  if (!outcome.is_kept) return;
  outcome.record = record_;
  outcome.value = value;
}

bool LastOutcomes::is_same(form::NodeId node, const form::Instance &instance) {
  std::uint64_t &compared = compared_[node];
  if (compared / 2 != record_) compared = record_ * 2 + (seen_[node].is(instance.at(node)) ? 1 : 0);
  return compared % 2 == 1;
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
