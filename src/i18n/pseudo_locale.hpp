#pragma once

#include "i18n/catalog.hpp"

#include <formletter/language_tag.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace formletter::i18n {

/// Languages that nobody reads, for testing: en-XA is English with accents, in
/// brackets and at least 40 % longer; ar-XB is English in Arabic letters, set from
/// the right. Neither is in any list of languages.
bool is_pseudo_locale(const LanguageTag &language);

/// The text as the pseudo-locale has it: tags, placeholders, elements and entities
/// stay; `title` and `alt` are translated as a translator would.
std::string pseudo_text(const LanguageTag &language, std::string_view english);

/// A text of the sources, and its plural if it counts.
struct SourceText {
  std::string msgid;
  std::string msgid_plural = {};
};

/// A draft catalog that "translates" these texts. What a paper still says in plain
/// letters does not go through the catalog. Precondition: is_pseudo_locale.
Catalog pseudo_catalog(const LanguageTag &language, const std::vector<SourceText> &texts);

}  // namespace formletter::i18n
