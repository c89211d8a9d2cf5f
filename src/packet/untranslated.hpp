#pragma once

#include "form/instance.hpp"
#include "packet/pack.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace formletter::packet {

/// A paper whose words are to be looked for in a catalog.
struct PaperWords {
  const form::Form &form;
  const form::Instance &instance;
  std::string_view template_name;
  const LanguageTag &language;
  bool labels = true;  ///< look at the answers' labels too: a complete catalog has them all
  /// The paper with the answers and fill::EnglishTexts::marked, asked for once where anything lacks a
  /// translation; nothing when it cannot be filled.
  std::function<std::optional<std::string>()> filled;
};

/// What the paper prints in English for lack of a translation, for the operator: its
/// template's blocks, and the labels of the choices that are its answers. What stands in a
/// section that the answers leave out is not printed.
/// "3 texts: “Sign here.” (templates/letter.mustache:12), …", the first two by name;
/// "" when there are none.
std::string untranslated_texts(Pack &pack, const PaperWords &paper);

/// A choice of the form has no translation in the language.
bool lacks_labels(const form::Form &form, const i18n::Catalogs &catalogs, const LanguageTag &language);

}  // namespace formletter::packet
