#include "answers/answers.hpp"
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

std::vector<ChosenDocument> chosen_documents(const form::Form &form, const form::Instance &instance,
                                             Date today, const form::CatalogStates &catalog_states) {
  std::vector<ChosenDocument> chosen;
  chosen.reserve(form.documents().size());
  const form::FormScope scope(form);
  const form::Evaluation at{instance,        scope,          instance.root(), today,
                            start_of(today), form.version(), &catalog_states};
  for (const form::DocumentRule &rule : form.documents()) {
    if (rule.relevant && !is_true(*rule.relevant, at)) continue;
    const std::string_view why = rule.relevant ? std::string_view(rule.relevant->text()) : "always";
    chosen.push_back({&rule, language_of(form, rule, at), why});
  }
  return chosen;
}

}  // namespace formletter::answers
