#include "answers/document_choice.hpp"
#include "answers/intake_form.hpp"
#include "answers/message_text.hpp"

using namespace formletter;
using namespace formletter::answers;

namespace {

i18n::Catalogs spanish_catalogs() {
  auto catalog = i18n::Catalog::read_po({"es.po", R"(msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"
"X-Formletter-State: draft\n"

msgid "A court"
msgstr "Un tribunal"

msgid "about {date}"
msgstr "hacia {date}"

msgid "Yes"
msgstr "Sí"
)"});
  if (!catalog) FAIL(catalog.problems().front().message);
  i18n::Catalogs catalogs;
  catalogs.add(std::move(catalog).value());
  return catalogs;
}

struct Shown {
  const char *question, *canonical, *english, *spanish;
};

}  // namespace

TEST_CASE("an answer is written as the reader of a language expects it") {
  const i18n::Catalogs catalogs = spanish_catalogs();
  for (const Shown &row : std::vector<Shown>{
           {"full_name", "Ana López", "Ana López", "Ana López"},
           {"full_name", "", "", ""},
           {"number", "N0042", "N 00 42", "N 00 42"},
           {"hearing", "2014-11-20", "November 20, 2014", "20 de noviembre de 2014"},
           {"hearing_time", "13:30:00", "1:30\u00A0p.m.", "1:30\u00A0de\u00A0la\u00A0tarde"},
           {"since", "2009", "2009", "2009"},
           {"since", "2009~", "about 2009", "hacia 2009"},
           {"since", "2009-05", "May 2009", "mayo de 2009"},
           {"since", "2009-05~", "about May 2009", "hacia mayo de 2009"},
           {"since", "2009-05-07", "May 7, 2009", "7 de mayo de 2009"},
           {"children", "12", "12", "12"},
           {"rent", "1234567.5", "1,234,567.5", "1.234.567,5"},
           {"place", "court", "A court", "Un tribunal"},
           {"places", "court", "A court", "Un tribunal"},
           {"places", "court board school", "A court, The Board, and A school",
            "Un tribunal, The Board y A school"},
           {"country", "MX", "Mexico", "México"},
           {"country", "stateless", "Stateless", "Stateless"},
           {"language", "ar", "Arabic", "árabe"},
           {"agreed", "true", "Yes", "Sí"},
           {"stage", "custody", "custody", "custody"},
           {"record_id", "007", "007", "007"},
       }) {
    INFO(row.question << " " << row.canonical);
    const auto &question = std::get<form::Question>(*intake_form().find(row.question));
    CHECK(displayed(intake_form(), question, row.canonical, {{}, catalogs}) == row.english);
    CHECK(displayed(intake_form(), question, row.canonical, {*LanguageTag::parse("es"), catalogs}) ==
          row.spanish);
  }
}

TEST_CASE("a text with ${name} is filled where it stands, many values as a list") {
  const auto answers = checked(raw(R"({"full_name": "Ana", "in_custody": "no",
    "reason": [{"factor": "a"}, {"factor": "b"}]})"));
  const form::FormScope scope(intake_form());
  const i18n::Catalogs none;
  const auto filled = [&](const char *path) {
    const form::Evaluation at{answers.instance, scope, *answers.instance.find(path), a_day(), {}};
    return message_text(intake_form(), "${full_name}: ${factor}, ${hearing}.", at, {{}, none},
                        SensitiveValues::shown);
  };
  CHECK(filled("reason[2]/factor") == "Ana: b, .");
  CHECK(filled("full_name") == "Ana: a and b, .");
}

TEST_CASE("values are not read again as names") {
  const auto answers = checked(raw(R"({"full_name": "${number}", "in_custody": "no", "number": "1234"})"));
  const form::FormScope scope(intake_form());
  const form::Evaluation at{answers.instance, scope, 0, a_day(), {}};
  const i18n::Catalogs none;
  CHECK(message_text(intake_form(), "Dear ${full_name}", at, {{}, none}, SensitiveValues::shown) ==
        "Dear ${number}");
}

TEST_CASE("the documents whose relevant holds are called for, in the language of the answer") {
  const auto chosen = [](const std::string &json) {
    const auto answers = checked(raw(json));
    std::string out;
    const form::RunLanguages none;
    const DocumentChoice choice(intake_form(), answers.instance, a_day(), none);
    for (const form::DocumentRule &rule : intake_form().documents())
      if (const auto document = choice.of(rule))
        out += rule.name + " " + document->language.text() + " (" + std::string(document->why) + ")\n";
    return out;
  };
  CHECK(chosen(R"({"full_name": "A", "in_custody": "yes", "facility": "F", "language": "zh-Hans"})") ==
        "letter en (${stage} = 'custody')\nhandout zh-Hans (always)\n");
  CHECK(chosen(R"({"full_name": "A", "in_custody": "no"})") == "handout en (always)\n");
}
