#pragma once

#include "answers/answers.hpp"

#include <optional>
#include <string_view>

namespace formletter::answers {

struct ChosenDocument {
  const form::DocumentRule *rule;
  LanguageTag language;
  std::string_view why;  ///< the relevant expression as the form has it, or "always"
};

/// Which documents the answers call for, asked one by one: of those that somebody wants.
class DocumentChoice {
 public:
  /// What it is given must outlive it.
  DocumentChoice(const form::Form &form, const form::Instance &instance, Date today,
                 const form::RunLanguages &run_languages);
  DocumentChoice(const DocumentChoice &) = delete;
  DocumentChoice &operator=(const DocumentChoice &) = delete;

  /// Nothing where the answers do not call for it.
  std::optional<ChosenDocument> of(const form::DocumentRule &rule) const;

 private:
  const form::Form &form_;
  const form::FormScope scope_;
  const form::Evaluation at_;
};

}  // namespace formletter::answers
