#include "answers/answers.hpp"
#include "answers/display_kind.hpp"
#include "answers/displayed_fact.hpp"
#include "answers/engine_messages.hpp"
#include "answers/message_text.hpp"
#include "form/choice_label.hpp"
#include "form/time_spelling.hpp"
#include "i18n/locale_format.hpp"

#include <charconv>
#include <vector>

namespace formletter::answers {
namespace {

std::string shown_date(std::string_view canonical, MessageLanguage language) {
  const auto date = form::parse_partial_date(canonical);
  if (!date) return std::string(canonical);
  std::string shown;
  if (date->day > 0) {
    shown = i18n::long_date(*Date::from_parts(date->year, date->month, date->day), language.language);
  } else if (date->month > 0) {
    shown = i18n::month_and_year(date->year, date->month, language.language);
  } else {
    shown = i18n::year_alone(date->year, language.language);
  }
  if (!date->approximate) return shown;
  return with_placeholder(language.catalogs.translate(language.language, engine_message::about), "date",
                          shown);
}

std::string shown_time(std::string_view canonical, MessageLanguage language) {
  const auto time = form::read_time(canonical);
  return time ? i18n::time_of_day(time->hour, time->minute, language.language) : std::string(canonical);
}

std::string shown_number(std::string_view canonical, MessageLanguage language) {
  double value = 0;
  const auto [end, error] = std::from_chars(canonical.data(), canonical.data() + canonical.size(), value);
  if (error != std::errc() || end != canonical.data() + canonical.size()) return std::string(canonical);
  return i18n::number(value, language.language);
}

std::string shown_choice(const form::ChoiceList &list, std::string_view name, MessageLanguage language) {
  const form::Choice *choice = list.find(name);
  if (choice == nullptr) return std::string(name);
  const std::string label = label_of(list, *choice, language.language);
  return choice->label.empty() ? label : language.catalogs.translate(language.language, label);
}

std::string shown_choices(const form::ChoiceList &list, std::string_view names, MessageLanguage language) {
  std::vector<std::string> labels;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find(' '), names.size());
    labels.push_back(shown_choice(list, names.substr(0, end), language));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  return i18n::joined(labels, language.language);
}

std::string shown_boolean(std::string_view canonical, MessageLanguage language) {
  const bool yes = canonical == "true";
  return language.catalogs.translate(language.language, yes ? engine_message::yes : engine_message::no);
}

std::string shown_calculation(const form::Instance::Node &given, MessageLanguage language) {
  if (given.datatype == form::Datatype::date) return shown_date(given.text, language);
  if (given.datatype == form::Datatype::boolean) return shown_boolean(given.text, language);
  return std::string(given.text);
}

std::string shown_by_base(form::TypeBase base, std::string_view canonical, MessageLanguage language) {
  switch (base) {
    case form::TypeBase::text:
      return std::string(canonical);
    case form::TypeBase::date:
      return shown_date(canonical, language);
    case form::TypeBase::time:
      return shown_time(canonical, language);
    case form::TypeBase::integer:
    case form::TypeBase::decimal:
      return shown_number(canonical, language);
  }
  return std::string(canonical);
}

std::string shown_by_type(const form::DeclaredType &type, std::string_view canonical,
                          MessageLanguage language) {
  return type.displays.empty() ? shown_by_base(type.base, canonical, language) : type.display(canonical);
}

/// As it stands where the form has no such choices: it may have been said by a form before.
std::string shown_selection(const form::Form &form, const form::Question &question,
                            std::string_view canonical, MessageLanguage language) {
  const auto list = form.choice_lists().find(question.choices);
  if (list == form.choice_lists().end()) return std::string(canonical);
  return question.kind == form::QuestionKind::select_one ? shown_choice(list->second, canonical, language)
                                                         : shown_choices(list->second, canonical, language);
}

}  // namespace

std::string displayed(const form::Form &form, const form::Question &question, std::string_view canonical,
                      MessageLanguage language) {
  if (canonical.empty()) return {};
  if (!question.type.empty()) {
    if (const auto type = form.types().find(question.type); type != form.types().end())
      return shown_by_type(type->second, canonical, language);
  }
  switch (question.kind) {
    case form::QuestionKind::select_one:
    case form::QuestionKind::select_multiple:
      return shown_selection(form, question, canonical, language);
    case form::QuestionKind::acknowledge:
      return shown_boolean(canonical, language);
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
      return shown_number(canonical, language);
    case form::QuestionKind::date:
      return shown_date(canonical, language);
    case form::QuestionKind::text:
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
    case form::QuestionKind::note:
      return std::string(canonical);
  }
  return std::string(canonical);
}

std::string displayed(const form::Form &form, const form::Question &question,
                      const form::Instance::Node &answer, MessageLanguage language) {
  const bool is_as_given =
      question.kind == form::QuestionKind::calculate && !form.types().contains(question.type);
  return is_as_given ? shown_calculation(answer, language)
                     : displayed(form, question, std::string_view(answer.text), language);
}

DisplayKind display_kind(const form::Form &form, const form::Question &question) {
  if (const auto type = form.types().find(question.type); type != form.types().end()) {
    const bool plain = type->second.displays.empty() && type->second.base == form::TypeBase::text;
    return plain ? DisplayKind::as_given : DisplayKind::formatted;
  }
  switch (question.kind) {
    case form::QuestionKind::text:
    case form::QuestionKind::hidden:
    case form::QuestionKind::note:
      return DisplayKind::as_given;
    case form::QuestionKind::calculate:
      return DisplayKind::by_outcome;
    case form::QuestionKind::select_one:
    case form::QuestionKind::select_multiple:
    case form::QuestionKind::acknowledge:
    case form::QuestionKind::integer:
    case form::QuestionKind::decimal:
    case form::QuestionKind::date:
      return DisplayKind::formatted;
  }
  return DisplayKind::formatted;
}

std::string displayed_fact(const form::Form &form, const form::Fact &fact, MessageLanguage language) {
  const auto type = form.types().find(fact.type);
  if (type == form.types().end()) return fact.value;
  const bool as_typed =
      type->second.displays.empty() && language.language.language() == form.language().language();
  return as_typed ? fact.value : shown_by_type(type->second, fact.canonical, language);
}

}  // namespace formletter::answers
