// `formletter catalogs` and `formletter matrix`, as a translator or an author meets them.

#include "cli/program.hpp"
#include "disk/disk.hpp"
#include "support/scratch.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using formletter::test::run_program;
namespace fs = std::filesystem;

namespace {

/// The second pack, to be changed.
void copy_library_card(const fs::path &to) {
  fs::copy(FORMLETTER_ROOT "/tests/packs/library-card", to, fs::copy_options::recursive);
}

}  // namespace

TEST_CASE("catalogs extract writes the template to the screen or into a file") {
  const test::Scratch scratch;
  const auto file = scratch.folder() / "formletter.pot";
  const auto on_screen = run_program({"catalogs", "extract", "--pack", FORMLETTER_ROOT});
  const auto in_file =
      run_program({"catalogs", "extract", "--pack", FORMLETTER_ROOT, "--out", file.string()});
  CHECK(on_screen.exit_code == 0);
  CHECK(in_file.exit_code == 0);
  CHECK(in_file.out.empty());
  CHECK(on_screen.out.starts_with("msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: formletter pd-request"));
  CHECK(disk::read_file(file)->text == on_screen.out);
}

TEST_CASE("catalogs merge brings a catalog up to its pack and says what is missing") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack";
  copy_library_card(pack);
  fs::remove_all(pack / "locales");
  fs::create_directories(pack / "locales");
  std::ofstream(pack / "locales" / "eo.po")
      << "msgid \"\"\nmsgstr \"\"\n\"Project-Id-Version: card\\n\"\n\"Language: eo\\n\"\n"
         "\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"X-Formletter-State: partial\\n\"\n\n"
         "msgid \"Yes\"\nmsgstr \"Jes\"\n";
  fs::permissions(pack / "locales" / "eo.po", fs::perms(0664));
  const auto run = run_program({"catalogs", "merge", "--pack", pack.string()});
  INFO(run.err << run.out);
  CHECK(run.exit_code == 0);
  CHECK(fs::status(pack / "locales" / "eo.po").permissions() == fs::perms(0664));
  CHECK(run.out.starts_with("eo: 1 translated, 0 fuzzy, "));
  const auto merged = disk::read_file(pack / "locales" / "eo.po");
  CHECK(merged->text.find("msgid \"This question needs an answer.\"\nmsgstr \"\"\n") != std::string::npos);
  CHECK(merged->text.find("msgid \"Yes\"\nmsgstr \"Jes\"\n") != std::string::npos);
}

TEST_CASE("catalogs of a language that the pack has not are refused with a way to start one") {
  const auto run = run_program({"catalogs", "stats", "--pack", FORMLETTER_ROOT, "--language", "xx"});
  CHECK(run.exit_code == 1);
  CHECK(run.err.find("error[unknown-catalog] xx") != std::string::npos);
  CHECK(run.err.find("msginit") != std::string::npos);
}

TEST_CASE("catalogs stats has a line a catalog, and as JSON its texts") {
  const auto table = run_program({"catalogs", "stats", "--pack", FORMLETTER_ROOT, "--language", "es"});
  CHECK(table.exit_code == 0);
  CHECK(table.out.find("\nes  ") != std::string::npos);
  const auto json =
      run_program({"catalogs", "stats", "--json", "--pack", FORMLETTER_ROOT, "--language", "es"});
  CHECK(json.out.find("{\"language\": \"es\", \"texts\": ") != std::string::npos);
  CHECK(json.out.find("{\"msgid\": \"Atlanta\", \"reason\": \"an ICE office is named as its letterhead and "
                      "its mailbox have it\"}") != std::string::npos);
}

TEST_CASE("catalogs check ends with 1 when a translation is wrong, and names its line") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack";
  copy_library_card(pack);
  const auto catalogs = disk::files_below(pack / "locales", ".po");
  REQUIRE_FALSE(catalogs.empty());
  auto text = disk::read_file(catalogs.front())->text;
  text += "\nmsgid \"Page {page} of {pages}\"\nmsgstr \"{page}\"\n";
  std::ofstream(catalogs.front(), std::ios::binary) << text;
  const auto run = run_program({"catalogs", "check", "--pack", pack.string()});
  INFO(run.out << run.err);
  CHECK(run.exit_code == 1);
  CHECK(run.out.find("error[translation-tags] Page {page} of {pages}: The translation lacks `{pages}`.") !=
        std::string::npos);
}

TEST_CASE("a catalog whose header is another language's is told in its line by every command") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack";
  copy_library_card(pack);
  fs::copy_file(pack / "locales" / "he.po", pack / "locales" / "zz.po");
  for (const auto &command : std::vector<std::vector<std::string>>{
           {"catalogs", "stats"}, {"catalogs", "check"}, {"catalogs", "merge"}, {"check"}}) {
    auto arguments = command;
    arguments.insert(arguments.end(), {"--pack", pack.string()});
    const auto run = run_program(arguments);
    INFO(command.back() << run.out << run.err);
    CHECK(run.exit_code == 1);
    CHECK((run.out + run.err)
              .find("zz.po:5:2: error[po-language]: The file is named for `zz`, and its header says `he`.") !=
          std::string::npos);
  }
  CHECK(run_program({"catalogs", "stats", "--pack", pack.string()}).out.find("\nhe  ") != std::string::npos);
}

TEST_CASE("a catalog may be named as gettext names it, es_MX.po for es-MX") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack";
  copy_library_card(pack);
  auto text = disk::read_file(pack / "locales" / "he.po")->text;
  text.replace(text.find("Language: he"), 12, "Language: he_IL");
  std::ofstream(pack / "locales" / "he_IL.po", std::ios::binary) << text;
  const auto stats = run_program({"catalogs", "stats", "--pack", pack.string()});
  INFO(stats.out << stats.err);
  CHECK(stats.exit_code == 0);
  CHECK(stats.out.find("\nhe  ") != std::string::npos);
  CHECK(stats.out.find("\nhe-IL ") != std::string::npos);
  for (const auto *name : {"he-IL", "he_IL"}) {
    const auto check = run_program({"catalogs", "check", "--pack", pack.string(), "--language", name});
    INFO(check.out << check.err);
    CHECK(check.out.find("he_IL.po: error[untranslated]") != std::string::npos);
    CHECK(check.out.find("msgfmt") == std::string::npos);
  }
  std::ofstream(pack / "locales" / "he-IL.po", std::ios::binary) << text;
  const auto twice = run_program({"catalogs", "stats", "--pack", pack.string()});
  CHECK(twice.exit_code == 1);
  CHECK(twice.err.find("error[catalog-name]: The pack has another catalog of `he-IL`") != std::string::npos);
}

TEST_CASE("files that are no language's catalog are told by the commands for all catalogs") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack";
  copy_library_card(pack);
  for (const auto *name : {"en.po", "Hebrew!.po", "ar-XB.po"})
    fs::copy_file(pack / "locales" / "he.po", pack / "locales" / name);
  for (const auto *verb : {"stats", "check"}) {
    const auto run = run_program({"catalogs", verb, "--pack", pack.string()});
    INFO(run.out << run.err);
    CHECK(run.exit_code == 1);
    for (const auto *file :
         {"en.po: error[catalog-name]", "Hebrew!.po: error[catalog-name]", "ar-XB.po: error[catalog-name]"})
      CHECK((run.out + run.err).find(file) != std::string::npos);
    const auto one = run_program({"catalogs", verb, "--pack", pack.string(), "--language", "he"});
    CHECK((one.out + one.err).find("catalog-name") == std::string::npos);
  }
}

TEST_CASE("matrix shows pages for each document and language and lists what no sample prints") {
  const auto run =
      run_program({"matrix", "pd-request", "--pack", FORMLETTER_ROOT, "--language", "es", "--by", "posture"});
  INFO(run.err << run.out);
  CHECK(run.exit_code == 0);
  CHECK(run.out.starts_with("pages "));
  CHECK(run.out.find("\nhandout-custody ") != std::string::npos);
  CHECK(run.out.find("No sample prints:\n") != std::string::npos);
}

TEST_CASE("matrix refuses a language that the pack has not and a question that the form has not") {
  const auto language = run_program({"matrix", "pd-request", "--pack", FORMLETTER_ROOT, "--language", "xx"});
  CHECK(language.exit_code == 1);
  CHECK(language.err.find("error[unknown-catalog] xx") != std::string::npos);
  const auto question =
      run_program({"matrix", "pd-request", "--pack", FORMLETTER_ROOT, "--language", "es", "--by", "postur"});
  CHECK(question.exit_code == 1);
  CHECK(question.err.find("error[unknown-name] postur: The form has no question `postur`.") !=
        std::string::npos);
  CHECK(question.err.find("did you mean `posture`?") != std::string::npos);
}

TEST_CASE("catalogs stats keeps its columns apart, however long a reviewer's name is") {
  const test::Scratch scratch;
  const auto pack = scratch.folder() / "pack";
  copy_library_card(pack);
  auto text = disk::read_file(pack / "locales" / "he.po")->text;
  const auto state = text.find("\"X-Formletter-State: ");
  text.replace(state, text.find('\n', state) - state,
               "\"X-Formletter-State: reviewed\\n\"\n\"X-Reviewer: Zoë Abramovich-Ñandú\\n\"\n"
               "\"X-Reviewed-On: 2026-11-20\\n\"");
  std::ofstream(pack / "locales" / "he.po", std::ios::binary) << text;
  const auto run = run_program({"catalogs", "stats", "--pack", pack.string()});
  INFO(run.out << run.err);
  CHECK(run.out.find("  reviewer              reviewed    revised\n") != std::string::npos);
  CHECK(run.out.find("reviewed  Zoë Abramovich-Ñandú  2026-11-20  ") != std::string::npos);
}

TEST_CASE("a catalogs command without a verb, or with an unknown one, is wrong usage") {
  CHECK(run_program({"catalogs", "--pack", FORMLETTER_ROOT}).exit_code == 2);
  CHECK(run_program({"catalogs", "sort", "--pack", FORMLETTER_ROOT}).exit_code == 2);
}
