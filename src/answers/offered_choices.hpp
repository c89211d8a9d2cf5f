#pragma once

#include "form/form.hpp"

#include <vector>

namespace formletter::answers {

/// A question's choice_filter at one place of an instance, ready to be asked of
/// each choice. Holds what ${name} means there, copied.
class ChoiceFilter {
 public:
  /// `at.context` is the question's node (or its group's, when it has none yet).
  ChoiceFilter(const form::Form &form, const form::Question &question, const form::Evaluation &at);
  bool offers(const form::Choice &choice);

 private:
  const form::Form &form_;
  const form::Question &question_;
  Date today_;
  form::DateTime now_;
  const form::RunLanguages *run_languages_;
  form::Instance instance_;  ///< the choice's attributes, and the answers that the filter uses
  form::NodeId answers_, choice_;
};

/// The choices a question offers, in list order; all of its list without a filter.
std::vector<const form::Choice *> offered_choices(const form::Form &form, const form::Question &question,
                                                  const form::Evaluation &at);

}  // namespace formletter::answers
