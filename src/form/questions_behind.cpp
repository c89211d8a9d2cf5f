#include "form/questions_behind.hpp"

#include <algorithm>

namespace formletter::form {

namespace {

void collect(const Form &form, const Expression &expression, std::set<std::string_view> &seen,
             std::set<std::string_view> &found) {
  for (const NameUse &use : expression.names()) {
    const Item *item = use.is_path ? nullptr : form.find(use.name);
    const auto *question = item == nullptr ? nullptr : std::get_if<Question>(item);
    if (question == nullptr || !seen.insert(question->name).second) continue;
    if (question->calculation) {
      collect(form, *question->calculation, seen, found);
    } else {
      found.insert(question->name);
    }
  }
}

}  // namespace

std::set<std::string_view> questions_behind(const Form &form, const Expression &expression) {
  std::set<std::string_view> seen, found;
  collect(form, expression, seen, found);
  return found;
}

bool may_tell_sensitive(const Form &form, const Question &question) {
  if (question.sensitive || !question.calculation) return question.sensitive;
  const auto behind = questions_behind(form, *question.calculation);
  return std::any_of(behind.begin(), behind.end(),
                     [&](std::string_view name) { return std::get<Question>(*form.find(name)).sensitive; });
}

}  // namespace formletter::form
