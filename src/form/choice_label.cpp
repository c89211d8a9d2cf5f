#include "form/choice_label.hpp"

#include "i18n/locale_format.hpp"

namespace formletter::form {

std::string label_of(const ChoiceList &list, const Choice &choice, const LanguageTag &language) {
  if (!choice.label.empty()) return choice.label;
  switch (list.source) {
    case ChoiceSource::listed:
      return choice.name;
    case ChoiceSource::cldr_countries:
      return i18n::country_name(choice.name, language).value_or(choice.name);
    case ChoiceSource::cldr_languages:
      return i18n::language_name(choice.name, language).value_or(choice.name);
  }
  return choice.name;
}

}  // namespace formletter::form
