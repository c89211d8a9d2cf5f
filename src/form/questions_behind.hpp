#pragma once

#include "form/form.hpp"

#include <set>
#include <string_view>

namespace formletter::form {

/// The questions that an expression looks at: those it names, and in place of a
/// calculation those that the calculation looks at. In a choice_filter a path names
/// an attribute of the choice: paths are left out.
std::set<std::string_view> questions_behind(const Form &form, const Expression &expression);

/// Whether the answer may tell a sensitive one: it is sensitive itself, or worked out from one that is.
bool may_tell_sensitive(const Form &form, const Question &question);

}  // namespace formletter::form
