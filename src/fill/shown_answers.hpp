#pragma once

#include "answers/answers.hpp"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::fill {

/// Answers as they are displayed, kept since they come again: in other places of a letter, and
/// dates and choices in other people's letters. Bounded.
class ShownAnswers {
 public:
  /// What answers::displayed() says. Valid until the next is asked for. The form, and all
  /// catalogs that were ever asked with, must live as long.
  std::string_view displayed(const form::Form &form, const form::Question &question,
                             const form::Instance::Node &answer, answers::MessageLanguage language);

 private:
  struct Shown {
    const form::Question *question = nullptr;
    const i18n::Catalogs *catalogs = nullptr;
    form::Datatype datatype = form::Datatype::text;
    LanguageTag language;
    std::string answer, shown;
  };
  std::vector<Shown> shown_;  ///< by their answers' hashes; the last one stays
};

}  // namespace formletter::fill
