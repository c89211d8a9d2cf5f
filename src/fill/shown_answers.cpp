#include "fill/shown_answers.hpp"

#include <functional>

namespace formletter::fill {

namespace {

constexpr std::size_t most_shown = 256;

}  // namespace

std::string_view ShownAnswers::displayed(const form::Form &form, const form::Question &question,
                                         const form::Instance::Node &answer,
                                         answers::MessageLanguage language) {
  if (shown_.empty()) shown_.resize(most_shown);
  const std::size_t hash =
      std::hash<std::string_view>()(answer.text) + std::hash<const form::Question *>()(&question) / 64;
  Shown &shown = shown_[hash % most_shown];
  if (shown.answer != answer.text || shown.question != &question || shown.datatype != answer.datatype ||
      shown.language != language.language || shown.catalogs != &language.catalogs) {
    shown.shown = answers::displayed(form, question, answer, language);
    shown.question = &question;
    shown.catalogs = &language.catalogs;
    shown.datatype = answer.datatype;
    shown.language = language.language;
    shown.answer = answer.text;
  }
  return shown.shown;
}

}  // namespace formletter::fill
