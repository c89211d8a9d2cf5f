// The catalogs that ship: what translators' own tools and our checks say of them.

#include "catalogs/check_catalog.hpp"
#include "catalogs/gettext_tool.hpp"
#include "catalogs/shipped_pack.hpp"
#include "catalogs/stats.hpp"
#include "diag/report.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

TEST_CASE("Every catalog is written as msgcat --no-wrap writes it") {
  for (const auto &file : disk::files_below(FORMLETTER_ROOT "/locales", ".po")) {
    INFO(file << " (`formletter catalogs merge` puts it right)");
    const auto run = catalogs::run_gettext("msgcat", {"--no-wrap", file.string()});
    REQUIRE(run.ok());
    CHECK(run->out == disk::read_file(file)->text);
  }
}

TEST_CASE("The checks find no error in any catalog") {
  auto press = test::shipped_press();
  for (const auto &name : press.works().pack.catalog_languages()) {
    auto problems = catalogs::check_catalog(press.works(), LanguageTag::parse(name).value(),
                                            *Date::parse_iso("2026-11-24"));
    std::erase_if(problems, [](const Problem &problem) { return problem.severity != Severity::error; });
    INFO(diag::report_text(problems));
    CHECK(problems.empty());
  }
}

TEST_CASE("No exception stands for a text that the pack no longer says") {
  auto press = test::shipped_press();
  const auto problems = catalogs::check_exceptions(press.works().pack);
  INFO(diag::report_text(problems));
  CHECK(problems.empty());
}

TEST_CASE("A catalog that is not partial has all texts, none of them the English without a reason") {
  auto press = test::shipped_press();
  auto &pack = press.works().pack;
  for (const auto &name : pack.catalog_languages()) {
    const auto stats = catalogs::catalog_stats(pack, LanguageTag::parse(name).value());
    REQUIRE(stats.ok());
    INFO(name);
    CHECK(stats->unexplained() == 0);
    if (stats->header.state == i18n::ReviewState::partial) continue;
    CHECK(stats->tally.missing == std::vector<std::string>{});
    CHECK(stats->tally.fuzzy == std::vector<std::string>{});
    CHECK(stats->tally.translated == stats->tally.texts);
  }
}
