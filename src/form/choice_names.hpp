#pragma once

#include "form/form.hpp"

#include <string>
#include <vector>

namespace formletter::form {

/// A name that an expression takes for a choice of the question.
struct ChoiceUse {
  std::string choice;
  const Question *question;
  Place place;  ///< as the expression reckons it
};

/// What an expression stands for.
struct ExpressionRole {
  const Question *owner = nullptr;  ///< the question that `.` means
  bool gives_answer = false;        ///< its value becomes the owner's answer
  bool filters_choices = false;     ///< its paths name attributes of a choice
};

/// Every text that is compared with a choice question's answer, asked for among its
/// answers, or given to it as an answer. A text that is put together from others, or
/// compared with one that is, is none of them.
std::vector<ChoiceUse> choice_uses(const Form &form, const Expression &expression, ExpressionRole role);

}  // namespace formletter::form
