#include "form/expression.hpp"
#include "form/expression_table.hpp"

#include "form/number_text.hpp"

#include <catch2/catch.hpp>

namespace formletter::form::test {

namespace {

std::string problems_shown(const Problems &problems) {
  std::string all;
  for (const Problem &problem : problems)
    all += problem.code + " at " + std::to_string(problem.place.column) + "; ";
  return all;
}

/// As the table writes values: a node-set by the paths of its nodes.
std::string value_shown(const Value &value, const Instance &instance) {
  const auto *set = std::get_if<NodeSet>(&value);
  if (set == nullptr) return as_text(value, instance);
  std::string paths;
  for (const NodeId node : set->nodes) paths += (paths.empty() ? "" : " ") + instance.path(node);
  return paths;
}

}  // namespace

TEST_CASE("every expression of the conformance table gives the value the table says") {
  const Conformance table = read_conformance("expression_conformance.tsv");
  REQUIRE(table.rows.size() >= 250);
  const BareScope bare;
  const NearestScope nearest;
  for (const TableRow &row : table.rows) {
    REQUIRE(row.cells.size() == 5);
    const auto &example = table.instances.at(row.cell(0));
    const auto context = example.instance.find(row.cell(1));
    INFO("line " << row.line << ": " << row.cell(2));
    REQUIRE(context.has_value());
    const auto expression = Expression::parse(row.cell(2), {"table", row.line, 1});
    INFO((expression ? "" : problems_shown(expression.problems())));
    CHECK(expression.ok());
    if (!expression) continue;
    const NameScope &scope = example.bare ? static_cast<const NameScope &>(bare) : nearest;
    const Value value = evaluate(*expression, {.instance = example.instance,
                                               .scope = scope,
                                               .context = *context,
                                               .today = table_today(),
                                               .now = table_now(),
                                               .form_version = "7"});
    CHECK(type_name(value) + ": " + value_shown(value, example.instance) == row.cell(3) + ": " + row.cell(4));
  }
}

}  // namespace formletter::form::test
