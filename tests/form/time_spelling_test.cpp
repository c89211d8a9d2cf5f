#include "form/time_spelling.hpp"
#include "form/form.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

std::string read_clock(std::string_view typed) {
  const auto time = form::read_time(typed);
  return time ? time->text() : "none";
}

}  // namespace

TEST_CASE("a time of day has one canonical spelling") {
  const auto [typed, canonical] = GENERATE(table<std::string, std::string>({
      {"13:30", "13:30:00"},
      {"09:00", "09:00:00"},
      {"13:30:00", "13:30:00"},
      {"00:15", "00:15:00"},
      {" 23:59 ", "23:59:00"},
      {"1:30 p.m.", "13:30:00"},
      {"1:30 P.M.", "13:30:00"},
      {"01:30pm", "13:30:00"},
      {"1 pm", "13:00:00"},
      {"9:00 a.m", "09:00:00"},
      {"12:00 a.m.", "00:00:00"},
      {"12:30 pm", "12:30:00"},
      {"8 a.m.", "08:00:00"},
      {"١٣:٣٠", "13:30:00"},
      {"1:30\u00A0p.m.", "13:30:00"},
  }));
  INFO(typed);
  CHECK(read_clock(typed) == canonical);
  CHECK(read_clock(canonical) == canonical);
}

TEST_CASE("what is no time, or one of two, is not read") {
  for (const char *typed :
       {"", "1:30", "9", "13", "24:00", "12:60", "13:30 p.m.", "0:30 am", "1:3 pm", "130 pm", "1:30 m.",
        "1:30 xm", "-1:30 pm", "13:30:15", "1:30:00", "13:30:00 p.m.", "p.m.", "noon"}) {
    INFO(typed);
    CHECK(read_clock(typed) == "none");
  }
}

TEST_CASE("a type of base time is for text and refuses what is no time, in its own words or the engine's") {
  const auto form = form::Form::read({"f.xml", R"(<form id="f" version="1" language="en"><title>F</title>
    <type name="plain" base="time"/>
    <type name="own" base="time"><error code="W">When?</error></type>
    <text name="at" type="plain"><label>At</label></text></form>)"});
  REQUIRE(form.ok());
  const auto outcome = [&](const char *type) {
    return form->types().find(type)->second.canonicalize("noon");
  };
  CHECK(form->types().find("plain")->second.canonicalize("1:30 pm").canonical->text == "13:30:00");
  CHECK(outcome("plain").problems.front().code == "time-format");
  CHECK(outcome("own").problems.front().message == "When?");
}
