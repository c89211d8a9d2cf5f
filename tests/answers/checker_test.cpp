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

}  // namespace formletter::answers
