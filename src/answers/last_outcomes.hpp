#pragma once

#include "answers/record_plan.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace formletter::answers {

/// What the form's expressions gave for the record before. Most of one record's
/// answers are the next one's too, or both have none: an expression that asks for
/// nothing else gives what it gave. Kept for expressions outside of repeats whose
/// value is told by the day and the questions they name, outside of repeats too.
class LastOutcomes {
 public:
  explicit LastOutcomes(const RecordPlan &plan);

  struct Outcome {
    std::vector<form::NodeId> asked;  ///< each once
    std::uint64_t record = 0;         ///< the last one that it is of
    form::Value value;
  };

  /// Of the next record, on this day.
  void begin(Date today);
  /// Null for an expression that nothing is kept of.
  Outcome *of(const form::Expression &expression) {
    const auto found = outcomes_.find(&expression);
    return found == outcomes_.end() ? nullptr : &found->second;
  }
  /// True when the value is what the expression would give. Precondition: what it
  /// asks for has been settled.
  bool holds(Outcome &outcome, const form::Instance &instance);
  void keep(Outcome &outcome, form::Value value) const {
    outcome.record = record_;
    outcome.value = std::move(value);
  }
  /// The record has been settled; its answers are those that the next is held against.
  void end(const form::Instance &instance);

 private:
  /// As expressions see it: an irrelevant answer is like any other irrelevant one.
  struct Seen {
    bool is_asked = false;
    bool relevant = false;
    form::Datatype datatype = form::Datatype::text;
    std::string text;
    std::uint64_t told = 0;  ///< the last record that `is_same` is of
    bool is_same = false;
    bool is(const form::Instance::Node &node) const {
      return relevant == node.relevant && (!relevant || (datatype == node.datatype && text == node.text));
    }
  };

  /// Whether the node is what it was in the record before. Precondition: it has been settled.
  bool is_same(form::NodeId node, const form::Instance &instance);
  void add_all(const form::Item &item, form::NodeId node);
  void add(const std::optional<form::Expression> &expression, std::optional<form::NodeId> context);
  void add(const form::Expression &expression, std::optional<form::NodeId> context);
  /// Nothing when it asks for more than nodes of the blank. `context` is what "."
  /// means, if it may be asked for.
  std::optional<std::vector<form::NodeId>> nodes_asked(const form::Expression &expression,
                                                       std::optional<form::NodeId> context) const;

  const RecordPlan &plan_;
  std::unordered_map<const form::Expression *, Outcome> outcomes_;
  std::vector<Seen> seen_;  ///< by node of the blank
  std::optional<Date> today_;
  std::uint64_t record_ = 1;
  bool is_ended_ = false;  ///< false, too, for a record that was given up
};

}  // namespace formletter::answers
