#include "answers/taken_answers.hpp"

#include "form/expression_syntax.hpp"

#include <iterator>
#include <memory>
#include <numeric>

namespace formletter::answers {

namespace {

/// Of a question, and of a type that several questions may have.
constexpr std::size_t most_kept = 256, most_kept_of_type = 1024;

}  // namespace

TakenAnswers::TakenAnswers(const form::Form &form)
    : form_(form),
      known_(form.types().size() + form.name_table().size()),
      shelf_(form.name_table().size()),
      last_(shelf_.size()) {
  std::iota(shelf_.begin(), shelf_.end(), static_cast<std::uint32_t>(form.types().size()));
  share(form.items());
}

void TakenAnswers::share(const std::vector<form::Item> &items) {
  for (const form::Item &item : items) {
    std::visit(
        form::Overloaded{[&](const form::Question &question) {
                           const auto type = form_.types().find(question.type);
                           if (type == form_.types().end()) return;
                           const auto place = std::distance(form_.types().begin(), type);
                           shelf_[question.number] = static_cast<std::uint32_t>(place);
                         },
                         [&](const std::shared_ptr<const form::Group> &group) { share(group->items); },
                         [&](const std::shared_ptr<const form::Repeat> &repeat) { share(repeat->items); }},
        item);
  }
}

const TypedAnswer &TakenAnswers::take(const form::Question &question, std::string_view typed) {
  const Taken *&last = last_[question.number];
  if (last != nullptr && last->text == typed) return last->answer;
  const std::uint32_t shelf = shelf_[question.number];
  diag::TextTable<Taken> &known = known_[shelf];
  if (const Taken *found = known.find(typed)) {
    last = found;
  } else {
    if (known.size() >= (shelf < form_.types().size() ? most_kept_of_type : most_kept)) forget(shelf);
    last = &known.insert(std::make_unique<Taken>(std::string(typed), answers::take(form_, question, typed)));
  }
  return last->answer;
}

void TakenAnswers::forget(std::uint32_t shelf) {
  known_[shelf].clear();
  for (std::size_t i = 0; i < shelf_.size(); ++i)
    if (shelf_[i] == shelf) last_[i] = nullptr;
}

}  // namespace formletter::answers
