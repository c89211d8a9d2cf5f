// Titles are texts with their entities resolved; on paper they are escaped once.

#include "diag/report.hpp"
#include "output/output.hpp"
#include "packet/works.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

constexpr const char *titled_form = R"xml(<form id="f" version="1" language="en">
  <title>Asking &amp; telling</title>
  <text name="name"><label>Name</label></text>
  <document name="paper" template="paper" language="en"><title>Papers &amp; &lt;notes&gt;, &amp;amp; more</title></document>
  <document name="papel" template="paper" language="es"><title>One &amp; two</title></document>
</form>)xml";

constexpr const char *template_text =
    R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Paper</title></head>
<body><p translate="no">{{document.title}} / {{form.title}}</p></body></html>)";

constexpr const char *catalog_text = R"(msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Formletter-State: draft\n"

msgid "One & two"
msgstr "Uno & dos"
)";

}  // namespace

TEST_CASE("a title with & and < stands on the paper as it was meant, in either language") {
  const test::Scratch scratch;
  for (const auto *folder : {"forms", "templates", "locales"})
    std::filesystem::create_directories(scratch.folder() / folder);
  scratch.file("forms/f.xml", titled_form);
  scratch.file("templates/paper.mustache", template_text);
  scratch.file("templates/styles.xml",
               "<styles><page name=\"letter\" size=\"letter\" margin=\"1in\"/></styles>");
  scratch.file("locales/es.po", catalog_text);
  auto press = Press::open(scratch.folder());
  REQUIRE(press.ok());
  auto &works = press->works();
  const PrintOptions options{.today = *Date::parse_iso("2026-11-24")};
  const auto record = works.read_record("f", {"a.json", "{}"}, options);
  REQUIRE(record.ok());
  const auto planned = works.plan(*record, options);
  REQUIRE(planned.ok());
  std::string text;
  for (const auto &paper : *planned) {
    auto xhtml = works.fill(*record, paper, options.today);
    INFO((xhtml.ok() ? *xhtml : diag::report_text(xhtml.problems())));
    REQUIRE(xhtml.ok());
    const auto document = works.read_document(paper, std::move(*xhtml));
    INFO((document.ok() ? "" : diag::report_text(document.problems())));
    REQUIRE(document.ok());
    text += output::write_text(*document);
  }
  INFO(text);
  CHECK(text.find("Papers & <notes>, &amp; more / Asking & telling") != std::string::npos);
  CHECK(text.find("Uno & dos / Asking & telling") != std::string::npos);
}
