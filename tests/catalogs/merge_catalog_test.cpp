// Changed English makes a translation fuzzy, and a paper prints the English until
// somebody has looked at it.

#include "catalogs/note_pack.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using test::holds;
using test::NotePack;
namespace fs = std::filesystem;

TEST_CASE("After a change of the English the translation is fuzzy and the English is printed") {
  NotePack pack;
  CHECK(pack.printed().find("La oficina puede cerrar temprano.") != std::string::npos);

  pack.say("The office will close early.");
  CHECK(pack.printed().find("The office will close early.") != std::string::npos);  // not merged yet

  const auto merged = pack.merged();
  INFO(merged);
  CHECK(merged.find(
            "#, fuzzy\n#| msgid \"The office may close early.\"\nmsgid \"The office will close early.\"\n"
            "msgstr \"La oficina puede cerrar temprano.\"") != std::string::npos);
  pack.write("locales/es.po", merged);
  const auto paper = pack.printed();
  CHECK(paper.find("The office will close early.") != std::string::npos);
  CHECK(paper.find("La oficina") == std::string::npos);
  CHECK(holds(pack.checked(), "fuzzy"));
}

TEST_CASE("Merging keeps the header and its comment, and a new text comes out empty") {
  NotePack pack;
  const auto merged = pack.merged();
  INFO(merged);
  CHECK(merged.starts_with("# Spanish, by Ana.\n"));
  CHECK(merged.find("\"X-Formletter-State: partial\\n\"\n\"X-Source-Revision: 7\\n\"\n") !=
        std::string::npos);
  CHECK(merged.find("#: forms/visit.xml:2\nmsgid \"Your name\"\nmsgstr \"\"\n") != std::string::npos);
  pack.write("locales/es.po", merged);
  CHECK(pack.merged() == merged);
}

TEST_CASE("A reviewed catalog with texts that nobody has read is partial when it is merged") {
  NotePack pack;
  const auto with_state = [](std::string po, const std::string &from, const std::string &to) {
    return po.replace(po.find("State: " + from), 7 + from.size(), "State: " + to);
  };
  pack.catalog("La oficina puede cerrar temprano.");
  auto complete = pack.merged();
  for (auto at = complete.find("msgstr \"\"\n\n"); at != std::string::npos;
       at = complete.find("msgstr \"\"\n\n"))
    complete.replace(at, 9, "msgstr \"x\"");
  if (complete.ends_with("msgstr \"\"\n")) complete.replace(complete.size() - 3, 2, "\"x\"");
  const auto reviewed = with_state(complete, "partial", "reviewed");
  pack.write("locales/es.po", reviewed);
  CHECK(pack.merged() == reviewed);

  pack.say("The office will close early.");
  const auto merged = pack.merged();
  CHECK(merged.find("X-Formletter-State: partial") != std::string::npos);
  CHECK(merged.find("#, fuzzy") != std::string::npos);
}

TEST_CASE("What the pack no longer says is kept as obsolete") {
  NotePack pack;
  pack.say("Bring water, bread, a blanket, soap, two towels.");
  CHECK(pack.merged().find("#~ msgid \"The office may close early.\"") != std::string::npos);
}

TEST_CASE("A watched word that the translation says in no known way is an error, with an exception none") {
  NotePack pack;
  pack.write("locales/watched-words.tsv", "may\t“may” must stay “may”\n");
  fs::create_directories(pack.folder() / "locales" / "watched");
  pack.write("locales/watched/es.tsv", "may\tpued | podr\n");
  CHECK_FALSE(holds(pack.checked(), "watched-word"));
  pack.catalog("La oficina va a cerrar temprano.");
  CHECK(holds(pack.checked(), "watched-word"));
  pack.write("locales/exceptions.tsv",
             "watched-word\tes\tThe office may close early.\tthe clinic asked for it\n");
  CHECK_FALSE(holds(pack.checked(), "watched-word"));
}

TEST_CASE("A term of the glossary that a translation says otherwise is to be looked at") {
  NotePack pack;
  fs::create_directories(pack.folder() / "locales" / "glossary");
  pack.write("locales/glossary/es.tsv", "English\tSpanish\tNote\noffice\toficina\t\n");
  CHECK_FALSE(holds(pack.checked(), "glossary-term"));
  pack.catalog("El despacho puede cerrar temprano.");
  const auto problems = pack.checked();
  CHECK(holds(problems, "glossary-term"));
  CHECK_FALSE(has_errors(problems));
}

TEST_CASE("A translation that makes a paper too long is named with its line and the page it begins on") {
  NotePack pack;
  std::string story;
  for (int i = 0; i < 900; ++i) story += "La oficina puede cerrar temprano. ";
  pack.catalog(story + "Fin.");
  const auto problems = pack.checked();
  INFO(diag::report_text(problems));
  const auto found = std::find_if(problems.begin(), problems.end(),
                                  [](const Problem &each) { return each.code == "page-budget"; });
  REQUIRE(found != problems.end());
  CHECK(found->subject == "note");
  CHECK(found->message.find("of the sample one takes") != std::string::npos);
  CHECK(found->place.line == 15);
  CHECK(
      found->hint.starts_with("longest for their English: “The office may close early.” (line 15, page 1: "));
}

TEST_CASE("Of the texts that a paper prints the one that grew most is named first, in any script") {
  for (const std::string sentence : {"El equipo lee su carta y decide. ", "工作人员会看您的信然后决定。",
                                     "वे आपका पत्र पढ़कर फ़ैसला करते हैं। ", "يقرأ الفريق رسالتك ثم يقرر. "}) {
    INFO(sentence);
    const NotePack pack;
    std::string page, catalog(test::note_header);
    for (int i = 0; i < 12; ++i) {
      const std::string english(1, static_cast<char>('A' + i));
      page += "<p>" + english + " team reads your letter, {{who}}, and <em>then</em> decides.</p>";
      std::string said = english + " " + sentence;
      for (int times = 0; i == 7 && times < 400; ++times) said += sentence;
      catalog += "\nmsgid \"" + english +
                 " team reads your letter, {{who}}, and <em>then</em> decides.\"\nmsgstr \"" + said +
                 "{{who}} <em>x</em>.\"\n";
    }
    pack.write("templates/note.mustache",
               R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Note</title></head><body>)" + page +
                   "</body></html>");
    pack.write("locales/es.po", catalog);
    const auto problems = pack.checked();
    INFO(diag::report_text(problems));
    const auto found = std::find_if(problems.begin(), problems.end(),
                                    [](const Problem &each) { return each.code == "page-budget"; });
    REQUIRE(found != problems.end());
    CHECK(found->place.line == 15 + 7 * 3);
    CHECK(found->hint.starts_with("longest for their English: “H team reads"));
  }
}

TEST_CASE("A draft that is not complete is an error, a partial catalog is not") {
  NotePack pack;
  CHECK_FALSE(has_errors(pack.checked()));
  auto draft = *disk::read_file(pack.folder() / "locales" / "es.po");
  draft.text.replace(draft.text.find("partial"), 7, "draft");
  pack.write("locales/es.po", draft.text);
  CHECK(holds(pack.checked(), "untranslated"));
  CHECK(has_errors(pack.checked()));
}
