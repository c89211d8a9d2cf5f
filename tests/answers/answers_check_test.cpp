#include "answers/engine_messages.hpp"
#include "answers/intake_form.hpp"
#include "answers/message_text.hpp"
#include "answers/offered_choices.hpp"
#include "diag/report.hpp"

#include <algorithm>
#include <set>

using namespace formletter;
using namespace formletter::answers;

TEST_CASE("typed answers are kept in their one canonical form") {
  const auto answers =
      checked(raw(R"({"full_name": "  Jose\u0301 ", "number": "٠٠٤٢", "number_again": "N0042",
    "born": "May 3, 1990", "since": "about 2009", "children": "+01", "rent": "007.50", "in_custody": "yes",
    "facility": "F", "child": [{"child_name": "B"}],
    "places": ["school", "court", "school"], "country": "stateless", "agreed": "Yes"})"));
  INFO(diag::report_text(answers.problems));
  CHECK(answers.ok());
  CHECK(answer(answers, "full_name") == "José");
  CHECK(answer(answers, "number") == "N0042");
  CHECK(answer(answers, "born") == "1990-05-03");
  CHECK(answer(answers, "since") == "2009~");
  CHECK(answer(answers, "children") == "1");
  CHECK(answer(answers, "rent") == "7.5");
  CHECK(answer(answers, "places") == "court school");
  CHECK(answer(answers, "country") == "stateless");
  CHECK(answer(answers, "agreed") == "true");
}

TEST_CASE("a default fills in for what was not typed, and only then") {
  CHECK(answer(checked(raw(R"({"full_name": "A", "in_custody": "no"})")), "kind") == "yes");
  CHECK(answer(checked(raw(R"({"full_name": "A", "in_custody": "no", "kind": "no"})")), "kind") == "no");
}

TEST_CASE("a calculation is kept as what it gives") {
  const auto answers = checked(raw(R"({"full_name": "A", "in_custody": "yes", "facility": "F"})"));
  const auto &instance = answers.instance;
  CHECK(instance.value(*instance.find("stage")) == form::Value("custody"));
  CHECK(instance.value(*instance.find("is_held")) == form::Value(true));
  CHECK(instance.value(*instance.find("next_week")) == form::Value(*Date::parse_iso("2014-11-27")));
}

TEST_CASE("what a calculation uses is settled before it, however deep and late it stands") {
  const auto answers = checked(raw(R"({"full_name": "A", "in_custody": "no", "children": 2,
    "child": [{"child_name": "B", "child_age": 4}, {"child_name": "C", "child_age": 6}]})"));
  CHECK(answer(answers, "ages") == "10");
}

TEST_CASE("relevance is inherited through groups, and what is not relevant is gone from the instance") {
  const std::string both = R"("facility": "F", "phone_known": "yes", "call_time": "noon"})";
  const auto held = checked(raw(R"({"full_name": "A", "in_custody": "yes", )" + both));
  CHECK(answer(held, "custody/calls/call_time") == "noon");
  const auto free = checked(raw(R"({"full_name": "A", "in_custody": "no", )" + both));
  CHECK(free.ok());
  CHECK(answer(free, "custody/facility").empty());
  CHECK(answer(free, "custody/calls/call_time").empty());
}

TEST_CASE("a draft keeps answers that are not relevant now") {
  const RawAnswers draft = raw(R"({"full_name": "A", "in_custody": "no", "custody": {"facility": "F"}})");
  CHECK(write_json(intake_form(), draft).find("\"facility\": \"F\"") != std::string::npos);
  CHECK(write_xml(intake_form(), draft).find("<facility>F</facility>") != std::string::npos);
}

TEST_CASE("${x} inside a repeat is the same instance's") {
  const auto answers = checked(raw(R"({"full_name": "A", "in_custody": "no",
    "reason": [{"factor": "other", "statement": "S"}, {"factor": "family", "statement": "T"}]})"));
  CHECK(answers.ok());
  CHECK(answer(answers, "reason[1]/statement") == "S");
  CHECK(answer(answers, "reason[2]/statement").empty());
  CHECK(answer(answers, "reason[2]/place_in_list") == "2");
}

TEST_CASE("a repeat has as many instances as its count says") {
  const auto with = [](const std::string &children) {
    return checked(
        raw(R"({"full_name": "A", "in_custody": "no", "child": [{"child_name": "B"}, {"child_name": "C"}],
      "children": )" +
            children + "}"));
  };
  CHECK(with("3").instance.children(0, "child").size() == 3);
  CHECK(with("1").instance.children(0, "child").size() == 1);
  CHECK(answer(with("1"), "child/child_name") == "B");
  CHECK(with("0").instance.children(0, "child").empty());
  CHECK(answer(with("1"), "ages") == answer(with("0"), "ages"));
  const auto left_out = [&](const std::string &children) {
    std::string told;
    for (const auto &problem : with(children).problems)
      if (problem.code == "entries-left-out") told += problem.subject + ": " + problem.message;
    return told;
  };
  CHECK(left_out("2") == "");
  CHECK(left_out("3") == "");
  CHECK(left_out("1") == "child: There are more entries than the number given. Left out: 1.");
  CHECK(left_out("0") == "child: There are more entries than the number given. Left out: 2.");
}

TEST_CASE("a number of entries that is wrong is the one error: nothing is asked for in the entries it adds") {
  const Source source{"f.xml", R"xml(<form id="f" version="1"><title>F</title>
    <integer name="children" constraint=". &lt;= 12"><label>Children</label></integer>
    <repeat name="child" repeat_count="${children}"><label>Child</label>
      <text name="child_name" required="true()"><label>Name</label></text></repeat></form>)xml"};
  const auto read = form::Form::read(source);
  REQUIRE(read.ok());
  const i18n::Catalogs none;
  Checker checker(*read);
  const auto told = [&](const std::string &json) {
    const auto given = read_json(*read, {"answers.json", json});
    REQUIRE(given.ok());
    std::string text;
    for (const auto &problem :
         checker.check(*given, {.today = a_day(), .language = {}, .catalogs = none}).problems)
      text += problem.subject + " " + problem.code + ";";
    return text;
  };
  CHECK(told(R"({"children": 40, "child": [{"child_name": "B"}]})") == "children constraint;");
  CHECK(told(R"({"children": 2, "child": [{"child_name": "B"}]})") == "child_name[2] required;");
  CHECK(told(R"({"children": 13, "child": [{"child_name": "B"}]})") == "children constraint;");
  CHECK(told(R"({"children": 1, "child": [{"child_name": "B"}]})").empty());
}

TEST_CASE("no message of the engine holds the value of a sensitive question") {
  const std::vector<std::string> secrets = {"1234567", "123-45-6789", "4321", "03/04/1990", "1891-05-06"};
  for (const std::string &number : secrets) {
    for (const std::string &born : secrets) {
      const auto answers = checked(raw(R"({"full_name": "A", "in_custody": "no", "number": ")" + number +
                                       R"(", "number_again": ")" + born + R"(", "born": ")" + born + "\"}"));
      const std::string report = diag::report_text(answers.problems);
      INFO(report);
      CHECK_FALSE(report.empty());
      for (const std::string &secret : secrets) CHECK(report.find(secret) == std::string::npos);
      CHECK(report.find("March") == std::string::npos);
    }
  }
}

TEST_CASE("a rule's text shows dots in the place of a sensitive answer, a label shows the answer") {
  auto read_form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <text name="secret" sensitive="true"><label>S</label><error code="E" if="true()">Not ${secret}.</error></text>
    <note name="n"><label>You wrote ${secret}.</label></note></form>)x"});
  REQUIRE(read_form.ok());
  const i18n::Catalogs none;
  RawAnswers typed;
  typed.values["secret"] = {"xyz", {}};
  const auto answers = check(*read_form, typed, {.today = a_day(), .language = {}, .catalogs = none});
  REQUIRE(answers.problems.size() == 1);
  CHECK(answers.problems.front().message == "Not ….");
  const form::FormScope scope(*read_form);
  const form::Evaluation at{answers.instance, scope, 0, a_day(), {}};
  const auto &note = std::get<form::Question>(*read_form->find("n"));
  CHECK(message_text(*read_form, note.label.msgid, at, {{}, none}, SensitiveValues::shown) ==
        "You wrote xyz.");
}

TEST_CASE("text that is not UTF-8 is refused, wherever it came from") {
  RawAnswers typed;
  typed.values["full_name"] = {"Jos\xE9", {}};
  typed.values["in_custody"] = {"no", {}};
  const auto answers = checked(typed);
  REQUIRE(answers.problems.size() == 1);
  CHECK(answers.problems.front().code == "damaged-text");
}

TEST_CASE("messages come in the language asked for, with the date as its readers write it") {
  auto catalog = i18n::Catalog::read_po({"es.po", R"(msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Formletter-State: draft\n"

msgid "${hearing} has passed."
msgstr "Ya pasó el ${hearing}."

msgid "This question needs an answer."
msgstr "Falta esta respuesta."

msgid "This date could be {d1} or {d2}. Write it as YYYY-MM-DD."
msgstr "Podría ser {d1} o {d2}. Escriba AAAA-MM-DD."
)"});
  if (!catalog) FAIL(catalog.problems().front().message);
  i18n::Catalogs catalogs;
  catalogs.add(std::move(catalog).value());
  const LanguageTag spanish = *LanguageTag::parse("es");
  const auto told = [&](const std::string &json) {
    return diag::report_text(
        check(intake_form(), raw(json), {.today = a_day(), .language = spanish, .catalogs = catalogs})
            .problems);
  };
  CHECK(told(R"({"full_name": "A", "hearing": "2014-11-01"})") ==
        "answers.json:1:31: warning[V16] hearing: Ya pasó el 1 de noviembre de 2014.\n"
        "error[required] in_custody: Falta esta respuesta.\n");
  CHECK(told(R"({"full_name": "A", "in_custody": "no", "hearing": "03/04/2014"})") ==
        "answers.json:1:51: error[date-ambiguous] hearing: Podría ser 4 de marzo de 2014 o 3 de abril de "
        "2014. "
        "Escriba AAAA-MM-DD.\n");
}

TEST_CASE("a question offers the choices its filter lets through") {
  const auto names = [](const CheckedAnswers &answers) {
    const form::FormScope scope(intake_form());
    const form::Evaluation at{answers.instance, scope, *answers.instance.find("place"), a_day(), {}};
    std::string out;
    for (const auto *choice :
         offered_choices(intake_form(), std::get<form::Question>(*intake_form().find("place")), at)) {
      out += choice->name + " ";
    }
    return out;
  };
  CHECK(names(checked(raw(R"({"full_name": "A", "in_custody": "no"})"))) == "court board ");
  CHECK(names(checked(raw(R"({"full_name": "A", "in_custody": "no", "kind": "no"})"))) == "school ");
}

TEST_CASE("a calculation that comes to no number has no value") {
  const auto form = *form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <integer name="n"><label>N</label></integer><calculate name="share" calculation="10 div ${n}"/>
    <calculate name="twice" calculation="number(${n}) * 2"/><calculate name="none" calculation="${share} = ''"/></form>)x"});
  const i18n::Catalogs none;
  const auto checked = [&](const std::string &n) {
    RawAnswers typed;
    typed.values["n"] = {n, {}};
    return check(form, typed, {.today = a_day(), .language = {}, .catalogs = none});
  };
  CHECK(answer(checked("4"), "share") == "2.5");
  CHECK(answer(checked("0"), "share") == "");
  CHECK(answer(checked("0"), "none") == "true");
  CHECK(answer(checked(""), "twice") == "");
}

TEST_CASE("jr:choice-name() gives a choice's label in calculations, rules and choice filters") {
  const auto read_form = form::Form::read({"f.xml", R"x(<form id="f" version="1"><title>T</title>
    <choices name="regions"><choice name="n"><label>North</label></choice>
      <choice name="s"><label>South</label></choice></choices>
    <choices name="towns"><choice name="hill" of="North"><label>Hilltown</label></choice>
      <choice name="port" of="South"><label>Port</label></choice></choices>
    <select_one name="region" choices="regions"><label>R</label>
      <error code="E" if="jr:choice-name(., '${region}') = 'South'">Not the South.</error></select_one>
    <select_one name="town" choices="towns" choice_filter="of = jr:choice-name(${region}, '${region}')">
      <label>T</label></select_one>
    <calculate name="said" calculation="jr:choice-name(${region}, '${region}')"/></form>)x"});
  REQUIRE(read_form.ok());
  const i18n::Catalogs none;
  const auto checked = [&](const std::string &region) {
    RawAnswers typed;
    typed.values["region"] = {region, {}};
    return check(*read_form, typed, {.today = a_day(), .language = {}, .catalogs = none});
  };
  const auto north = checked("n"), south = checked("s");
  CHECK(answer(north, "said") == "North");
  CHECK(north.problems.empty());
  REQUIRE(south.problems.size() == 1);
  CHECK(south.problems.front().message == "Not the South.");

  const form::FormScope scope(*read_form);
  const auto &town = std::get<form::Question>(*read_form->find("town"));
  const auto offered = offered_choices(*read_form, town, {north.instance, scope, 0, a_day(), {}});
  REQUIRE(offered.size() == 1);
  CHECK(offered.front()->name == "hill");
}

TEST_CASE("every message of the engine is listed for the catalogs, once") {
  std::set<std::string_view> listed(engine_message::all.begin(), engine_message::all.end());
  CHECK(listed.size() == engine_message::all.size());
  CHECK(listed.size() == 24);
}
