#pragma once

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

}  // namespace formletter::fill
