#pragma once

#include "form/expression.hpp"
#include "form/expression_syntax.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace formletter::form {

/// Every name the tree uses, in order of appearance.
std::vector<NameUse> names_used(const Syntax &syntax);

/// The question that the second argument of jr:choice-name() names: "${q}", or
/// the last name of a path.
std::string question_named_in(std::string_view text);

}  // namespace formletter::form
