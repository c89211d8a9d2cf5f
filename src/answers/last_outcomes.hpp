#pragma once

#include "answers/expression_reach.hpp"
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
  explicit LastOutcomes(const RecordPlan &plan);

  /// What of a record is as in the one before it, as bits: which of what is asked for was held against
  /// that, and which was the same.
  struct Likeness {
    std::uint64_t number = 0;  ///< of the record
    std::vector<std::uint64_t> compared, same;
  };
  /// A record's answers, and where those of repeats are.
  struct Record {
    const form::Instance &instance;
    const RecordScope &scope;
    Likeness &likeness;
  };
  /// The next record begins to be settled, on this day.
  void begin(Likeness &likeness, Date today);
  /// What the expression would give at the node, if it is known; good until the next is kept.
  /// Precondition: what it asks for has been settled.
  const form::Value *known(RecordPlan::Asked asked, form::NodeId node, const Record &record) {
    const Outcomes &of = outcomes_[asked.number];
    Outcome *const outcome = last_at(of, node, record);
    if (outcome == nullptr) return nullptr;
    return outcome->record == record.likeness.number || holds_still(*outcome, of, record) ? &outcome->value
                                                                                          : nullptr;
  }
  /// Remembers it, if anything is remembered of the expression, which has just been asked for there.
  void keep(RecordPlan::Asked asked, form::NodeId node, const Record &record, const form::Value &value);
  /// The record has been settled; its answers are those that the next is held against. It may be
  /// judged when others have been settled.
  void end(const Record &record);

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
    form::NameNumber name = form::unnumbered;
    std::vector<Place> places = {};
    std::vector<Seen> seen = {};  ///< of each place; more are left from other records
  };
  struct SeenNode {
    form::NodeId node = 0;  ///< of the blank
    Seen seen = {};
  };

  struct Outcome {
    form::NodeId node = 0, parent = 0;  ///< where it was asked; told apart in repeats only
    std::uint64_t record = 0;           ///< the last one that it is of
    form::Value value;
  };
  /// Some of what is asked for, as bits: `nodes_` from the first, and then `names_`.
  struct Sources {
    std::uint32_t word = 0;
    std::uint64_t bits = 0;
  };
  /// An expression's outcomes, and what they follow from.
  struct Outcomes {
    std::uint32_t sources = 0, sources_end = 0;  ///< in `sources_`
    std::uint32_t kept = 0, kept_end = 0;        ///< in `kept_`; none where nothing is remembered
  };
  static constexpr std::size_t instances_kept = 4;

  void number_sources(const std::vector<std::optional<ExpressionReach>> &reaches);
  void add_sources(const ExpressionReach &reach);
  /// The last outcome there, be it of which record it may.
  Outcome *last_at(const Outcomes &of, form::NodeId node, const Record &record) {
    return of.kept_end - of.kept == 1 ? &kept_[of.kept] : last_of_instance(of, node, record);
  }
  Outcome *last_of_instance(const Outcomes &of, form::NodeId node, const Record &record);
  bool holds_still(Outcome &outcome, const Outcomes &of, const Record &record) const;
  void compare(Sources asked, const Record &record) const;
  bool is_same(std::size_t source, const Record &record) const;
  static bool has_same(const SeenRepeated &seen, const Record &record);
  static void see(SeenRepeated &seen, const Record &record);

  std::vector<Outcomes> outcomes_;   ///< by the number of what is asked
  std::vector<Outcome> kept_;        ///< of each of them in turn
  std::vector<Sources> sources_;     ///< by each of them in turn
  std::vector<SeenNode> nodes_;      ///< that any of them asks for
  std::vector<SeenRepeated> names_;  ///< that any of them asks for
  std::optional<Date> today_;
  std::uint64_t record_ = 1;
  bool is_ended_ = false;  ///< false, too, for a record that was given up
};

}  // namespace formletter::answers
