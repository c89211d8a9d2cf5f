#pragma once

#include "answers/record_plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace formletter::answers {

/// What some of the form's expressions gave for the record before. Most of one record's
/// answers are the next one's too, or both have none: an expression that asks for
/// nothing else gives what it gave. Kept for expressions outside of repeats whose
/// value is told by the day and the questions they name, outside of repeats too.
class LastOutcomes {
 public:
  /// Of the expressions with these numbers.
  LastOutcomes(const RecordPlan &plan, RecordPlan::Numbers numbers);

  /// Of the next record, on this day.
  void begin(Date today);
  /// What the expression would give, if it is known. Precondition: what it asks for has been settled.
  const form::Value *known(RecordPlan::Asked asked, const form::Instance &instance);
  /// Remembers it, if anything is remembered of the expression, which has just been asked for.
  void keep(RecordPlan::Asked asked, const form::Value &value);
  /// The record has been settled; its answers are those that the next is held against.
  void end(const form::Instance &instance);

 private:
  /// As expressions see it: an irrelevant answer is like any other irrelevant one.
  struct Seen {
    bool is_asked = false;
    bool relevant = false;
    form::Datatype datatype = form::Datatype::text;
    std::string text;
    bool is(const form::Instance::Node &node) const {
      return relevant == node.relevant && (!relevant || (datatype == node.datatype && text == node.text));
    }
  };

  struct Outcome {
    std::uint32_t asked = 0, asked_end = 0;  ///< in `asked_`
    bool is_kept = false;
    std::uint64_t record = 0;  ///< the last one that it is of
    form::Value value;
  };

  /// Whether the node is what it was in the record before. Precondition: it has been settled.
  bool is_same(form::NodeId node, const form::Instance &instance);
  /// The nodes of the blank that it asks for, each once; nothing when it asks for more.
  std::optional<std::vector<form::NodeId>> nodes_asked(const RecordPlan::Asking &asking) const;

  const RecordPlan &plan_;
  const std::uint32_t first_;
  std::vector<Outcome> outcomes_;        ///< by the number of what is asked, from `first_`
  std::vector<form::NodeId> asked_;      ///< by each of them in turn
  std::vector<Seen> seen_;               ///< by node of the blank
  std::vector<std::uint64_t> compared_;  ///< of each: the last record, times two, and one if it was the same
  std::optional<Date> today_;
  std::uint64_t record_ = 1;
  bool is_ended_ = false;  ///< false, too, for a record that was given up
};

}  // namespace formletter::answers
