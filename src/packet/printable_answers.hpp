#pragma once

#include "answers/answers.hpp"
#include "form/form.hpp"
#include "form/instance.hpp"
#include "i18n/catalog.hpp"
#include "text/fonts.hpp"

#include <formletter/problem.hpp>

#include <functional>

namespace formletter::packet {

/// What is needed to say which answers cannot be printed.
struct PrintabilityCheck {
  const form::Form &form;
  /// Asked only when an answer cannot be printed, for where it stands.
  std::function<const answers::RawAnswers &()> raw;
  const form::Instance &instance;
  const i18n::Catalogs &catalogs;
  LanguageTag language;  ///< of the messages
  /// Asked only when an answer holds a character that is not everybody's: no font is
  /// looked for on behalf of a record in Latin or Cyrillic letters.
  std::function<text::Fonts &()> fonts;
};

/// Typed answers with characters that no font of this machine has, each question once,
/// in form order ("missing-glyph"), at the answer's place. Of an answer nothing is named but those
/// characters.
Problems unprintable_answers(const PrintabilityCheck &check);

}  // namespace formletter::packet
