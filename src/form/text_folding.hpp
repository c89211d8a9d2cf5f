#pragma once

#include <string>
#include <string_view>

namespace formletter::form {

/// Every decimal digit of any script as 0 to 9. Precondition: well-formed UTF-8.
std::string with_european_digits(std::string_view text);

/// Without white space (Unicode's) at either end.
std::string_view trimmed(std::string_view text);

}  // namespace formletter::form
