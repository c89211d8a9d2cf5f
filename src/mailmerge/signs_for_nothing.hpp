#pragma once

#include <string_view>

namespace formletter::mailmerge {

/// Signs that mean "nothing" and would be printed: N/A, null, -. Not "Na": people are called so.
bool is_sign_for_nothing(std::string_view cell);
/// Words that mean "nothing" where a choice is asked for, in any letter case; also codes are spelt so.
bool is_word_for_nothing(std::string_view cell);

}  // namespace formletter::mailmerge
