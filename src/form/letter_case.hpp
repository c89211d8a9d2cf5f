#pragma once

#include <string>

namespace formletter::form {

enum class LetterCase { kept, lower, upper };

/// By the root's rules, which are English's.
std::string in_case(std::string text, LetterCase letter_case);

}  // namespace formletter::form
