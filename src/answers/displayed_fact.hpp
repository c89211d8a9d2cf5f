#pragma once

#include "answers/message_language.hpp"
#include "form/form.hpp"

#include <string>

namespace formletter::answers {

/// How a fact of a policy is written for a reader of the language: by its type, as an
/// answer of that type is. In the form's own language a date, a number or a time is
/// written as the form has it ("8 a.m.").
std::string displayed_fact(const form::Form &form, const form::Fact &fact, MessageLanguage language);

}  // namespace formletter::answers
