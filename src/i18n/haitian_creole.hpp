#pragma once

#include <formletter/language_tag.hpp>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

/// What CLDR 42 has not got, having nothing of Haitian Creole but that it is written as French
/// is: months, how lists end, and the names of languages and countries that readers of the papers
/// come by. Names that are not here stay French.
namespace formletter::i18n::haitian {

bool is_meant(const LanguageTag &language);

extern const std::array<const char *, 12> months;

/// "lèt, foto ak sètifika".
std::string joined(std::span<const std::string> items);
std::optional<std::string> language_name(std::string_view tag);
/// By ISO 3166-1 code.
std::optional<std::string> country_name(std::string_view code);

}  // namespace formletter::i18n::haitian
