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
/// tags inside the same sections, and the same elements with the same attributes
/// (but alt, title, lang and dir, which are the language's own). Order is free.
std::vector<TranslationFault> check_translation(std::string_view source, std::string_view translation);

/// The English that one of an entry's forms is to be held against: of a text that counts, what is
/// said of one thing if the form is for one number alone and has just those tags, else what is said
/// of several.
const std::string &english_of(const i18n::Catalog &catalog, const i18n::Entry &entry, std::size_t form);

}  // namespace formletter::fill
