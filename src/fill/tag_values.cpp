#include "fill/tag_values.hpp"

#include "answers/answers.hpp"
#include "answers/displayed_fact.hpp"
#include "diag/overloaded.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>
#include <cstring>
#include <optional>

namespace formletter::fill {

namespace {

/// The next of the names of a select_multiple's answer, taken off.
std::string_view take_name(std::string_view &names) {
  const auto name = names.substr(0, names.find(' '));
  names.remove_prefix(std::min(name.size() + 1, names.size()));
  return name;
}

bool is_among(std::string_view names, std::string_view name) {
  while (!names.empty()) {
    if (take_name(names) == name) return true;
  }
  return false;
}

bool is_true(const form::Instance::Node &node) {
  return node.datatype == form::Datatype::boolean ? node.text == "true" : !node.text.empty();
}

/// Where an extra value of that name stands, unless another has taken the place: told by the last
/// letters, since many begin alike.
std::size_t place_of(std::string_view name) {
  std::uint64_t end = 0;
  const std::size_t known = std::min(name.size(), sizeof end);
  std::memcpy(&end, name.data() + name.size() - known, known);
  constexpr std::uint64_t golden_ratio = 0x9E3779B97F4A7C15U;
  return static_cast<std::size_t>(((end ^ name.size()) * golden_ratio) >> 32U) % extra_places;
}

/// Of the policy in force; null where it has none of that name.
const form::Fact *find_fact(const form::Form &form, std::string_view name) {
  return form.policies().empty() ? nullptr : form.policies().front().find_fact(name);
}

bool has_several_words(const form::Form &form, std::string_view name) {
  const form::Fact *fact = find_fact(form, name);
  return fact != nullptr && fact->type.empty() && fact->value.find(' ') != std::string::npos;
}

/// A choice may be called "count".
bool is_choice(const form::Form &form, const form::Question *question, std::string_view name) {
  if (question == nullptr) return false;
  const auto list = form.choice_lists().find(question->choices);
  return list != form.choice_lists().end() && list->second.find(name) != nullptr;
}

}  // namespace

Term Term::find(const Reference &reference, const form::Form &form) {
  Term term;
  term.reference = reference;
  term.extra_place = place_of(reference.text);
  term.is_phrase = reference.word == Word::facts && has_several_words(form, reference.tail);
  if (reference.word != Word::answer) return term;
  term.item = form.find(reference.head);
  term.question = term.item != nullptr ? std::get_if<form::Question>(term.item) : nullptr;
  if (term.question != nullptr) term.display = answers::display_kind(form, *term.question);
  term.number = form.name_table().find(reference.head);
  if (term.item != nullptr) {
    term.enclosing_repeat = form.enclosing_repeat(reference.head);
    term.in_repeat = !term.enclosing_repeat.empty();
    const std::vector<std::string> path = form.path_of(reference.head);
    if (path.size() > 1) term.container = form.name_table().find(path[path.size() - 2]);
  }
  if (is_choice(form, term.question, reference.tail)) term.reference.counting.reset();
  return term;
}

bool Term::hangs_on_turns() const {
  switch (reference.word) {
    case Word::position:
    case Word::label:
    case Word::value:
      return true;
    case Word::answer:
    case Word::facts:
    case Word::policy:
    case Word::form:
    case Word::document:
    case Word::today:
    case Word::catalog:
      return in_repeat;
  }
  return true;
}

TagValues::TagValues(const Filling &filling, const LanguageTag &language, ShownAnswers &shown)
    : filling_(filling),
      language_(language),
      shown_(shown),
      is_foreign_(language.language() != filling.form.language().language()) {
  shown.begin_filling({language, filling.catalogs});
  for (const auto &each : filling.extra) extras_[place_of(each.first)] = &each;
}

const std::string *TagValues::extra(const Term &term) const {
  const auto *standing = extras_[term.extra_place];
  if (standing == nullptr) return nullptr;
  const std::string &name = term.reference.text;
  if (standing->first == name) return &standing->second;
  const auto found = filling_.extra.find(name);
  return found == filling_.extra.end() ? nullptr : &found->second;
}

std::string_view TagValues::text(const Term &term, const std::vector<Turn> &turns, std::string &made) const {
  if (const std::string *found = extra(term)) return *found;
  if (term.reference.word == Word::answer) return answer_text(term, turns, made);
  return made = run_text(term.reference, turns);
}

TextOrigin TagValues::origin(const Term &term, std::string &made) const {
  using enum TextOrigin::From;
  if (const std::string *found = extra(term)) return {.from = extra_value, .text = *found};
  if (term.reference.word != Word::answer) return {};
  if (term.reference.counting) return {.from = answer, .text = answer_text(term, {}, made)};
  const auto *given = term.question ? node(term, {}) : nullptr;
  if (given == nullptr) return {.from = answer, .text = {}};
  return {.from = answer, .datatype = given->datatype, .text = given->text};
}

std::string TagValues::run_text(const Reference &reference, const std::vector<Turn> &turns) const {
  switch (reference.word) {
    case Word::answer:
      return {};
    case Word::facts:
      return fact_text(reference.tail);
    case Word::policy:
      return policy_text(reference.tail);
    case Word::document:
      return document_text(reference.tail);
    case Word::catalog:
      return reference.tail == "draft" && is_draft() ? "true" : "";
    case Word::form:
      return form_text(reference.tail);
    case Word::today:
      return i18n::long_date(filling_.today, language_);
    case Word::position:
      return turns.empty() ? "" : std::to_string(turns.back().position);
    case Word::label:
    case Word::value:
      return choice_text(reference.word, turns);
  }
  return {};
}

bool TagValues::is_worded(const Term &term) {
  switch (term.reference.word) {
    case Word::label:
      return true;
    case Word::form:
    case Word::policy:
      return term.reference.tail == "title";
    case Word::answer:
      return term.question != nullptr && term.reference.tail.empty() &&
             (term.question->kind == form::QuestionKind::select_one ||
              term.question->kind == form::QuestionKind::select_multiple);
    case Word::facts:
    case Word::document:
    case Word::today:
    case Word::catalog:
    case Word::position:
    case Word::value:
      return false;
  }
  return false;
}

std::string TagValues::form_text(const std::string &name) const {
  if (name == "title") return filling_.catalogs.translate(language_, filling_.form.title().msgid);
  return name == "version" ? filling_.form.version() : "";
}

std::string TagValues::choice_text(Word word, const std::vector<Turn> &turns) const {
  const auto choice =
      std::find_if(turns.rbegin(), turns.rend(), [](const Turn &turn) { return turn.question != nullptr; });
  if (choice == turns.rend()) return "";
  if (word == Word::value) return choice->choice;
  return answers::displayed(filling_.form, *choice->question, choice->choice, {language_, filling_.catalogs});
}

bool TagValues::is_draft() const {
  const auto *catalog = filling_.catalogs.find(language_);
  return catalog && catalog->header().state != i18n::ReviewState::reviewed;
}

std::string TagValues::document_text(const std::string &name) const {
  if (name == "language") return language_.text();
  if (name == "language_name")
    return i18n::language_name(language_.text(), language_).value_or(language_.text());
  if (name == "language_name_en") return i18n::language_name(language_.text(), {}).value_or(language_.text());
  if (name == "draft_language") return is_draft() ? "true" : "";
  return {};
}

std::string TagValues::fact_text(const std::string &name) const {
  const form::Fact *fact = find_fact(filling_.form, name);
  if (fact == nullptr) return {};
  return answers::displayed_fact(filling_.form, *fact, {language_, filling_.catalogs});
}

std::string TagValues::policy_text(const std::string &name) const {
  if (filling_.form.policies().empty()) return {};
  const form::Policy &policy = filling_.form.policies().front();
  if (name == "as_of") return i18n::long_date(policy.as_of, language_);
  if (name == "title") return filling_.catalogs.translate(language_, policy.title);
  if (name == "id") return policy.id;
  if (name == "status") return std::string(form::status_name(policy.status));
  if (name == "historical" || name == "current" || name == "unknown") {
    return name == form::status_name(policy.status) ? "true" : "";
  }
  const auto record = policy.record.find(name);
  if (record == policy.record.end()) return {};
  const auto date = Date::parse_iso(record->second);
  return date ? i18n::long_date(*date, language_) : record->second;
}

std::string_view TagValues::answer_text(const Term &term, const std::vector<Turn> &turns,
                                        std::string &made) const {
  if (term.reference.counting) return made = count_text(term, turns);
  const auto *answer = term.question ? node(term, turns) : nullptr;
  if (!answer || answer->text.empty()) return {};
  if (term.reference.tail == "value") return answer->text;
  if (!term.reference.tail.empty()) return {};
  return displayed(term, *answer);
}

std::string_view TagValues::displayed(const Term &term, const form::Instance::Node &answer) const {
  if (answers::is_as_given(term.display, answer.datatype)) return answer.text;
  return shown_.displayed(filling_.form, *term.question, answer, {language_, filling_.catalogs});
}

SectionValue TagValues::section(const Term &term, const std::vector<Turn> &turns) const {
  if (const std::string *found = extra(term)) return !found->empty();
  if (term.reference.word != Word::answer) return !run_text(term.reference, turns).empty();
  if (!term.item) return false;
  if (const auto &counting = term.reference.counting) return is_said_of(*counting, count(term, turns));
  return std::visit(
      Overloaded{[&](const form::Question &) { return question_section(term, turns); },
                 [&](const std::shared_ptr<const form::Group> &) -> SectionValue {
                   const auto found = nodes(term, turns);
                   return std::any_of(found.begin(), found.end(),
                                      [&](form::NodeId group) { return any_answer_below(group); });
                 },
                 [&](const std::shared_ptr<const form::Repeat> &) { return repeat_section(term, turns); }},
      *term.item);
}

SectionValue TagValues::question_section(const Term &term, const std::vector<Turn> &turns) const {
  const form::Question &question = *term.question;
  const Reference &reference = term.reference;
  const auto *answer = node(term, turns);
  if (!answer || answer->text.empty()) return false;
  if (reference.tail == "value") return true;
  if (!reference.tail.empty()) return is_among(answer->text, reference.tail);
  if (reference.any || question.kind != form::QuestionKind::select_multiple) return is_true(*answer);
  std::vector<Turn> choices;
  for (std::string_view names = answer->text; !names.empty();) {
    choices.push_back({0, &question, std::string(take_name(names)), choices.size() + 1});
  }
  return choices;
}

SectionValue TagValues::repeat_section(const Term &term, const std::vector<Turn> &turns) const {
  std::vector<Turn> instances;
  for (const form::NodeId found : nodes(term, turns)) {
    instances.push_back({found, nullptr, {}, instances.size() + 1});
  }
  if (term.reference.any) return !instances.empty();
  return instances;
}

bool TagValues::any_answer_below(form::NodeId id) const {
  const auto &node = filling_.instance.at(id);
  if (!node.relevant) return false;
  if (!node.text.empty()) {
    // What the form works out by itself is no answer: a sum is there even when
    // nothing is.
    const form::Item *item = filling_.form.find(filling_.instance.name(id));
    const auto *question = item ? std::get_if<form::Question>(item) : nullptr;
    return question && question->kind != form::QuestionKind::calculate;
  }
  return std::ranges::any_of(filling_.instance.children(id),
                             [&](form::NodeId child) { return any_answer_below(child); });
}

}  // namespace formletter::fill
