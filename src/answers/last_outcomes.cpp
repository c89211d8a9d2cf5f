#include "answers/last_outcomes.hpp"

#include <algorithm>
#include <utility>

namespace formletter::answers {

LastOutcomes::LastOutcomes(const RecordPlan &plan, const Reaches &reaches, LastRecord &last) : last_(last) {
  const auto kept = [&] { return static_cast<std::uint32_t>(kept_.size()); };
  for (std::size_t number = 0; number < reaches.size(); ++number) {
    Outcomes outcomes{.sources = {}, .kept = kept()};
    if (const auto &reach = reaches[number]) {
      kept_.resize(kept_.size() + (plan.asked()[number].is_repeated ? instances_kept : 1));
      outcomes.sources = last.sources(*reach);
    }
    outcomes.kept_end = kept();
    outcomes_.push_back(outcomes);
  }
}

/// In a repeat a node of the number may have stood in another instance, in another record.
LastOutcomes::Outcome *LastOutcomes::last_of_instance(const Outcomes &of, const Asker &asker) {
  for (std::uint32_t i = of.kept; i < of.kept_end; ++i) {
    Outcome &outcome = kept_[i];
    if (outcome.node == asker.node && outcome.parent == asker.record.instance.parent(asker.node))
      return &outcome;
  }
  return nullptr;
}

const form::Value &LastOutcomes::keep(RecordPlan::Asked asked, const Asker &asker, form::Value value) {
  const Outcomes &of = outcomes_[asked.number];
  if (of.kept == of.kept_end) return passing_ = std::move(value);
  Outcome *outcome = last_at(of, asker);
  if (outcome == nullptr)
    outcome = &*std::min_element(kept_.begin() + of.kept, kept_.begin() + of.kept_end,
                                 [](const Outcome &a, const Outcome &b) { return a.record < b.record; });
  outcome->node = asker.node;
  outcome->parent = asker.record.instance.parent(asker.node);
  outcome->record = asker.record.changes.number;
  return outcome->value = std::move(value);
}

}  // namespace formletter::answers
