// What `formletter catalogs check` says of a catalog, and how often.

#include "catalogs/note_pack.hpp"
#include "diag/report.hpp"

using namespace formletter;
using test::NotePack;

namespace {

Problems errors(const NotePack &pack) {
  auto problems = pack.checked();
  std::erase_if(problems, [](const Problem &each) { return each.severity != Severity::error; });
  return problems;
}

}  // namespace

TEST_CASE("A mistake in a text that a sample prints is told once, in the translator's own markup") {
  const NotePack pack;
  pack.say("The office may close <strong>early</strong>, {{who}}.");
  const auto translated = [&](const std::string &spanish) {
    pack.write("locales/es.po",
               std::string(test::note_header) +
                   "\nmsgid \"The office may close <strong>early</strong>, {{who}}.\"\nmsgstr \"" + spanish +
                   "\"\n");
  };
  translated("La oficina puede cerrar <strong>temprano</strong>.");
  const auto lost = errors(pack);
  INFO(diag::report_text(lost));
  REQUIRE(lost.size() == 1);
  CHECK(lost.front().message == "The translation lacks `{{who}}`.");
  translated("La oficina puede cerrar <strong>temprano, {{who}}.");
  const auto open = errors(pack);
  INFO(diag::report_text(open));
  REQUIRE(open.size() == 1);
  CHECK(open.front().message == "<strong> is never closed.");
}

TEST_CASE("The first text without a translation is told with its line") {
  const NotePack pack;
  pack.catalog("");
  const auto problems = pack.checked();
  const auto found = std::find_if(problems.begin(), problems.end(),
                                  [](const Problem &each) { return each.code == "untranslated"; });
  REQUIRE(found != problems.end());
  CHECK(found->place.file.ends_with("locales/es.po"));
  pack.write("locales/es.po", pack.merged());
  const auto merged = pack.checked();
  const auto line = std::find_if(merged.begin(), merged.end(),
                                 [](const Problem &each) { return each.code == "untranslated"; });
  REQUIRE(line != merged.end());
  CHECK(line->place.line > 0);
  // The first in the catalog: no other text without a translation stands above it.
  const auto source = pack.merged();
  const auto first = source.find("\nmsgstr \"\"\n", source.find("\n\n"));
  CHECK(line->place.line <= 1 + std::count(source.begin(), source.begin() + static_cast<long>(first), '\n'));
}

TEST_CASE("A lost placeholder of a form's text that a sample's papers do not print is told once") {
  const NotePack pack;
  pack.write("forms/visit.xml",
             R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="who"><label>Your name</label></text>
<text name="language"><label>Language of ${who}</label></text>
<document name="note" template="note" language="${language}" pages="1"><title>Note</title></document>
</form>)");
  pack.write("locales/es.po", std::string(test::note_header) +
                                  "\nmsgid \"Language of ${who}\"\nmsgstr \"Idioma de $ {who}\"\n");
  const auto problems = errors(pack);
  INFO(diag::report_text(problems));
  CHECK(problems.size() == 2);  // one is lost, one too many
}

TEST_CASE("A text that counts is extracted, merged, checked and printed with its language's forms") {
  const NotePack pack;
  pack.write("forms/visit.xml", R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="who"><label>Your name</label></text>
<text name="language"><label>Language</label></text>
<repeat name="papers"><label>Papers</label><text name="paper"><label>Paper</label></text></repeat>
<document name="note" template="note" language="${language}" pages="1"><title>Note</title></document>
</form>)");
  pack.write("forms/samples/one.json", R"({"who": "Ana", "language": "es", "papers": [{"paper": "a"}]})");
  pack.say(
      "{{#papers.count.one}}Bring a paper.{{/papers.count.one}}"
      "{{#papers.count.many}}Bring {{papers.count}} papers.{{/papers.count.many}}");
  const std::string with_rule =
      std::string(test::note_header) + R"("Plural-Forms: nplurals=2; plural=(n != 1);\n"
)";
  pack.write("locales/es.po", with_rule);
  const auto merged = pack.merged();
  INFO(merged);
  CHECK(merged.find("msgid \"Bring a paper.\"\nmsgid_plural \"Bring {{papers.count}} papers.\"\n"
                    "msgstr[0] \"\"\nmsgstr[1] \"\"\n") != std::string::npos);

  const auto translated = [&](const std::string &second) {
    pack.write("locales/es.po", with_rule +
                                    "\nmsgid \"Bring a paper.\"\nmsgid_plural \"Bring {{papers.count}} "
                                    "papers.\"\nmsgstr[0] \"Traiga un papel.\"\nmsgstr[1] \"" +
                                    second + "\"\n");
  };
  translated("Traiga unos papeles.");
  CHECK(diag::report_text(errors(pack)).find("The translation lacks `{{papers.count}}`.") !=
        std::string::npos);
  translated("Traiga {{papers.count}} papeles.");
  CHECK(diag::report_text(errors(pack)).empty());
  CHECK(pack.printed(R"({"who": "Ana", "language": "es", "papers": [{"paper": "a"}]})")
            .find("Traiga un papel.") != std::string::npos);
  CHECK(pack.printed(R"({"who": "Ana", "language": "es", "papers": [{"paper": "a"}, {"paper": "b"}]})")
            .find("Traiga 2 papeles.") != std::string::npos);
}

TEST_CASE("An entry of a text that did not count before is told, and English printed") {
  const NotePack pack;
  pack.write("forms/visit.xml", R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="language"><label>Language</label></text>
<integer name="papers"><label>Papers</label></integer>
<document name="note" template="note" language="${language}" pages="1"><title>Note</title></document>
</form>)");
  pack.say(
      "{{#papers.count.one}}The office may close early.{{/papers.count.one}}"
      "{{#papers.count.many}}The office may close {{papers}} times.{{/papers.count.many}}");
  const auto report = diag::report_text(errors(pack));
  INFO(report);
  CHECK(report.find("error[other-plural]") != std::string::npos);
}

TEST_CASE("A text that counts may not say of one thing what another says without counting") {
  const NotePack pack;
  pack.write("forms/visit.xml", R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="language"><label>Language</label></text>
<integer name="papers"><label>Paper</label></integer>
<document name="note" template="note" language="${language}" pages="1"><title>Note</title></document>
</form>)");
  pack.say(
      "{{#papers.count.one}}Paper{{/papers.count.one}}"
      "{{#papers.count.many}}{{papers.count}} papers{{/papers.count.many}}");
  const auto report = diag::report_text(errors(pack));
  INFO(report);
  CHECK(report.find("note.mustache:2:10: error[two-plurals] Paper: For one thing this text says the same as "
                    "another of the pack, which does not count.") != std::string::npos);
}

TEST_CASE("A form that is the English plural is told where the English of that form is the singular") {
  const NotePack pack;
  pack.write("forms/visit.xml", R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="language"><label>Language</label></text>
<integer name="papers"><label>Sheets</label></integer>
<document name="note" template="note" language="${language}" pages="1"><title>Note</title></document>
</form>)");
  pack.say(
      "{{#papers.count.one}}Paper{{/papers.count.one}}{{#papers.count.many}}Papers{{/papers.count.many}}");
  pack.write("locales/es.po", std::string(test::note_header) +
                                  "\"Plural-Forms: nplurals=2; plural=(n != 1);\\n\"\n\nmsgid \"Paper\"\n"
                                  "msgid_plural \"Papers\"\nmsgstr[0] \"Papers\"\nmsgstr[1] \"Papeles\"\n");
  CHECK(diag::report_text(errors(pack)).find("error[same-as-english]") != std::string::npos);
}
