// How many there are of what a tag names, and which form of a language says so.

#include "fill/tag_values.hpp"

#include "diag/overloaded.hpp"
#include "i18n/locale_format.hpp"

#include <algorithm>
#include <charconv>

namespace formletter::fill {

namespace {

std::optional<unsigned long> whole_number(std::string_view text) {
  unsigned long number = 0;
  const char *end = text.data() + text.size();
  const auto [read, error] = std::from_chars(text.data(), end, number);
  return error == std::errc() && read == end ? std::optional(number) : std::nullopt;
}

bool has_choices(const form::Question &question) {
  return question.kind == form::QuestionKind::select_multiple;
}

}  // namespace

std::optional<unsigned long> TagValues::count(const Term &term, const std::vector<Turn> &turns) const {
  if (term.question == nullptr) return nodes(term, turns).size();
  const auto *answer = node(term, turns);
  if (answer == nullptr || answer->text.empty()) return 0;
  if (!has_choices(*term.question)) return whole_number(answer->text);
  return static_cast<unsigned long>(std::count(answer->text.begin(), answer->text.end(), ' ')) + 1;
}

std::string TagValues::count_text(const Term &term, const std::vector<Turn> &turns) const {
  if (term.question != nullptr && !has_choices(*term.question)) {
    const auto *answer = node(term, turns);
    if (answer != nullptr && !answer->text.empty()) return std::string(displayed(term, *answer));
  }
  return i18n::number(static_cast<double>(count(term, turns).value_or(0)), language_);
}

bool TagValues::is_said_of(const Counting &counting, std::optional<unsigned long> count) const {
  const auto form_of = [&](const i18n::Catalog &catalog) {
    return count ? catalog.form_for(*count) : catalog.last_form();
  };
  return std::visit(Overloaded{[](HowMany) { return true; }, [&](IsOne) { return count == 1; },
                               [&](IsMany) { return count != 1; },
                               [&](IsForm wanted) {
                                 const auto *catalog = filling_.catalogs.find(language_);
                                 return catalog != nullptr && form_of(*catalog) == wanted.form;
                               }},
                    counting);
}

}  // namespace formletter::fill
