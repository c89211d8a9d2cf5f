#include "mailmerge/exhibit_folder.hpp"

#include "diag/report.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::mailmerge;

namespace fs = std::filesystem;

namespace {

struct Scans {
  test::Scratch scratch;
  fs::path folder = scratch.folder() / "scans";
  Problems warnings;

  explicit Scans(const std::vector<std::string> &files) {
    fs::create_directories(folder);
    for (const auto &file : files) {
      fs::create_directories((folder / file).parent_path());
      scratch.file("scans/" + file, "%PDF-");
    }
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> all;
    for (const auto &warning : warnings) all.push_back(warning.code);
    return all;
  }
  ExhibitFolder open(const std::vector<std::string> &ids) {
    auto opened = ExhibitFolder::open(folder);
    REQUIRE(opened.ok());
    for (const auto &id : ids) opened->claim(id);
    warnings = opened->settle();
    return std::move(*opened);
  }
};

/// "2026-1/lease.pdf=" or, with a name of its own on paper, "2026-1-lease.pdf=lease".
std::vector<std::string> shown(const ExhibitFolder &folder, const std::string &id) {
  std::vector<std::string> all;
  for (const auto &file : folder.of(id).files) all.push_back(folder.name_of(file.path) + "=" + file.name);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a record's exhibits are those in its folder and those called by its id") {
  Scans scans({"2026-1/lease.pdf", "2026-1/.DS_Store", "2026-1/Thumbs.db", "2026-2-school letter.png",
               "2026-2 bank 10.pdf", "2026-2_bank 9.jpg", "2026-2.pdf", "A 7/x.pdf"});
  const auto folder = scans.open({"2026-1", "2026-2", "A 7", "2026-3"});
  CHECK(scans.codes() == Names{"exhibit-words"});
  CHECK(shown(folder, "2026-1") == Names{"2026-1/lease.pdf="});
  CHECK(shown(folder, "2026-2") == Names{"2026-2 bank 10.pdf=bank 10",
                                         "2026-2-school letter.png=school letter",
                                         "2026-2.pdf=", "2026-2_bank 9.jpg=bank 9"});
  CHECK(shown(folder, "A 7") == Names{"A 7/x.pdf="});
  CHECK(shown(folder, "a 7") == Names{});  // not in the roster; record_stem tells both apart
  CHECK(shown(folder, "2026-3").empty());
  CHECK(shown(folder, "").empty());
}

TEST_CASE("numbers in the names of exhibits are ordered by value") {
  Scans scans({"r/10 bank.pdf", "r/2 rent.pdf", "r/02 later.pdf", "r/Affidavit.pdf", "r/birth.pdf"});
  CHECK(shown(scans.open({"r"}), "r") ==
        Names{"r/02 later.pdf=", "r/2 rent.pdf=", "r/10 bank.pdf=", "r/Affidavit.pdf=", "r/birth.pdf="});
}

TEST_CASE("a file that two ids could mean is that of the longer one, if the roster has it") {
  Scans scans({"12-3-lease.pdf"});
  const auto both = scans.open({"12", "12-3"});
  CHECK(shown(both, "12-3") == Names{"12-3-lease.pdf=lease"});
  CHECK(shown(both, "12").empty());
}

TEST_CASE("a file whose name may go on with a longer id is nobody's, whatever ids the roster leaves out") {
  const Names doubtful{"F7-2-passport.pdf", "F7-2.pdf",      "F7_2.pdf",          "F7 2.pdf",
                       "F7.2.pdf",          "F7.2",          "F7-b-passport.pdf", "F7-02b scan.pdf",
                       "F7-IV-visa.pdf",    "F7-٢-visa.pdf", "F7 - 2 visa.pdf"};
  const Names sure{"F7-passport.pdf", "F7 bank 2.pdf", "F7.pdf", "F7_دفتر.pdf", "F7-.pdf"};
  auto files = doubtful;
  files.insert(files.end(), sure.begin(), sure.end());
  Scans scans(files);
  const auto folder = scans.open({"F7"});
  const auto found = folder.of("F7");
  Names bound;
  for (const auto &file : found.files) bound.push_back(folder.name_of(file.path));
  std::ranges::sort(bound);
  auto wanted = sure;
  std::ranges::sort(wanted);
  CHECK(bound == wanted);
  CHECK(folder.of_nobody() == doubtful.size());
  CHECK(scans.codes() == Names{"doubtful-exhibit", "exhibit-words"});
  for (const auto &name : doubtful) CHECK_THAT(scans.warnings[0].message, Catch::Contains("`" + name + "`"));
  CHECK_THAT(scans.warnings[0].hint, Catch::Contains("ID/passport.pdf"));
  // The person's own row says so, too.
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].code == "exhibit-left-out");
  CHECK(found.problems[0].severity == Severity::warning);
}

TEST_CASE("of a person's own folder every file is bound, whatever it is called") {
  Scans scans({"F7/2.pdf", "F7/F7-2-passport.pdf", "F7-2/passport.pdf"});
  const auto folder = scans.open({"F7"});
  CHECK(shown(folder, "F7") == Names{"F7/2.pdf=", "F7/F7-2-passport.pdf="});
  CHECK(folder.of("F7").problems.empty());
  CHECK(folder.of_nobody() == 1);
}

TEST_CASE("ids that are names go on with words: only a file of the very name is bound") {
  Scans scans({"Garcia-Lopez-passport.pdf", "Garcia-passport.pdf", "Garcia.pdf"});
  CHECK(shown(scans.open({"Garcia"}), "Garcia") == Names{"Garcia.pdf="});
  CHECK(shown(scans.open({"Garcia-Lopez", "Garcia"}), "Garcia-Lopez").empty());
}

TEST_CASE("a word that another id or folder goes on with is no file's own") {
  const Names files{"F7-child-visa.pdf", "F7-lease.pdf"};
  CHECK(shown(Scans(files).open({"F7"}), "F7").size() == 2);
  for (const auto *other : {"F8-child", "F8 Child 2"}) {
    INFO(other);
    CHECK(shown(Scans(files).open({"F7", other}), "F7") == Names{"F7-lease.pdf=lease"});
  }
  for (const auto *other : {"F8-pdf", "F8-visa"}) {
    INFO(other);
    Scans scans({"F7.pdf"});
    CHECK(shown(scans.open({"F7", other}), "F7").size() == 1);
  }
  Scans scans({"F7-child-visa.pdf", "F7-lease.pdf", "F7-child/passport.pdf"});
  CHECK(shown(scans.open({"F7"}), "F7") == Names{"F7-lease.pdf=lease"});
}

TEST_CASE("files of nobody are told") {
  Scans scans({"1/a.pdf", "2/b.pdf", "stray.pdf"});
  const auto folder = scans.open({"1"});
  REQUIRE(scans.warnings.size() == 1);
  CHECK(scans.warnings[0].code == "unclaimed-exhibit");
  CHECK(scans.warnings[0].severity == Severity::warning);
  CHECK_THAT(scans.warnings[0].message, Catch::Contains("`2/b.pdf`, `stray.pdf`."));
}

TEST_CASE("no id and no link leads out of the folder of exhibits") {
  Scans scans({"1/a.pdf"});
  scans.scratch.file("secret.pdf", "%PDF-");
  fs::create_symlink(scans.scratch.folder() / "secret.pdf", scans.folder / "1/link.pdf");
  fs::create_symlink("a.pdf", scans.folder / "1/within.pdf");
  const auto folder = scans.open({"1", "..", "../secret", "."});
  CHECK(shown(folder, "..").empty());
  CHECK(shown(folder, "../secret").empty());
  CHECK(shown(folder, ".").empty());
  CHECK(shown(folder, "1") == Names{"1/a.pdf=", "1/within.pdf="});
  const auto problems = folder.of("1").problems;
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "exhibit-elsewhere");
  CHECK(problems[0].subject == "1/link.pdf");
}

TEST_CASE("folders within a person's folder are told and not looked into") {
  Scans scans({"1/a.pdf", "1/old/b.pdf"});
  const auto found = scans.open({"1"}).of("1");
  CHECK(found.files.size() == 1);
  REQUIRE(found.problems.size() == 1);
  CHECK(found.problems[0].code == "exhibit-folder-within");
  CHECK_FALSE(has_errors(found.problems));
}

TEST_CASE("a folder of exhibits that is not there is a problem") {
  const test::Scratch scratch;
  const auto opened = ExhibitFolder::open(scratch.folder() / "none");
  REQUIRE_FALSE(opened.ok());
  CHECK(opened.problems().front().code == "no-exhibit-folder");
}

TEST_CASE("a folder is found that a Mac has named, with its accents behind the letters") {
  Scans scans({"Jose\xCC\x81 7/lease.pdf", "Jose\xCC\x81 8-visa.pdf"});
  const auto folder = scans.open({"Jos\xC3\xA9 7", "Jos\xC3\xA9 8"});
  CHECK(scans.codes() == Names{"exhibit-words"});
  CHECK(shown(folder, "Jos\xC3\xA9 7") == Names{"Jose\xCC\x81 7/lease.pdf="});
  CHECK(shown(folder, "Jos\xC3\xA9 8") == Names{"Jose\xCC\x81 8-visa.pdf=visa"});
}

TEST_CASE("a note names the words by which files were taken, rare ones first: a clinic alone can tell") {
  Scans scans({"12-mother.pdf", "12-passport.pdf", "12.pdf", "13 Passport scan.pdf", "13/a-b.pdf"});
  scans.open({"12", "13"});
  REQUIRE(scans.warnings.size() == 1);
  CHECK(scans.warnings[0].code == "exhibit-words");
  CHECK(scans.warnings[0].severity == Severity::note);
  CHECK_THAT(scans.warnings[0].message,
             Catch::StartsWith("3 file(s) ") &&
                 Catch::EndsWith(": `mother` (12-mother.pdf), `passport` (2 files)."));
}

TEST_CASE("an id that the roster leaves out keeps its files from whom its first part names") {
  Scans scans({"F7.pdf", "F7-child.pdf", "F7-lease.pdf"});
  auto folder = *ExhibitFolder::open(scans.folder);
  folder.know("F7-child");
  folder.claim("F7");
  scans.warnings = folder.settle();
  CHECK(shown(folder, "F7") == Names{"F7-lease.pdf=lease", "F7.pdf="});
  CHECK(scans.codes() == Names{"doubtful-exhibit", "exhibit-words"});
}

TEST_CASE("where records are left out that nobody can tell, a word behind an id gives a file to nobody") {
  Scans scans({"F7.pdf", "F7-child.pdf", "F7-lease.pdf", "F8/child.pdf"});
  auto folder = *ExhibitFolder::open(scans.folder);
  folder.claim("F7");
  folder.claim("F8");
  folder.doubt_words();
  scans.warnings = folder.settle();
  CHECK(shown(folder, "F7") == Names{"F7.pdf="});
  CHECK(shown(folder, "F8") == Names{"F8/child.pdf="});
  CHECK(scans.codes() == Names{"doubtful-exhibit"});
  CHECK_THAT(scans.warnings[0].message, Catch::Contains("`F7-child.pdf`, `F7-lease.pdf`."));
  CHECK_THAT(scans.warnings[0].hint, Catch::Contains("beside their manifest.jsonl"));
}

TEST_CASE("folders and files of ids that differ by capitals alone are nobody's") {
  const std::vector<Names> cases{
      {"F9/passport.pdf", "f9/passport.pdf"}, {"F9/passport.pdf", "f9-visa.pdf"}, {"F9-visa.pdf", "f9.pdf"}};
  for (const auto &files : cases) {
    INFO(files[0] << " and " << files[1]);
    Scans scans(files);
    const auto folder = scans.open({"F9"});
    const auto found = folder.of("F9");
    CHECK(found.files.empty());
    CHECK(folder.of_nobody() == 2);
    CHECK(scans.codes() == Names{"shared-exhibit"});
    for (const auto &name : files) CHECK_THAT(scans.warnings[0].message, Catch::Contains("`" + name + "`"));
    REQUIRE(found.problems.size() == 1);
    CHECK(found.problems[0].code == "exhibit-left-out");
  }
  // All are written alike, if not as the roster writes it.
  CHECK(shown(Scans({"a7/x.pdf", "a7-lease.pdf"}).open({"A7"}), "A7").size() == 2);
}

TEST_CASE("exhibits of an id that the roster has twice are nobody's") {
  Scans scans({"F7/ana.pdf", "F7-luis.pdf", "F8/x.pdf"});
  const auto folder = scans.open({"F7", "F8", "f7"});
  CHECK(folder.of("F7").files.empty());
  CHECK(shown(folder, "F8") == Names{"F8/x.pdf="});
  CHECK(scans.codes() == Names{"shared-exhibit"});
  CHECK_THAT(scans.warnings[0].message, Catch::Contains("`F7/ana.pdf`, `F7-luis.pdf`."));
}

TEST_CASE("letters with accents are ordered as those without") {
  Scans scans({"r/Acta.pdf", "r/\xC3\x9Altima entrada.pdf", "r/Zeta.pdf",
               "r/\xC3\x89"
               "crit.pdf",
               "r/\xC3\xA9"
               "crit 2.pdf",
               "r/beta.pdf", "r/\xD9\x86.pdf", "r/\xE6\x8A\xA4.pdf"});
  CHECK(shown(scans.open({"r"}), "r") ==
        Names{"r/Acta.pdf=", "r/beta.pdf=",
              "r/\xC3\xA9"
              "crit 2.pdf=",
              "r/\xC3\x89"
              "crit.pdf=",
              "r/\xC3\x9Altima entrada.pdf=", "r/Zeta.pdf=", "r/\xD9\x86.pdf=", "r/\xE6\x8A\xA4.pdf="});
}
