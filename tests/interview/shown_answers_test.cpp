#include "interview/small_interview.hpp"

using namespace formletter;

namespace {

/// `items` asked as of 24 November 2026, beginning with the draft's answers.
struct Asked {
  explicit Asked(const std::string &items, answers::RawAnswers draft = {})
      : form(*form::Form::read(
            {"shown.xml",
             "<form id=\"shown\" version=\"1\" language=\"en\"><title>Shown</title>" + items + "</form>"})),
        interview(form, std::move(draft),
                  {.today = *Date::parse_iso("2026-11-24"),
                   .language = *LanguageTag::parse("en"),
                   .catalogs = formletter::test::spanish()}) {}

  std::string at() const { return interview.finished() ? "" : interview.prompt().step.key(); }
  bool is_shown() const { return interview.prompt().step.kind == interview::StepKind::shown; }

  form::Form form;
  interview::Interview interview;
};

answers::RawAnswers given(const std::string &name, const std::string &text) {
  answers::RawAnswers raw;
  raw.values[name] = {text, {}};
  return raw;
}

}  // namespace

TEST_CASE("an answer that is read only is shown, and what is typed at it is not taken") {
  Asked asked(R"xml(<text name="office" default="'North'" read_only="true()"><label>Office</label></text>
                 <text name="name"><label>Name</label></text>)xml");
  CHECK(asked.at() == "office");
  CHECK(asked.is_shown());
  CHECK(asked.interview.prompt().current == "North");
  CHECK(asked.interview.answer("South").empty());
  CHECK(asked.at() == "name");
  CHECK_FALSE(asked.is_shown());
  CHECK(asked.interview.review().front().answer == "North");
}

TEST_CASE("a question that is read only and has no answer is asked for, and shown once it has one") {
  Asked asked(R"xml(<text name="office" read_only="true()"><label>Office</label></text>)xml");
  CHECK_FALSE(asked.is_shown());
  CHECK(asked.interview.answer("South").empty());
  CHECK(asked.interview.finished());
  asked.interview.edit("office");
  CHECK(asked.is_shown());
}

TEST_CASE("read only follows the answers before it") {
  Asked asked(R"xml(<text name="sure"><label>Sure?</label></text>
                 <text name="office" default="'North'" read_only="${sure} = 'yes'"><label>Office</label></text>)xml");
  CHECK(asked.interview.answer("no").empty());
  CHECK_FALSE(asked.is_shown());
  CHECK(asked.interview.answer("South").empty());
  asked.interview.edit("sure");
  CHECK(asked.interview.answer("yes").empty());
  asked.interview.edit("office");
  CHECK(asked.is_shown());
  CHECK(asked.interview.prompt().current == "South");
}

TEST_CASE("an answer that is read only and wrong can be mended") {
  Asked asked(
      R"xml(<integer name="seats" read_only="true()" constraint=". &gt; 0"><label>Seats</label></integer>)xml",
      given("seats", "0"));
  CHECK(asked.at() == "seats");
  CHECK_FALSE(asked.is_shown());
  CHECK(asked.interview.answer("4").empty());
  CHECK(asked.interview.finished());
}

TEST_CASE("a calculated answer is never asked for, and shown once there is one") {
  Asked asked(R"xml(<text name="name"><label>Name</label></text>
                 <text name="greeting" calculation="if(${name} = '', '', concat('Dear ', ${name}))"><label>Greeting</label></text>)xml");
  CHECK(asked.at() == "name");
  CHECK(asked.interview.review().size() == 1);
  CHECK(asked.interview.answer("Ana").empty());
  CHECK(asked.at() == "greeting");
  CHECK(asked.is_shown());
  CHECK(asked.interview.prompt().current == "Dear Ana");
  CHECK(asked.interview.keep().empty());
  CHECK(asked.interview.finished());
}
