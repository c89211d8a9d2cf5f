#pragma once

#include <formletter/language_tag.hpp>

#include <optional>
#include <string>
#include <vector>

namespace formletter::text {

/// What CLDR lists for a language: the letters it is written with, those that its
/// texts borrow for foreign names, and its punctuation. Each entry is a letter with
/// its marks, in both cases where there are two; sorted.
struct ExemplarCharacters {
  std::vector<std::string> standard, auxiliary, punctuation;
};

/// Nothing for a language that neither CLDR nor the short list of our own knows.
std::optional<ExemplarCharacters> exemplar_characters(const LanguageTag &language);

}  // namespace formletter::text
