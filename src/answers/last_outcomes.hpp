#pragma once

#include "answers/record_plan.hpp"
#include "answers/record_scope.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace formletter::answers {

/// What some of the form's expressions gave for the record before. Most of one record's
/// answers are the next one's too, or both have none: an expression that asks for
/// nothing else gives what it gave. Kept for expressions whose value is told by the day and
/// the questions they name (expression_reach.hpp); in a repeat, for a few of its instances.
class LastOutcomes {
 public:
  /// Of the expressions with these numbers.
  LastOutcomes(const RecordPlan &plan, RecordPlan::Numbers numbers);

  /// A record's answers, and where those of repeats are.
  struct Record {
    const form::Instance &instance;
    const RecordScope &scope;
  };
  /// Of the next record, on this day.
  void begin(Date today);
  /// What the expression would give at the node, if it is known; good until the next is kept.
  /// Precondition: what it asks for has been settled.
  const form::Value *known(RecordPlan::Asked asked, form::NodeId node, Record record);
  /// Remembers it, if anything is remembered of the expression, which has just been asked for there.
  void keep(RecordPlan::Asked asked, form::NodeId node, Record record, const form::Value &value);
  /// The record has been settled; its answers are those that the next is held against.
  void end(Record record);

 private:
  /// As expressions see it: an irrelevant answer is like any other irrelevant one.
  struct Seen {
    bool relevant = false;
    form::Datatype datatype = form::Datatype::text;
    std::string text;
    bool is(const form::Instance::Node &node) const {
      return relevant == node.relevant && (!relevant || (datatype == node.datatype && text == node.text));
    }
    void take(const form::Instance::Node &node);
  };
  /// All of one name, in repeats: which nodes, in what, and what they were.
  struct SeenRepeated {
    struct Place {
      form::NodeId node, parent;
      friend bool operator==(Place, Place) = default;
    };
    std::vector<Place> places;
    std::vector<Seen> seen;  ///< of each place; more are left from other records
  };

  struct Outcome {
    form::NodeId node = 0, parent = 0;  ///< where it was asked; told apart in repeats only
    std::uint64_t record = 0;           ///< the last one that it is of
    form::Value value;
  };
  /// An expression's outcomes, and what they follow from.
  struct Outcomes {
    std::uint32_t asked = 0, asked_end = 0;        ///< in `asked_`
    std::uint32_t repeated = 0, repeated_end = 0;  ///< in `repeated_`
    std::uint32_t kept = 0, kept_end = 0;          ///< in `kept_`; none where nothing is remembered
  };
  static constexpr std::size_t instances_kept = 4;

  /// The last outcome there, be it of which record it may.
  Outcome *last_at(const Outcomes &of, form::NodeId node, Record record);

  /// Whether the node is what it was in the record before. Precondition: it has been settled.
  bool is_same(form::NodeId node, const form::Instance &instance) {
    std::uint64_t &compared = compared_[node];
    if (compared / 2 != record_) compared = record_ * 2 + (seen_[node].is(instance.at(node)) ? 1 : 0);
    return compared % 2 == 1;
  }
  bool is_same_repeated(form::NameNumber name, Record record);
  bool has_same(const SeenRepeated &seen, form::NameNumber name, Record record) const;
  static void see(SeenRepeated &seen, form::NameNumber name, Record record);

  const std::uint32_t first_;
  std::vector<Outcomes> outcomes_;            ///< by the number of what is asked, from `first_`
  std::vector<Outcome> kept_;                 ///< of each of them in turn
  std::vector<form::NodeId> asked_;           ///< by each of them in turn
  std::vector<form::NameNumber> repeated_;    ///< by each of them in turn
  std::vector<form::NodeId> seen_nodes_;      ///< that any of them asks for
  std::vector<form::NameNumber> seen_names_;  ///< that any of them asks for
  std::vector<Seen> seen_;                    ///< by node of the blank
  std::vector<SeenRepeated> seen_repeated_;   ///< by name
  /// Of each node and of each name: the last record, times two, and one if it was the same.
  std::vector<std::uint64_t> compared_, compared_repeated_;
  std::optional<Date> today_;
  std::uint64_t record_ = 1;
  bool is_ended_ = false;  ///< false, too, for a record that was given up
};

}  // namespace formletter::answers
