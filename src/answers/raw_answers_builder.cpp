#include "answers/raw_answers_builder.hpp"

#include "diag/nearest_name.hpp"
#include "diag/report.hpp"
#include "diag/shortened.hpp"

namespace formletter::answers {

const form::Item *RawAnswersBuilder::expect(const std::string &name, const Place &place,
                                            const std::string &repeat) {
  const form::Item *item = form_.find(name);
  if (item == nullptr) {
    const auto told = diag::shortened(name);
    report("unknown-name", place, told, "The form has no question `" + told + "`.",
           diag::did_you_mean(name, form_.names()));
    return nullptr;
  }
  const auto *question = std::get_if<form::Question>(item);
  if (question != nullptr && question->kind == form::QuestionKind::note) {
    report("not-a-question", place, name, "`" + name + "` is a note and takes no answer.");
    return nullptr;
  }
  const std::string home = form_.enclosing_repeat(name);
  if (home == repeat) return item;
  const std::string expected = home.empty() ? "outside of every repeat" : "inside `" + home + "`";
  const std::string found = repeat.empty() ? "outside of every repeat" : "inside `" + repeat + "`";
  report("misplaced-name", place, name,
         "`" + name + "` stands " + found + ", but it belongs " + expected + ".");
  return nullptr;
}

void RawAnswersBuilder::keep(RawAnswers &answers, const form::Question &question, RawAnswers::Leaf leaf) {
  const Place place = leaf.place;
  leaf.number = question.number;
  const auto [first, fresh] = answers.values.emplace(question.name, std::move(leaf));
  if (fresh) return;
  const Place &earlier = first->second.place;
  // A record of a roster is one line, which is none of the roster's lines yet.
  report("duplicate-answer", place, question.name,
         "`" + question.name + "` is answered " +
             (earlier.line == place.line ? "at column " + std::to_string(earlier.column) + " of this line"
                                         : "on line " + std::to_string(earlier.line)) +
             " already.");
}

void RawAnswersBuilder::report(std::string code, Place place, std::string subject, std::string message,
                               std::string hint) {
  Problem problem;
  problem.code = std::move(code);
  problem.place = std::move(place);
  problem.subject = std::move(subject);
  problem.message = std::move(message);
  problem.hint = std::move(hint);
  problems_.push_back(std::move(problem));
}

AnswersReading RawAnswersBuilder::finish(std::optional<RawAnswers> answers) && {
  return {std::move(answers), diag::in_reading_order(std::move(problems_))};
}

Result<RawAnswers> sound(AnswersReading reading) {
  if (!reading.problems.empty()) return std::move(reading.problems);
  return std::move(*reading.made);
}

}  // namespace formletter::answers
