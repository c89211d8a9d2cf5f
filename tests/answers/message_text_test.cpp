#include "answers/message_text.hpp"

#include "answers/answers.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::answers;

namespace {

const form::Form &form_with_policies() {
  static const auto read = form::Form::read({"f.xml", R"x(<form id="f" version="1" language="en">
    <title>A form</title>
    <type name="phone" base="text"><accept match="\d{3}-\d{4}"/><error code="phone">Write it like 555-0100.</error><display match="(\d{3})-(\d{4})" as="($1) $2"/></type>
    <note name="hours"><label>Call</label></note>
    <policy id="now" title="Rules of the line" as_of="2014-11-20" status="historical">
      <fact name="line" source="S1" type="phone">555-0100</fact>
      <fact name="place" source="S2">Room 4</fact>
      <fact name="opens" source="S2">8 a.m.</fact>
    </policy>
    <policy id="before" title="Older rules" as_of="2001-01-02" status="historical">
      <fact name="line" source="S3">555-0199</fact>
    </policy>
  </form>)x"});
  if (!read) FAIL(read.problems().front().message);
  return *read;
}

std::string said(const std::string &msgid, const LanguageTag &language, const i18n::Catalogs &catalogs) {
  const auto &form = form_with_policies();
  const auto day = *Date::parse_iso("2026-11-24");
  const auto checked = check(form, {}, {.today = day, .language = {}, .catalogs = catalogs});
  const form::FormScope scope(form);
  const form::Evaluation at{checked.instance, scope, 0, day, {}};
  return message_text(form, msgid, at, {language, catalogs}, SensitiveValues::dotted);
}

i18n::Catalogs spanish_title() {
  auto catalog = i18n::Catalog::read_po({"es.po", R"(msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Formletter-State: draft\n"

msgid "Rules of the line"
msgstr "Reglas de la línea"

msgid "${policy.title}, ${policy.as_of}"
msgstr "${policy.as_of}: ${policy.title}"
)"});
  if (!catalog) FAIL(catalog.problems().front().message);
  i18n::Catalogs catalogs;
  catalogs.add(std::move(catalog).value());
  return catalogs;
}

}  // namespace

TEST_CASE("a text may name a fact of the policy in force, shown as its type shows it") {
  const i18n::Catalogs none;
  CHECK(said("Call ${facts.line}, ${facts.place}.", {}, none) == "Call (555) 0100, Room 4.");
}

TEST_CASE("a text may name the policy's date and title, in the reader's language") {
  const auto catalogs = spanish_title();
  CHECK(said("${policy.title} of ${policy.as_of}", {}, catalogs) == "Rules of the line of November 20, 2014");
  CHECK(said("${policy.title}, ${policy.as_of}", *LanguageTag::parse("es"), catalogs) ==
        "20 de noviembre de 2014: Reglas de la línea");
}

TEST_CASE("a text that has no translation says its values in English as it stands") {
  CHECK(said("${policy.title} of ${policy.as_of}", *LanguageTag::parse("es"), spanish_title()) ==
        "Rules of the line of November 20, 2014");
}

TEST_CASE("a value that ends in a full stop takes the one behind it, and no point of anything else") {
  const i18n::Catalogs none;
  CHECK(said("From ${facts.opens}.", {}, none) == "From 8 a.m.");
  CHECK(said("From ${facts.opens}. Call.", {}, none) == "From 8 a.m. Call.");
  CHECK(said("Call ${facts.line}${facts.none}. From ${facts.opens}${facts.none}.", {}, none) ==
        "Call (555) 0100. From 8 a.m.");
  CHECK(said("From ${facts.opens}... to ${facts.opens} (${facts.opens}.pdf)", {}, none) ==
        "From 8 a.m.... to 8 a.m. (8 a.m..pdf)");
}

TEST_CASE("what is worked out from a sensitive answer is dotted as the answer is") {
  const auto form =
      form::Form::read({"f.xml", R"x(<form id="f" version="1" language="en"><title>A form</title>
    <text name="secret" sensitive="true"><label>S</label></text><text name="open"><label>O</label></text>
    <calculate name="worked" calculation="concat('x', ${secret})"/>
    <calculate name="again" calculation="concat(${worked}, ${open})"/>
    <calculate name="free" calculation="concat('x', ${open})"/></form>)x"});
  REQUIRE(form.ok());
  RawAnswers answers;
  answers.values["secret"].text = "q";
  answers.values["open"].text = "o";
  const i18n::Catalogs none;
  const auto day = *Date::parse_iso("2026-11-24");
  const auto checked = check(*form, answers, {.today = day, .language = {}, .catalogs = none});
  const form::FormScope scope(*form);
  const form::Evaluation at{checked.instance, scope, 0, day, {}};
  CHECK(message_text(*form, "${secret} ${worked} ${again} ${free}", at, {{}, none},
                     SensitiveValues::dotted) == "… … … xo");
}
