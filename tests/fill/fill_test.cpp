#include "packs.hpp"

#include "xml/tree.hpp"

using namespace formletter;
using test::Run;
using test::someone;

TEST_CASE("a name gives the answer as its type displays it") {
  const Run run;
  CHECK(run.body("<p>{{full_name}}</p>", someone) == "<p>Ana</p>");
  CHECK(run.body("<p>{{ age }}</p>", someone) == "<p>1,234</p>");
  CHECK(run.body("<p>{{hearing}}</p>", someone) == "<p>December 1, 2014</p>");
  CHECK(run.body("<p>{{forum}}</p>", someone) == "<p>A judge</p>");
  CHECK(run.body("<p>{{helped_by}}</p>", someone) == "<p>Lawyer and Friend &amp; family</p>");
}

TEST_CASE("name.value gives the canonical form, for attributes") {
  const Run run;
  CHECK(run.body("<p>{{hearing.value}} {{forum.value}}</p>", someone) == "<p>2014-12-01 judge</p>");
  CHECK(run.body("<p><a href=\"x:{{hearing.value}}\">a</a></p>", someone) ==
        "<p><a href=\"x:2014-12-01\">a</a></p>");
}

TEST_CASE("an answer that is not there leaves nothing") {
  CHECK(Run().body("<p>[{{full_name}}{{age.value}}]</p>", "{}") == "<p>[]</p>");
}

TEST_CASE("an irrelevant answer is absent from paper") {
  CHECK(Run().body("<p>[{{judge_name}}{{#judge_name}}!{{/judge_name}}]</p>",
                   R"({"forum": "board", "judge_name": "Lee"})") == "<p>[]</p>");
}

TEST_CASE("a section is printed if the question is answered, its inverse otherwise") {
  const Run run;
  const std::string body = "<p>{{#full_name}}yes{{/full_name}}{{^full_name}}no{{/full_name}}</p>";
  CHECK(run.body(body, someone) == "<p>yes</p>");
  CHECK(run.body(body, "{}") == "<p>no</p>");
}

TEST_CASE("a boolean's section is printed if it is true") {
  const Run run;
  const std::string body =
      "<p>{{#adult}}adult{{/adult}}{{^adult}}minor{{/adult}}{{#agreed}}, agreed{{/agreed}}</p>";
  CHECK(run.body(body, R"({"age": "20", "agreed": "true"})") == "<p>adult, agreed</p>");
  CHECK(run.body(body, R"({"age": "10"})") == "<p>minor</p>");
}

TEST_CASE("a group's section is printed if anything in it is answered") {
  const Run run;
  CHECK(run.body("<p>{{#case}}some{{/case}}</p>", R"({"full_name": "Ana"})") == "<p>some</p>");
  CHECK(run.body("<p>{{^case}}none{{/case}}</p>", R"({"reasons": [{"factor": "a"}]})") == "<p>none</p>");
}

TEST_CASE("a repeat's section is printed once for each instance, names mean that instance's") {
  CHECK(Run().body("{{#reasons}}<p>{{position}}. {{factor}}: {{statement}} ({{full_name}})</p>{{/reasons}}",
                   someone) == "<p>1. Family: Two children (Ana)</p><p>2. Work:  (Ana)</p>");
}

TEST_CASE("an answer missing in one instance is not taken from another") {
  CHECK(
      Run().body(
          "{{#reasons}}<p>{{factor}}{{#statement}} has one{{/statement}}{{^statement}} has none{{/statement}}"
          "</p>{{/reasons}}",
          someone) == "<p>Family has one</p><p>Work has none</p>");
}

TEST_CASE("a turn whose inner repeat is empty has none, not another turn's") {
  const std::string body =
      "{{#reasons}}<p>{{factor}}:{{#papers}} {{paper}}{{/papers}}{{^papers}} none{{/papers}}{{#papers?}} "
      "some{{/papers?}} {{papers.count}}</p>{{/reasons}}";
  CHECK(Run().body(body, R"({"reasons": [{"factor": "A", "papers": [{"paper": "x"}, {"paper": "y"}]},
                                         {"factor": "B"}, {"factor": "C", "papers": []}]})") ==
        "<p>A: x y some 2</p><p>B: none 0</p><p>C: none 0</p>");
  // The only one of its name in the whole record is its own turn's all the same.
  CHECK(Run().body(body, R"({"reasons": [{"factor": "A", "papers": [{"paper": "x"}]}, {"factor": "B"}]})") ==
        "<p>A: x some 1</p><p>B: none 0</p>");
}

TEST_CASE("repeats nest, and names fall back outward") {
  CHECK(Run().body("{{#reasons}}<ul>{{#papers}}<li>{{position}} {{paper}} for {{factor}}</li>{{/papers}}</ul>"
                   "<p>{{position}}</p>{{/reasons}}",
                   someone) ==
        "<ul><li>1 P1 for Family</li><li>2 P2 for Family</li></ul><p>1</p>"
        "<ul><li>1 P3 for Work</li></ul><p>2</p>");
}

TEST_CASE("name? asks whether there is any, without going into it") {
  const Run run;
  const std::string body =
      "{{#reasons?}}<h2>Reasons</h2>{{#reasons}}<p>{{factor}}</p>{{/reasons}}{{/reasons?}}"
      "{{^reasons?}}<p>None</p>{{/reasons?}}{{#helped_by?}}<p>helped</p>{{/helped_by?}}";
  CHECK(run.body(body, someone) == "<h2>Reasons</h2><p>Family</p><p>Work</p><p>helped</p>");
  CHECK(run.body(body, "{}") == "<p>None</p>");
}

TEST_CASE("a select_multiple goes over its choices with label and value") {
  CHECK(Run().body("<ul>{{#helped_by}}<li>{{position}} {{label}} {{value}}</li>{{/helped_by}}</ul>",
                   someone) == "<ul><li>1 Lawyer lawyer</li><li>2 Friend &amp; family friend</li></ul>");
}

TEST_CASE("name.CHOICE asks whether that choice was made") {
  const Run run;
  const std::string body =
      "<p>{{#forum.judge}}J{{/forum.judge}}{{#forum.board}}B{{/forum.board}}"
      "{{^forum.board}}not B{{/forum.board}}{{#helped_by.friend}} F{{/helped_by.friend}}</p>";
  CHECK(run.body(body, someone) == "<p>Jnot B F</p>");
  CHECK(run.body(body, R"({"forum": "board", "helped_by": ["lawyer"]})") == "<p>B</p>");
  CHECK(run.body(body, "{}") == "<p>not B</p>");
}

TEST_CASE("facts are displayed by their type, the policy by its record") {
  const Run run;
  CHECK(run.body("<p>{{facts.ero_line}} {{facts.agency}}</p>", "{}") == "<p>+1 888-351-4024 ICE</p>");
  CHECK(run.body("<p>{{policy.title}}, {{policy.as_of}}, {{policy.issuer}}, {{policy.rescinded_on}}</p>",
                 "{}") == "<p>Rules, November 20, 2014, ICE, February 20, 2017</p>");
  CHECK(run.body("<p>{{#policy.historical}}H{{/policy.historical}}{{#policy.current}}C{{/policy.current}}"
                 "{{^policy.unknown}}known{{/policy.unknown}}{{#policy.dated}}dated{{/policy.dated}}</p>",
                 "{}") == "<p>Hknown</p>");
}

TEST_CASE("a fact that languages write in their own ways is as typed in the form's") {
  Run run;
  CHECK(run.body("<p>{{facts.line_opens}}</p>", "{}") == "<p>8 a.m.</p>");
  CHECK(run.body("<p>{{facts.since}}</p>", "{}") == "<p>Nov 20, 2014</p>");
  run.language = "ru";
  CHECK(run.body("<p>{{facts.line_opens}} {{facts.ero_line}}</p>", "{}") == "<p>08:00 +1 888-351-4024</p>");
  CHECK(run.body("<p>{{facts.since}}</p>", "{}") == "<p>20 ноября 2014\u202Fг.</p>");
}

TEST_CASE("a calculated number is shown by its type, and without one as it is") {
  Run run;
  const auto *const body = "<p>{{fee}} {{total}} {{price}}</p>";
  CHECK(run.body(body, R"({"age": 42})") == "<p>4210.5 4,210.5 $4210.50</p>");
  run.language = "ru";
  CHECK(run.body(body, R"({"age": 42})") == "<p>4210.5 4\u00A0210,5 $4210.50</p>");
}

TEST_CASE("a fact may be typed in any way that its type accepts") {
  CHECK(Run().body("<p>{{facts.court_line}}</p>", "{}") == "<p>800-898-7180</p>");
}

TEST_CASE("a template and a partial may begin with a byte order mark, as some editors save them") {
  const std::string mark = "\xEF\xBB\xBF";
  const auto made = fill::Template::read(
      {"t.mustache",
       mark + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>Hello there</p>{{> p}}</body></html>"},
      {{"p", {"p.mustache", mark + "<p>{{full_name}}</p>"}}});
  REQUIRE(made.ok());
  CHECK(made->units().front().msgid == "Hello there");
  CHECK(made->unfilled().text.find(mark) == std::string::npos);
}

TEST_CASE("the run's own words are filled in, and what the caller gives wins") {
  Run run;
  const std::string body =
      "<p>{{form.title}}|{{document.language}}|{{document.language_name}}|{{today}}|{{document.title}}</p>";
  CHECK(run.body(body, "{}") == "<p>Asking &amp; telling|en|English|November 25, 2014|</p>");
  run.extra = {{"document.title", "A <b>"}, {"today", "now"}};
  CHECK(run.body(body, "{}") == "<p>Asking &amp; telling|en|English|now|A &lt;b&gt;</p>");
}

TEST_CASE("a draft catalog says so, English does not") {
  Run run;
  run.catalogs.add(test::catalog("es", ""));
  run.catalogs.add(test::catalog("fr", "", "reviewed\\nX-Reviewer: Ana\\nX-Reviewed-On: 2014-12-01"));
  const std::string body =
      "<p>{{#catalog.draft}}1{{/catalog.draft}}{{^catalog.draft}}0{{/catalog.draft}}</p>";
  CHECK(run.body(body, "{}") == "<p>0</p>");
  run.language = "es";
  CHECK(run.body(body, "{}") == "<p>1</p>");
  run.language = "fr";
  CHECK(run.body(body, "{}") == "<p>0</p>");
  run.extra = {{"catalog.draft", "true"}};
  CHECK(run.body(body, "{}") == "<p>1</p>");
}

TEST_CASE("a value is never read again as template or markup, in text or in attributes") {
  const std::string typed = "{{x}} <b> & \" ' {{#age}} {{{age}}} &amp; }}";
  const std::string json = R"({"full_name": "{{x}} <b> & \" ' {{#age}} {{{age}}} &amp; }}"})";
  const auto page =
      Run().page(test::read_template("<p><a href=\"{{full_name}}\">{{full_name}}</a></p>"), json);
  const auto tree = xml::Tree::read({"page", page});
  REQUIRE(tree.ok());
  const auto link = *tree->root().child("body")->child("p")->child("a");
  CHECK(link.text() == typed);
  CHECK(link.attribute("href") == typed);
}

TEST_CASE("the root gets the document's language and direction in place of its own") {
  Run run;
  auto source = fill::Template::read(
      {"t.mustache", "<html lang='x' dir=\"rtl\"><head><title>T</title></head><body><p>a</p></body></html>"},
      {});
  REQUIRE(source.ok());
  CHECK_THAT(run.page(*source, "{}"), Catch::StartsWith("<html lang=\"en\" dir=\"ltr\"><head>"));
  run.language = "ar";
  CHECK_THAT(run.page(*source, "{}"), Catch::StartsWith("<html lang=\"ar\" dir=\"rtl\"><head>"));
}

TEST_CASE(
    "a translated label is set from right to left whatever letter it begins with, an answer by its first") {
  Run run;
  run.language = "ar";
  run.catalogs.add(test::catalog("ar", "msgid \"A judge\"\nmsgstr \"EOIR (قاضٍ)\"\n"));
  const std::string body = "<p translate=\"no\">{{forum}} {{full_name}}</p>";
  CHECK(run.body(body, R"x({"forum": "judge", "full_name": "Ana (آنا)"})x") ==
        "<p translate=\"no\"><bdi dir=\"rtl\">EOIR (قاضٍ)</bdi> <bdi>Ana (آنا)</bdi></p>");
  // One without a translation is English.
  CHECK(run.body(body, R"({"forum": "board", "full_name": "Ana"})") ==
        "<p translate=\"no\"><bdi>The Board</bdi> <bdi>Ana</bdi></p>");
}

TEST_CASE("line ends of a long answer become breaks in text and spaces in attributes") {
  Run run;
  const std::string json = R"({"story": "One.\nTwo & two.\n\nThree."})";
  CHECK(run.body("<p>{{story}}</p>", json) == "<p>One.<br/>Two &amp; two.<br/><br/>Three.</p>");
  CHECK(run.body("<p><input type=\"text\" value=\"{{story}}\"/></p>", json) ==
        "<p><input type=\"text\" value=\"One. Two &amp; two.  Three.\"/></p>");
  run.language = "ar";
  CHECK(run.body("<p translate=\"no\">{{story}}</p>", R"({"story": "One.\nTwo."})") ==
        "<p translate=\"no\"><bdi>One.</bdi><br/><bdi>Two.</bdi></p>");
}

TEST_CASE("a section may stand inside an attribute value") {
  const Run run;
  const std::string body =
      "<p><input type=\"checkbox\" class=\"{{#agreed}}on{{/agreed}}{{^agreed}}off{{/agreed}}\"/></p>";
  CHECK(run.body(body, someone) == "<p><input type=\"checkbox\" class=\"on\"/></p>");
  CHECK(run.body(body, "{}") == "<p><input type=\"checkbox\" class=\"off\"/></p>");
}

TEST_CASE("partials are put in where they stand, comments left out") {
  const fill::Partials partials = {{"name", {"partials/name.mustache", "<em>{{full_name}}</em>{{! note }}"}}};
  const auto source = test::read_template("<p>{{! first }}a {{> name}}{{>name}}</p>", partials);
  CHECK_THAT(Run().page(source, someone), Catch::Contains("<p>a <em>Ana</em><em>Ana</em></p>"));
}

TEST_CASE("a calculation is shown as what it gave, not as what it looks like") {
  auto form = form::Form::read({"c.xml", R"xml(<form id="c" version="1" language="en"><title>C</title>
    <date name="day"><label>Day</label></date><text name="word"><label>Word</label></text>
    <calculate name="same_day" calculation="${day}"/>
    <calculate name="iso" calculation="format-date(${day}, '%Y-%m-%d')"/>
    <calculate name="next" calculation="date(${day})"/>
    <calculate name="truth" calculation="${word} = 'false'"/>
    <calculate name="said" calculation="string(${word})"/></form>)xml"});
  REQUIRE(form.ok());
  Run run;
  run.form = std::move(*form);
  CHECK(run.body("<p>{{same_day}}|{{iso}}|{{next}}|{{truth}}|{{said}}{{#said}}!{{/said}}</p>",
                 R"({"day": "2014-11-20", "word": "false"})") ==
        "<p>November 20, 2014|2014-11-20|November 20, 2014|Yes|false!</p>");
}

TEST_CASE("a template's answers are in its language from when there is a catalog") {
  Run run;
  const auto made = fill::TranslatedTemplate::make(test::read_template("<p>{{forum}}</p>"),
                                                   *LanguageTag::parse("es"), run.catalogs);
  REQUIRE(made.ok());
  fill::Filler filler(*made, run.form);
  const auto instance = run.answered(R"({"forum": "judge"})");
  const auto filled = [&] { return filler.fill({run.form, instance, run.catalogs, run.today, run.extra}); };
  CHECK(filled().find("A judge") != std::string::npos);
  run.catalogs.add(test::catalog("es", "msgid \"A judge\"\nmsgstr \"Un juez\"\n"));
  CHECK(filled().find("Un juez") != std::string::npos);
}
