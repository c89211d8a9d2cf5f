#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace formletter::i18n {

/// What the translation of a plain text lacks or has too many of ${name} and {n}, a
/// sentence each; nothing when all are there. A language may have to repeat one.
std::vector<std::string> placeholder_faults(std::string_view english, std::string_view translation);

}  // namespace formletter::i18n
