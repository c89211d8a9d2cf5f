#include "form/date_spelling.hpp"
#include "form/file_text.hpp"
#include "form/form.hpp"

#include <catch2/catch.hpp>

#include <sstream>

using formletter::form::DeclaredType;
using formletter::form::Form;
using formletter::form::test::text_of;

namespace {

struct Row {
  std::string type, typed, outcome, warning, shown;
};

std::vector<Row> rows() {
  std::istringstream in(text_of(FORMLETTER_ROOT "/tests/form/domain_types.tsv"));
  std::vector<Row> rows;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line.front() == '#') continue;
    std::istringstream cells(line);
    Row row;
    for (std::string *cell : {&row.type, &row.typed, &row.outcome, &row.warning, &row.shown}) {
      std::getline(cells, *cell, '\t');
    }
    rows.push_back(row);
  }
  return rows;
}

Form domain_types() {
  auto form = Form::read({"domain_types.xml", text_of(FORMLETTER_ROOT "/tests/form/domain_types.xml")});
  REQUIRE(form.ok());
  return std::move(form).value();
}

}  // namespace

TEST_CASE("what is typed gets the one canonical form, or the error that fits it") {
  const Form form = domain_types();
  REQUIRE(rows().size() > 100);
  for (const Row &row : rows()) {
    INFO(row.type << ": " << row.typed);
    REQUIRE(form.types().contains(row.type));
    const DeclaredType &type = form.types().find(row.type)->second;
    const auto outcome = type.canonicalize(row.typed);
    if (row.outcome.front() == '!') {
      CHECK_FALSE(outcome.canonical.has_value());
      REQUIRE(outcome.problems.size() == 1);
      CHECK(outcome.problems.front().code == row.outcome.substr(1));
      CHECK_FALSE(outcome.problems.front().message.empty());
      continue;
    }
    REQUIRE(outcome.canonical.has_value());
    CHECK(outcome.problems.empty());
    CHECK(outcome.canonical->text == row.outcome);
    const auto &warnings = outcome.canonical->warnings;
    CHECK((warnings.empty() ? "" : warnings.front().code) == row.warning);
    if (!row.shown.empty()) CHECK(type.display(row.outcome) == row.shown);
  }
}

TEST_CASE("a canonical form is accepted again and stays as it is") {
  const Form form = domain_types();
  for (const Row &row : rows()) {
    if (row.outcome.front() == '!') continue;
    INFO(row.type << ": " << row.outcome);
    const auto again = form.types().find(row.type)->second.canonicalize(row.outcome);
    REQUIRE(again.canonical.has_value());
    CHECK(again.canonical->text == row.outcome);
  }
}

TEST_CASE("an ambiguous date names both days it could be") {
  const Form form = domain_types();
  const auto outcome = form.types().find("day")->second.canonicalize("03/04/2014");
  REQUIRE(outcome.readings.size() == 2);
  CHECK(outcome.readings[0].iso() == "2014-03-04");
  CHECK(outcome.readings[1].iso() == "2014-04-03");
}

TEST_CASE("a canonical date is taken apart as far as it is known") {
  using formletter::form::parse_partial_date;
  const auto parts = [](const char *text) {
    const auto date = parse_partial_date(text);
    if (!date) return std::string("none");
    return std::to_string(date->year) + "/" + std::to_string(date->month) + "/" + std::to_string(date->day) +
           (date->approximate ? " about" : "");
  };
  CHECK(parts("2009") == "2009/0/0");
  CHECK(parts("2009~") == "2009/0/0 about");
  CHECK(parts("2009-05") == "2009/5/0");
  CHECK(parts("2009-05-07~") == "2009/5/7 about");
  for (const char *bad : {"", "~", "209", "2-09", "2009-1", "2009-13", "2009-02-30", "2009-0x", "May 2009"}) {
    INFO(bad);
    CHECK(parts(bad) == "none");
  }
}
