#include "answers/intake_form.hpp"
#include "diag/report.hpp"

#include <filesystem>

namespace formletter::answers {
namespace {

/// The whole outcome of a check as text.
std::string told(const CheckedAnswers &checked) {
  std::string text = diag::report_text(checked.problems);
  for (form::NodeId node = 0; node < checked.instance.size(); ++node) {
    const auto &at = checked.instance.at(node);
    text += checked.instance.path(node) + "=" + at.text + (at.relevant ? "\n" : " (irrelevant)\n");
  }
  return text;
}

std::vector<RawAnswers> readable_bad_answers() {
  std::vector<RawAnswers> all;
  for (const auto &entry :
       std::filesystem::directory_iterator(FORMLETTER_ROOT "/tests/answers/bad_answers")) {
    if (entry.path().extension() == ".expected") continue;
    auto answers = read(intake_form(), {"answers", text_of_file(entry.path().string())});
    if (answers) all.push_back(std::move(*answers));
  }
  return all;
}

}  // namespace

TEST_CASE("a checker says of record after record what check() says of each") {
  static const i18n::Catalogs none;
  Checker checker(intake_form());
  const auto records = readable_bad_answers();
  REQUIRE(records.size() >= 20);
  // Twice: the second time every answer has been taken before.
  for (int round = 0; round < 2; ++round) {
    for (const RawAnswers &record : records) {
      const auto again = checker.check(record, {.today = a_day(), .language = {}, .catalogs = none});
      CHECK(told(again) == told(checked(record)));
    }
  }
}

TEST_CASE("what a record repeats stands where the form has it") {
  const auto answers = checked(raw(R"({"full_name": "A", "in_custody": "no", "children": 2,
    "child": [{"child_name": "B"}, {"child_name": "C"}],
    "reason": [{"factor": "one", "paper": [{"paper_title": "P"}, {"paper_title": "Q"}]}, {"factor": "two"}]})"));
  const auto &children = answers.instance.at(answers.instance.root()).children;
  std::string order;
  for (const form::NodeId child : children) {
    const auto name = answers.instance.at(child).name;
    if (name == "reason" || name == "child" || name == "children" || name == "ages")
      order += std::string(name) + " ";
  }
  CHECK(order == "children reason reason child child ages ");
  CHECK(answer(answers, "reason[1]/paper[2]/paper_title") == "Q");
  CHECK(answer(answers, "child[2]/child_name") == "C");
}

TEST_CASE("a record that was checked before leaves nothing in the next") {
  static const i18n::Catalogs none;
  const CheckOptions options{.today = a_day(), .language = {}, .catalogs = none};
  Checker checker(intake_form());
  checker.check(raw(R"({"full_name": "A 1", "in_custody": "yes", "number": "x", "children": 2,
    "child": [{"child_name": "B"}, {"child_name": "C"}], "reason": [{"factor": "one"}]})"),
                options);
  const RawAnswers bare = raw(R"({"full_name": "B"})");
  CHECK(told(checker.check(bare, options)) == told(checked(bare)));
}

}  // namespace formletter::answers
