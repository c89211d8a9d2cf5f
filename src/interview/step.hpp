#pragma once

#include "answers/answers.hpp"

#include <string>
#include <utility>
#include <vector>

namespace formletter::interview {

enum class StepKind {
  question,
  shown,  ///< a question whose answer stands and is not the person's to change
  note,
  another  ///< one more instance of a repeat?
};

/// One thing to ask, at its place among the repeats.
struct Step {
  StepKind kind = StepKind::question;
  const form::Question *question = nullptr;  ///< null for `another`
  const form::Repeat *repeat = nullptr;      ///< set for `another`
  /// The question's own; for a note or `another` the one that it stands in.
  form::NodeId node = 0;
  std::string subject;       ///< "statement[2]"; for `another` "reasons[3]", the one to be added
  std::string heading_name;  ///< group or repeat it stands in
  /// Repeat and zero-based instance, from the outermost.
  std::vector<std::pair<std::string, std::size_t>> instances;

  /// Tells steps apart across changes of the instance.
  std::string key() const { return kind == StepKind::another ? subject + "+" : subject; }
};

/// Every relevant step in the form's order, as of a day.
std::vector<Step> relevant_steps(const form::Form &form, const form::Instance &instance, Date today,
                                 const form::RunLanguages &run_languages = {});

/// The answers that hold the step's leaf; made where they are not there yet.
answers::RawAnswers &answers_around(answers::RawAnswers &raw, const Step &step);

}  // namespace formletter::interview
