// The note `no-hyphenation`: said where a style would have divided words and the machine
// has no patterns for the language, and only there.

#include "diag/report.hpp"
#include "disk/disk.hpp"
#include "packet/works.hpp"
#include "support/scratch.hpp"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace formletter;
namespace fs = std::filesystem;

namespace {

/// The library card's pack, whose paragraphs have this `hyphens`; "" for none.
class CardPack {
 public:
  explicit CardPack(const std::string &hyphens) {
    fs::copy(fs::path(FORMLETTER_ROOT) / "tests/packs/library-card", folder(), fs::copy_options::recursive);
    auto styles = disk::read_file(folder() / "templates/styles.xml").value().text;
    constexpr std::string_view paragraph = "<style name=\"p\"";
    if (!hyphens.empty())
      styles.insert(styles.find(paragraph) + paragraph.size(), " hyphens=\"" + hyphens + "\"");
    disk::write_files({{folder() / "templates/styles.xml", styles}});
  }

  /// The notes of that code, printing a sample in its own languages.
  Problems notes(const std::string &patterns, const std::string &sample) const {
    auto press = Press::open(folder());
    REQUIRE(press.ok());
    press->works().typesetter().look_for_hyphens_in(patterns);
    const auto answers = disk::read_file(folder() / "forms/samples" / sample);
    const auto packet =
        press->print("library-card", *answers, {.today = Date::parse_iso("2026-11-24").value()});
    INFO((packet ? "" : diag::report_text(packet.problems())));
    REQUIRE(packet.ok());
    Problems found = packet->problems;
    std::erase_if(found, [](const Problem &problem) { return problem.code != "no-hyphenation"; });
    return found;
  }

 private:
  fs::path folder() const { return scratch_.folder() / "pack"; }
  test::Scratch scratch_;
};

constexpr const char *english_loans = "03-loans-english.xml", *hebrew_loans = "02-loans-hebrew.json";
constexpr const char *nowhere = "/nonexistent";

}  // namespace

TEST_CASE(
    "where words would be divided and there are no patterns, a note says so once, with what to install") {
  const auto notes = CardPack("auto").notes(nowhere, english_loans);
  REQUIRE(notes.size() == 1);
  CHECK(notes[0].severity == Severity::note);
  CHECK(notes[0].subject == "en");
  CHECK_THAT(notes[0].message, Catch::Contains("no hyphenation patterns for `en`"));
  CHECK(notes[0].hint == "install hyphen-en-us");
}

TEST_CASE("nothing is said when no style divides words, or only at soft hyphens") {
  CHECK(CardPack("").notes(nowhere, english_loans).empty());
  CHECK(CardPack("manual").notes(nowhere, english_loans).empty());
}

TEST_CASE("nothing is said of a language that has no patterns to install") {
  const auto notes = CardPack("auto").notes(nowhere, hebrew_loans);
  for (const Problem &note : notes) CHECK(note.subject != "he");
}

TEST_CASE("nothing is said where the patterns are") {
  if (!fs::exists("/usr/share/hyphen/hyph_en_US.dic")) {
    WARN("hyphen-en-us is not installed: left out");
    return;
  }
  CHECK(CardPack("auto").notes("/usr/share/hyphen", english_loans).empty());
}
