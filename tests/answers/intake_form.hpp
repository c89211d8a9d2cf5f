#pragma once

#include "answers/answers.hpp"

#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>
#include <string>

/// The form that the tests of answers/ share: tests/answers/intake.xml.
namespace formletter::answers {

inline std::string text_of_file(const std::string &path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in.good());
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline const form::Form &intake_form() {
  static const form::Form form = [] {
    auto read = form::Form::read({"intake.xml", text_of_file(FORMLETTER_ROOT "/tests/answers/intake.xml")});
    if (!read) FAIL(read.problems().front().place.line << ": " << read.problems().front().message);
    return std::move(read).value();
  }();
  return form;
}

inline Date a_day() {
  return *Date::parse_iso("2014-11-20");
}

/// Checked against the clock 2014-11-20, messages in English.
inline CheckedAnswers checked(const RawAnswers &raw) {
  static const i18n::Catalogs none;
  return check(intake_form(), raw, {.today = a_day(), .language = {}, .catalogs = none});
}

inline RawAnswers raw(const std::string &json) {
  auto read = read_json(intake_form(), {"answers.json", json});
  if (!read) FAIL(read.problems().front().message);
  return std::move(read).value();
}

inline std::string answer(const CheckedAnswers &checked, const std::string &path) {
  const auto node = checked.instance.find(path);
  return node ? std::string(checked.instance.at(*node).text) : "(no node)";
}

}  // namespace formletter::answers
