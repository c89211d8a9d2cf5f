#include "form/expression.hpp"
#include "form/expression_table.hpp"
#include "form/name_table.hpp"
#include "form/operations.hpp"

#include <catch2/catch.hpp>

#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace formletter::form::test {

namespace {

/// One answer of each kind, found by its number as in a form's record; and by its name alone.
class Answers {
 public:
  struct Typed {
    std::string text = {}, integer = {}, decimal = {}, date = {}, truth = {}, choice = {};
    bool relevant = true;
  };
  explicit Answers(const Typed &typed) : instance_("f") {
    add("t", Datatype::text, typed.text);
    add("i", Datatype::integer, typed.integer);
    add("n", Datatype::decimal, typed.decimal);
    add("d", Datatype::date, typed.date);
    add("b", Datatype::boolean, typed.truth);
    add("c", Datatype::select_one, typed.choice);
    for (NodeId node = 1; node < instance_.size(); ++node) instance_.set_relevant(node, typed.relevant);
  }

  Value numbered(const std::string &text) { return evaluate(parsed(text, &names_), evaluation()); }
  Value named(const std::string &text) { return evaluate(parsed(text, nullptr), evaluation()); }
  bool is_true_numbered(const std::string &text) { return is_true(parsed(text, &names_), evaluation()); }
  const Instance &instance() const { return instance_; }

 private:
  void add(std::string_view name, Datatype datatype, const std::string &text) {
    instance_.set_number(instance_.add(0, name, datatype, text), names_.number(name));
  }
  static Expression parsed(const std::string &text, NameTable *names) {
    INFO(text);
    auto expression = Expression::parse(text, start, names);
    REQUIRE(expression.ok());
    return *std::move(expression);
  }
  Evaluation evaluation() const {
    return {.instance = instance_, .scope = scope_, .today = table_today(), .now = table_now()};
  }
  NameTable names_;
  Instance instance_;
  BareScope scope_;
};

const std::vector<Answers::Typed> records = {
    {},
    {.text = "x", .integer = "5", .decimal = "0.5", .date = "2009-08-07", .truth = "true", .choice = "yes"},
    {.text = "2009-08-07", .integer = "-3", .decimal = "7", .date = "2009", .truth = "false", .choice = "5"},
    {.text = "2009-08-07T10:00", .integer = "0", .decimal = "5", .date = "2014-11-20", .choice = "true"},
    {.text = "5",
     .integer = "x",
     .decimal = "-0.5",
     .date = "2009~",
     .truth = "maybe",
     .choice = "2014-11-20"},
    {.text = "x",
     .integer = "5",
     .decimal = "0.5",
     .date = "2009-08-07",
     .truth = "true",
     .choice = "yes",
     .relevant = false},
};

const std::vector<std::string> operands = {"${t}",
                                           "${i}",
                                           "${n}",
                                           "${d}",
                                           "${b}",
                                           "${c}",
                                           "''",
                                           "'x'",
                                           "'2009-08-07'",
                                           "'true'",
                                           "'5'",
                                           "5",
                                           "today()",
                                           "decimal-date-time(${d})",
                                           "decimal-date-time(${t})",
                                           "decimal-date-time(${i})",
                                           "decimal-date-time(today())",
                                           "(decimal-date-time(today()) - decimal-date-time(${d}))",
                                           "string-length(${t})",
                                           "(string-length(${c}) div 0)",
                                           "number(${i})",
                                           "(${d} + 1)"};

bool is_alike(const Value &a, const Value &b) {
  const auto *first = std::get_if<double>(&a), *second = std::get_if<double>(&b);
  if (first != nullptr && second != nullptr && std::isnan(*first)) return std::isnan(*second);
  return a == b;
}

}  // namespace

TEST_CASE("two sides compare as their values do, whichever way they are come by") {
  const std::vector<std::pair<std::string, Operator>> operations = {
      {"=", Operator::equal},       {"!=", Operator::not_equal}, {"<", Operator::less},
      {"<=", Operator::less_equal}, {">", Operator::greater},    {">=", Operator::greater_equal}};
  for (const Answers::Typed &typed : records) {
    Answers answers(typed);
    for (const std::string &left : operands) {
      for (const std::string &right : operands) {
        for (const auto &[sign, operation] : operations) {
          std::string text = left;
          text.append(" ").append(sign).append(" ").append(right);
          CAPTURE(text, typed.text, typed.date);
          const bool told =
              compares(operation, answers.named(left), answers.named(right), answers.instance());
          CHECK(answers.numbered(text) == Value(told));
          CHECK(answers.is_true_numbered(text) == told);
        }
      }
    }
  }
}

TEST_CASE("two sides are added as their values are, whichever way they are come by") {
  for (const Answers::Typed &typed : records) {
    Answers answers(typed);
    for (const std::string &left : operands) {
      for (const std::string &right : operands) {
        const std::string text = "(" + left + " - " + right + ")";
        CAPTURE(text, typed.text, typed.date);
        const Value told =
            arithmetic(Operator::subtract, answers.named(left), answers.named(right), answers.instance());
        CHECK(is_alike(answers.numbered(text), told));
        CHECK(answers.is_true_numbered(text + " > 2") ==
              compares(Operator::greater, told, Value(2.0), answers.instance()));
      }
    }
  }
}

TEST_CASE("functions take an answer that is found by its number as one that is found by its name") {
  const std::vector<std::string> calls = {"string(#)",
                                          "concat(#, '-', #)",
                                          "join(',', #, 'z', #)",
                                          "substr(#, 1, 3)",
                                          "substring(#, 2)",
                                          "regex(#, '\\d+|x')",
                                          "boolean(#)",
                                          "not(#)",
                                          "count-non-empty(#)",
                                          "count(#)",
                                          "number(#)",
                                          "date(#)",
                                          "format-date(#, '%Y')",
                                          "decimal-time(#)",
                                          "string-length(#)",
                                          "round(#, 1)",
                                          "coalesce(#, 'q')",
                                          "if(#, #, 'n')",
                                          "contains(#, '0')",
                                          "abs(#)"};
  const std::vector<std::string> nodes = {"${t}", "${i}", "${n}", "${d}", "${b}", "${c}"};
  for (const Answers::Typed &typed : records) {
    Answers answers(typed);
    for (const std::string &call : calls) {
      for (const std::string &node : nodes) {
        std::string text = call;
        for (auto at = text.find('#'); at != std::string::npos; at = text.find('#'))
          text.replace(at, 1, node);
        CAPTURE(text, typed.text, typed.date);
        CHECK(is_alike(answers.numbered(text), answers.named(text)));
      }
    }
  }
}

}  // namespace formletter::form::test
