#pragma once

#include "i18n/catalog.hpp"

#include <formletter/language_tag.hpp>

namespace formletter::answers {

/// What something is said in. Holds references: made for a call, not kept.
struct MessageLanguage {
  const LanguageTag &language;
  const i18n::Catalogs &catalogs;
};

}  // namespace formletter::answers
