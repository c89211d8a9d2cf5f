#pragma once

#include "answers/expression_reach.hpp"
#include "answers/record_plan.hpp"
#include "answers/record_scope.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace formletter::answers {

/// What the form's expressions ask for, by the numbers of what is asked.
using Reaches = std::vector<std::optional<ExpressionReach>>;

/// The record that was settled before, and in what the one in hand differs from it. Both are told by
/// their sources: each node of the blank, and behind those each name in repeats that is asked for.
class LastRecord {
 public:
  LastRecord(const RecordPlan &plan, const Reaches &reaches);

  /// Some of the sources.
  struct Sources {
    std::uint32_t begin = 0, end = 0;  ///< in `words_`
  };
  Sources sources(const ExpressionReach &reach);
  std::size_t source_count() const { return seen_.size() + names_.size(); }
  bool is_name(std::size_t source) const { return source >= seen_.size(); }
  /// Gives `take` each of them.
  template <typename Take>
  void each(Sources sources, Take take) const {
    for (std::uint32_t i = sources.begin; i < sources.end; ++i)
      for (std::uint64_t rest = words_[i].bits; rest != 0; rest &= rest - 1)
        take(words_[i].place * word_size + static_cast<std::size_t>(std::countr_zero(rest)));
  }

  /// In what a record differs, as bits by source. Stays with the record, which may be judged when
  /// others have been settled.
  struct Changes {
    std::uint64_t number = 0;  ///< of the record, from 1
    bool has_last = false;     ///< false: there is none before it that tells anything
    std::vector<std::uint64_t> compared, changed;
    std::uint32_t marks = 0;  ///< how often one was found to have changed
  };
  struct Record {
    const form::Instance &instance;
    const RecordScope &scope;
    Changes &changes;
  };
  /// As expressions see a node: an irrelevant answer is like any other irrelevant one.
  struct Seen {
    bool relevant = false;
    form::Datatype datatype = form::Datatype::text;
    std::string text = {};  ///< of what is typed, also where that is irrelevant
  };

  /// The record has been taken in and begins to be settled, on this day.
  void begin(const Record &record, Date today);
  /// What the record before had at a node that a step settles; what this one has once it is told.
  const Seen &at(form::NodeId node) const { return seen_[node]; }
  /// The step of the node has been run anew.
  void tell(form::NodeId node, const Record &record);
  /// What is known of the node besides what expressions see may differ.
  static void mark(form::NodeId node, Changes &changes) { mark_source(node, changes); }
  /// Precondition: they have been settled.
  bool has_changed(Sources sources, const Record &record) {
    for (std::uint32_t i = sources.begin; i < sources.end; ++i) {
      const Word asked = words_[i];
      if ((asked.bits & ~record.changes.compared[asked.place]) != 0) compare_names(asked, record);
      if ((asked.bits & record.changes.changed[asked.place]) != 0) return true;
    }
    return false;
  }
  /// The record has been settled; the next is held against it.
  void end(const Record &record);

 private:
  static constexpr std::size_t word_size = 64;
  static void mark_source(std::size_t source, Changes &changes) {
    changes.changed[source / word_size] |= std::uint64_t{1} << source % word_size;
    ++changes.marks;
  }
  struct Word {
    std::uint32_t place = 0;
    std::uint64_t bits = 0;
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

  void compare_names(Word asked, const Record &record) const;
  void mark_below(form::NodeId node, Changes &changes) const;
  static bool has_same(const SeenRepeated &seen, const Record &record);
  static void see(SeenRepeated &seen, const Record &record);

  const RecordPlan &plan_;
  std::vector<form::NodeId> typed_;  ///< the nodes whose text no step of settling writes
  std::vector<Seen> seen_;           ///< by node
  std::vector<SeenRepeated> names_;
  std::vector<Word> words_;
  std::vector<std::uint64_t> nodes_only_;  ///< as bits, what is no name
  std::optional<Date> today_;
  std::uint64_t number_ = 0;
  bool is_ended_ = false;  ///< false, too, for a record that was given up
};

}  // namespace formletter::answers
