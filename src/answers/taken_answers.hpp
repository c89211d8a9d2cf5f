#pragma once

#include "answers/typed_answer.hpp"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace formletter::answers {

/// take(), remembering what it said: row after row of a roster names the same
/// court, office and state, and a type's regular expressions are the dearest part
/// of a check. Keeps a bounded number of answers a question.
class TakenAnswers {
 public:
  explicit TakenAnswers(const form::Form &form) : form_(form), taken_(form.name_table().size()) {}

  /// The reference is good until the next call.
  const TypedAnswer &take(const form::Question &question, std::string_view typed);

 private:
  const form::Form &form_;
  std::vector<std::unordered_map<std::string, TypedAnswer>> taken_;  ///< by the question's number
};

}  // namespace formletter::answers
