#pragma once

#include "answers/answers.hpp"
#include "form/question.hpp"

#include <formletter/problem.hpp>
#include <formletter/result.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// What a spreadsheet has made of an answer so that digits or letters are lost, or
/// could be: an error it shows, a formula, an exponent, a day count. A problem
/// without place, and without the cell's text.
std::optional<Problem> spoiled(const form::Question &question, std::string_view cell);

/// The answers of a roster that has no cells (JSON Lines), dates without midnight; or
/// what is spoiled in them: programs that export a spreadsheet carry its faults over.
Result<answers::RawAnswers> unspoiled(const form::Form &form, answers::RawAnswers answers);

}  // namespace formletter::mailmerge
