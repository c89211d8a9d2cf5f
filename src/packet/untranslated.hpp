#pragma once

#include "packet/pack.hpp"

#include <string>
#include <string_view>

namespace formletter::packet {

/// The texts of a template that a language prints in English, for the operator:
/// "3 texts: “Sign here.” (templates/letter.mustache:12), …", the first two by name;
/// "" when there are none.
std::string untranslated_texts(Pack &pack, std::string_view template_name, const LanguageTag &language);

}  // namespace formletter::packet
