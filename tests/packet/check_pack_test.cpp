// What `formletter check` finds in a pack without anybody's answers.

#include "packet/visit_pack.hpp"

using namespace formletter;
using test::VisitPack;

namespace {

struct TemplateFault {
  const char *body, *report;
};

}  // namespace

TEST_CASE("a good pack has nothing to report") {
  CHECK(VisitPack().checked() == "");
}

TEST_CASE("a template that no answers can print is told by its own line, without samples") {
  const auto [body, report] = GENERATE(values<TemplateFault>({
      {"<ul>{{#kids}}<p>{{kid}}</p>{{/kids}}</ul>",
       "templates/note.mustache:3:14: error[misplaced-element] p: "},
      {"<li>x</li>", "templates/note.mustache:3:1: error[misplaced-element] li: "},
      {"<p>\n</p><table><tr><td colspan=\"two\">x</td></tr></table>",
       "templates/note.mustache:4:20: error[bad-value] td: `two` is not a value of `colspan`"},
      {"<ol start=\"x\"><li>1</li></ol>", "templates/note.mustache:3:5: error[bad-value] ol: "},
      {"<p><img src=\"x.png\" alt=\"x\"/></p>",
       "templates/note.mustache:3:4: error[missing-attribute] img: "},
      {"<p><a href=\"javascript:x\">{{who}}</a></p>", "templates/note.mustache:3:7: error[bad-value] a: "},
      {"<p lang=\"zz-bad-tag-xx-yyyyyyyyyyyy\">x</p>", "templates/note.mustache:3:4: error[bad-value] p: "},
      {"<p class=\"nosuch\">{{who}}</p>", "templates/note.mustache:3:4: error[unknown-class] p: "},
      {"<section>{{who}}</section>", "templates/note.mustache:3:10: error[misplaced-text] section: "},
      {"<table><tr><td>1</td></tr>{{#kids}}<tr><td>1</td><td>2</td></tr>{{/kids}}</table>",
       "templates/note.mustache:3:1: error[uneven-table] table: "},
  }));
  const VisitPack pack;
  pack.note(body);
  INFO(body);
  CHECK_THAT(pack.checked(), Catch::Contains(report));
  const auto printed = pack.printed("en", {"note"});
  REQUIRE_FALSE(printed.ok());
  CHECK_THAT(pack.in_pack(printed.problems()), Catch::StartsWith(report));
}

TEST_CASE("an unknown page and an unknown class of the body are told by the template's own line") {
  const VisitPack pack;
  pack.note("<p>x</p>", "leter", "<body class=\"nosuch\">");
  const auto report = pack.checked();
  CHECK_THAT(report, Catch::Contains("templates/note.mustache:1:87: error[unknown-page] leter: "));
  CHECK_THAT(report, Catch::Contains("templates/note.mustache:2:7: error[unknown-class] body: "));
}

TEST_CASE("a fault in a partial is told by the partial's own line, once for all templates and instances") {
  const VisitPack pack;
  pack.write("templates/partials/kid.mustache", "<p>x</p>\n<p class=\"smal\">{{kid}}</p>");
  pack.note("{{#kids}}{{> kid}}{{/kids}}{{#kids}}{{> kid}}{{/kids}}");
  const auto report = pack.checked();
  const std::string told = "templates/partials/kid.mustache:2:4: error[unknown-class] p: ";
  CHECK(report.find(told) != std::string::npos);
  CHECK(report.find(told) == report.rfind(told));
}

TEST_CASE("what hangs on the answers is no fault of a template") {
  const auto *body = GENERATE(
      "<p class=\"{{who.value}}\">x</p>", "<p><a href=\"mailto:{{who.value}}\">x</a></p>",
      "<p><a href=\"{{who.value}}\">x</a></p>", "<p data-comment=\"a note\">{{who}}</p>",
      "<p><input type=\"text\" value=\"{{who}}\" maxlength=\"{{age.value}}\"/></p>",
      "<ol start=\"{{age.value}}\"><li>x</li></ol>",
      "<table><tr><td colspan=\"{{age.value}}\">x</td></tr></table>",
      "<table>{{#who}}<tr><td>1</td></tr>{{/who}}{{^who}}<tr><td>1</td><td>2</td></tr>{{/who}}</table>",
      "<table><tr><td>0</td>{{#who}}<td>1</td>{{/who}}{{^who}}<td>2</td>{{/who}}</tr><tr><td>1</td><td>2</"
      "td></tr></table>",
      "<table>{{#who}}<caption>1</caption>{{/who}}{{^who}}<caption>2</caption>{{/who}}<tr><td>1</td></tr></"
      "table>",
      "<dl>{{#kids}}<dt>1</dt><dd>2</dd>{{/kids}}</dl>",
      "<p>{{#who}}<strong>{{who}}</strong>{{/who}}{{^who}}No{{/who}}</p>");
  const VisitPack pack;
  pack.note(body);
  INFO(body);
  CHECK_THAT(pack.checked(), !Catch::Contains("error"));
}

TEST_CASE("an error that an answer makes names the template and that it is filled") {
  const VisitPack pack;
  pack.note("<p><a href=\"{{who.value}}\">x</a></p>");
  const auto printed = pack.printed("en", {"note"});
  REQUIRE_FALSE(printed.ok());
  CHECK_THAT(pack.in_pack(printed.problems()),
             Catch::StartsWith("templates/note.mustache (filled):3:7: error[bad-value] a: "));
}

TEST_CASE("a lost placeholder of a form's text is told with its line, and keeps the papers back") {
  const VisitPack pack;
  pack.catalog("Venga, {{who}}.", "¿Quién, $ {age}?");
  const std::string told =
      "locales/es.po:7:1: error[translation-tags] Who, ${age}?: The translation has `{age}`, which the "
      "English has not.\n"
      "locales/es.po:7:1: error[translation-tags] Who, ${age}?: The translation lacks `${age}`.\n";
  CHECK(pack.checked() == told);
  const auto spanish = pack.printed("es");
  REQUIRE_FALSE(spanish.ok());
  CHECK(pack.in_pack(spanish.problems()) == told);
  CHECK(pack.printed("en").ok());
}

TEST_CASE("markup that a translation of a form's text makes up keeps the papers back") {
  const VisitPack pack;
  pack.catalog("Venga, {{who}}.", "<strong>¿Quién, ${age}?</strong>");
  CHECK_THAT(pack.checked(), Catch::Contains("locales/es.po:7:1: error[translation-markup] Who, ${age}?: The "
                                             "translation has `<strong>`, which the English has not."));
  CHECK_FALSE(pack.printed("es").ok());
}

TEST_CASE("a broken form's templates are known: one it lacks is told, one it prints is not unused") {
  const VisitPack pack;
  auto form = VisitPack::form("nte");
  form.replace(form.find("<text name=\"who\">"), 5, "<txet");
  form.replace(form.find("</text>"), 7, "</txet>");
  pack.write("forms/visit.xml", form);
  const auto report = pack.checked();
  CHECK_THAT(report, Catch::Contains("error[unknown-element] txet"));
  CHECK_THAT(report,
             Catch::Contains("forms/visit.xml:6:1: error[unknown-template] note: The pack has no template "
                             "`nte`."));
  CHECK_THAT(report, !Catch::Contains("unused-template"));
  pack.write("forms/visit.xml", "<form");
  CHECK_THAT(pack.checked(), !Catch::Contains("unused-template"));
}

TEST_CASE("a template's unknown elements and unknown names are told together") {
  const VisitPack pack;
  pack.note("<q>{{whoo}}</q>");
  const auto report = pack.checked();
  CHECK_THAT(report, Catch::Contains("error[unknown-element] q"));
  CHECK_THAT(report, Catch::Contains("error[unknown-name] whoo"));
}

TEST_CASE("what keeps a sample's paper from being set is told, once for all of its formats") {
  const VisitPack pack;
  pack.folder("forms/samples");
  pack.write("forms/samples/ana.json", R"({"who":"Ana","language":"en"})");
  pack.note("<p>{{who}} <input type=\"text\" width=\"30in\"/></p>");
  const std::string told = "templates/note.mustache (filled):3:1: error[too-wide]: ";
  const auto report = pack.checked();
  CHECK_THAT(report, Catch::StartsWith(told));
  CHECK(report.find(told) == report.rfind(told));
  const auto printed = pack.printed("en", {"note"}, {Format::pdf, Format::text, Format::pdf});
  REQUIRE_FALSE(printed.ok());
  CHECK(printed.problems().size() == 1);
}

TEST_CASE("an error in what a document says is told once for all of its formats") {
  const VisitPack pack;
  pack.note("<p><a href=\"{{who.value}}\">x</a></p>");
  const auto printed = pack.printed("en", {"note"}, {Format::pdf, Format::html, Format::text});
  REQUIRE_FALSE(printed.ok());
  CHECK(printed.problems().size() == 1);
}

TEST_CASE("an id that is no word, and one that two elements have, is told") {
  const VisitPack pack;
  pack.note("<p id=\"a b\">{{who}}</p>\n<h2 id=\"a\">x</h2><p id=\"a\">y</p>");
  CHECK_THAT(
      pack.checked(),
      Catch::Contains("templates/note.mustache:3:4: error[bad-value] id: `a b` is no id: it is one word."));
  CHECK_THAT(pack.checked(),
             Catch::Contains("templates/note.mustache:4:21: error[duplicate-id] id: The id `a` is "
                             "that of the element on line 4, too."));
}

TEST_CASE("an id may be filled, and stand in sections of which one is printed") {
  const VisitPack pack;
  pack.note(
      "{{#kids?}}<p id=\"a\">x</p>{{/kids?}}{{^kids?}}<p id=\"a\">y</p>{{/kids?}}"
      "{{#kids}}<p id=\"kid {{position}}\">{{kid}}</p>{{/kids}}");
  CHECK(pack.checked() == "");
}

TEST_CASE("a template without a title is told") {
  const VisitPack pack;
  pack.write("templates/note.mustache",
             "<html xmlns=\"http://www.w3.org/1999/xhtml\"><head/><body><p>{{who}}</p></body></html>");
  CHECK_THAT(pack.checked(), Catch::Contains("error[missing-element] title: The paper has no title"));
}

TEST_CASE("what is no error of a form but worth mending is told") {
  const VisitPack pack;
  auto form = VisitPack::form();
  form.replace(form.find("<label>Age</label>"), 18, "");
  pack.write("forms/visit.xml", form);
  CHECK_THAT(pack.checked(), Catch::Contains("forms/visit.xml:3:1: warning[missing-label] age: "));
}

TEST_CASE("a broken form's templates are told names that it does not have, and none that it could not read") {
  const VisitPack pack;
  auto form = VisitPack::form();
  form.replace(form.find("<text name=\"age\">"), 5, "<txet");
  form.replace(form.find("</text>", form.find("<txet")), 7, "</txet>");
  pack.write("forms/visit.xml", form);
  pack.note("<p>{{who}} {{age}} {{ago}} {{#age.value}}x{{/age.value}} {{facts.line}}</p>");
  const auto report = pack.checked();
  CHECK_THAT(report, Catch::Contains("error[unknown-element] txet"));
  CHECK_THAT(report, Catch::Contains("templates/note.mustache:3:20: error[unknown-name] ago: "));
  CHECK_THAT(report, Catch::Contains("error[unknown-fact] facts.line: "));
  CHECK_THAT(report, !Catch::Contains("error[unknown-name] age"));
}

TEST_CASE("a paper of a translation in draft has a template that can say so") {
  const VisitPack pack;
  const std::string catalog =
      "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\n"
      "X-Formletter-State: draft\\n\"\n\nmsgid \"Come.\"\nmsgstr \"Venga.\"\n";
  pack.write("locales/es.po", catalog);
  pack.note("<p>Come.</p>");
  CHECK_THAT(pack.checked(),
             Catch::Contains("error[draft-unsaid] note: Nobody has reviewed the translation `es`, and the "
                             "template `note` never asks whether its paper is a draft"));
  pack.note("{{#catalog.draft}}<p>Draft.</p>{{/catalog.draft}}<p>Come.</p>");
  CHECK_THAT(pack.checked(), !Catch::Contains("draft-unsaid"));
  pack.note("<p>Come.</p>");
  pack.catalog("Venga.", "Venga.");  // reviewed
  CHECK_THAT(pack.checked(), !Catch::Contains("draft-unsaid"));
}

TEST_CASE("the samples' day is a date") {
  const VisitPack pack;
  pack.folder("forms/samples");
  pack.write("forms/samples/today", "next Monday\n");
  CHECK_THAT(pack.checked(), Catch::Contains("forms/samples/today:1:1: error[bad-value]"));
  pack.write("forms/samples/today", "2026-11-24\n");
  CHECK_THAT(pack.checked(), !Catch::Contains("bad-value"));
}
