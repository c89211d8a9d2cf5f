#include "answers/taken_answers.hpp"

namespace formletter::answers {

namespace {

constexpr std::size_t most_kept = 256;

}  // namespace

const TypedAnswer &TakenAnswers::take(const form::Question &question, std::string_view typed) {
  auto &known = taken_[question.number];
  std::string key(typed);
  if (const auto found = known.find(key); found != known.end()) return found->second;
  if (known.size() >= most_kept) known.clear();
  return known.emplace(std::move(key), answers::take(form_, question, typed)).first->second;
}

}  // namespace formletter::answers
