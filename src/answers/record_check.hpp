#pragma once

#include "answers/answers.hpp"
#include "answers/typed_answer.hpp"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// One record's way through check(): take in what was typed, settle what follows
/// from it, judge what is left.
class RecordCheck {
 public:
  RecordCheck(const form::Form &form, const RawAnswers &raw, const CheckOptions &options);
  CheckedAnswers run() &&;

 private:
  /// What is known of a node besides what the instance holds.
  struct Cell {
    const form::Question *question = nullptr;  ///< null for a group or an instance of a repeat
    const RawAnswers::Leaf *leaf = nullptr;    ///< null when nothing was typed
    std::vector<Finding> findings;
    bool refused = false;
  };

  // taking in
  void take_in(const std::vector<form::Item> &items, form::NodeId parent, const RawAnswers &raw);
  void take_in_question(const form::Question &question, form::NodeId parent, const RawAnswers &raw);
  void take_text(form::NodeId node, const form::Question &question, std::string_view typed);
  form::NodeId add(form::NodeId parent, const std::string &name, form::Datatype datatype, Cell cell);

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
  const std::vector<form::NodeId> &nodes_named(std::string_view name) const;

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

  const form::Form &form_;
  const RawAnswers &raw_;
  const CheckOptions &options_;
  form::FormScope scope_;
  form::Instance instance_;
  std::vector<Cell> cells_;  ///< by node
  std::map<std::string_view, std::vector<form::NodeId>> nodes_;
  Problems problems_;
};

}  // namespace formletter::answers
