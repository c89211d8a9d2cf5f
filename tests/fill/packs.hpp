#pragma once

#include "answers/answers.hpp"
#include "diag/report.hpp"
#include "fill/template.hpp"

#include <catch2/catch.hpp>

#include <string>

/// A small form, its answers and catalogs, for the tests of this folder.
namespace formletter::test {

inline form::Form small_form() {
  auto form = form::Form::read({"small.xml", R"xml(<form id="small" version="1" language="en">
  <title>Asking &amp; telling</title>
  <choices name="forum"><choice name="judge"><label>A judge</label></choice>
    <choice name="board"><label>The Board</label></choice></choices>
  <choices name="helper"><choice name="lawyer"><label>Lawyer</label></choice>
    <choice name="friend"><label>Friend &amp; family</label></choice></choices>
  <type name="phone" base="text"><accept match="[-0-9 ()]+"/><display match="1-(.*)" as="+1 $1"/>
    <error code="V1">Not a phone number.</error></type>
  <type name="clock" base="time"/>
  <type name="line" base="text"><clean match="\D" with=""/><accept match="(\d{3})(\d{3})(\d{4})"/>
    <display match="(\d{3})(\d{3})(\d{4})" as="$1-$2-$3"/><error code="V1">Not a phone number.</error></type>
  <type name="day" base="date"/><type name="money" base="decimal"/>
  <type name="dollars" base="decimal"><display match="(\d+)\.(\d)" as="$$1.$20"/></type>
  <note name="intro"><label>Welcome</label></note>
  <group name="case"><label>Case</label>
    <text name="full_name"><label>Name</label></text>
    <integer name="age"><label>Age</label></integer>
    <date name="hearing"><label>Hearing</label></date>
    <acknowledge name="agreed"><label>I agree</label></acknowledge>
    <text name="story" appearance="multiline"><label>Story</label></text>
    <select_one name="forum" choices="forum"><label>Forum</label></select_one>
    <text name="judge_name" relevant="${forum} = 'judge'"><label>Judge</label></text>
    <select_multiple name="helped_by" choices="helper"><label>Helped by</label></select_multiple>
    <calculate name="adult" calculation="${age} &gt;= 18"/>
    <calculate name="fee" calculation="${age} * 100.25"/>
    <calculate name="total" type="money" calculation="${age} * 100.25"/>
    <calculate name="price" type="dollars" calculation="${age} * 100.25"/>
  </group>
  <repeat name="reasons"><label>Reasons</label>
    <text name="factor"><label>Factor</label></text>
    <text name="statement"><label>Statement</label></text>
    <repeat name="papers"><label>Papers</label><text name="paper"><label>Paper</label></text></repeat>
  </repeat>
  <policy id="p" title="Rules" as_of="2014-11-20" status="historical" issuer="ICE" rescinded_on="2017-02-20">
    <fact name="ero_line" source="S" type="phone">1-888-351-4024</fact>
    <fact name="agency" source="S">ICE</fact>
    <fact name="office" source="S">Office &amp; court</fact>
    <fact name="line_opens" source="S" type="clock">8 a.m.</fact>
    <fact name="court_line" source="S" type="line">(800) 898-7180</fact>
    <fact name="since" source="S" type="day">Nov 20, 2014</fact>
  </policy>
</form>)xml"});
  if (!form) FAIL(diag::report_text(form.problems()));
  return std::move(form).value();
}

inline i18n::Catalog catalog(const std::string &language, const std::string &messages,
                             const std::string &state = "draft") {
  auto read = i18n::Catalog::read_po(
      {language + ".po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: " +
                             language + "\\nX-Formletter-State: " + state + "\\n\"\n" + messages});
  if (!read) FAIL(diag::report_text(read.problems()));
  return std::move(read).value();
}

inline fill::Template read_template(const std::string &body, const fill::Partials &partials = {}) {
  auto read = fill::Template::read(
      {"t.mustache", "<html><head><title>Paper</title></head><body>" + body + "</body></html>"}, partials);
  if (!read) FAIL(diag::report_text(read.problems()));
  return std::move(read).value();
}

/// One filling of a body of a template; gives the filled body.
struct Run {
  form::Form form = small_form();
  i18n::Catalogs catalogs;
  std::string language = "en";
  std::map<std::string, std::string, std::less<>> extra;

  form::Instance answered(const std::string &json) const {
    const auto raw = answers::read(form, {"answers.json", json});
    if (!raw) FAIL(diag::report_text(raw.problems()));
    return answers::check(form, *raw, {today, LanguageTag(), catalogs}).instance;
  }

  std::string page(const fill::Template &source, const std::string &json) const {
    const auto names = source.check_names(form);
    if (!names.empty()) FAIL(diag::report_text(names));
    const auto made = fill::TranslatedTemplate::make(source, *LanguageTag::parse(language), catalogs);
    if (!made) FAIL(diag::report_text(made.problems()));
    const auto instance = answered(json);
    return fill::fill(*made, {form, instance, catalogs, today, extra});
  }

  std::string body(const std::string &body_source, const std::string &json) const {
    const std::string text = page(read_template(body_source), json);
    const auto begin = text.find("<body>") + 6;
    return text.substr(begin, text.find("</body>") - begin);
  }

  Date today = *Date::from_parts(2014, 11, 25);
};

/// Answers to it.
inline const std::string someone =
    R"({"full_name": "Ana", "age": "1234", "hearing": "2014-12-01", "agreed": "true",
  "forum": "judge", "judge_name": "Lee", "helped_by": ["lawyer", "friend"],
  "reasons": [{"factor": "Family", "statement": "Two children", "papers": [{"paper": "P1"}, {"paper": "P2"}]},
              {"factor": "Work", "papers": [{"paper": "P3"}]}]})";

}  // namespace formletter::test
