#include "cli/cli.hpp"
#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>

#include <sstream>

using namespace formletter;

namespace {

constexpr const char *visit_form = R"xml(<form id="visit" version="1" language="en">
  <title>A visit</title>
  <choices name="town"><choice name="north"><label>Northbridge</label></choice><choice name="south"><label>Southbridge</label></choice></choices>
  <text name="name" required="true()"><label>Name</label><guidance_hint>We call you by it.</guidance_hint></text>
  <select_one name="town" choices="town"><label>Town</label></select_one>
  <integer name="age"><label>Age</label></integer>
</form>)xml";

constexpr const char *spanish = R"(msgid ""
msgstr ""
"Language: es\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"X-Formletter-State: draft\n"

msgid "Name"
msgstr "Nombre"

msgid "This question needs an answer."
msgstr "Esta pregunta necesita una respuesta."

msgid "Not accepted: {message}"
msgstr "No se acepta: {message}"
)";

/// A pack with one form, and the interview run over a pipe.
struct Asking {
  Asking() {
    std::filesystem::create_directories(scratch.folder() / "forms");
    std::filesystem::create_directories(scratch.folder() / "locales");
    scratch.file("forms/visit.xml", visit_form);
    scratch.file("locales/es.po", spanish);
  }

  int run(const std::string &typed, std::vector<std::string> more = {}) {
    std::vector<std::string> arguments = {"ask", "visit",           "--pack", scratch.folder().string(),
                                          "-o",  answers().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    std::istringstream in(typed);
    std::ostringstream out, err;
    const int code = cli::run(arguments, {.in = in,
                                          .out = out,
                                          .err = err,
                                          .environment = [](const std::string &) { return std::nullopt; },
                                          .today = [] { return *Date::parse_iso("2026-11-24"); }});
    said = out.str();
    complaints = err.str();
    return code;
  }

  std::filesystem::path answers() const { return scratch.folder() / file; }
  std::filesystem::path draft() const { return scratch.folder() / (file + ".draft"); }
  static std::string text_of(const std::filesystem::path &path) {
    const auto source = disk::read_file(path);
    return source ? source->text : "(no file)";
  }
  static unsigned mode_of(const std::filesystem::path &path) {
    struct stat status = {};
    REQUIRE(::stat(path.c_str(), &status) == 0);
    return status.st_mode & 0777U;
  }
  bool says(const std::string &text) const { return said.find(text) != std::string::npos; }

  test::Scratch scratch;
  std::string file = "ana.json";
  std::string said, complaints;
};

}  // namespace

TEST_CASE("an interview over a pipe writes the answers for its owner alone and removes the draft") {
  Asking asking;
  CHECK(asking.run("Ana\nsouth\n34\n\n") == 0);
  CHECK(Asking::text_of(asking.answers()).find("\"town\": \"south\"") != std::string::npos);
  CHECK(Asking::mode_of(asking.answers()) == 0600);
  CHECK_FALSE(std::filesystem::exists(asking.draft()));
  CHECK(asking.says("Your answers are in " + asking.answers().string() + "."));
}

TEST_CASE("an interview never writes over answers that it was not begun with") {
  Asking asking;
  REQUIRE(asking.run("Ana\nsouth\n34\n\n") == 0);
  const auto ana = Asking::text_of(asking.answers());
  CHECK(asking.run("Bea\nnorth\n35\n\n") == 1);
  CHECK(asking.complaints.find("error[file-exists]") != std::string::npos);
  CHECK(Asking::text_of(asking.answers()) == ana);
  // Her own answers may be changed, and a draft of theirs gone on with.
  CHECK(asking.run("1\nAna Mar\n:quit\n", {"--answers", asking.answers().string()}) == 1);
  const auto draft = Asking::text_of(asking.draft());
  CHECK(asking.run("Bea\n:quit\n") == 1);
  CHECK(asking.run("Bea\n:quit\n", {"--answers", asking.answers().string()}) == 1);
  CHECK(Asking::text_of(asking.draft()) == draft);
  CHECK(asking.run("\n", {"--answers", asking.draft().string()}) == 0);
  CHECK(Asking::text_of(asking.answers()).find("Ana M") != std::string::npos);
}

TEST_CASE("each question is put with its choices in plain lines") {
  Asking asking;
  CHECK(asking.run("Ana\n2\n\n\n") == 0);
  CHECK(asking.says("Name (needs an answer)\n"));
  CHECK(asking.says("Town\n  1) Northbridge\n  2) Southbridge\n  Type a number or a name.\n> "));
  CHECK(asking.says("1. Name: Ana\n2. Town: Southbridge\n3. Age: (no answer)\n"));
  CHECK(asking.said.find('\x1b') == std::string::npos);
}

TEST_CASE(":why says why it is asked, or that nothing more is known") {
  Asking asking;
  CHECK(asking.run(":why\nAna\n:why\n:quit\n") == 1);
  CHECK(asking.says("Why we ask: We call you by it."));
  CHECK(asking.says("There is no further explanation for this question."));
}

TEST_CASE(":left lists the questions that are left") {
  Asking asking;
  CHECK(asking.run("Ana\n:left\n:quit\n") == 1);
  CHECK(asking.says("Questions left: 2\n  - Town\n  - Age\n"));
}

TEST_CASE(":back goes to the question before and at the first one says so") {
  Asking asking;
  CHECK(asking.run(":back\nAna\n:back\nBea\n\n\n\n") == 0);
  CHECK(asking.says("This is the first question."));
  CHECK(asking.says("Your answer now: Ana. Press Enter to keep it."));
  CHECK(Asking::text_of(asking.answers()).find("\"name\": \"Bea\"") != std::string::npos);
}

TEST_CASE("a mistyped command is no answer") {
  Asking asking;
  CHECK(asking.run(":bakc\n:quit\n") == 1);
  CHECK(Asking::text_of(asking.draft()).find("bakc") == std::string::npos);
}

TEST_CASE(":quit keeps a draft for its owner alone, and the interview goes on from it") {
  Asking asking;
  CHECK(asking.run("Ana\n:quit\n") == 1);
  CHECK_FALSE(std::filesystem::exists(asking.answers()));
  CHECK(Asking::mode_of(asking.draft()) == 0600);
  CHECK(asking.says("Your draft is in " + asking.draft().string()));
  CHECK(asking.says("formletter ask visit --pack " + asking.scratch.folder().string() + " --answers " +
                    asking.draft().string() + " -o " + asking.answers().string() + "\n"));
  CHECK(asking.run("1\n\n\n", {"--answers", asking.draft().string()}) == 0);
  CHECK(Asking::text_of(asking.answers()).find("\"name\": \"Ana\"") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(asking.draft()));
}

TEST_CASE("a pipe that ends early leaves a draft, also before the first answer") {
  Asking asking;
  CHECK(asking.run("") == 1);
  CHECK(std::filesystem::exists(asking.draft()));
  CHECK(asking.run("Ana\n1\n") == 1);
  CHECK(Asking::text_of(asking.draft()).find("north") != std::string::npos);
}

TEST_CASE("the review takes a line's number to change it, and no other") {
  Asking asking;
  CHECK(asking.run("Ana\n1\n5\n9\n٣\n6\n\n") == 0);
  CHECK(asking.says("There is no line of this number."));
  CHECK(Asking::text_of(asking.answers()).find("\"age\": 6") != std::string::npos);
}

TEST_CASE("answers with an error that no question can mend are kept, and the run is not good") {
  Asking asking;
  asking.scratch.file("forms/visit.xml",
                      R"xml(<form id="visit" version="1" language="en"><title>A visit</title>
    <text name="name"><label>Name</label></text><hidden name="desk" required="true()"/></form>)xml");
  CHECK(asking.run("Ana\n\n") == 1);
  CHECK(asking.says("Not accepted: "));
  CHECK(Asking::text_of(asking.answers()).find("Ana") != std::string::npos);
}

namespace {

constexpr const char *rooms_form = R"xml(<form id="visit" version="1" language="en"><title>A visit</title>
  <text name="name"><label>Name</label></text>
  <repeat name="rooms"><label>Rooms</label>
    <error code="one" if="${name} != '' and count(${rooms}) = 2">Two rooms are one too many or too few.</error>
    <text name="room" required="true()"><label>Room</label></text>
  </repeat></form>)xml";

}  // namespace

TEST_CASE("Enter does not finish answers as good while an error stands that other answers can mend") {
  Asking asking;
  asking.scratch.file("forms/visit.xml", rooms_form);
  CHECK(asking.run("Ana\ny\nhall\ny\nattic\nn\n\n:left\n:quit\n") == 1);
  CHECK(
      asking.says("Not accepted: Two rooms are one too many or too few.\n"
                  "Type a number to change an answer, or press Enter to finish.\n"));
  CHECK(asking.says("Questions left: 0\n"));
  CHECK_FALSE(std::filesystem::exists(asking.answers()));
}

TEST_CASE("at the review an entry is added by its line's number, and one is taken out by :remove") {
  Asking asking;
  asking.scratch.file("forms/visit.xml", rooms_form);
  // Lines: 1 name, 2 and 3 rooms, 4 another room.
  CHECK(asking.run("Ana\ny\nhall\ny\nattic\nn\n4\ny\ncellar\nn\n\n") == 0);
  CHECK(asking.says("3. Rooms 2: Room: attic\n4. Rooms. Do you want to add another?\n"));
  Asking bea;
  bea.scratch.file("forms/visit.xml", rooms_form);
  CHECK(bea.run("Bea\ny\nhall\ny\nattic\nn\n:remove 1\n:remove 2\nno\n:remove 2\nyes\n\n") == 0);
  CHECK(bea.says("There is no line of this number."));
  CHECK(bea.says("Remove Rooms 1 with all its answers? Type yes or no.\n"));
  const auto kept = Asking::text_of(bea.answers());
  CHECK(kept.find("attic") != std::string::npos);
  CHECK(kept.find("hall") == std::string::npos);
}

TEST_CASE("the review goes back to the question before as the questions do") {
  Asking asking;
  CHECK(asking.run("Ana\n1\n5\n:back\n6\n\n") == 0);
  CHECK(Asking::text_of(asking.answers()).find("\"age\": 6") != std::string::npos);
}

TEST_CASE("a pipe answers a multiline question in one line, and no command of the review by mistake") {
  Asking asking;
  asking.scratch.file("forms/visit.xml",
                      R"xml(<form id="visit" version="1" language="en"><title>A visit</title>
    <text name="story" appearance="multiline"><label>Story</label></text>
    <text name="wish"><label>Wish</label></text></form>)xml");
  CHECK(asking.run("I came.\n:remove 1\nTo stay\n\n") == 0);
  CHECK(Asking::text_of(asking.answers()).find("\"story\": \"I came.\"") != std::string::npos);
  CHECK(Asking::text_of(asking.answers()).find("\"wish\": \"To stay\"") != std::string::npos);
}

TEST_CASE("errors are told at once in the language chosen") {
  Asking asking;
  CHECK(asking.run("\nAna\n:quit\n", {"--language", "es"}) == 1);
  CHECK(asking.says("Nombre"));
  CHECK(asking.says("No se acepta: Esta pregunta necesita una respuesta."));
}

TEST_CASE("answers are written as XML where the file's name says so") {
  Asking asking;
  asking.file = "ana.xml";
  CHECK(asking.run("Ana\n1\n\n\n") == 0);
  CHECK(Asking::text_of(asking.answers()).find("<name>Ana</name>") != std::string::npos);
}

TEST_CASE("the command that goes on from a draft can be given to a shell as it is") {
  Asking asking;
  asking.file = "Ana's file.json";
  CHECK(asking.run("Ana\n:quit\n", {"--language", "es", "--today", "2026-11-01"}) == 1);
  const auto quoted = [&](const std::string &name) {
    return "'" + asking.scratch.folder().string() + "/Ana'\\''s file.json" + name + "'";
  };
  CHECK(asking.says(" --answers " + quoted(".draft") + " -o " + quoted("") +
                    " --language es --today 2026-11-01"));
}

TEST_CASE("answers are written to a file that says how: .json or .xml") {
  Asking asking;
  asking.file = "ana.docx";
  CHECK(asking.run("Ana\n:quit\n") == 2);
  CHECK(asking.complaints.find("error[bad-option] --out: ") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(asking.draft()));
}

TEST_CASE("an interview in a language that has no catalog says so") {
  Asking asking;
  CHECK(asking.run("Ana\n:quit\n", {"--language", "so"}) == 1);
  CHECK(asking.complaints ==
        "warning[language-fallback] --language: There is no catalog for `so`; the questions are in `en`.\n");
  CHECK(Asking().run("Ana\n:quit\n", {"--language", "somali"}) == 2);
}
