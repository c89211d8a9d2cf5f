#pragma once

#include "answers/answers.hpp"
#include "answers/record_plan.hpp"
#include "answers/taken_answers.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// The nodes of a record by name: what expressions ask for most, without a walk
/// through the tree.
class RecordScope : public form::NameScope {
 public:
  explicit RecordScope(const RecordPlan &plan) : plan_(plan), by_path_(plan.form()) {}
  std::vector<form::NodeId> resolve(const form::Instance &instance, form::NodeId context,
                                    std::string_view name) const override;
  std::optional<std::string> choice_label(std::string_view question, std::string_view choice) const override {
    return by_path_.choice_label(question, choice);
  }

  /// The node has just been added to the instance.
  void add(form::NameNumber name, form::NodeId node, form::Instance &instance);
  void forget(form::NameNumber name, form::NodeId node);
  /// All nodes of the name, in the order they were added.
  std::vector<form::NodeId> nodes(const form::Instance &instance, form::NameNumber name) const;
  std::vector<form::NodeId> children(const form::Instance &instance, form::NodeId parent,
                                     form::NameNumber name) const;

 private:
  const RecordPlan &plan_;
  form::FormScope by_path_;
  std::map<form::NameNumber, std::vector<form::NodeId>> repeated_;
};

/// One record's way through check(): take in what was typed, settle what follows
/// from it, judge what is left.
class RecordCheck {
 public:
  RecordCheck(const RecordPlan &plan, TakenAnswers &taken, const RawAnswers &raw,
              const CheckOptions &options);
  CheckedAnswers run() &&;

 private:
  /// What is known of a node besides what the instance holds.
  struct Cell {
    const form::Question *question = nullptr;  ///< null for a group or an instance of a repeat
    form::NameNumber name = form::unnumbered;
    const RawAnswers::Leaf *leaf = nullptr;  ///< null when nothing was typed
    std::vector<Finding> findings;
    bool refused = false;
  };

  // taking in
  void take_in(const std::vector<form::Item> &items, form::NodeId parent, const RawAnswers &raw);
  void take_in_question(const form::Question &question, form::NodeId parent, const RawAnswers &raw);
  void take_text(form::NodeId node, const form::Question &question, std::string_view typed);
  form::NodeId add(form::NodeId parent, const std::string &name, form::NameNumber number, Cell cell);

  // record_settling.cpp
  void settle();
  void settle_question(const form::Question &question);
  void settle_group(const form::Group &group);
  void settle_repeat(const form::Repeat &repeat);
  void settle_count(const form::Repeat &repeat, form::NodeId parent);
  void calculate(const form::Question &question, form::NodeId node);
  void fill_default(const form::Question &question, form::NodeId node);
  void set_relevance(form::NodeId node, bool relevant);
  void forget_below(form::NodeId node);
  void clear_irrelevant();

  // record_judging.cpp
  void judge(const std::vector<form::Item> &items, form::NodeId parent, const std::string &position);
  void judge_question(const form::Question &question, form::NodeId node, const std::string &subject);
  void judge_answer(const form::Question &question, form::NodeId node, const std::string &subject);
  void judge_repeat(const form::Repeat &repeat, form::NodeId parent, const std::string &position);
  void judge_rule(const form::Rule &rule, form::NodeId node, const std::string &subject);
  void judge_choices(const form::Question &question, form::NodeId node, const std::string &subject);
  void raise(const Finding &found, form::NodeId node, const std::string &subject);

  form::Evaluation at(form::NodeId node) const;
  bool holds(const form::Expression &expression, form::NodeId node) const;

  const RecordPlan &plan_;
  const form::Form &form_;
  TakenAnswers &taken_;
  const RawAnswers &raw_;
  const CheckOptions &options_;
  form::DateTime now_;
  RecordScope scope_;
  form::Instance instance_;
  std::vector<Cell> cells_;  ///< by node
  Problems problems_;
};

}  // namespace formletter::answers
