#pragma once

#include "answers/answers.hpp"

namespace formletter::answers {

/// How a fact of a policy is written for a reader of `language`: by its type, as an
/// answer of that type is. In the form's own language a date, a number or a time is
/// written as the form has it ("8 a.m.").
std::string displayed_fact(const form::Form &form, const form::Fact &fact, const LanguageTag &language,
                           const i18n::Catalogs &catalogs);

}  // namespace formletter::answers
