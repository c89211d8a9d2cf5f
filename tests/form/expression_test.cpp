#include "form/expression.hpp"

#include "form/expression_table.hpp"

#include <catch2/catch.hpp>

#include <cmath>

namespace formletter::form::test {

namespace {

Expression expression_of(std::string_view text) {
  auto parsed = Expression::parse(text, start);
  INFO(text);
  REQUIRE(parsed.ok());
  return *std::move(parsed);
}

/// A name use as one line: name@column, what it is, the names that follow.
std::string use_shown(const NameUse &use) {
  std::string text = use.name + "@" + std::to_string(use.place.column);
  if (use.as_scalar) text += " scalar";
  if (use.is_absolute) text += " absolute";
  if (use.is_path) text += " path";
  if (use.in_predicate) text += " predicate";
  for (const std::string &name : use.following) text += " /" + name;
  return text;
}

std::string names_of(std::string_view text) {
  std::string all;
  const Expression expression = expression_of(text);
  for (const NameUse &use : expression.names()) all += (all.empty() ? "" : "; ") + use_shown(use);
  return all;
}

/// Counts which names an expression looked at.
class CountingScope : public NameScope {
 public:
  std::vector<NodeId> resolve(const Instance &, NodeId, std::string_view name) const override {
    looked_at += (looked_at.empty() ? "" : " ") + std::string(name);
    return {};
  }
  std::optional<std::string> choice_label(std::string_view, std::string_view) const override {
    return std::nullopt;
  }
  mutable std::string looked_at;
};

std::string names_looked_at(std::string_view text) {
  const Instance instance("f");
  const CountingScope scope;
  evaluate(expression_of(text),
           {.instance = instance, .scope = scope, .today = table_today(), .now = table_now()});
  return scope.looked_at;
}

}  // namespace

TEST_CASE("an expression keeps its text and its place") {
  const Expression expression = expression_of("${a} = 'ễ'");
  CHECK(expression.text() == "${a} = 'ễ'");
  CHECK(expression.place() == start);
}

TEST_CASE("names() has every ${name}, with its place, in order of appearance") {
  CHECK(names_of("1 + 2").empty());
  CHECK(names_of("${a}") == "a@20 scalar");
  CHECK(names_of("${a} + ${b} * ${a}") == "a@20 scalar; b@27 scalar; a@34 scalar");
  CHECK(names_of("'ễ' = ${b}") == "b@26 scalar");
  CHECK(names_of("not(${a}) and ${b} = ''") == "a@24 scalar; b@34 scalar");
  CHECK(names_of("-${a}") == "a@21 scalar");
  CHECK(names_of("selected(${a}, 'x')") == "a@29 scalar");
}

TEST_CASE("a name is not used as one value where a function takes nodes") {
  CHECK(names_of("count(${r})") == "r@26");
  CHECK(names_of("sum(${r}) + ${b}") == "r@24; b@32 scalar");
  CHECK(names_of("count-non-empty(${r})") == "r@36");
  CHECK(names_of("max(${r}, 5)") == "r@24");
  CHECK(names_of("join(${s}, ${r}, ${t})") == "s@25 scalar; r@31; t@37");
  CHECK(names_of("concat(${r})") == "r@27");
  CHECK(names_of("checklist(${n}, ${m}, ${r})") == "n@30 scalar; m@36 scalar; r@42");
  CHECK(names_of("position(${r})") == "r@29");
  CHECK(names_of("indexed-repeat(${x}, ${r}, ${i})") == "x@35; r@41; i@47 scalar");
  CHECK(names_of("${r} | ${s}") == "r@20; s@27");
  CHECK(names_of("join(', ', if(${c}, ${r}, ${s}))") == "c@34 scalar; r@40; s@46");
  CHECK(names_of("if(${c}, ${r}, ${s})") == "c@23 scalar; r@29 scalar; s@35 scalar");
  CHECK(names_of("count(coalesce(${r}, ${s}))") == "r@35; s@41");
}

TEST_CASE("a path is one use: its first name and those that follow") {
  CHECK(names_of("a") == "a@20 path");
  CHECK(names_of("../a/b") == "a@23 path /b");
  CHECK(names_of("/f/case/court = 'x'") == "f@21 absolute path /case /court");
  CHECK(names_of("./a") == "a@22 path");
  CHECK(names_of(".").empty());
  CHECK(names_of("..").empty());
  CHECK(names_of("*/a") == "a@22 path");
  CHECK(names_of("//a") == "a@22 path");
  CHECK(names_of("${r}/a/b") == "r@20 /a /b");
  CHECK(names_of("current()/../a") == "a@33 path");
}

TEST_CASE("names inside a predicate are marked, and are never the one value of the whole form") {
  CHECK(names_of("count(${r}[age > ${n}])") == "r@26; age@31 path predicate; n@37 predicate");
  CHECK(names_of("${r}[1]/a") == "r@20 /a");
  CHECK(names_of("a[b]/c + ${d}") == "a@20 path /c; b@22 path predicate; d@29 scalar");
}

TEST_CASE("the question that jr:choice-name() names in a text is a name, with its place") {
  CHECK(names_of("jr:choice-name(${a}, '${bc}')") == "a@35 scalar; bc@44");
  CHECK(names_of("jr:choice-name('x', '/f/bc')") == "bc@44");
}

TEST_CASE("what does not matter is not looked at") {
  CHECK(names_looked_at("if(true(), ${a}, ${b})") == "a");
  CHECK(names_looked_at("if(false(), ${a}, ${b})") == "b");
  CHECK(names_looked_at("true() or ${a}").empty());
  CHECK(names_looked_at("false() and ${a}").empty());
  CHECK(names_looked_at("false() or ${a} or true() or ${b}") == "a");
  CHECK(names_looked_at("true() and ${a} and ${b}") == "a");
  CHECK(names_looked_at("coalesce('x', ${a})").empty());
  CHECK(names_looked_at("coalesce(${a}, ${b})") == "a b");
}

TEST_CASE("one expression gives the same again, and by the clock it is given") {
  const Instance instance("f");
  const BareScope scope;
  const Expression expression = expression_of("today() + 1");
  const auto on = [&](Date day) {
    return evaluate(expression, {.instance = instance, .scope = scope, .today = day, .now = table_now()});
  };
  CHECK(on(table_today()) == Value(*Date::from_parts(2014, 11, 21)));
  CHECK(on(*Date::from_parts(2012, 2, 28)) == Value(*Date::from_parts(2012, 2, 29)));
  CHECK(on(table_today()) == Value(*Date::from_parts(2014, 11, 21)));
}

TEST_CASE("values convert to text, number and truth by the dialect's rules") {
  const Instance instance("f");
  CHECK(as_text(Value(Empty{}), instance).empty());
  CHECK(std::isnan(as_number(Value(Empty{}), instance)));
  CHECK_FALSE(as_boolean(Value(Empty{}), instance));
  CHECK(as_text(Value(2.0), instance) == "2");
  CHECK(as_text(Value(-0.0), instance) == "0");
  CHECK(as_number(Value(std::string("2012-02-29")), instance) == 15399);
  CHECK(as_number(Value(std::string(" 12 ")), instance) == 12);
  CHECK(as_boolean(Value(std::string("false")), instance));
  CHECK(as_boolean(Value(table_today()), instance));
  CHECK(as_text(Value(table_now()), instance) == "2014-11-20T09:30:00.000-05:00");
  CHECK(as_text(Value(NodeSet{}), instance).empty());
  CHECK_FALSE(as_boolean(Value(NodeSet{}), instance));
  CHECK(as_single(Value(NodeSet{}), instance) == Value(Empty{}));
}

TEST_CASE("every type of value has a name") {
  CHECK(type_name(Empty{}) == "empty");
  CHECK(type_name(true) == "boolean");
  CHECK(type_name(1.0) == "number");
  CHECK(type_name(std::string("a")) == "text");
  CHECK(type_name(table_today()) == "date");
  CHECK(type_name(table_now()) == "date-time");
  CHECK(type_name(NodeSet{}) == "node-set");
}

}  // namespace formletter::form::test
