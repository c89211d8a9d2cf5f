// The template for translators: complete, the same always, and in the one form
// that gettext's own tools keep.

#include "catalogs/pot.hpp"
#include "catalogs/gettext_tool.hpp"
#include "catalogs/scratch_file.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

std::string pot_of(const std::filesystem::path &folder) {
  auto pack = packet::Pack::open(folder);
  REQUIRE(pack.ok());
  const auto text = catalogs::pot(*pack);
  REQUIRE(text.ok());
  return *text;
}

std::string through_msgcat(const std::filesystem::path &file) {
  const auto run = catalogs::run_gettext("msgcat", {"--no-wrap", file.string()});
  REQUIRE(run.ok());
  INFO(run->err);
  REQUIRE(run->exit_code == 0);
  return run->out;
}

}  // namespace

TEST_CASE("The template is the same bytes each time, and msgcat changes none of them") {
  const auto text = pot_of(FORMLETTER_ROOT);
  CHECK(text == pot_of(FORMLETTER_ROOT));
  const catalogs::ScratchFile file("messages.pot", text);
  CHECK(through_msgcat(file.path()) == text);
}

TEST_CASE("Each text stands in the template once, with its places in the pack or in the engine") {
  const auto text = pot_of(FORMLETTER_ROOT);
  INFO(text.substr(0, 2000));
  CHECK(text.find("#: forms/pd-request.xml:") != std::string::npos);
  CHECK(text.find("#: templates/partials/") != std::string::npos);
  CHECK(text.find(
            "#. {characters} are letters or signs that no font has\n#: src/answers/engine_messages.hpp:") !=
        std::string::npos);
  CHECK(text.find("src/packet/bundle_messages.hpp:") != std::string::npos);
  CHECK(text.find("src/interview/interview_messages.hpp:") != std::string::npos);
  CHECK(text.find(FORMLETTER_ROOT) == std::string::npos);
}

TEST_CASE("A text that holds a watched word carries a note to translators") {
  CHECK(pot_of(FORMLETTER_ROOT).find("#. “no right” must stay “no right”\n") != std::string::npos);
}

TEST_CASE("Another pack has a template of its own") {
  const auto text = pot_of(FORMLETTER_ROOT "/tests/packs/library-card");
  CHECK(text.find("prosecutorial") == std::string::npos);
  CHECK(text.find("This question needs an answer.") != std::string::npos);
}
