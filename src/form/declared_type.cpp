#include "form/date_spelling.hpp"
#include "form/number_spelling.hpp"
#include "form/regex.hpp"
#include "form/text_folding.hpp"
#include "form/time_spelling.hpp"
#include "form/type.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>
#include <utility>

namespace formletter::form {
namespace {

Problem saying(std::string code, Severity severity, std::string message) {
  Problem problem;
  problem.code = std::move(code);
  problem.severity = severity;
  problem.message = std::move(message);
  return problem;
}

std::string trimmed_text(std::string text) {
  const std::string_view kept = trimmed(text);
  if (kept.size() < text.size()) return std::string(kept);
  return text;
}

std::string folded_as_declared(const DeclaredType &type, std::string_view typed) {
  std::string text = type.fold_width ? i18n::nfkc(typed) : std::string(typed);
  if (type.fold_digits) text = with_european_digits(text);
  return trimmed_text(in_case(std::move(text), type.letter_case));
}

std::string cleaned(const DeclaredType &type, std::string text) {
  for (const Rewriting &step : type.cleaning)
    text = step.pattern->replaced_everywhere(text, step.replacement);
  return trimmed_text(std::move(text));
}

struct Stages {
  std::string_view typed, folded, cleaned;
};

// A mistake sought "as typed" is one before cleaning: in full-width digits a
// Social Security number is still one.
bool has_mistake(const NamedMistake &mistake, const Stages &stages) {
  if (!mistake.on_typed) return mistake.when->matches(stages.cleaned);
  if (mistake.when->matches(stages.typed)) return true;
  return stages.folded != stages.typed && mistake.when->matches(stages.folded);
}

Problem not_accepted(const DeclaredType &type, std::string_view code, std::string_view base_message) {
  if (!type.error_message.empty()) return saying(type.error_code, Severity::error, type.error_message);
  return saying(std::string(code), Severity::error, std::string(base_message));
}

void settle_date(const DeclaredType &type, DeclaredType::Outcome &outcome) {
  std::string &text = outcome.canonical->text;
  const DateReading reading = read_date(text, type.precision);
  if (!reading.fault) return void(text = reading.canonical);
  const std::string_view code = code_of(*reading.fault), message = message_of(*reading.fault);
  outcome.canonical.reset();
  outcome.readings = reading.readings;
  outcome.problems.push_back(*reading.fault == DateFault::spelling
                                 ? not_accepted(type, code, message)
                                 : saying(std::string(code), Severity::error, std::string(message)));
}

// Turns the accepted text into the base's canonical spelling, or refuses it.
void settle_base(const DeclaredType &type, DeclaredType::Outcome &outcome) {
  const auto settle = [&](std::optional<std::string> canonical, std::string_view code,
                          std::string_view message) {
    if (canonical) return void(outcome.canonical->text = std::move(*canonical));
    outcome.canonical.reset();
    outcome.problems.push_back(not_accepted(type, code, message));
  };
  const std::string &text = outcome.canonical->text;
  switch (type.base) {
    case TypeBase::text:
      return;
    case TypeBase::date:
      return settle_date(type, outcome);
    case TypeBase::integer:
      return settle(canonical_integer(text), "integer-format", integer_format_message);
    case TypeBase::decimal:
      return settle(canonical_decimal(text), "decimal-format", decimal_format_message);
    case TypeBase::time: {
      const auto time = read_time(text);
      return settle(time ? std::optional(time->text()) : std::nullopt, "time-format", time_format_message);
    }
  }
}

}  // namespace

const std::vector<std::string> &base_names() {
  static const std::vector<std::string> names = {"text", "integer", "decimal", "date", "time"};
  return names;
}

std::string base_name(TypeBase base) {
  return base_names()[static_cast<std::size_t>(base)];
}

std::optional<TypeBase> base_of(std::string_view name) {
  const auto found = std::ranges::find(base_names(), name);
  if (found == base_names().end()) return std::nullopt;
  return static_cast<TypeBase>(found - base_names().begin());
}

DeclaredType::Outcome DeclaredType::canonicalize(std::string_view typed) const {
  const std::string_view as_typed = trimmed(typed);
  const std::string as_folded = folded_as_declared(*this, as_typed);
  const std::string as_cleaned = cleaned(*this, as_folded);
  Outcome outcome;
  Problems mistakes_warned;
  for (const NamedMistake &mistake : mistakes) {
    if (!has_mistake(mistake, {as_typed, as_folded, as_cleaned})) continue;
    const Problem problem = saying(mistake.code, mistake.severity, mistake.message);
    if (mistake.severity == Severity::error) {
      outcome.problems.push_back(problem);
      return outcome;
    }
    mistakes_warned.push_back(problem);
  }
  if (accepted.empty()) outcome.canonical = Canonical{as_cleaned, {}};
  for (const AcceptedForm &form : accepted) {
    auto text = form.pattern->rewritten(as_cleaned, form.canonical);
    if (!text) continue;
    outcome.canonical = Canonical{form.canonical.empty() ? as_cleaned : *std::move(text), {}};
    if (!form.warning_code.empty()) {
      outcome.canonical->warnings.push_back(saying(form.warning_code, Severity::warning, form.warning));
    }
    break;
  }
  if (!outcome.canonical) {
    outcome.problems.push_back(saying(error_code, Severity::error, error_message));
    return outcome;
  }
  settle_base(*this, outcome);
  if (outcome.canonical) {
    Problems &warnings = outcome.canonical->warnings;
    warnings.insert(warnings.begin(), mistakes_warned.begin(), mistakes_warned.end());
  }
  return outcome;
}

std::string DeclaredType::display(std::string_view canonical) const {
  for (const auto &[pattern, as] : displays) {
    if (auto shown = pattern->rewritten(canonical, as)) return *std::move(shown);
  }
  return std::string(canonical);
}

const Choice *ChoiceList::find(std::string_view wanted) const {
  for (const Choice &choice : choices) {
    if (choice.name == wanted) return &choice;
  }
  return nullptr;
}

}  // namespace formletter::form
