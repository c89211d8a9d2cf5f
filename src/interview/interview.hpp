#pragma once

#include "answers/answers.hpp"
#include "interview/step.hpp"

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::interview {

struct OfferedAnswer {
  std::string name, label;
};

/// All that a screen, a terminal or a page needs to put one question, in the
/// reader's language.
struct Prompt {
  Step step = {};
  std::string heading = {};  ///< label of the group or repeat it stands in, with the number of the instance
  std::string label = {}, hint = {}, guidance = {}, example = {};
  std::string current = {};  ///< the answer as it stands, as displayed; "" for none
  std::vector<OfferedAnswer> choices = {};
  bool needed = false;  ///< it has no answer and cannot stay so
};

struct ReviewLine {
  std::string key, label;
  std::string answer;      ///< as displayed; "" for none
  bool adds = false;       ///< no question, but the place where one more instance is added
  std::string entry = {};  ///< the instance that can be removed with this line: "Guests 2"; "" for none
};

/// One question at a time, in the form's order, those alone that are relevant.
/// What is asked comes from the form; this knows only where one stands. Answers
/// are kept in canonical form.
class Interview {
 public:
  /// A draft's answers count as given; a form's unanswered questions up to the
  /// last one answered count as passed over, unless they need an answer.
  Interview(const form::Form &form, answers::RawAnswers draft, answers::CheckOptions options);

  /// Every step has been passed and no error is left.
  bool finished() const { return !current_.has_value(); }
  /// Precondition: not finished.
  Prompt prompt() const;

  /// Takes what was typed for the current step: a choice by number, name, label or
  /// a part of it that fits one alone; yes or no; else text. Errors leave the step
  /// and the answers as they were. Warnings are told and the interview moves on.
  /// What is typed at a note or at an answer that is only shown is not taken.
  Problems answer(std::string_view typed);
  /// Keeps the answer as it stands (or none) and moves on; an error if one is needed.
  Problems keep();
  Problems skip();
  /// To the step passed last; false at the first. Going back over a "yes" to one
  /// more instance takes that instance away again while it is empty.
  bool back();

  std::vector<Prompt> left() const;
  std::vector<ReviewLine> review() const;
  /// Precondition: a key of review().
  void edit(const std::string &key);
  /// Takes an instance out; the ones behind it move up. Precondition: finished, and the key of a line
  /// of review() that has an `entry`.
  void remove(const std::string &key);

  /// The errors of groups and repeats that other answers, or another number of them, can mend.
  Problems mendable() const;

  const answers::RawAnswers &answers() const { return raw_; }
  const Problems &problems() const { return checked_.problems; }

 private:
  std::vector<Step> steps_now() const;
  void settle();
  void pass(const Step &step);
  Prompt prompt_for(const Step &step) const;
  void keep_canonical(const Step &step);
  Problems store(const Step &step, std::string text);
  void take_back_if_empty(const Step &step);
  Problems answer_another(const Step &step, std::string_view typed);
  Problems errors_of(const Step &step) const;
  Problems due() const;  ///< warnings that can be told as things stand
  std::string translated(std::string_view msgid) const;
  std::string text_at(const form::Message &message, form::NodeId node) const;
  std::string label_of(const std::string &name, form::NodeId node) const;  ///< of a group or repeat
  std::optional<std::size_t> removable(const Step &step) const;
  std::string entry_at(const Step &step, std::size_t depth) const;
  void pass_moved(const form::Repeat &repeat);
  bool can_change(const form::Item &item) const;

  const form::Form &form_;
  answers::RawAnswers raw_;
  answers::CheckOptions options_;
  answers::CheckedAnswers checked_;
  std::vector<Step> steps_;
  std::set<std::string> passed_;       ///< keys of steps
  std::vector<std::string> history_;   ///< keys in the order passed
  std::map<std::string, Step> added_;  ///< by key, the steps that added an instance
  std::optional<Step> current_;
  std::string returned_to_;  ///< key of a step gone back to or edited
};

}  // namespace formletter::interview
