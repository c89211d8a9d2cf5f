#pragma once

#include "answers/answers.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace formletter::answers {

/// What both readers do: look names up in the form, see that they stand where
/// they may, keep each answer once, and collect what is wrong.
class RawAnswersBuilder {
 public:
  explicit RawAnswersBuilder(const form::Form &form) : form_(form) {}

  /// The item of that name, when it may stand inside `repeat` ("" for outside
  /// all); otherwise the problem is kept and the result is null.
  const form::Item *expect(const std::string &name, const Place &place, const std::string &repeat);
  void keep(RawAnswers &answers, const form::Question &question, RawAnswers::Leaf leaf);
  void report(std::string code, Place place, std::string subject, std::string message, std::string hint = {});

  AnswersReading finish(std::optional<RawAnswers> answers) &&;

 private:
  const form::Form &form_;
  Problems problems_;
};

AnswersReading read_all_json(const form::Form &form, const Source &source);
AnswersReading read_all_xml(const form::Form &form, Source source);
/// The answers of a reading in which nothing is wrong.
Result<RawAnswers> sound(AnswersReading reading);

}  // namespace formletter::answers
