#pragma once

#include "i18n/catalog.hpp"

#include <formletter/problem.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace formletter::fill {

struct TranslationFault {
  std::string code;  ///< "translation-tags" or "translation-markup"
  std::string message;
};

/// A translation must say no more and no less than its source can carry: the same
/// tags inside the same sections, no placeholder of forms, and the same elements with
/// the same attributes. What alt and title say is the language's own, and not blank;
/// lang and dir may be others or left out, never added. Order is free.
std::vector<TranslationFault> check_translation(std::string_view source, std::string_view translation);

/// Of a text that is no markup, a form's or the engine's: the same placeholders, and no
/// element or entity of its own, which would be printed as it stands.
std::vector<TranslationFault> check_plain_translation(std::string_view source, std::string_view translation);

/// What the attributes of a block's elements say to people, alt and title, in order; tags
/// are low lines. Nothing when the block is no sound XML.
std::vector<std::string> spoken_values(std::string_view inner);

/// The English that one of an entry's forms is to be held against: of a text that counts, what is
/// said of one thing if the form is for one number alone and has just those tags, else what is said
/// of several.
const std::string &english_of(const i18n::Catalog &catalog, const i18n::Entry &entry, std::size_t form);

}  // namespace formletter::fill
