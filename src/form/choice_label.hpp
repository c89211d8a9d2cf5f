#pragma once

#include "form/type.hpp"

#include <formletter/language_tag.hpp>

#include <string>

namespace formletter::form {

/// What a choice is called: its listed label, which is an English msgid still to
/// be translated, or CLDR's name in `language`.
std::string label_of(const ChoiceList &list, const Choice &choice, const LanguageTag &language);

}  // namespace formletter::form
