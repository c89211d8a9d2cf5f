#include "answers/typed_answer.hpp"

#include "answers/engine_messages.hpp"
#include "diag/ascii.hpp"
#include "diag/nearest_name.hpp"
#include "diag/utf8.hpp"
#include "form/text_folding.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>
#include <set>

namespace formletter::answers {
namespace {

TypedAnswer refused_as(std::string code, std::string_view msgid, std::string hint = {}) {
  Finding finding;
  finding.code = std::move(code);
  finding.msgid = std::string(msgid);
  finding.hint = std::move(hint);
  return {{}, {std::move(finding)}};
}

TypedAnswer taken_as(std::string canonical) {
  return {std::move(canonical), {}};
}

std::string with_plain_line_ends(std::string_view text) {
  if (text.find('\r') == std::string_view::npos) return std::string(text);
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r') {
      out += text[i];
    } else if (i + 1 >= text.size() || text[i + 1] != '\n') {
      out += '\n';
    }
  }
  return out;
}

// ASCII is in normal form already, and most answers are ASCII.
std::string composed(std::string text) {
  if (diag::ascii_prefix(text) == text.size()) return text;
  return i18n::nfc(text);
}

TypedAnswer take_declared(const form::DeclaredType &type, const std::string &text) {
  form::DeclaredType::Outcome outcome = type.canonicalize(text);
  TypedAnswer answer;
  const auto add = [&](const Problem &problem) {
    Finding finding;
    finding.code = problem.code;
    finding.severity = problem.severity;
    finding.msgid = problem.message;
    finding.readings = outcome.readings;
    answer.findings.push_back(std::move(finding));
  };
  std::for_each(outcome.problems.begin(), outcome.problems.end(), add);
  if (!outcome.canonical) return answer;
  std::for_each(outcome.canonical->warnings.begin(), outcome.canonical->warnings.end(), add);
  answer.canonical = std::move(outcome.canonical->text);
  return answer;
}

TypedAnswer take_date(const std::string &text) {
  form::DateReading reading = form::read_date(text, form::DatePrecision::day);
  if (!reading.fault) return taken_as(std::move(reading.canonical));
  TypedAnswer answer = refused_as(std::string(code_of(*reading.fault)), message_of(*reading.fault));
  answer.findings.front().readings = std::move(reading.readings);
  return answer;
}

/// "Write a whole number in digits" would tell nothing to who has written one of 17.
TypedAnswer refused_number(std::size_t surplus, std::string code, std::string_view message) {
  if (surplus == 0) return refused_as(std::move(code), message);
  TypedAnswer answer = refused_as("too-long", engine_message::too_long);
  answer.findings.front().n = surplus;
  return answer;
}

TypedAnswer take_integer(const std::string &text) {
  auto canonical = form::canonical_integer(text);
  return canonical ? taken_as(*std::move(canonical))
                   : refused_number(form::surplus_digits_of_integer(text), "integer-format",
                                    engine_message::integer_format);
}

TypedAnswer take_decimal(const std::string &text) {
  auto canonical = form::canonical_decimal(text);
  return canonical ? taken_as(*std::move(canonical))
                   : refused_number(form::surplus_digits_of_decimal(text), "decimal-format",
                                    engine_message::decimal_format);
}

// A hint names the choice that was nearly hit, which would give away the answer
// to a sensitive question. What is no choice may be a name or a number that slipped
// into the field: nothing repeats it.
std::string hint_for(const form::Question &question, const form::ChoiceList &list, std::string_view wanted) {
  if (question.sensitive) return {};
  std::vector<std::string> names;
  names.reserve(list.choices.size());
  for (const form::Choice &choice : list.choices) names.push_back(choice.name);
  std::string near = diag::did_you_mean(wanted, names);
  return near.empty() ? "it is not in the list `" + list.name + "`" : near;
}

TypedAnswer take_choice(const form::Form &form, const form::Question &question, const std::string &text) {
  const form::ChoiceList &list = form.choice_lists().find(question.choices)->second;
  if (list.find(text) != nullptr) return taken_as(text);
  return refused_as("unknown-choice", engine_message::choice, hint_for(question, list, text));
}

// Kept in the order of the list: the same set is the same answer.
TypedAnswer take_choices(const form::Form &form, const form::Question &question, const std::string &text) {
  const form::ChoiceList &list = form.choice_lists().find(question.choices)->second;
  std::set<std::size_t> chosen;
  TypedAnswer answer;
  for (std::size_t begin = text.find_first_not_of(" \t\n"); begin != std::string::npos;) {
    const std::size_t end = std::min(text.find_first_of(" \t\n", begin), text.size());
    const std::string name = text.substr(begin, end - begin);
    if (const form::Choice *choice = list.find(name)) {
      chosen.insert(static_cast<std::size_t>(choice - list.choices.data()));
    } else {
      TypedAnswer refusal =
          refused_as("unknown-choice", engine_message::choice, hint_for(question, list, name));
      answer.findings.push_back(std::move(refusal.findings.front()));
    }
    begin = text.find_first_not_of(" \t\n", end);
  }
  if (answer.refused()) return answer;
  for (const std::size_t index : chosen) {
    answer.canonical += (answer.canonical.empty() ? "" : " ") + list.choices[index].name;
  }
  return answer;
}

// Spreadsheets and web pages say yes and no in more ways than one.
TypedAnswer take_acknowledgement(std::string_view typed) {
  const std::string text = ascii::lower(typed);
  if (text == "true" || text == "yes" || text == "ok" || text == "1") return taken_as("true");
  if (text == "false" || text == "no" || text == "0") return taken_as("");
  return refused_as("acknowledge", engine_message::acknowledge);
}

TypedAnswer take_plain(const form::Form &form, const form::Question &question, const std::string &text) {
  if (!question.type.empty()) return take_declared(form.types().find(question.type)->second, text);
  switch (question.kind) {
    case form::QuestionKind::text:
    case form::QuestionKind::hidden:
      return taken_as(text);
    case form::QuestionKind::integer:
      return take_integer(text);
    case form::QuestionKind::decimal:
      return take_decimal(text);
    case form::QuestionKind::date:
      return take_date(text);
    case form::QuestionKind::select_one:
      return take_choice(form, question, text);
    case form::QuestionKind::select_multiple:
      return take_choices(form, question, text);
    case form::QuestionKind::acknowledge:
      return take_acknowledgement(text);
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
      return {};
  }
  return {};
}

}  // namespace

bool TypedAnswer::refused() const {
  return std::any_of(findings.begin(), findings.end(),
                     [](const Finding &finding) { return finding.severity == Severity::error; });
}

TypedAnswer take(const form::Form &form, const form::Question &question, std::string_view typed) {
  if (diag::first_bad_utf8(typed)) return refused_as("damaged-text", engine_message::damaged_text);
  const std::string text = composed(with_plain_line_ends(form::trimmed(typed)));
  if (text.empty()) return {};
  if (has_hidden_character(text)) return refused_as("hidden-character", engine_message::hidden_character);
  if (looks_like_zawgyi(text)) return refused_as("zawgyi", engine_message::zawgyi);
  auto answer = take_plain(form, question, text);
  if (!answer.refused()) return answer;
  // What is taken without them, they alone are at fault for, and nobody sees them.
  const std::string seen = composed(without_joiners(text));
  if (seen == text || take_plain(form, question, seen).refused()) return answer;
  return refused_as("hidden-character", engine_message::hidden_character);
}

form::Datatype datatype_of(const form::DeclaredType &type) {
  switch (type.base) {
    case form::TypeBase::text:
    case form::TypeBase::time:
      return form::Datatype::text;
    case form::TypeBase::integer:
      return form::Datatype::integer;
    case form::TypeBase::decimal:
      return form::Datatype::decimal;
    case form::TypeBase::date:
      // A date known by its year only is compared as text.
      return type.precision == form::DatePrecision::day ? form::Datatype::date : form::Datatype::text;
  }
  return form::Datatype::text;
}

form::Datatype datatype_of(const form::Form &form, const form::Question &question) {
  if (const auto type = form.types().find(question.type); type != form.types().end())
    return datatype_of(type->second);
  switch (question.kind) {
    case form::QuestionKind::integer:
      return form::Datatype::integer;
    case form::QuestionKind::decimal:
      return form::Datatype::decimal;
    case form::QuestionKind::date:
      return form::Datatype::date;
    case form::QuestionKind::select_one:
      return form::Datatype::select_one;
    case form::QuestionKind::select_multiple:
      return form::Datatype::select_multiple;
    case form::QuestionKind::acknowledge:
      return form::Datatype::boolean;
    case form::QuestionKind::text:
    case form::QuestionKind::note:
    case form::QuestionKind::calculate:
    case form::QuestionKind::hidden:
      return form::Datatype::text;
  }
  return form::Datatype::text;
}

}  // namespace formletter::answers
