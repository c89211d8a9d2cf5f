#pragma once

#include <string>

namespace formletter::diag {

/// "U+0041": at least four digits, as Unicode writes it.
std::string code_point_name(char32_t character);

}  // namespace formletter::diag
