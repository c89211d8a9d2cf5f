#include "answers/offered_choices.hpp"

#include <set>

namespace formletter::answers {
namespace {

// Below the filter's own instance, ${name} is a copied answer.
class CopiedAnswers : public form::NameScope {
 public:
  CopiedAnswers(const form::Form &form, form::NodeId answers) : form_(form), answers_(answers) {}
  std::vector<form::NodeId> resolve(const form::Instance &instance, form::NodeId,
                                    std::string_view name) const override {
    return instance.children(answers_, name);
  }
  std::optional<std::string> choice_label(std::string_view question, std::string_view choice) const override {
    return form::FormScope(form_).choice_label(question, choice);
  }

 private:
  const form::Form &form_;
  form::NodeId answers_;
};

}  // namespace

ChoiceFilter::ChoiceFilter(const form::Form &form, const form::Question &question, const form::Evaluation &at)
    : form_(form),
      question_(question),
      today_(at.today),
      now_(at.now),
      run_languages_(at.run_languages),
      instance_("filter"),
      answers_(instance_.add(instance_.root(), "answers", form::Datatype::group)),
      choice_(instance_.add(instance_.root(), "choice", form::Datatype::group)) {
  if (!question.choice_filter) return;
  std::set<std::pair<std::string_view, bool>> copied;
  for (const form::NameUse &use : question.choice_filter->names()) {
    if (!copied.insert({use.name, use.is_path}).second) continue;
    if (use.is_path) {
      instance_.add(choice_, use.name, form::Datatype::text);
      continue;
    }
    for (const form::NodeId node : at.scope.resolve(at.instance, at.context, use.name)) {
      const form::Instance::Node &answer = at.instance.at(node);
      instance_.add(answers_, use.name, answer.datatype, answer.text);
    }
  }
}

bool ChoiceFilter::offers(const form::Choice &choice) {
  if (!question_.choice_filter) return true;
  for (const form::NodeId node : instance_.children(choice_)) {
    const std::string_view attribute = instance_.name(node);
    const auto extra = choice.extra.find(attribute);
    instance_.set_text(node, attribute == "name"           ? choice.name
                             : extra == choice.extra.end() ? ""
                                                           : extra->second);
  }
  const CopiedAnswers scope(form_, answers_);
  const form::Evaluation evaluation{instance_, scope, choice_, today_, now_, form_.version(), run_languages_};
  return is_true(*question_.choice_filter, evaluation);
}

std::vector<const form::Choice *> offered_choices(const form::Form &form, const form::Question &question,
                                                  const form::Evaluation &at) {
  std::vector<const form::Choice *> offered;
  const auto list = form.choice_lists().find(question.choices);
  if (list == form.choice_lists().end()) return offered;
  ChoiceFilter filter(form, question, at);
  for (const form::Choice &choice : list->second.choices) {
    if (filter.offers(choice)) offered.push_back(&choice);
  }
  return offered;
}

}  // namespace formletter::answers
