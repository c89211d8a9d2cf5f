// Entries of a counted repeat are made by the check, not by the person who answers.

#include "interview/small_interview.hpp"

using namespace formletter;

namespace {

/// Children, and for each of them as many schools as were counted.
const form::Form &school_form() {
  static const auto read =
      form::Form::read({"schools.xml", R"xml(<form id="n" version="1" language="en"><title>N</title>
  <repeat name="children"><label>Children</label><text name="child"><label>Name</label></text>
    <integer name="schools"><label>How many schools?</label></integer>
    <repeat name="school" repeat_count="${schools}"><label>School</label>
      <text name="school_name" constraint=". != 'none'"><label>Which school?</label></text></repeat>
    <text name="town"><label>Town</label></text>
    <calculate name="c" calculation="count(${school})"/></repeat></form>)xml"});
  if (!read) FAIL(diag::report_text(read.problems()));
  return *read;
}

interview::Interview school_interview() {
  static const i18n::Catalogs none;
  return interview::Interview(
      school_form(), {},
      {.today = *Date::parse_iso("2026-11-24"), .language = LanguageTag(), .catalogs = none});
}

}  // namespace

TEST_CASE("what is typed into an entry of a counted repeat is what is kept, whatever stands behind it") {
  auto interview = school_interview();
  for (const auto *typed : {"yes", "Ana", "2", "North", "South", "Springfield", "no"}) {
    REQUIRE_FALSE(interview.finished());
    INFO(interview.prompt().step.key() << ": " << typed);
    CHECK(interview.answer(typed).empty());
  }
  CHECK(interview.finished());
  const auto &child = interview.answers().repeats.at("children").at(0);
  CHECK(child.values.at("town").text == "Springfield");
  const auto &schools = child.repeats.at("school");
  REQUIRE(schools.size() == 2);
  CHECK(schools[0].values.at("school_name").text == "North");
  CHECK(schools[1].values.at("school_name").text == "South");
}

TEST_CASE("after an answer that is refused the prompt still stands at its own question") {
  auto interview = school_interview();
  for (const auto *typed : {"yes", "Ana", "2"}) CHECK(interview.answer(typed).empty());
  CHECK_FALSE(interview.answer("none").empty());
  CHECK(interview.prompt().step.key() == "school_name[1][1]");
  CHECK(interview.prompt().current.empty());
  for (const auto *typed : {"North", "South"}) CHECK(interview.answer(typed).empty());
  CHECK(interview.back());
  CHECK(interview.prompt().current == "South");
}
