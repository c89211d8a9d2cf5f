#pragma once

#include "answers/answers.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::fill {

/// Answers as they are displayed in one language, kept since they come again: in other places of a
/// letter, and dates and choices in other people's letters. Bounded.
class ShownAnswers {
 public:
  /// What was kept in another language, or before its catalog was there, is dropped.
  void begin_filling(answers::MessageLanguage language);
  /// Of the language begun with; null where it has none.
  const i18n::Catalog *catalog() const { return catalog_; }
  /// What answers::displayed() says in the language begun with. Valid until the next is asked for.
  /// The form must live as long.
  std::string_view displayed(const form::Form &form, const form::Question &question,
                             const form::Instance::Node &answer, answers::MessageLanguage language);

 private:
  struct Shown {
    const form::Question *question = nullptr;
    form::Datatype datatype = form::Datatype::text;
    std::string answer, shown;
  };
  std::vector<Shown> shown_;  ///< by their answers' hashes; the last one stays
  LanguageTag language_;
  const i18n::Catalog *catalog_ = nullptr;
};

}  // namespace formletter::fill
