#pragma once

#include <string>
#include <string_view>

namespace formletter::mailmerge {

/// What a file is by its first bytes, if it is no text of rows; or "".
std::string kind_of_file(std::string_view head);

}  // namespace formletter::mailmerge
