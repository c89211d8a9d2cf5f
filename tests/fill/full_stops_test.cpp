#include "packs.hpp"

using namespace formletter;
using test::Run;

TEST_CASE("a value that ends in a full stop takes none from the text behind it") {
  const Run run;
  const std::string json = R"({"full_name": "Martin Luther King Jr.", "story": "So it went..."})";
  CHECK(run.body("<p>I am {{full_name}}. Hello.</p>", json) == "<p>I am Martin Luther King Jr. Hello.</p>");
  CHECK(run.body("<p><b>{{full_name}}</b>.</p>", json) == "<p><b>Martin Luther King Jr.</b></p>");
  CHECK(run.body("<p>I{{#full_name}} am {{full_name}}{{/full_name}}.</p>", json) ==
        "<p>I am Martin Luther King Jr.</p>");
  CHECK(run.body("<p>{{full_name}}, {{full_name}}</p>", json) ==
        "<p>Martin Luther King Jr., Martin Luther King Jr.</p>");
  CHECK(run.body("<p>{{story}}.</p>", json) == "<p>So it went...</p>");
  CHECK(run.body("<p>{{full_name}}...</p>", json) == "<p>Martin Luther King Jr....</p>");
  CHECK(run.body("<p><a href=\"x:{{full_name}}.pdf\">a</a></p>", json) ==
        "<p><a href=\"x:Martin Luther King Jr..pdf\">a</a></p>");
}

TEST_CASE("a section that is left out leaves one full stop between a value and the text behind it") {
  const Run run;
  const std::string json = R"({"full_name": "Juan D."})";
  CHECK(run.body("<p>I am {{full_name}}{{#age?}}, {{age}} years old{{/age?}}. The office</p>", json) ==
        "<p>I am Juan D. The office</p>");
  CHECK(run.body("<p>I am {{full_name}}{{#age?}}, {{age}} years old{{/age?}}. The office</p>",
                 R"({"full_name": "Juan D.", "age": "20"})") ==
        "<p>I am Juan D., 20 years old. The office</p>");
  CHECK(run.body("<p>I am {{full_name}}{{story}}. The office</p>", json) == "<p>I am Juan D. The office</p>");
  CHECK(run.body("<p><b>{{full_name}}</b>{{#age?}} <i>{{age}}</i>{{/age?}}<i>{{story}}</i>. Yes</p>", json) ==
        "<p><b>Juan D.</b><i></i> Yes</p>");
  CHECK(run.body("<p>{{#reasons}}{{position}}: {{factor}}. {{/reasons}}</p>",
                 R"({"reasons": [{"factor": "Work etc."}, {"factor": "Home"}]})") ==
        "<p>1: Work etc. 2: Home. </p>");
}

TEST_CASE("a full stop of another line, block or picture takes none") {
  const Run run;
  const std::string json = R"({"full_name": "Juan D."})";
  CHECK(run.body("<p>{{full_name}}<br/>{{story}}.</p>", json) == "<p>Juan D.<br/>.</p>");
  CHECK(run.body("<p>{{full_name}}</p><p>{{story}}.</p>", json) == "<p>Juan D.</p><p>.</p>");
  CHECK(run.body("<p>{{full_name}}\n{{story}}.</p>", json) == "<p>Juan D.\n.</p>");
}

TEST_CASE(
    "a question, an exclamation or an ellipsis that is filled in ends the sentence of the text around") {
  const Run run;
  const auto told = [&](const std::string &story) {
    return run.body("<p>{{story}}. Next</p>", R"({"story": ")" + story + "\"}");
  };
  CHECK(told("Why did he not join?") == "<p>Why did he not join? Next</p>");
  CHECK(told("Dismissed!") == "<p>Dismissed! Next</p>");
  CHECK(told("So it went…") == "<p>So it went… Next</p>");
  CHECK(told("So it went...") == "<p>So it went... Next</p>");
  CHECK(told("A; b") == "<p>A; b. Next</p>");
}

TEST_CASE("a quote, a bracket or an escaped sign behind a value's full stop leaves the text its own") {
  const Run run;
  const auto told = [&](const std::string &story) {
    return run.body("<p>({{story}}).</p><p>{{story}}.</p>", R"({"story": ")" + story + "\"}");
  };
  CHECK(told("Jr.") == "<p>(Jr.).</p><p>Jr.</p>");
  CHECK(told("King (Jr.)") == "<p>(King (Jr.)).</p><p>King (Jr.).</p>");
  CHECK(told(R"(\"Jr.\")") == "<p>(&quot;Jr.&quot;).</p><p>&quot;Jr.&quot;.</p>");
  CHECK(told("R & D.") == "<p>(R &amp; D.).</p><p>R &amp; D.</p>");
  CHECK(run.body("<p>“{{story}}.”</p>", R"({"story": "Why?"})") == "<p>“Why?”</p>");
}

TEST_CASE("a title and an attribute have no doubled full stop") {
  const Run run;
  CHECK(run.body("<p><input type=\"text\" value=\"{{story}}{{#age?}}, {{age}}{{/age?}}.\"/></p>",
                 R"({"story": "Why?"})") == "<p><input type=\"text\" value=\"Why?\"/></p>");
}

TEST_CASE("a text of another script has its own full stop once, and behind the point of an abbreviation") {
  Run run;
  const auto in = [&](const std::string &language, const std::string &translation, const std::string &story) {
    run.language = language;
    run.catalogs.add(
        test::catalog(language, "msgid \"It says: {{story}}.\"\nmsgstr \"" + translation + "\"\n"));
    return run.body("<p>It says: {{story}}.</p>", R"({"story": ")" + story + "\"}");
  };
  CHECK(in("zh-Hans", "说：{{story}}。", "为什么？") == "<p>说：为什么？</p>");
  CHECK(in("zh-Hans", "说：{{story}}。", "没有。") == "<p>说：没有。</p>");
  CHECK(in("zh-Hans", "说：{{story}}。", "Why?") == "<p>说：Why?</p>");
  CHECK(in("zh-Hans", "说：{{story}}。", "King Jr.") == "<p>说：King Jr.。</p>");
  CHECK(in("hi", "कहा: {{story}}।", "क्यों।") == "<p>कहा: क्यों।</p>");
  CHECK(in("hi", "कहा: {{story}}।", "क्यों") == "<p>कहा: क्यों।</p>");
  CHECK(in("ar", "قال: {{story}}.", "لماذا؟") == "<p>قال: <bdi>لماذا؟</bdi></p>");
  CHECK(in("ar", "قال: {{story}}.", "King Jr.") == "<p>قال: <bdi>King Jr.</bdi></p>");
}

TEST_CASE("a full stop is settled anew for each record, where a stretch is the last record's as well") {
  const Run run;
  const auto source = test::read_template("<p>{{full_name}}{{story}}.</p>\n<p>x</p>");
  const auto made = fill::TranslatedTemplate::make(source, LanguageTag(), run.catalogs);
  REQUIRE(made.ok());
  fill::Filler filler(*made, run.form);
  for (const std::string name : {"Juan D.", "Juan D.", "Juan D.", "Ana", "Ana", "Ana", "Juan D."}) {
    const auto instance = run.answered(R"({"full_name": ")" + name + "\"}");
    const std::string filled = filler.fill({run.form, instance, run.catalogs, run.today, run.extra});
    CHECK(filled.find("<p>" + name + (name.ends_with('.') ? "" : ".") + "</p>\n<p>x</p>") !=
          std::string::npos);
  }
}
