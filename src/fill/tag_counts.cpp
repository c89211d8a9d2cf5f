// How many there are of what a tag names, and which form of a language says so.

#include "fill/tag_values.hpp"

#include "diag/overloaded.hpp"

#include <algorithm>
#include <charconv>

namespace formletter::fill {

unsigned long TagValues::count(const Term &term, const std::vector<Turn> &turns) const {
  if (term.question == nullptr) return nodes(term, turns).size();
  const auto *answer = node(term, turns);
  if (answer == nullptr || answer->text.empty()) return 0;
  if (term.question->kind == form::QuestionKind::select_multiple)
    return static_cast<unsigned long>(std::count(answer->text.begin(), answer->text.end(), ' ')) + 1;
  unsigned long number = 0;
  std::from_chars(answer->text.data(), answer->text.data() + answer->text.size(), number);
  return number;
}

bool TagValues::is_said_of(const Counting &counting, unsigned long count) const {
  return std::visit(Overloaded{[](HowMany) { return true; }, [&](IsOne) { return count == 1; },
                               [&](IsMany) { return count != 1; },
                               [&](IsForm wanted) {
                                 const auto *catalog = filling_.catalogs.find(language_);
                                 return catalog != nullptr && catalog->form_for(count) == wanted.form;
                               }},
                    counting);
}

}  // namespace formletter::fill
