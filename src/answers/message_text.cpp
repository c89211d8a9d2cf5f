#include "answers/message_text.hpp"

#include "answers/answers.hpp"
#include "answers/displayed_fact.hpp"
#include "diag/full_stop.hpp"
#include "form/questions_behind.hpp"
#include "i18n/locale_format.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace formletter::answers {
namespace {

/// In the place of a sensitive answer; a sentence goes on behind it.
constexpr std::string_view dots = "…";

std::string shown_value(const form::Form &form, std::string_view name, const form::Evaluation &at,
                        MessageLanguage language, SensitiveValues sensitive) {
  if (auto said = policy_text(form, name, language)) return std::move(*said);
  const form::Item *item = form.find(name);
  const auto *question = item == nullptr ? nullptr : std::get_if<form::Question>(item);
  if (question == nullptr) return {};
  if (sensitive == SensitiveValues::dotted && form::may_tell_sensitive(form, *question))
    return std::string(dots);
  std::vector<std::string> shown;
  for (const form::NodeId node : at.scope.resolve(at.instance, at.context, name)) {
    const auto &answer = at.instance.at(node);
    if (!answer.text.empty()) shown.push_back(displayed(form, *question, answer, language));
  }
  return shown.size() == 1 ? shown.front() : i18n::joined(shown, language.language);
}

/// A text that stays in English has its values in English too: "due 1 marca 2020" is neither.
MessageLanguage language_of(std::string_view msgid, MessageLanguage wanted) {
  const auto *catalog = wanted.catalogs.find(wanted.language);
  const bool stays_english =
      wanted.language.language() != "en" && (catalog == nullptr || !catalog->find(msgid));
  static const LanguageTag english;
  return stays_english ? MessageLanguage{english, wanted.catalogs} : wanted;
}

}  // namespace

std::optional<std::string> policy_text(const form::Form &form, std::string_view name,
                                       MessageLanguage language) {
  constexpr std::string_view facts = "facts.";
  if (form.policies().empty()) return std::nullopt;
  const form::Policy &policy = form.policies().front();
  if (name == "policy.as_of") return i18n::long_date(policy.as_of, language.language);
  if (name == "policy.title") return language.catalogs.translate(language.language, policy.title);
  if (!name.starts_with(facts)) return std::nullopt;
  const form::Fact *fact = policy.find_fact(name.substr(facts.size()));
  if (fact == nullptr) return std::nullopt;
  return displayed_fact(form, *fact, language);
}

std::string message_text(const form::Form &form, std::string_view msgid, const form::Evaluation &at,
                         MessageLanguage language, SensitiveValues sensitive) {
  const std::string text = language.catalogs.translate(language.language, msgid);
  const MessageLanguage of_values = language_of(msgid, language);
  std::string filled;
  std::size_t copied = 0;
  for (std::size_t begin = text.find("${"); begin != std::string::npos; begin = text.find("${", copied)) {
    const std::size_t end = text.find('}', begin);
    if (end == std::string::npos) break;
    filled += text.substr(copied, begin - copied);
    const auto value = shown_value(form, std::string_view(text).substr(begin + 2, end - begin - 2), at,
                                   of_values, sensitive);
    filled += value;
    copied = end + 1;
    const auto rest = std::string_view(text).substr(copied);
    const auto stop = rest.substr(0, diag::full_stop_length(rest));
    if (!stop.empty() && value != dots && diag::ends_sentence(filled, stop)) copied += stop.size();
  }
  return filled + text.substr(copied);
}

std::string with_placeholder(std::string text, std::string_view key, std::string_view value) {
  const std::string wanted = "{" + std::string(key) + "}";
  for (std::size_t at = text.find(wanted); at != std::string::npos;
       at = text.find(wanted, at + value.size())) {
    text.replace(at, wanted.size(), value);
  }
  return text;
}

}  // namespace formletter::answers
