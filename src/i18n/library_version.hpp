#pragma once

#include <string>

namespace formletter::i18n {

/// ICU's and, with it, Unicode's and CLDR's: "72.1".
std::string icu_version();

}  // namespace formletter::i18n
