#include "answers/document_choice.hpp"

#include "answers/clock.hpp"

namespace formletter::answers {
namespace {

// The language the rule asks for; what is not a tag ("other") means the form's own.
LanguageTag language_of(const form::Form &form, const form::DocumentRule &rule, const form::Evaluation &at) {
  if (const auto *tag = std::get_if<LanguageTag>(&rule.language)) return *tag;
  const auto &question = std::get<std::string>(rule.language);
  const auto of = [&](form::NodeId node) { return LanguageTag::parse(at.instance.at(node).text); };
  if (const auto only = at.instance.numbered(form.name_table().find(question))) {
    const auto tag = at.instance.at(*only).relevant ? of(*only) : std::nullopt;
    return tag ? *tag : form.language();
  }
  for (const form::NodeId node : at.scope.resolve(at.instance, at.context, question))
    if (const auto tag = of(node)) return *tag;
  return form.language();
}

}  // namespace

DocumentChoice::DocumentChoice(const form::Form &form, const form::Instance &instance, Date today,
                               const form::RunLanguages &run_languages)
    : form_(form), scope_(form), at_{instance,        scope_,         instance.root(), today,
                                     start_of(today), form.version(), &run_languages} {}

std::optional<ChosenDocument> DocumentChoice::of(const form::DocumentRule &rule) const {
  if (rule.relevant && !is_true(*rule.relevant, at_)) return std::nullopt;
  const std::string_view why = rule.relevant ? std::string_view(rule.relevant->text()) : "always";
  return ChosenDocument{&rule, language_of(form_, rule, at_), why};
}

}  // namespace formletter::answers
