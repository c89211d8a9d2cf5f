// Changed English makes a translation fuzzy, and a paper prints the English until
// somebody has looked at it.

#include "catalogs/merge_catalog.hpp"
#include "catalogs/check_catalog.hpp"
#include "catalogs/pot.hpp"
#include "catalogs/tally.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <formletter/press.hpp>

#include <catch2/catch.hpp>

using namespace formletter;
namespace fs = std::filesystem;

namespace {

const auto today = Date::from_parts(2026, 11, 24).value();

constexpr auto header = R"(# Spanish, by Ana.
msgid ""
msgstr ""
"Project-Id-Version: visit\n"
"PO-Revision-Date: 2026-11-24 12:00+0000\n"
"Last-Translator: Ana <ana@example.org>\n"
"Language-Team: Spanish\n"
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Formletter-State: partial\n"
"X-Source-Revision: 7\n"
)";

/// A pack of one note, in English and Spanish.
class NotePack {
 public:
  NotePack() {
    for (const auto *folder : {"forms/samples", "templates", "locales"})
      fs::create_directories(scratch_.folder() / folder);
    write("forms/visit.xml",
          R"(<form id="visit" version="1" language="en"><title>Visit</title>
<text name="who"><label>Your name</label></text>
<text name="language"><label>Language</label></text>
<document name="note" template="note" language="${language}" pages="1"><title>Note</title></document>
</form>)");
    say("The office may close early.");
    write("forms/samples/one.json", R"({"who": "Ana", "language": "es"})");
    catalog("La oficina puede cerrar temprano.");
  }

  void say(const std::string &sentence) const {
    write("templates/note.mustache",
          R"(<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Note</title></head>
<body><p>)" + sentence +
              "</p></body></html>");
  }
  void catalog(const std::string &translation) const {
    write("locales/es.po",
          std::string(header) + "\nmsgid \"The office may close early.\"\nmsgstr \"" + translation + "\"\n");
  }
  void write(const std::string &name, const std::string &bytes) const { scratch_.file(name, bytes); }
  fs::path folder() const { return scratch_.folder(); }

  std::string merged() const {
    auto pack = packet::Pack::open(folder());
    REQUIRE(pack.ok());
    const auto pot = catalogs::pot(*pack);
    REQUIRE(pot.ok());
    auto text = catalogs::merged_catalog(folder() / "locales" / "es.po", *pot, catalogs::Guesses::similar);
    REQUIRE(text.ok());
    return *text;
  }

  std::string printed() const {
    auto press = Press::open(folder());
    REQUIRE(press.ok());
    const auto packet = press->print("visit", {"one.json", R"({"who": "Ana", "language": "es"})"},
                                     {.today = today, .formats = {Format::text}});
    REQUIRE(packet.ok());
    return packet->papers.front().bytes;
  }

  Problems checked() const {
    auto press = Press::open(folder());
    REQUIRE(press.ok());
    return catalogs::check_catalog(press->works(), LanguageTag::parse("es").value(), today);
  }

 private:
  test::Scratch scratch_;
};

bool holds(const Problems &problems, std::string_view code) {
  return std::any_of(problems.begin(), problems.end(),
                     [&](const Problem &each) { return each.code == code; });
}

}  // namespace

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

TEST_CASE("A translation that makes a paper too long is named with the page it stands on") {
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
  CHECK(found->hint.starts_with("page 3 holds"));
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
