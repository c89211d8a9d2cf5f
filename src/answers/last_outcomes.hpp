#pragma once

#include "answers/last_record.hpp"
#include "answers/record_plan.hpp"

#include <cstdint>
#include <vector>

namespace formletter::answers {

/// What some of the form's expressions gave when they were asked last. Most of one record's
/// answers are the next one's too, or both have none: an expression that asks for
/// nothing else gives what it gave. Kept for expressions whose value is told by the day and
/// the questions they name (expression_reach.hpp); in a repeat, for a few of its instances.
class LastOutcomes {
 public:
  LastOutcomes(const RecordPlan &plan, const Reaches &reaches, LastRecord &last);

  /// Where and when an expression is asked.
  struct Asker {
    form::NodeId node;
    const LastRecord::Record &record;
    /// The record that the step which asks was run of last; 0 for none. In those since then all that it
    /// asks for was the same.
    std::uint64_t last_run;
  };
  /// What the expression would give, if it is known; good until the next is kept.
  /// Precondition: what it asks for has been settled.
  const form::Value *known(RecordPlan::Asked asked, const Asker &asker) {
    const Outcomes &of = outcomes_[asked.number];
    Outcome *const outcome = last_at(of, asker);
    if (outcome == nullptr) return nullptr;
    const std::uint64_t number = asker.record.changes.number;
    if (outcome->record != number) {
      const bool is_of_last_run = asker.last_run != 0 && outcome->record == asker.last_run;
      if (!is_of_last_run || last_.has_changed(of.sources, asker.record)) return nullptr;
      outcome->record = number;
    }
    return &outcome->value;
  }
  /// Remembers it, if anything is remembered of the expression, which has just been asked for there.
  /// The value, good until the next is kept.
  const form::Value &keep(RecordPlan::Asked asked, const Asker &asker, form::Value value);

 private:
  struct Outcome {
    form::NodeId node = 0, parent = 0;  ///< where it was asked; told apart in repeats only
    std::uint64_t record = 0;           ///< that it was asked of last
    form::Value value;
  };
  /// An expression's outcomes, and what they follow from.
  struct Outcomes {
    LastRecord::Sources sources;
    std::uint32_t kept = 0, kept_end = 0;  ///< in `kept_`; none where nothing is remembered
  };
  static constexpr std::size_t instances_kept = 4;

  /// The last outcome there, be it of which record it may.
  Outcome *last_at(const Outcomes &of, const Asker &asker) {
    return of.kept_end - of.kept == 1 ? &kept_[of.kept] : last_of_instance(of, asker);
  }
  Outcome *last_of_instance(const Outcomes &of, const Asker &asker);

  LastRecord &last_;
  std::vector<Outcomes> outcomes_;  ///< by the number of what is asked
  std::vector<Outcome> kept_;       ///< of each of them in turn
  form::Value passing_;             ///< the last of which nothing is remembered
};

}  // namespace formletter::answers
