// Texts that count: English has two forms, and each language as many as it has.

#include "packs.hpp"

using namespace formletter;
using test::Run;

namespace {

const std::string papers_text =
    "<p>I bring {{#reasons.count.one}}one reason{{/reasons.count.one}}"
    "{{#reasons.count.many}}{{reasons.count}} reasons{{/reasons.count.many}}, {{full_name}}.</p>";

std::string msgid_lines() {
  return "msgid \"I bring one reason, {{full_name}}.\"\n"
         "msgid_plural \"I bring {{reasons.count}} reasons, {{full_name}}.\"\n";
}

i18n::Catalog counting_catalog(const std::string &language, const std::string &rule,
                               const std::string &forms) {
  auto read = i18n::Catalog::read_po(
      {language + ".po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: " +
                             language + "\\nPlural-Forms: " + rule + "\\n\"\n" + msgid_lines() + forms});
  if (!read) FAIL(diag::report_text(read.problems()));
  return std::move(read).value();
}

const std::string russian_rule =
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);";

i18n::Catalog russian() {
  return counting_catalog("ru", russian_rule,
                          "msgstr[0] \"{{reasons.count}} причина, {{full_name}}.\"\n"
                          "msgstr[1] \"{{reasons.count}} причины, {{full_name}}.\"\n"
                          "msgstr[2] \"{{reasons.count}} причин, {{full_name}}.\"\n");
}

/// Answers with so many reasons.
std::string with_reasons(int count) {
  std::string list;
  for (int i = 0; i < count; ++i) list += (i > 0 ? ", " : "") + std::string(R"({"factor": "f"})");
  return R"({"full_name": "Ana", "reasons": [)" + list + "]}";
}

std::string catalog_refusal(i18n::Catalog catalog) {
  const auto language = catalog.header().language;
  i18n::Catalogs catalogs;
  catalogs.add(std::move(catalog));
  const auto made = fill::TranslatedTemplate::make(test::read_template(papers_text), language, catalogs);
  return made ? "accepted" : diag::report_text(made.problems());
}

std::string template_report(const std::string &body) {
  const auto read = fill::Template::read(
      {"t.mustache", "<html><head><title>Paper</title></head><body>\n" + body + "</body></html>"}, {});
  return diag::report_text(read ? read->check_names(test::small_form()) : read.problems());
}

}  // namespace

TEST_CASE("A text that counts is one unit: what it says of one, and its plural") {
  const auto units = test::read_template(papers_text).units();
  REQUIRE(units.size() == 2);
  CHECK(units[1].msgid == "I bring one reason, {{full_name}}.");
  CHECK(units[1].msgid_plural == "I bring {{reasons.count}} reasons, {{full_name}}.");
}

TEST_CASE("In English one is one, and none is many") {
  const Run run;
  CHECK(run.body(papers_text, with_reasons(0)) == "<p>I bring 0 reasons, Ana.</p>");
  CHECK(run.body(papers_text, with_reasons(1)) == "<p>I bring one reason, Ana.</p>");
  CHECK(run.body(papers_text, with_reasons(21)) == "<p>I bring 21 reasons, Ana.</p>");
}

TEST_CASE("A translation says each number in the form that its language's rule gives it") {
  Run run;
  run.catalogs.add(russian());
  run.language = "ru";
  const auto said = [&](int count) { return run.body(papers_text, with_reasons(count)); };
  CHECK(said(1) == "<p>1 причина, Ana.</p>");
  CHECK(said(3) == "<p>3 причины, Ana.</p>");
  CHECK(said(5) == "<p>5 причин, Ana.</p>");
  CHECK(said(11) == "<p>11 причин, Ana.</p>");
  CHECK(said(21) == "<p>21 причина, Ana.</p>");
}

TEST_CASE("A language with one form has one, and a form for a number alone need not say it") {
  Run run;
  run.catalogs.add(counting_catalog("zh-Hans", "nplurals=1; plural=0;",
                                    "msgstr[0] \"{{reasons.count}} 个理由，{{full_name}}。\"\n"));
  run.catalogs.add(counting_catalog("es", "nplurals=2; plural=(n != 1);",
                                    "msgstr[0] \"Traigo una razón, {{full_name}}.\"\n"
                                    "msgstr[1] \"Traigo {{reasons.count}} razones, {{full_name}}.\"\n"));
  run.language = "zh-Hans";
  CHECK(run.body(papers_text, with_reasons(1)) == "<p>1 个理由，Ana。</p>");
  run.language = "es";
  CHECK(run.body(papers_text, with_reasons(1)) == "<p>Traigo una razón, Ana.</p>");
  CHECK(run.body(papers_text, with_reasons(2)) == "<p>Traigo 2 razones, Ana.</p>");
}

TEST_CASE("A form that serves several numbers must say which") {
  const auto report =
      catalog_refusal(counting_catalog("ru", russian_rule,
                                       "msgstr[0] \"Одна причина, {{full_name}}.\"\n"
                                       "msgstr[1] \"{{reasons.count}} причины, {{full_name}}.\"\n"
                                       "msgstr[2] \"{{reasons.count}} причин, {{full_name}}.\"\n"));
  INFO(report);
  CHECK(report.find("ru.po:3:1: error[translation-tags]") != std::string::npos);
  CHECK(report.find("The translation lacks `{{reasons.count}}`.") != std::string::npos);
  CHECK(catalog_refusal(russian()) == "accepted");
}

TEST_CASE("Without a translation a text that counts is English, also where the number is another's one") {
  Run run;
  run.catalogs.add(test::catalog("ru", "msgid \"No\"\nmsgstr \"Нет\"\n"));
  run.language = "ru";
  CHECK(run.body(papers_text, with_reasons(21)) == "<p lang=\"en\" dir=\"ltr\">I bring 21 reasons, Ana.</p>");
}

TEST_CASE("Choices, whole numbers and calculations are counted, too") {
  const Run run;
  CHECK(run.body("<p>{{helped_by.count}} helped.</p>", R"({"helped_by": ["lawyer", "friend"]})") ==
        "<p>2 helped.</p>");
  CHECK(run.body("<p>{{helped_by.count}} helped.</p>", "{}") == "<p>0 helped.</p>");
  const std::string years =
      "<p>{{age}} {{#age.count.one}}year{{/age.count.one}}{{#age.count.many}}years{{/age.count.many}}</p>";
  CHECK(run.body(years, R"({"age": 1})") == "<p>1 year</p>");
  CHECK(run.body(years, R"({"age": 31})") == "<p>31 years</p>");
}

TEST_CASE("A count is written as the language writes its numbers, an answer as it is displayed anywhere") {
  Run run;
  CHECK(run.body("<p>{{age}} = {{age.count}}</p>", R"({"age": "1234"})") == "<p>1,234 = 1,234</p>");
  CHECK(run.body("<p>{{fee}} = {{fee.count}}</p>", R"({"age": "4"})") == "<p>401 = 401</p>");
  CHECK(run.body("<p>{{reasons.count}}</p>", with_reasons(1000)) == "<p>1,000</p>");
  run.language = "es";
  CHECK(run.body("<p translate=\"no\">{{age}} = {{age.count}}</p>", R"({"age": "12345"})") ==
        "<p translate=\"no\">12.345 = 12.345</p>");
}

TEST_CASE(
    "What is no whole number is never said to be one or none, but stands as it is with what is said of "
    "several") {
  Run run;
  const std::string fees =
      "<p>I bring {{#fee.count.one}}one fee{{/fee.count.one}}{{#fee.count.many}}{{fee.count}} "
      "fees{{/fee.count.many}}.</p>";
  CHECK(run.body(fees, R"({"age": "1"})") == "<p>I bring 100.25 fees.</p>");
  CHECK(run.body(fees, R"({"age": "-4"})") == "<p>I bring -401 fees.</p>");
  CHECK(run.body(fees, "{}") == "<p>I bring 0 fees.</p>");
  const std::string forms = "nplurals=3; plural=(n==0 ? 0 : n==1 ? 1 : 2);";
  auto read = i18n::Catalog::read_po(
      {"es.po",
       "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: es\\nPlural-Forms: " +
           forms +
           "\\n\"\nmsgid \"I bring one fee.\"\nmsgid_plural \"I bring {{fee.count}} fees.\"\n"
           "msgstr[0] \"Nada.\"\nmsgstr[1] \"Uno.\"\nmsgstr[2] \"Son {{fee.count}}.\"\n"});
  REQUIRE(read.ok());
  run.catalogs.add(std::move(read).value());
  run.language = "es";
  CHECK(run.body(fees, R"({"age": "1"})") == "<p>Son 100.25.</p>");
  CHECK(run.body(fees, R"({"age": "-4"})") == "<p>Son -401.</p>");
  CHECK(run.body(fees, "{}") == "<p>Nada.</p>");
}

TEST_CASE("What is counted inside a turn of a repeat is that turn's") {
  const Run run;
  CHECK(run.body("{{#reasons}}<p>{{factor}}: {{#papers.count.one}}a paper{{/papers.count.one}}"
                 "{{#papers.count.many}}{{papers.count}} papers{{/papers.count.many}}</p>{{/reasons}}",
                 R"({"reasons": [{"factor": "a", "papers": [{"paper": "p"}]},
                                 {"factor": "b", "papers": [{"paper": "p"}, {"paper": "q"}]}]})") ==
        "<p>a: a paper</p><p>b: 2 papers</p>");
}

TEST_CASE("What keeps translators from giving their forms is refused where it stands") {
  CHECK(template_report(
            "<p>{{#reasons.count.one}}a{{/reasons.count.one}} {{#age.count.one}}b{{/age.count.one}}</p>") ==
        "t.mustache:2:50: error[two-counts] age.count.one: This text counts `reasons` already; one text can "
        "count one "
        "thing, in any language.\n    hint: make two texts of it\n");
  CHECK(template_report("{{#reasons.count.one}}<p>One.</p>{{/reasons.count.one}}")
            .find("t.mustache:2:1: error[count-around-text]") != std::string::npos);
}

TEST_CASE("What cannot be counted, and what a count cannot be, is told with what can") {
  for (const auto *name : {"hearing", "total", "price"})  // "total" and "price" are worked out as decimals
    CHECK(template_report("<p>{{" + std::string(name) + ".count}} days</p>").find("error[not-counted]") !=
          std::string::npos);
  CHECK(template_report("<p>{{#reasons.count}}a{{/reasons.count}}</p>").find("error[not-a-section]") !=
        std::string::npos);
  CHECK(template_report("<p>{{reasons.count.one}}a</p>").find("error[not-a-value]") != std::string::npos);
  CHECK(template_report("<p>{{#reasons.count.2}}a{{/reasons.count.2}}</p>")
            .find("write `{{#reasons.count.one}}` or `{{#reasons.count.many}}`") != std::string::npos);
}
