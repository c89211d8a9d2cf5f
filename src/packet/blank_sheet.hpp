#pragma once

#include "form/form.hpp"
#include "i18n/catalog.hpp"

#include <string>
#include <string_view>

namespace formletter::packet {

struct BlankOptions {
  const LanguageTag &language;
  const i18n::Catalogs &catalogs;
  Date today;                             ///< what the answers given beforehand are worked out as of
  bool draft = false;                     ///< nobody has reviewed the language's catalog
  form::RunLanguages run_languages = {};  ///< what such answers are told of them
};

/// The whole form as a paper to fill in by pen or keyboard, in filled XHTML: every
/// visible question, numbered in the form's order, whatever other answers would make
/// of it. Its classes are those that with_blank_styles() adds.
std::string blank_sheet(const form::Form &form, const BlankOptions &options);

/// The sheet's styles: `styles` (a styles.xml, or "" for none) with those that it
/// does not have added at its end, so that a pack may give them another look.
std::string with_blank_styles(std::string_view styles, const std::vector<std::string> &known_classes);

}  // namespace formletter::packet
