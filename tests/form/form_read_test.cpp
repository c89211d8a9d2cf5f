#include "form/form.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace formletter;
using namespace formletter::form;

namespace {

Form form_with(const std::string &inside) {
  auto form = Form::read(
      {"f.xml", R"(<form id="f" version="2" language="en"><title>The form</title>)" + inside + "</form>"});
  if (!form) FAIL(form.problems().front().place.column << ": " << form.problems().front().message);
  return std::move(form).value();
}

const std::string family = R"x(
  <group name="home"><label>Home</label>
    <text name="street"><label>Street</label></text>
    <repeat name="person"><label>Person</label>
      <text name="called"><label>Name</label></text>
      <repeat name="visit"><text name="day"><label>Day</label></text></repeat>
    </repeat>
  </group>
  <text name="last"><label>Last</label></text>)x";

std::vector<std::string> order_of(const std::string &inside) {
  return form_with(inside).evaluation_order();
}

}  // namespace

TEST_CASE("every item is found by its name, with its path and the repeat that holds it") {
  const Form form = form_with(family);
  CHECK(form.id() == "f");
  CHECK(form.version() == "2");
  CHECK(form.title().msgid == "The form");
  REQUIRE(form.find("day") != nullptr);
  CHECK(name_of(*form.find("day")) == "day");
  CHECK(place_of(*form.find("last")).line == 9);
  CHECK(form.find("nobody") == nullptr);
  CHECK(form.path_of("day") == std::vector<std::string>{"home", "person", "visit", "day"});
  CHECK(form.path_of("nobody").empty());
  CHECK(form.enclosing_repeat("day") == "visit");
  CHECK(form.enclosing_repeat("visit") == "person");
  CHECK(form.enclosing_repeat("person").empty());
  CHECK(form.enclosing_repeat("street").empty());
  CHECK(form.names().size() == 7);
}

TEST_CASE("what is settled comes after what it needs, wherever it stands in the file") {
  CHECK(order_of(R"x(<calculate name="a" calculation="${b} + 1"/><calculate name="b" calculation="${c} + 1"/>
    <integer name="c"><label>C</label></integer>)x") == std::vector<std::string>{"b", "a"});
}

TEST_CASE("relevance orders too, inherited through the groups that hold a question") {
  CHECK(order_of(R"x(<calculate name="a" calculation="${inside}"/>
    <group name="outer" relevant="${b} = 1"><group name="inner" relevant="${c} = 1">
      <text name="inside"><label>I</label></text></group></group>
    <calculate name="b" calculation="1"/><calculate name="c" calculation="2"/>)x") ==
        std::vector<std::string>{"b", "outer", "c", "inner", "a"});
}

TEST_CASE("defaults, repeat counts and the steps of a path order what is settled") {
  CHECK(order_of(R"x(<calculate name="total" calculation="sum(${kid}/age)"/>
    <repeat name="kid" repeat_count="${n}"><calculate name="age" calculation="${base} * 2"/></repeat>
    <integer name="n" default="${base}"><label>N</label></integer>
    <calculate name="base" calculation="3"/>)x") ==
        std::vector<std::string>{"base", "n", "kid", "age", "total"});
}

TEST_CASE("rules and constraints order nothing: they run when all is settled") {
  CHECK(order_of(R"x(<text name="a" constraint=". != ${b}" required="${b} = ''"><label>A</label>
      <error code="E" if="${b} = 'x'">No.</error></text>
    <text name="b" constraint=". != ${a}"><label>B</label></text>)x")
            .empty());
}

TEST_CASE("messages come in file order, each with its place and the note to translators") {
  const Form form = form_with(R"x(
  <text name="a" type="t"><label comment="A short word">A  &amp;
    B</label><required_message code="R">Needed.</required_message><error code="E" if=". = 1">Not one.</error></text>
  <choices name="c"><choice name="x"><label>X</label></choice></choices>
  <type name="t" base="text"><error code="F" when="q">No q.</error><accept match="y"><warning code="W">Why?</warning></accept>
    <error code="G">Write y.</error></type>
  <document name="d" template="d"><title>A letter</title></document>)x");
  std::vector<std::string> texts;
  for (const Message &message : form.messages()) texts.push_back(message.msgid);
  CHECK(texts == std::vector<std::string>{"The form", "A & B", "Needed.", "Not one.", "X", "No q.", "Why?",
                                          "Write y.", "A letter"});
  CHECK(form.messages()[1].comment == "A short word");
  CHECK(form.messages()[1].place == Place{"f.xml", 2, 27});
}

TEST_CASE("${name} leads to the same instance inside a repeat and to all outside of it") {
  const Form form = form_with(family);
  Instance instance("f");
  const NodeId home = instance.add(0, "home", Datatype::group);
  const NodeId street = instance.add(home, "street", Datatype::text, "S");
  std::vector<NodeId> called, days;
  for (int i = 0; i < 2; ++i) {
    const NodeId person = instance.add(home, "person", Datatype::group);
    called.push_back(instance.add(person, "called", Datatype::text, "P"));
    for (int j = 0; j < 2; ++j) {
      days.push_back(
          instance.add(instance.add(person, "visit", Datatype::group), "day", Datatype::text, "D"));
    }
  }
  const FormScope scope(form);
  using Nodes = std::vector<NodeId>;
  CHECK(scope.resolve(instance, 0, "called") == called);
  CHECK(scope.resolve(instance, called[1], "called") == Nodes{called[1]});
  CHECK(scope.resolve(instance, days[3], "called") == Nodes{called[1]});
  CHECK(scope.resolve(instance, days[3], "day") == Nodes{days[3]});
  CHECK(scope.resolve(instance, called[1], "day") == Nodes{days[2], days[3]});
  CHECK(scope.resolve(instance, days[0], "street") == Nodes{street});
  CHECK(scope.resolve(instance, days[0], "person").size() == 2);
  CHECK(scope.resolve(instance, 0, "nobody").empty());
  instance.set_relevant(called[0], false);
  CHECK(scope.resolve(instance, 0, "called") == Nodes{called[1]});
}

TEST_CASE("a choice is called by its label, or by CLDR's name") {
  const Form form = form_with(R"x(
  <choices name="c"><choice name="x"><label>Choice X</label></choice></choices>
  <choices name="k" source="cldr:countries"><choice name="none"><label>Stateless</label></choice></choices>
  <choices name="l" source="cldr:languages" codes="ar zh-Hans"/>
  <select_one name="a" choices="c"><label>A</label></select_one>
  <select_one name="b" choices="k"><label>B</label></select_one>
  <select_one name="d" choices="l"><label>D</label></select_one>)x");
  const FormScope scope(form);
  CHECK(scope.choice_label("a", "x") == "Choice X");
  CHECK(scope.choice_label("b", "MX") == "Mexico");
  CHECK(scope.choice_label("b", "none") == "Stateless");
  CHECK(scope.choice_label("d", "zh-Hans") == "Simplified Chinese");
  CHECK_FALSE(scope.choice_label("a", "y").has_value());
  CHECK_FALSE(scope.choice_label("z", "x").has_value());
  CHECK(form.choice_lists().find("k")->second.choices.size() > 240);
}

TEST_CASE("a document's language is a tag or a question, its formats are pdf when not said") {
  const Form form = form_with(R"x(<text name="q"><label>Q</label></text>
    <document name="a" template="t" language="es-MX" pair="en" formats="pdf html"/>
    <document name="b" template="t" language="${q}" relevant="${q} != ''"/><document name="c" template="t"/>)x");
  REQUIRE(form.documents().size() == 3);
  CHECK(std::get<LanguageTag>(form.documents()[0].language).text() == "es-MX");
  CHECK(form.documents()[0].pair_with->text() == "en");
  CHECK(form.documents()[0].formats == std::vector<std::string>{"pdf", "html"});
  CHECK(std::get<std::string>(form.documents()[1].language) == "q");
  CHECK(form.documents()[1].relevant->text() == "${q} != ''");
  CHECK(std::get<LanguageTag>(form.documents()[2].language).text() == "en");
  CHECK(form.documents()[2].formats == std::vector<std::string>{"pdf"});
}

TEST_CASE("a policy keeps its record and its facts as written") {
  const Form form = form_with(R"x(<policy id="p" title="T" as_of="2014-11-20" status="historical" issuer="DHS"
    rescinded_on="2017-02-20"><fact name="line" source="S C10">1-888-351-4024</fact></policy>)x");
  const auto policy = form.policy("p");
  REQUIRE(policy.has_value());
  CHECK(policy->as_of.iso() == "2014-11-20");
  CHECK(policy->status == PolicyStatus::historical);
  CHECK(policy->record.find("issuer")->second == "DHS");
  CHECK(policy->record.size() == 2);
  CHECK(policy->facts.front().value == "1-888-351-4024");
  CHECK(policy->facts.front().source == "S C10");
  CHECK_FALSE(form.policy("q").has_value());
}
