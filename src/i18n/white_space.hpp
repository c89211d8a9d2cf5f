#pragma once

#include <string_view>

namespace formletter::i18n {

/// Unicode's White_Space: the no-break space and the ideographic one, too.
bool is_white_space(char32_t c);

/// Nothing but white space and signs that leave no mark, such as U+200B. Precondition:
/// well-formed UTF-8.
bool is_blank(std::string_view text);

}  // namespace formletter::i18n
