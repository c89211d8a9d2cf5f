#include "diag/report.hpp"
#include "form/form.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

/// What is said of a form that asks for two colours, a text and cars with a colour each,
/// and calculates this.
std::string said_of(const std::string &calculation) {
  const auto form = form::Form::read({"f.xml", R"(<form id="f" version="1" language="en"><title>F</title>
<choices name="colour"><choice name="red"><label>R</label></choice><choice name="green"><label>G</label></choice></choices>
<choices name="place" source="cldr:countries"><choice name="stateless"><label>None</label></choice></choices>
<select_one name="fav" choices="colour"><label>F</label></select_one>
<select_one name="born" choices="place"><label>B</label></select_one>
<select_multiple name="likes" choices="colour"><label>L</label></select_multiple>
<text name="words"><label>W</label></text>
<repeat name="people"><label>P</label><repeat name="cars"><label>C</label>
<select_one name="paint" choices="colour"><label>P</label></select_one><text name="plate"><label>T</label></text>
</repeat></repeat>
<calculate name="made" calculation=")" + calculation +
                                                   R"("/></form>)"});
  return form ? "" : diag::report_text(form.problems());
}

}  // namespace

TEST_CASE("a choice that a list does not have is told wherever an answer is compared with it") {
  const auto *calculation =
      GENERATE("${fav} = 'gren'", "'gren' = ${fav}", "${fav} != 'gren'", "if(${fav} = 'gren', 1, 2)",
               "selected(${likes}, 'gren')", "selected-at(${likes}, 0) = 'gren'", "${likes} = 'red gren'",
               "count(${cars}[paint = 'gren'])", "count(${people}[cars/paint = 'gren'])",
               "not(string(${fav}) = 'gren')", "/f/fav = 'gren'");
  INFO(calculation);
  const auto said = said_of(calculation);
  CHECK(said.find("error[unknown-choice]") != std::string::npos);
  CHECK(said.find("has no choice `gren`") != std::string::npos);
  CHECK(said.find("did you mean `green`?") != std::string::npos);
}

TEST_CASE("texts that are no choices are left alone") {
  const auto *calculation = GENERATE(
      "${fav} = 'green'", "${fav} = ''", "${words} = 'gren'", "selected(${words}, 'gren')",
      "concat(${fav}, 'x') = 'redx'", "concat(${fav}, ' ', ${words}) = 'gren'", "${likes} = 'red green'",
      "${fav} = ${words}", "jr:choice-name(${fav}, '${fav}') = 'Rot'", "${fav} + 'gren' = 3",
      "count(${cars}[plate = 'gren'])", "count(${people}[cars/plate = 'gren'])", "${born} = 'GT'",
      "${born} = 'stateless'", "if(${fav} = 'red', 'gren', '') = 'gren'", "${fav} &lt; 'gren'",
      "substr(${fav}, 0, 2) = 're'", "count(${cars}[. = 'gren'])");
  INFO(calculation);
  CHECK(said_of(calculation) == "");
}
