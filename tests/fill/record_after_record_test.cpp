#include "packs.hpp"

#include <random>
#include <thread>

using namespace formletter;
using test::Run;
using test::someone;

TEST_CASE("one template may be filled by many threads with the same result") {
  const Run run;
  const auto source =
      test::read_template("{{#reasons}}<p>{{position}} {{factor}} {{hearing}}</p>{{/reasons}}");
  const auto made = fill::TranslatedTemplate::make(source, LanguageTag(), run.catalogs);
  REQUIRE(made.ok());
  const auto instance = run.answered(someone);
  const fill::Filling filling{run.form, instance, run.catalogs, run.today, {}};
  const std::string expected = fill::fill(*made, filling);
  std::vector<std::string> seen(4);
  std::vector<std::thread> threads;
  for (auto &text : seen) {
    threads.emplace_back([&] {
      for (int i = 0; i < 50; ++i) text = fill::fill(*made, filling);
    });
  }
  for (auto &thread : threads) thread.join();
  for (const auto &text : seen) CHECK(text == expected);
}

TEST_CASE("a section says in each place what it says there") {
  const Run run;
  const std::string body =
      "<p>{{#judge_name}}a{{/judge_name}}{{#reasons?}}r{{/reasons?}}{{#reasons}}[{{#statement}}s{{/"
      "statement}}"
      "{{^statement}}n{{/statement}}{{#judge_name}}b{{/judge_name}}{{^papers}}p{{/papers}}]{{/reasons}}"
      "{{#helped_by?}}h{{/helped_by?}}{{#helped_by}}{{#label}}l{{/label}}{{value}}{{/helped_by}}"
      "{{^judge_name}}c{{/judge_name}}{{^helped_by}}x{{/helped_by}}{{#case}}g{{/case}}{{^case}}e{{/case}}</"
      "p>";
  CHECK(run.body(body, someone) == "<p>ar[sb][nb]hllawyerlfriendg</p>");
  CHECK(run.body(body, R"({"reasons": [{"factor": "Work"}]})") == "<p>r[np]cxe</p>");
  CHECK(run.body(body, "{}") == "<p>cxe</p>");
}

TEST_CASE("a template filled for one record after another says what it says of each by itself") {
  Run run;
  run.form = [] {
    auto form = form::Form::read({"c.xml", R"xml(<form id="c" version="1" language="en"><title>C</title>
      <choices name="ways"><choice name="1"><label>One way</label></choice>
        <choice name="2014-11-20"><label>No date</label></choice></choices>
      <type name="line" base="text"><accept match="[-0-9]+"/><display match="(\d+)" as="no. $1"/>
        <error code="L1">Not a number.</error></type>
      <text name="word"><label>Word</label></text><text name="number" type="line"><label>Line</label></text>
      <date name="day"><label>Day</label></date>
      <select_one name="way" choices="ways"><label>Way</label></select_one>
      <calculate name="iso" calculation="if(${word} = 'text', string(${day}), ${day})"/>
      <repeat name="visits"><label>Visits</label><group name="when"><label>When</label>
        <date name="on" relevant="${word} != 'none'"><label>On</label></date></group></repeat></form>)xml"});
    if (!form) FAIL(diag::report_text(form.problems()));
    return std::move(form).value();
  }();
  run.catalogs.add(test::catalog("es", "msgid \"One way\"\nmsgstr \"Un modo\"\n"));
  const std::string day = R"("day": "2014-11-20", "number": "1", "way": )";
  const std::vector<std::string> records = {
      "{" + day + R"("2014-11-20", "word": "text", "visits": [{"on": "2014-11-20"}, {"on": "2014-11-21"}]})",
      "{" + day + R"("1", "word": "1", "visits": [{"on": "2014-11-20"}]})",
      "{" + day + R"("1", "word": "none", "visits": [{"on": "2014-11-20"}]})", R"({"day": "2014-11-21"})"};
  const auto source = test::read_template(
      "<p>{{iso}}</p>\n<p>{{word}}|{{day}}|{{day}}|{{iso}}|{{number}}|{{way}}|{{way.value}}|"
      "{{#visits}}{{position}} {{on}}{{#on}}!{{/on}},{{/visits}}</p><p>A text {{day}} {{way}}</p>");
  for (const std::string language : {"en", "es"}) {
    const auto made = fill::TranslatedTemplate::make(source, *LanguageTag::parse(language), run.catalogs);
    REQUIRE(made.ok());
    fill::Filler filler(*made, run.form);
    for (const std::size_t record : {0, 1, 0, 2, 1, 3, 3, 0, 2}) {
      const auto instance = run.answered(records[record]);
      const fill::Filling filling{run.form, instance, run.catalogs, run.today, run.extra};
      CHECK(filler.fill(filling) == fill::fill(*made, filling));
    }
  }
  CHECK(run.body("<p>{{day}}|{{iso}}|{{number}}|{{way}}|{{#visits}}{{on}},{{/visits}}</p>", records[0]) ==
        "<p>November 20, 2014|2014-11-20|no. 1|No date|November 20, 2014,November 21, 2014,</p>");
}

TEST_CASE("lines that come out as for the record before are those of this record") {
  Run run;
  run.catalogs.add(test::catalog("ar", "msgid \"A judge\"\nmsgstr \"\u0642\u0627\u0636\"\n"));
  const auto source = test::read_template(R"(<p>{{full_name}}</p>
    {{#forum.judge}}<p id="{{story}}">{{judge_name}} {{forum}}</p>
    {{#helped_by.friend}}<p>{{helped_by}}</p>{{/helped_by.friend}}{{/forum.judge}}
    <p lang="en">{{hearing}} {{hearing.value}} {{today}} {{facts.ero_line}}</p>
    {{^case}}<p>nothing</p>{{/case}}
    <p>{{document.title}} {{reasons.count}} {{#age.count.one}}one{{/age.count.one}}{{total}}</p>
    {{#agreed}}{{#helped_by}}<p>{{label}}</p>{{/helped_by}}{{/agreed}}
    <ul>{{#reasons}}<li>{{factor}} {{full_name}}</li>{{/reasons}}</ul>
    <p>{{#reasons?}}some{{/reasons?}}</p>)");
  const std::vector<std::vector<std::string>> answers = {
      {"", R"("full_name": "Ana")", R"("full_name": "2014-11-20")"},
      {"", R"("forum": "judge")", R"("forum": "judge", "judge_name": "Lee & Co")", R"("forum": "board")"},
      {"", R"("hearing": "2014-11-20")", R"("hearing": "2014-11-21")"},
      {"", R"("age": "1")", R"("age": "20")"},
      {"", R"("story": "a\nb")"},
      {"", R"("agreed": "yes")"},
      {"", R"("helped_by": "friend")", R"("helped_by": "lawyer friend")"},
      {"", R"("reasons": [{"factor": "Work"}])", R"("reasons": [{"factor": "Work"}, {"factor": "Life"}])"}};
  std::mt19937 random(5);  // NOLINT(cert-msc51-cpp): the same records in every run
  for (const std::string language : {"en", "ar"}) {
    const auto made = fill::TranslatedTemplate::make(source, *LanguageTag::parse(language), run.catalogs);
    REQUIRE(made.ok());
    fill::Filler filler(*made, run.form);
    std::vector<std::size_t> chosen(answers.size());
    for (int i = 0; i < 600; ++i) {
      const std::size_t changed = random() % (answers.size() + 2);
      if (changed < answers.size()) chosen[changed] = random() % answers[changed].size();
      if (random() % 20 == 0) run.today = *Date::from_days(16000 + static_cast<int>(random() % 3));
      if (random() % 10 == 0) run.extra["document.title"] = random() % 2 == 0 ? "" : "Letter";
      if (random() % 20 == 0) run.extra.erase("document.title");
      if (random() % 20 == 0) run.extra["full_name"] = "Extra";
      if (random() % 10 == 0) run.extra.erase("full_name");
      std::string record;
      for (std::size_t each = 0; each < answers.size(); ++each) {
        const std::string &answer = answers[each][chosen[each]];
        if (!answer.empty()) record += (record.empty() ? "" : ", ") + answer;
      }
      INFO(record);
      const auto instance = run.answered("{" + record + "}");
      const fill::Filling filling{run.form, instance, run.catalogs, run.today, run.extra};
      REQUIRE(filler.fill(filling) == fill::fill(*made, filling));
    }
  }
}
