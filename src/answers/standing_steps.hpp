#pragma once

#include "answers/last_record.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace formletter::answers {

/// Steps of a record's check, one after another: each comes out as it did for the record before where
/// all that it asks for is the same. Such a step stands, and need not be run.
class StandingSteps {
 public:
  /// Each step is told by its sources, or by nothing that can be said, and then is always run.
  using ToldBy = std::vector<std::optional<LastRecord::Sources>>;
  StandingSteps(LastRecord &last, const ToldBy &told_by);

  /// The steps of this record begin. Those of the record before must all have been gone through, or
  /// nothing is known.
  void begin(const LastRecord::Record &record);
  /// What the record differs in is looked at again: steps that were run may have added to it. Where
  /// the record follows none, all steps are run, whatever it differs in.
  void look(const LastRecord::Changes &changes) {
    if (follows_ && changes.marks != marks_) look_anew(changes);
  }
  /// Precondition: what the step asks for has been settled, and looked at.
  bool stands(std::size_t step, const LastRecord::Record &record) {
    if ((run_[step / word_size] >> step % word_size & 1) != 0) return false;
    return (asks_names_[step / word_size] >> step % word_size & 1) == 0 ||
           !last_.has_changed(steps_[step].sources, record);
  }
  /// The first step from that one on that may not stand; size() for none.
  std::size_t next_doubtful(std::size_t step) const { return first_from(step, run_, asks_names_); }
  /// The same when all has been settled and none is in doubt.
  std::size_t next(std::size_t step) const { return first_from(step, run_, run_); }
  std::size_t size() const { return steps_.size(); }
  /// The record that the step was run of last; 0 for none that tells anything.
  std::uint64_t last_run(std::size_t step) const { return follows_ ? steps_[step].last_run : 0; }
  /// It has been run. `can_stand`: what it did is the same for every record that is the same to it.
  void run(std::size_t step, const LastRecord::Record &record, bool can_stand = true);
  void end(const LastRecord::Record &record) { gone_through_ = record.changes.number; }

 private:
  using Bits = std::vector<std::uint64_t>;
  /// That is among the ones or the others.
  std::size_t first_from(std::size_t step, const Bits &ones, const Bits &others) const;
  void look_anew(const LastRecord::Changes &changes);

  static constexpr std::size_t word_size = 64;
  struct Step {
    LastRecord::Sources sources;
    bool is_told = false;
    std::uint64_t last_run = 0;
  };

  LastRecord &last_;
  std::vector<Step> steps_;
  // Bits by step.
  std::vector<std::uint64_t> may_stand_;   ///< as it was run last
  std::vector<std::uint64_t> run_;         ///< of this record
  std::vector<std::uint64_t> asks_names_;  ///< which are compared when they are asked for
  std::vector<std::uint64_t> asking_;      ///< for each source in turn: of the steps that ask for it
  std::vector<std::uint64_t> looked_at_;   ///< of what has changed, by source
  std::uint32_t marks_ = 0;                ///< of what has been looked at
  std::uint64_t gone_through_ = 0;         ///< the record that was last; 0 while one is in hand
  bool follows_ = false;                   ///< the record in hand follows that one
};

}  // namespace formletter::answers
