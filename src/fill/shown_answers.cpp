#include "fill/shown_answers.hpp"

#include <functional>

namespace formletter::fill {

namespace {

constexpr std::size_t most_shown = 256;

}  // namespace

void ShownAnswers::begin_filling(answers::MessageLanguage language) {
  const i18n::Catalog *catalog = language.catalogs.find(language.language);
  if (catalog == catalog_ && language.language == language_) return;
  shown_.clear();
  catalog_ = catalog;
  language_ = language.language;
}

std::string_view ShownAnswers::displayed(const form::Form &form, const form::Question &question,
                                         const form::Instance::Node &answer,
                                         answers::MessageLanguage language) {
  if (shown_.empty()) shown_.resize(most_shown);
  const std::size_t hash =
      std::hash<std::string_view>()(answer.text) + std::hash<const form::Question *>()(&question) / 64;
  Shown &shown = shown_[hash % most_shown];
  if (shown.answer != answer.text || shown.question != &question || shown.datatype != answer.datatype) {
    shown.shown = answers::displayed(form, question, answer, language);
    shown.question = &question;
    shown.datatype = answer.datatype;
    shown.answer = answer.text;
  }
  return shown.shown;
}

}  // namespace formletter::fill
