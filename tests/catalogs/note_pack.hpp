#pragma once

#include "catalogs/check_catalog.hpp"
#include "catalogs/merge_catalog.hpp"
#include "catalogs/pot.hpp"
#include "support/scratch.hpp"

#include <formletter/press.hpp>

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

namespace formletter::test {

namespace fs = std::filesystem;

inline const auto note_day = Date::from_parts(2026, 11, 24).value();

inline constexpr auto note_header = R"(# Spanish, by Ana.
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
    write("locales/es.po", std::string(note_header) + "\nmsgid \"The office may close early.\"\nmsgstr \"" +
                               translation + "\"\n");
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

  std::string printed(const std::string &answers = R"({"who": "Ana", "language": "es"})") const {
    auto press = Press::open(folder());
    REQUIRE(press.ok());
    const auto packet =
        press->print("visit", {"one.json", answers}, {.today = note_day, .formats = {Format::text}});
    REQUIRE(packet.ok());
    return packet->papers.front().bytes;
  }

  Problems checked() const {
    auto press = Press::open(folder());
    REQUIRE(press.ok());
    return catalogs::check_catalog(press->works(), LanguageTag::parse("es").value(), note_day);
  }

 private:
  Scratch scratch_;
};

inline bool holds(const Problems &problems, std::string_view code) {
  return std::any_of(problems.begin(), problems.end(),
                     [&](const Problem &each) { return each.code == code; });
}

}  // namespace formletter::test
