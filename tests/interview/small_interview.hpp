#pragma once

#include "diag/report.hpp"
#include "interview/interview.hpp"

#include <catch2/catch.hpp>

#include <string>

/// A small form that has every kind of step, for the tests of this folder.
namespace formletter::test {

inline const form::Form &visit_form() {
  static const auto read = form::Form::read({"visit.xml", R"xml(<form id="visit" version="1" language="en">
  <title>A visit</title>
  <type name="code" base="text" case="upper" example="A 12"><accept match="A? ?(\d\d)" canonical="A$1"/>
    <display match="A(\d\d)" as="A $1"/><error code="code">A code is A and two digits.</error></type>
  <choices name="yes_no"><choice name="yes"><label>Yes</label></choice><choice name="no"><label>No</label></choice></choices>
  <choices name="town">
    <choice name="north"><label>Northbridge</label></choice>
    <choice name="south"><label>Southbridge</label></choice>
    <choice name="mexico"><label>Ciudad México</label></choice>
    <choice name="east"><label>East Hill</label></choice>
  </choices>
  <group name="who">
    <label>Who comes</label>
    <text name="name" required="true()">
      <label>Name</label><hint>As on the card.</hint><guidance_hint>We call you by it.</guidance_hint>
      <required_message code="V1">Write the name.</required_message>
    </text>
    <text name="code" type="code"><label>Code of ${name}</label></text>
    <select_one name="town" choices="town" required="true()"><label>Town</label></select_one>
    <select_multiple name="ways" choices="town"><label>Towns on the way</label></select_multiple>
    <calculate name="can_find" calculation="${code} != ''"/>
    <warning code="no-code" if="${name} = 'Nobody' and not(${can_find})">Without a code we search by the name.</warning>
    <warning code="no-ways" if="${code} = 'A99' and ${ways} = ''">This code is for people on their way.</warning>
  </group>
  <select_one name="help" choices="yes_no" default="'no'"><label>Is help needed?</label></select_one>
  <text name="helper" relevant="${help} = 'yes'" required="true()"><label>Who helps?</label></text>
  <note name="bring"><label>Bring the card, ${name}.</label></note>
  <date name="day"><label>Day</label><warning code="past" if=". &lt; today()">${day} has passed.</warning></date>
  <repeat name="guests">
    <label>Guests</label>
    <warning code="many" if="count(${guests}) > 2">There are two chairs.</warning>
    <text name="guest" required="true()"><label>Guest’s name</label></text>
    <integer name="age" constraint=". &gt;= 0"><label>Age</label><constraint_message code="V2">An age is 0 or more.</constraint_message></integer>
  </repeat>
  <acknowledge name="rules" required="true()"><label>I know the rules.</label></acknowledge>
  <calculate name="sure" calculation="${rules}"/>
</form>)xml"});
  if (!read) FAIL(diag::report_text(read.problems()));
  return *read;
}

inline const i18n::Catalogs &spanish() {
  static const i18n::Catalogs read = [] {
    auto catalog = i18n::Catalog::read_po({"es.po", R"(msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Formletter-State: draft\n"

msgid "Yes"
msgstr "Sí"

msgid "No"
msgstr "No"

msgid "Name"
msgstr "Nombre"

msgid "Write the name."
msgstr "Escriba el nombre."

msgid "None of the answers has this number or name. Try again."
msgstr "Ninguna respuesta tiene este número o nombre."

msgid "East Hill"
msgstr "Colina Este"

msgid "An age is 0 or more."
msgstr "Una edad es 0 o más."
)"});
    if (!catalog) FAIL(diag::report_text(catalog.problems()));
    i18n::Catalogs catalogs;
    catalogs.add(std::move(catalog).value());
    return catalogs;
  }();
  return read;
}

/// An interview on the small form, as of 24 November 2026.
struct Visit {
  explicit Visit(answers::RawAnswers draft = {}, const std::string &tag = "en")
      : interview(visit_form(), std::move(draft),
                  {.today = *Date::parse_iso("2026-11-24"),
                   .language = *LanguageTag::parse(tag),
                   .catalogs = spanish()}) {}

  /// The step it stands on: "age[2]", "guests[1]+", "" when finished.
  std::string at() const { return interview.finished() ? "" : interview.prompt().step.key(); }
  /// What came of an answer: the first problem's code and text, or "" for none.
  std::string answer(const std::string &typed) { return told(interview.answer(typed)); }
  std::string skip() { return told(interview.skip()); }
  std::string keep() { return told(interview.keep()); }
  static std::string told(const Problems &problems) {
    return problems.empty() ? "" : problems.front().code + ": " + problems.front().message;
  }
  std::string value(const std::string &name) const {
    const auto found = interview.answers().values.find(name);
    return found == interview.answers().values.end() ? "" : found->second.text;
  }

  interview::Interview interview;
};

}  // namespace formletter::test
