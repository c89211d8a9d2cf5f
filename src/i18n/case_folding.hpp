#pragma once

#include <string>
#include <string_view>

namespace formletter::i18n {

/// Letters of every script as Unicode folds them for comparing without regard to
/// case; for no language in particular. Precondition: well-formed UTF-8.
std::string case_folded(std::string_view text);

}  // namespace formletter::i18n
