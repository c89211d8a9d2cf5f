#include "answers/engine_messages.hpp"
#include "answers/record_check.hpp"
#include "form/expression_syntax.hpp"

#include <algorithm>
#include <cmath>

namespace formletter::answers {
namespace {

// A slip of the finger in a count must not fill the memory.
constexpr std::size_t most_instances = 1000;

const std::string nowhere;

/// What an answer is when it is passed on as it stands: a day stays a day, a choice its name.
form::Datatype datatype_of_nodes(const form::NodeSet &nodes, const form::Instance &instance) {
  if (nodes.nodes.size() != 1) return form::Datatype::text;
  const auto datatype = instance.at(nodes.nodes.front()).datatype;
  return datatype == form::Datatype::date || datatype == form::Datatype::boolean ? datatype
                                                                                 : form::Datatype::text;
}

form::Datatype datatype_of_value(const form::Value &value, const form::Instance &instance) {
  return std::visit(
      form::Overloaded{[](form::Empty) { return form::Datatype::text; },
                       [](bool) { return form::Datatype::boolean; },
                       [](double) { return form::Datatype::decimal; },
                       [](const std::string &) { return form::Datatype::text; },
                       [](const Date &) { return form::Datatype::date; },
                       [](const form::DateTime &) { return form::Datatype::text; },
                       [&](const form::NodeSet &nodes) { return datatype_of_nodes(nodes, instance); }},
      value);
}

}  // namespace

void RecordCheck::settle_all() {
  StandingSteps &steps = shared_.settling;
  const LastRecord::Record in_hand = record();
  steps.begin(in_hand);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    // Most stand, in long rows.
    const std::size_t doubtful = steps.next_doubtful(i);
    settle_as_before(i, doubtful);
    i = doubtful;
    if (i == steps.size()) break;
    if (steps.stands(i, in_hand)) {
      settle_as_before(i, i + 1);
      continue;
    }
    last_run_ = steps.last_run(i);
    settle_anew(plan_.settling()[i]);
    steps.run(i, in_hand);
    steps.look(changes_);
  }
  steps.end(in_hand);
}

/// From one step up to another. In their place among the others: until then nobody must see what they
/// come to.
void RecordCheck::settle_as_before(std::size_t begin, std::size_t end) {
  for (std::size_t i = begin; i < end; ++i) {
    const auto [node, is_calculated] = shared_.restoring[i];
    const LastRecord::Seen &before = shared_.last.at(node);
    if (instance_.at(node).relevant != before.relevant) set_relevance(node, before.relevant);
    if (!is_calculated || !before.relevant) continue;
    instance_.set_datatype(node, before.datatype);
    if (before.datatype == form::Datatype::boolean)
      instance_.set_constant(node, before.text == "true" ? "true" : "false");
    else if (!before.text.empty())
      instance_.set_text(node, before.text);
  }
}

void RecordCheck::settle_anew(const RecordPlan::Settling &step) {
  if (step.repeat != nullptr) {
    settle_repeat(step);
  } else if (step.node != instance_.root()) {
    settle(step, step.node);
    shared_.last.tell(step.node, record());
  } else {
    scope_.each(instance_, step.name, [&](form::NodeId node) { settle(step, node); });
  }
}

void RecordCheck::settle(const RecordPlan::Settling &step, form::NodeId node) {
  const bool inherited = instance_.at(instance_.parent(node)).relevant;
  const bool relevant = inherited && (!step.relevant || holds(step.relevant, node));
  set_relevance(node, relevant);
  if (!relevant) return;
  if (step.calculation) take_calculated(*step.question, node, value(step.calculation, node));
  if (step.has_default && !cells_[node].is_typed) fill_default(*step.question, node);
}

// A repeat is relevant or not as a whole, so it is asked of what holds it: there
// may be no instance yet to ask.
void RecordCheck::settle_repeat(const RecordPlan::Settling &step) {
  const auto settle_below = [&](form::NodeId parent) {
    const bool relevant = instance_.at(parent).relevant && (!step.relevant || holds(step.relevant, parent));
    if (relevant && step.repeat->repeat_count) settle_count(*step.repeat, parent);
    scope_.each_child(instance_, parent, step.name,
                      [&](form::NodeId node) { set_relevance(node, relevant); });
  };
  const form::NameNumber container = plan_.at(step.name).container;
  if (container == form::unnumbered) return settle_below(instance_.root());
  scope_.each(instance_, container, settle_below);
}

void RecordCheck::settle_count(const form::Repeat &repeat, form::NodeId parent) {
  const double wanted = as_number(evaluate(*repeat.repeat_count, at(parent)), instance_);
  const std::size_t count =
      std::isnan(wanted) || wanted < 0 ? 0 : static_cast<std::size_t>(std::min(wanted, 1e9));
  if (count > most_instances) {
    Finding finding;
    finding.code = "too-many";
    finding.msgid = std::string(engine_message::too_many);
    finding.n = most_instances;
    raise(finding, parent, {repeat.name, nowhere});
    return;
  }
  const std::vector<form::NodeId> present = scope_.children(instance_, parent, repeat.number);
  tell_left_out(repeat, parent, present, count);
  for (std::size_t i = count; i < present.size(); ++i) forget_below(present[i]);
  if (present.size() > count) instance_.remove_last(parent, repeat.name, present.size() - count);
  static const RawAnswers nothing_typed;
  for (std::size_t i = present.size(); i < count; ++i) {
    take_in(repeat.items, add(parent, repeat.number), nothing_typed);
  }
}

/// A miscount would lose a child from the list.
void RecordCheck::tell_left_out(const form::Repeat &repeat, form::NodeId parent,
                                std::span<const form::NodeId> present, std::size_t count) {
  Finding finding;
  finding.code = "entries-left-out";
  finding.severity = Severity::warning;
  finding.msgid = std::string(engine_message::left_out);
  for (std::size_t i = count; i < present.size(); ++i) finding.n += has_typed_below(present[i]) ? 1 : 0;
  if (finding.n > 0) raise(finding, parent, {repeat.name, nowhere});
}

bool RecordCheck::has_typed_below(form::NodeId node) const {
  if (cells_[node].is_typed) return true;
  for (const form::NodeId child : instance_.children(node))
    if (has_typed_below(child)) return true;
  return false;
}

void RecordCheck::take_calculated(const form::Question &question, form::NodeId node,
                                  const form::Value &value) {
  if (question.kind != form::QuestionKind::calculate)
    return take_text(node, question, as_text(value, instance_));
  instance_.set_datatype(node, datatype_of_value(value, instance_));
  // "Infinity" and "NaN" are nothing that a paper can say.
  const auto *number = std::get_if<double>(&value);
  if (number != nullptr && !std::isfinite(*number)) return instance_.set_text(node, "");
  if (const auto *truth = std::get_if<bool>(&value))
    instance_.set_constant(node, *truth ? "true" : "false");
  else if (const auto *text = std::get_if<std::string>(&value))
    instance_.set_text(node, *text);
  else
    instance_.set_text(node, as_text(value, instance_));
}

void RecordCheck::fill_default(const form::Question &question, form::NodeId node) {
  const form::Value value = evaluate(*question.default_value, at(node));
  take_text(node, question, as_text(value, instance_));
}

void RecordCheck::set_relevance(form::NodeId node, bool relevant) {
  if (instance_.at(node).relevant == relevant) return;
  instance_.set_relevant(node, relevant);
  for (const form::NodeId child : instance_.children(node)) set_relevance(child, relevant);
}

// Nodes taken out of the tree keep their numbers; they must not be asked again.
void RecordCheck::forget_below(form::NodeId node) {
  scope_.forget(node_at(node).name, node);
  for (const form::NodeId child : instance_.children(node)) forget_below(child);
}

// "An irrelevant answer is absent from expressions, exports and paper": whoever
// reads the instance without asking for relevance finds nothing.
void RecordCheck::clear_irrelevant() {
  for (form::NodeId node = 0; node < cells_.size(); ++node) {
    const form::Instance::Node &held = instance_.at(node);
    if (!held.relevant && !held.text.empty()) instance_.set_text(node, {});
  }
}

}  // namespace formletter::answers
