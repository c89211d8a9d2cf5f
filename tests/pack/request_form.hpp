#pragma once

#include "answers/answers.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <set>
#include <string>

/// The request's form and the sample people's answers with something changed.
namespace formletter::test {

inline const form::Form &request_form() {
  static const auto read = form::Form::read(*disk::read_file(FORMLETTER_ROOT "/forms/pd-request.xml"));
  REQUIRE(read.ok());
  return *read;
}

using Changes = std::map<std::string, std::string>;

inline answers::CheckedAnswers checked_sample(const std::string &sample, const Changes &changes) {
  const auto source = disk::read_file(std::string(FORMLETTER_ROOT "/forms/samples/") + sample + ".json");
  REQUIRE(source.ok());
  auto raw = answers::read(request_form(), *source);
  REQUIRE(raw.ok());
  for (const auto &[name, text] : changes) raw->values[name] = {text, {}};
  static const i18n::Catalogs none;
  return answers::check(request_form(), *raw,
                        {.today = *Date::parse_iso("2026-11-24"), .language = {}, .catalogs = none});
}

/// "error V22 entry_date" for each problem of the answers that the sample itself has not.
inline std::set<std::string> problems_with(const std::string &sample, const Changes &changes) {
  const auto told = [](const answers::CheckedAnswers &checked) {
    std::set<std::string> lines;
    for (const auto &problem : checked.problems) {
      const bool is_error = problem.severity == Severity::error;
      lines.insert((is_error ? "error " : "warning ") + problem.code + " " + problem.subject);
    }
    return lines;
  };
  auto lines = told(checked_sample(sample, changes));
  for (const auto &known : told(checked_sample(sample, {}))) lines.erase(known);
  return lines;
}

}  // namespace formletter::test
