#pragma once

#include "i18n/catalog.hpp"

#include <string>

namespace formletter::i18n {

/// "partial", "draft" or "reviewed", as X-Formletter-State has it.
std::string state_name(ReviewState state);

}  // namespace formletter::i18n
