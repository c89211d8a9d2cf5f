#pragma once

#include "form/form.hpp"

#include <optional>

namespace formletter::form {

/// The form as far as it can be read, whatever is wrong with it: to look for what else is wrong
/// in a pack, never to ask or to print by. Nothing for a text that is no XML.
std::optional<Form> half_read_form(Source source);

}  // namespace formletter::form
