#pragma once

#include "answers/answers.hpp"

#include <string>

namespace formletter::packet {

/// What stands answered before anybody has answered anything: the defaults.
class AnswersBeforehand {
 public:
  /// The form and the catalogs of `options` must outlive it.
  AnswersBeforehand(const form::Form &form, const answers::CheckOptions &options)
      : form_(form), options_(options), record_(answers::check(form, {}, options)) {}

  /// The default, as displayed, of a question that is not a person's to answer (`read_only` holds);
  /// "" for every other. A question of a repeat without entries has none.
  std::string of(const form::Question &question) const;

 private:
  const form::Form &form_;
  answers::CheckOptions options_;
  answers::CheckedAnswers record_;
};

}  // namespace formletter::packet
