#include "answers/last_outcomes.hpp"

#include "answers/each_once.hpp"
#include "answers/expression_reach.hpp"

#include <algorithm>

namespace formletter::answers {

LastOutcomes::LastOutcomes(const RecordPlan &plan, RecordPlan::Numbers numbers)
    : first_(numbers.begin),
      seen_(plan.blank()->size()),
      seen_repeated_(plan.size()),
      compared_(seen_.size()),
      compared_repeated_(plan.size()) {
  const auto size_of = [](const auto &all) { return static_cast<std::uint32_t>(all.size()); };
  for (std::uint32_t number = numbers.begin; number < numbers.end; ++number) {
    Outcomes outcomes{.asked = size_of(asked_), .repeated = size_of(repeated_), .kept = size_of(kept_)};
    if (const auto reach = reach_of(plan, plan.asked()[number])) {
      kept_.resize(kept_.size() + (plan.asked()[number].is_repeated ? instances_kept : 1));
      asked_.insert(asked_.end(), reach->nodes.begin(), reach->nodes.end());
      repeated_.insert(repeated_.end(), reach->repeated.begin(), reach->repeated.end());
    }
    outcomes.asked_end = size_of(asked_);
    outcomes.repeated_end = size_of(repeated_);
    outcomes.kept_end = size_of(kept_);
    outcomes_.push_back(outcomes);
  }
  seen_nodes_ = each_once(asked_);
  seen_names_ = each_once(repeated_);
}

void LastOutcomes::begin(Date today) {
  // Past by two: nothing is of the record before.
  record_ += is_ended_ && today_ == today ? 1 : 2;
  is_ended_ = false;
  today_ = today;
}

/// In a repeat a node of the number may have stood in another instance, in another record.
LastOutcomes::Outcome *LastOutcomes::last_at(const Outcomes &of, form::NodeId node, Record record) {
  if (of.kept_end - of.kept == 1) return &kept_[of.kept];
  for (std::uint32_t i = of.kept; i < of.kept_end; ++i) {
    Outcome &outcome = kept_[i];
    if (outcome.node == node && outcome.parent == record.instance.parent(node)) return &outcome;
  }
  return nullptr;
}

const form::Value *LastOutcomes::known(RecordPlan::Asked asked, form::NodeId node, Record record) {
  const Outcomes &of = outcomes_[asked.number - first_];
  Outcome *const outcome = last_at(of, node, record);
  if (outcome == nullptr) return nullptr;
  if (outcome->record == record_) return &outcome->value;
  if (outcome->record + 1 != record_) return nullptr;
  for (std::uint32_t i = of.asked; i < of.asked_end; ++i) {
    if (!is_same(asked_[i], record.instance)) return nullptr;
  }
  for (std::uint32_t i = of.repeated; i < of.repeated_end; ++i) {
    if (!is_same_repeated(repeated_[i], record)) return nullptr;
  }
  outcome->record = record_;
  return &outcome->value;
}

void LastOutcomes::keep(RecordPlan::Asked asked, form::NodeId node, Record record, const form::Value &value) {
  const Outcomes &of = outcomes_[asked.number - first_];
  if (of.kept == of.kept_end) return;
  Outcome *outcome = last_at(of, node, record);
  if (outcome == nullptr)
    outcome = &*std::min_element(kept_.begin() + of.kept, kept_.begin() + of.kept_end,
                                 [](const Outcome &a, const Outcome &b) { return a.record < b.record; });
  *outcome = {.node = node, .parent = record.instance.parent(node), .record = record_, .value = value};
}

bool LastOutcomes::is_same_repeated(form::NameNumber name, Record record) {
  std::uint64_t &compared = compared_repeated_[name];
  if (compared / 2 != record_)
    compared = record_ * 2 + (has_same(seen_repeated_[name], name, record) ? 1 : 0);
  return compared % 2 == 1;
}

bool LastOutcomes::has_same(const SeenRepeated &seen, form::NameNumber name, Record record) const {
  std::size_t met = 0;
  bool same = true;
  record.scope.each(record.instance, name, [&](form::NodeId node) {
    const form::Instance::Node &held = record.instance.at(node);
    same = same && met < seen.places.size() &&
           seen.places[met] == SeenRepeated::Place{node, record.instance.parent(node)} &&
           seen.seen[met].is(held);
    ++met;
  });
  return same && met == seen.places.size();
}

/// What is the same as before need not be written again: most is.
void LastOutcomes::end(Record record) {
  for (const form::NodeId node : seen_nodes_) {
    if (!is_same(node, record.instance)) seen_[node].take(record.instance.at(node));
  }
  for (const form::NameNumber name : seen_names_) {
    if (!is_same_repeated(name, record)) see(seen_repeated_[name], name, record);
  }
  is_ended_ = true;
}

void LastOutcomes::see(SeenRepeated &seen, form::NameNumber name, Record record) {
  seen.places.clear();
  record.scope.each(record.instance, name, [&](form::NodeId node) {
    const form::Instance::Node &held = record.instance.at(node);
    seen.places.push_back({node, record.instance.parent(node)});
    if (seen.seen.size() < seen.places.size()) seen.seen.emplace_back();
    seen.seen[seen.places.size() - 1].take(held);
  });
}

void LastOutcomes::Seen::take(const form::Instance::Node &node) {
  relevant = node.relevant;
  datatype = node.datatype;
  if (node.relevant) text = node.text;
}

}  // namespace formletter::answers
