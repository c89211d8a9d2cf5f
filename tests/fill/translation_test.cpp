#include "packs.hpp"

using namespace formletter;
using test::Run;

namespace {

std::vector<std::string> msgids(const std::string &body) {
  std::vector<std::string> found;
  for (const auto &unit : test::read_template(body).units()) found.push_back(unit.msgid);
  return found;
}

using Ids = std::vector<std::string>;

std::string quoted(const std::string &text) {
  std::string made = "\"";
  for (const char c : text) made += c == '"' ? "\\\"" : std::string(1, c);
  return made + "\"";
}

std::string refusal(const std::string &english, const std::string &spanish) {
  i18n::Catalogs catalogs;
  catalogs.add(test::catalog("es", "msgid " + quoted(english) + "\nmsgstr " + quoted(spanish) + "\n"));
  const auto made = fill::TranslatedTemplate::make(test::read_template("<p>" + english + "</p>"),
                                                   *LanguageTag::parse("es"), catalogs);
  return made ? "accepted" : diag::report_text(made.problems());
}

}  // namespace

TEST_CASE("every block that holds text is one unit, white space folded, the title too") {
  CHECK(msgids("<h1>Head</h1>\n<div><p>One\n   <em>two</em> {{full_name}}.</p><ul><li>a</li></ul></div>"
               "<table><tr><th>b</th><td>{{age}} c</td></tr></table>") ==
        Ids{"Paper", "Head", "One <em>two</em> {{full_name}}.", "a", "b", "{{age}} c"});
}

TEST_CASE("a block of values and marks alone is no unit") {
  CHECK(msgids("<p>{{full_name}}</p><p>{{full_name}} · {{age}} – 12 <br/><span "
               "class=\"page\"/></p><p>{{#age}} {{/age}}"
               "</p><p>名</p>") == Ids{"Paper", "名"});
}

TEST_CASE("a block of values and marks is a unit where it says so, not what stands in it") {
  CHECK(
      msgids("<div translate=\"yes\"><p translate=\"yes\">{{full_name}}, {{age}}</p><p>{{age}}</p></div>") ==
      Ids{"Paper", "{{full_name}}, {{age}}"});
}

TEST_CASE("text in attributes that are read to people makes a unit") {
  CHECK(msgids("<p><input type=\"text\" name=\"a\" title=\"Date\"/></p>") ==
        Ids{"Paper", "<input type=\"text\" name=\"a\" title=\"Date\"/>"});
}

TEST_CASE("translate=no is inherited and can be taken back") {
  CHECK(msgids("<div translate=\"no\"><p>a</p><p translate=\"yes\">b</p></div><p translate=\"no\">c</p>") ==
        Ids{"Paper", "b"});
}

TEST_CASE("an item's own list belongs to the item's unit") {
  CHECK(msgids("<ul><li>a <ul><li>b</li></ul></li></ul>") == Ids{"Paper", "a <ul><li>b</li></ul>"});
}

TEST_CASE("a unit carries its note to translators and its place, in partials too") {
  const fill::Partials partials = {
      {"x", {"partials/x.mustache", "\n <p data-comment=\"keep may\">You may.</p>"}}};
  const auto units = test::read_template("{{> x}}", partials).units();
  REQUIRE(units.size() == 2);
  CHECK(units[1].msgid == "You may.");
  CHECK(units[1].comment == "keep may");
  CHECK(units[1].place == Place{"partials/x.mustache", 2, 29});
}

TEST_CASE("comments of the template are not part of a unit") {
  CHECK(msgids("<p>a {{! E6 }}b</p>") == Ids{"Paper", "a b"});
}

TEST_CASE("a translation replaces its block, tags in any order") {
  Run run;
  run.language = "es";
  run.catalogs.add(test::catalog("es",
                                 "msgid \"Dear <em>{{full_name}}</em>, age {{age}}\"\n"
                                 "msgstr \"Edad {{ age }}, estimada <em>{{full_name}}</em>\"\n"));
  CHECK(run.body("<p class=\"a\">Dear <em>{{full_name}}</em>,\n age {{age}}</p>",
                 R"({"full_name": "Ana", "age": "30"})") ==
        "<p class=\"a\">Edad 30, estimada <em>Ana</em></p>");
}

TEST_CASE("notes to translators do not reach the paper") {
  CHECK(Run().body(
            "<p class=\"a\" data-comment='keep \"may\"'>You may.</p><ul data-comment=\"b\"><li>c</li></ul>",
            "{}") == "<p class=\"a\">You may.</p><ul><li>c</li></ul>");
}

TEST_CASE("a block without a translation stays English and says so") {
  Run run;
  run.language = "ar";
  run.catalogs.add(
      test::catalog("ar", "msgid \"Yes\"\nmsgstr \"نعم\"\n#, fuzzy\nmsgid \"No\"\nmsgstr \"لا\"\n"));
  CHECK(run.body("<p>Yes</p><p>No</p><p lang=\"fr\">Oui</p><p dir=\"rtl\">Ok</p><p translate=\"no\">Name</p>",
                 "{}") ==
        "<p>نعم</p><p lang=\"en\" dir=\"ltr\">No</p><p lang=\"fr\">Oui</p><p lang=\"en\" dir=\"rtl\">Ok</p>"
        "<p translate=\"no\">Name</p>");
  const auto made = fill::TranslatedTemplate::make(test::read_template("<p>Yes</p><p>No</p>"),
                                                   *LanguageTag::parse("ar"), run.catalogs);
  REQUIRE(made.ok());
  CHECK(made->untranslated() == Ids{"Paper", "No"});
}

TEST_CASE("a language without any catalog keeps all blocks English; English marks none") {
  Run run;
  CHECK(run.body("<p>Yes</p>", "{}") == "<p>Yes</p>");
  run.language = "en-GB";
  CHECK(run.body("<p>Yes</p>", "{}") == "<p>Yes</p>");
  run.language = "ko";
  CHECK(run.body("<p>Yes</p>", "{}") == "<p lang=\"en\" dir=\"ltr\">Yes</p>");
}

TEST_CASE("what tags stand for in a text without a translation is in English, too") {
  Run run;
  run.language = "es";
  run.catalogs.add(test::catalog("es",
                                 "msgid \"A judge\"\nmsgstr \"Un juez\"\n"
                                 "msgid \"Before {{forum}}\"\nmsgstr \"Ante {{forum}}\"\n"));
  const auto json = R"({"forum": "judge", "helped_by": ["friend"], "hearing": "2014-12-01"})";
  CHECK(run.body(
            "<p>Before {{forum}}</p><p>See {{forum}} on {{hearing}}, as of {{policy.as_of}}</p>"
            "<p class=\"a\">{{forum}}</p><p data-comment=\"n\">By{{#helped_by}} {{label}}{{/helped_by}}</p>",
            json) ==
        "<p>Ante Un juez</p>"
        "<p lang=\"en\" dir=\"ltr\">See A judge on December 1, 2014, as of November 20, 2014</p>"
        "<p class=\"a\">Un juez</p><p lang=\"en\" dir=\"ltr\">By Friend &amp; family</p>");
}

TEST_CASE("what a paper is stays so in a text without a translation") {
  Run run;
  run.language = "es";
  run.catalogs.add(test::catalog("es", ""));
  CHECK(run.body(
            "<p>This is in {{document.language_name_en}}{{#catalog.draft}}, a draft{{/catalog.draft}}.</p>",
            "{}") == "<p lang=\"en\" dir=\"ltr\">This is in Spanish, a draft.</p>");
}

TEST_CASE("a title is translated, and never gets a mark") {
  Run run;
  run.language = "es";
  run.catalogs.add(test::catalog("es", "msgid \"Paper\"\nmsgstr \"Papel\"\n"));
  CHECK_THAT(run.page(test::read_template("<p>{{age}}</p>"), "{}"), Catch::Contains("<title>Papel</title>"));
  run.language = "ko";
  CHECK_THAT(run.page(test::read_template("<p>{{age}}</p>"), "{}"), Catch::Contains("<title>Paper</title>"));
}

TEST_CASE("choice labels and policy titles come in the document's language") {
  Run run;
  run.language = "es";
  run.catalogs.add(
      test::catalog("es", "msgid \"A judge\"\nmsgstr \"Un juez\"\nmsgid \"Rules\"\nmsgstr \"Reglas\"\n"));
  CHECK(run.body("<p>{{forum}} {{policy.title}} {{today}}</p>", R"({"forum": "judge"})") ==
        "<p>Un juez Reglas 25 de noviembre de 2014</p>");
}

TEST_CASE("a translation whose tags differ is refused at the catalog's place") {
  CHECK(refusal("Dear {{full_name}}", "Estimada") ==
        "es.po:3:1: error[translation-tags] Dear {{full_name}}: The translation lacks `{{full_name}}`.\n");
  CHECK_THAT(refusal("Dear {{full_name}}", "{{full_name}} {{age}}"),
             Catch::Contains("The translation has `{{age}}`, which the English has not."));
  CHECK_THAT(refusal("a {{#age}}b {{age}}{{/age}}", "a {{#age}}b{{/age}} {{age}}"),
             Catch::Contains("lacks `{{age}} in {{#age}}`"));
  CHECK_THAT(refusal("a {{#age}}b{{/age}}", "a {{^age}}b{{/age}}"), Catch::Contains("lacks `{{#age}}`"));
  CHECK_THAT(refusal("a {{#age}}b{{/age}}", "a {{#age}}b"), Catch::Contains("has no `{{/age}}`"));
  CHECK_THAT(refusal("a", "{{> signature}}"), Catch::Contains("has `{{>signature}}`"));
  CHECK_THAT(refusal("a {{age}}", "a {{{age}}}"), Catch::Contains("values are always escaped"));
}

TEST_CASE("a translation whose markup differs is refused") {
  CHECK_THAT(refusal("a <em>b</em>", "a b"),
             Catch::Contains("error[translation-markup]") && Catch::Contains("lacks `<em>`"));
  CHECK_THAT(refusal("a <em>b</em>", "a <strong>b</strong>"),
             Catch::Contains("has `<strong>`, which the English has not"));
  CHECK_THAT(refusal("a <em>b</em>", "a <em>b"),
             Catch::Contains("error[translation-markup]") && Catch::Contains("<em> is never closed."));
  CHECK_THAT(refusal("a <em>b</em>", "a b</em>"), Catch::Contains("</em> closes nothing."));
  CHECK_THAT(refusal("a b", "a & b"), Catch::Contains("error[translation-markup]"));
  CHECK_THAT(refusal("<a href=\"x\">b</a>", "<a href=\"y\">b</a>"),
             Catch::Contains("error[translation-markup]"));
  CHECK_THAT(refusal("a <em>b</em> {{#age}}c{{/age}}", "a <em>b {{#age}}</em>c{{/age}}"),
             Catch::Contains("must hold whole elements"));
}

TEST_CASE("a placeholder of forms in a translation is refused, and an element's title that is lost") {
  CHECK_THAT(refusal("Dear {{full_name}}", "{{full_name}} ${full_name}"),
             Catch::Contains("error[translation-tags]") &&
                 Catch::Contains("has `${full_name}`, which the English has not"));
  CHECK_THAT(refusal("a", "{n}"), Catch::Contains("has `{n}`"));
  CHECK_THAT(refusal("a <abbr title=\"One\">b</abbr>", "a <abbr title=\" \">b</abbr>"),
             Catch::Contains("lacks `<abbr title=\"…\">`"));
  CHECK_THAT(refusal("a <em>b</em>", "a <em dir=\"rtl\">b</em>"),
             Catch::Contains("has `<em dir=\"…\">`, which the English has not"));
}

TEST_CASE("alt and title texts are the translation's own, and names may be repeated") {
  CHECK(refusal("a <abbr title=\"One\">b</abbr>", "a <abbr title=\"Uno\">b</abbr>") == "accepted");
  CHECK(refusal("{{full_name}} signs", "{{full_name}} firma; {{full_name}} sabe") == "accepted");
}
