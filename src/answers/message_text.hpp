#pragma once

#include "answers/message_language.hpp"
#include "form/form.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace formletter::answers {

/// Whether a text with ${name} may hold the value of a sensitive question: a
/// label shown to the person may, a problem that is logged may not.
enum class SensitiveValues { shown, dotted };

/// The message translated, with its ${name} filled in at a place of the instance.
std::string message_text(const form::Form &form, std::string_view msgid, const form::Evaluation &at,
                         MessageLanguage language, SensitiveValues sensitive);

/// What the policy in force says under "facts.NAME", "policy.as_of" or "policy.title"; nothing for
/// other names: those are answers'.
std::optional<std::string> policy_text(const form::Form &form, std::string_view name,
                                       MessageLanguage language);

/// `text` with every "{key}" replaced.
std::string with_placeholder(std::string text, std::string_view key, std::string_view value);

}  // namespace formletter::answers
