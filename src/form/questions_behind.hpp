#pragma once

#include "form/form.hpp"

#include <set>
#include <string_view>

namespace formletter::form {

/// The questions that an expression looks at: those it names, and in place of a
/// calculation those that the calculation looks at. In a choice_filter a path names
/// an attribute of the choice: paths are left out.
std::set<std::string_view> questions_behind(const Form &form, const Expression &expression);

}  // namespace formletter::form
