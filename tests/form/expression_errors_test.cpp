#include "form/expression.hpp"
#include "form/expression_parser.hpp"
#include "form/expression_table.hpp"

#include <catch2/catch.hpp>

namespace formletter::form::test {

namespace {

std::string unescaped(const std::string &cell) {
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    const bool escape = cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == 'n' || cell[i + 1] == 't');
    text += !escape ? cell[i] : cell[++i] == 'n' ? '\n' : '\t';
  }
  return text;
}

std::string problem_shown(const Problem &problem) {
  return std::to_string(problem.place.line) + ":" + std::to_string(problem.place.column) + " [" +
         problem.code + "] " + problem.message + " | " + problem.hint + "\n";
}

/// The one problem's code, or how many there are.
std::string only_problem(std::string_view text) {
  const auto parsed = Expression::parse(text, start);
  if (parsed) return "none";
  return parsed.problems().size() == 1 ? parsed.problems().front().code
                                       : std::to_string(parsed.problems().size());
}

/// An expression of the errors table with all that is wrong with it.
struct Faulty {
  int line = 0;
  std::string text;
  std::string problems;
};

std::vector<Faulty> faulty_expressions() {
  std::vector<Faulty> all;
  // An empty first cell is the empty expression at the top of the table, and a
  // further problem everywhere else.
  for (const TableRow &row : read_table("expression_errors.tsv")) {
    if (all.empty() || !row.cell(0).empty()) all.push_back({row.line, unescaped(row.cell(0)), {}});
    all.back().problems += row.cell(1) + " [" + row.cell(2) + "] " + row.cell(3) + " | " + row.cell(4) + "\n";
  }
  return all;
}

std::string repeated(std::string_view part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("every expression of the errors table has exactly the problems the table says") {
  const auto all = faulty_expressions();
  REQUIRE(all.size() > 80);
  for (const Faulty &faulty : all) {
    INFO("line " << faulty.line << ": " << faulty.text);
    const auto parsed = Expression::parse(faulty.text, start);
    CHECK_FALSE(parsed.ok());
    if (parsed) continue;
    std::string found;
    for (const Problem &problem : parsed.problems()) {
      found += problem_shown(problem);
      CHECK(problem.place.file == "form.xml");
      CHECK(problem.severity == Severity::error);
    }
    CHECK(found == faulty.problems);
  }
}

TEST_CASE("an expression nested beyond all reason is an error, not a broken stack") {
  constexpr std::size_t million = 1'000'000;
  CHECK(only_problem(repeated("(", million)) == "nested-too-deep");
  CHECK(only_problem(repeated("(", million) + "1" + repeated(")", million)) == "nested-too-deep");
  CHECK(only_problem(repeated("not(", million) + "1" + repeated(")", million)) == "nested-too-deep");
  CHECK(only_problem(repeated("a[", million) + "1" + repeated("]", million)) == "nested-too-deep");
  CHECK(only_problem(repeated("-(", million)) == "nested-too-deep");
  const auto parsed = Expression::parse(repeated("(", million), start);
  REQUIRE_FALSE(parsed.ok());
  CHECK(problem_shown(parsed.problems().front()) ==
        "7:220 [nested-too-deep] The expression is nested more than 200 deep. | Split it: put parts into "
        "calculate "
        "questions and use their names.\n");
}

TEST_CASE("nesting as deep as is allowed is read and run") {
  const std::size_t deep = ExpressionParser::deepest_nesting - 1;
  const Instance instance("f");
  const BareScope scope;
  const Evaluation evaluation{
      .instance = instance, .scope = scope, .today = table_today(), .now = table_now()};
  const auto parentheses = Expression::parse(repeated("(1 + ", deep) + "1" + repeated(")", deep), start);
  REQUIRE(parentheses.ok());
  CHECK(evaluate(*parentheses, evaluation) == Value(200.0));
  const auto calls = Expression::parse(repeated("abs(- ", deep) + "1" + repeated(")", deep), start);
  REQUIRE(calls.ok());
  CHECK(evaluate(*calls, evaluation) == Value(1.0));
  CHECK(only_problem(repeated("(", deep + 1) + "1" + repeated(")", deep + 1)) == "nested-too-deep");
}

TEST_CASE("a long expression that is not deep is read and run") {
  const Instance instance("f");
  const BareScope scope;
  const Evaluation evaluation{
      .instance = instance, .scope = scope, .today = table_today(), .now = table_now()};
  constexpr std::size_t many = 100'000;
  const auto sum = Expression::parse("1" + repeated(" + 1", many), start);
  REQUIRE(sum.ok());
  CHECK(evaluate(*sum, evaluation) == Value(100'001.0));
  const auto minuses = Expression::parse(repeated("-", many) + "1", start);
  REQUIRE(minuses.ok());
  CHECK(evaluate(*minuses, evaluation) == Value(1.0));
  const auto steps = Expression::parse("." + repeated("/..", many), start);
  REQUIRE(steps.ok());
  const auto conditions = Expression::parse("false()" + repeated(" or false()", many), start);
  REQUIRE(conditions.ok());
  CHECK(evaluate(*conditions, evaluation) == Value(false));
}

TEST_CASE("problems of an expression whose place is not known keep to its own lines") {
  const auto parsed = Expression::parse("1 +", {"<memory>", 1, 1});
  REQUIRE_FALSE(parsed.ok());
  CHECK(parsed.problems().front().place == Place{"<memory>", 1, 4});
}

}  // namespace formletter::form::test
