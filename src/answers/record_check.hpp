#pragma once

#include "answers/answers.hpp"
#include "answers/last_outcomes.hpp"
#include "answers/last_record.hpp"
#include "answers/record_plan.hpp"
#include "answers/record_scope.hpp"
#include "answers/standing_steps.hpp"
#include "answers/taken_answers.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// What is known of a node besides what the instance holds. A byte: a record has hundreds of them.
struct RecordCell {
  bool is_typed : 1 = false;
  bool has_findings : 1 = false;
  bool refused : 1 = false;
};

/// Where what was typed at a node stands, in the record's file.
struct TypedCell {
  form::NodeId node;
  int line, column;
};

/// What the checks of a form's records share, and know from one to the next. One thread at a time.
struct FormCheck {
  explicit FormCheck(const form::Form &checked);

  const form::Form &form;
  const RecordPlan plan;
  const Reaches reaches;
  TakenAnswers taken;
  LastRecord last;
  LastOutcomes outcomes;
  StandingSteps settling, judging;  ///< of the plan's settling(), and its judged_in_turn()
  /// What is done of a step of settling that stands; of each, for most are gone through one by one.
  struct Restoring {
    form::NodeId node;
    bool is_calculated;
  };
  std::vector<Restoring> restoring;

 private:
  StandingSteps::ToldBy settling_told_by();
  StandingSteps::ToldBy judging_told_by();
  std::optional<LastRecord::Sources> told_by(const RecordPlan::Settling &step);
  std::optional<LastRecord::Sources> told_by(const RecordPlan::Judging &step);
};

/// A record's way through check(): take in what was typed, settle what follows
/// from it, judge what is left. For one record after another.
class RecordCheck {
 public:
  explicit RecordCheck(FormCheck &shared);

  // In this order.
  void take_in(const RawAnswers &raw, const CheckOptions &options);
  void settle();
  CheckedAnswers judge();

 private:
  // taking in
  void begin(const CheckOptions &options);
  void take_in_values(const RawAnswers &raw);
  void take_in_repeats(const RawAnswers &raw);
  void take_in(const std::vector<form::Item> &items, form::NodeId parent, const RawAnswers &raw);
  void take_in_question(const form::Question &question, form::NodeId parent, const RawAnswers &raw);
  void take_leaf(form::NodeId node, const form::Question &question, const RawAnswers::Leaf &leaf);
  void take_text(form::NodeId node, const form::Question &question, std::string_view typed);
  form::NodeId add(form::NodeId parent, form::NameNumber name, const form::Question *question = nullptr);

  // record_settling.cpp
  void settle_all();
  void settle_as_before(std::size_t begin, std::size_t end);
  void settle_anew(const RecordPlan::Settling &step);
  void settle(const RecordPlan::Settling &step, form::NodeId node);
  void settle_repeat(const RecordPlan::Settling &step);
  void settle_count(const form::Repeat &repeat, form::NodeId parent);
  void tell_left_out(const form::Repeat &repeat, form::NodeId parent, std::span<const form::NodeId> present,
                     std::size_t count);
  bool has_typed_below(form::NodeId node) const;
  void take_calculated(const form::Question &question, form::NodeId node, const form::Value &value);
  void fill_default(const form::Question &question, form::NodeId node);
  void set_relevance(form::NodeId node, bool relevant);
  void forget_below(form::NodeId node);
  void clear_irrelevant();

  // record_judging.cpp
  /// What a problem is about: a name and, in a repeat, its instance ("[2]").
  struct Subject {
    const std::string &name, &position;
  };
  /// A node and, in a repeat, the instance that it is in.
  struct Spot {
    form::NodeId node;
    const std::string &position;
  };
  /// Of the plan's steps of judging, from the one up to the other.
  struct Steps {
    std::uint32_t begin, end;
  };
  void judge_all();
  void judge_in_turn(const RecordPlan::Judging &step, Steps inside);
  void judge(Steps steps, form::NodeId parent, const std::string &position);
  void judge(const RecordPlan::Judging &step, Steps inside, Spot at);
  void judge_question(const RecordPlan::Judging &step, Spot at);
  void judge_rules(const RecordPlan::Judging &step, Spot at);
  void judge_rule(const RecordPlan::Judging &step, const RecordPlan::JudgedRule &judged, Spot at);
  void judge_repeat(const RecordPlan::Judging &step, Steps inside, Spot parent);
  bool has_wrong_count(const form::Repeat &repeat, form::NodeId parent) const;
  void judge_length(const form::Question &question, form::NodeId node, Subject subject);
  void raise_required(const form::Question &question, form::NodeId node, Subject subject);
  void raise_constraint(const form::Question &question, form::NodeId node, Subject subject);
  void judge_choices(const RecordPlan::Judging &step, form::NodeId node, Subject subject);
  bool looks_at_unknown(const form::Expression &expression, form::NodeId node);
  void raise(const Finding &found, form::NodeId node, Subject subject);

  const RecordNode &node_at(form::NodeId node) const {
    const std::vector<RecordNode> &blank = plan_.nodes();
    return node < blank.size() ? blank[node] : repeated_[node - blank.size()];
  }
  form::Evaluation at(form::NodeId node) const;
  LastRecord::Record record() { return {instance_, scope_, changes_}; }
  bool holds(const form::Expression &expression, form::NodeId node) const {
    return is_true(expression, at(node));
  }
  /// As the last record had it, where that is known to be the same.
  bool holds(RecordPlan::Asked asked, form::NodeId node);
  /// A node-set as its first node's value.
  form::Value value(const form::Expression &expression, form::NodeId node) const;
  /// The same, good until the next outcome is kept.
  const form::Value &value(RecordPlan::Asked asked, form::NodeId node);

  FormCheck &shared_;
  const form::Form &form_;
  const RecordPlan &plan_;

  // of the record that is looked at
  RecordScope scope_;
  LastOutcomes &outcomes_;
  LastRecord::Changes changes_;
  std::uint64_t last_run_ = 0;  ///< of the step that is run: StandingSteps::last_run()
  bool said_nothing_ = true;    ///< the step that is judged, so far
  std::optional<CheckOptions> options_;
  form::DateTime now_;
  form::Instance instance_;
  std::vector<RecordCell> cells_;     ///< by node
  std::vector<TypedCell> typed_;      ///< as they came
  std::string file_;                  ///< where all of them stand
  std::vector<RecordNode> repeated_;  ///< the nodes behind the blank's
  std::map<form::NodeId, std::vector<Finding>> findings_;
  Problems problems_;
};

}  // namespace formletter::answers
