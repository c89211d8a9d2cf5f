// What the matrix counts, and which blocks no sample reaches.

#include "catalogs/matrix.hpp"
#include "catalogs/shipped_pack.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

catalogs::Matrix made(Press &press, std::vector<LanguageTag> languages) {
  auto matrix = catalogs::make_matrix(press.works(), {.form = "pd-request",
                                                      .group_by = "posture",
                                                      .languages = std::move(languages),
                                                      .today = test::policy_day});
  REQUIRE(matrix.ok());
  return std::move(*matrix);
}

const catalogs::MatrixRow &row(const catalogs::Matrix &matrix, std::string_view document) {
  const auto found =
      std::find_if(matrix.rows.begin(), matrix.rows.end(),
                   [&](const catalogs::MatrixRow &each) { return each.rule->name == document; });
  REQUIRE(found != matrix.rows.end());
  return *found;
}

}  // namespace

TEST_CASE(
    "The matrix has a row for each document, a cell for each language that prints it, and counts pages") {
  auto press = test::shipped_press();
  const auto matrix = made(press, {LanguageTag::parse("en-XA").value()});
  CHECK(matrix.problems.size() == 0);
  CHECK(matrix.languages == std::vector<std::string>{"en", "en-XA"});
  const auto &handout = row(matrix, "handout-custody");
  CHECK(handout.groups == std::set<std::string>{"custody"});
  const auto &english = handout.cells.at("en"), &longer = handout.cells.at("en-XA");
  CHECK(english.papers == longer.papers);
  CHECK(english.most_pages == 2);
  CHECK(longer.most_pages >= 3);
  CHECK(longer.untranslated == 0);
  CHECK(row(matrix, "cover-sheet").cells.contains("en"));
  CHECK_FALSE(row(matrix, "cover-sheet").cells.contains("en-XA"));
}

TEST_CASE("A block that no sample prints is listed with its place, and one that a sample prints is not") {
  auto press = test::shipped_press();
  const auto unreached = catalogs::unreached_texts(press.works(), "pd-request", test::policy_day);
  REQUIRE(unreached.ok());
  const auto lists = [&](std::string_view msgid) {
    return std::any_of(unreached->begin(), unreached->end(),
                       [&](const catalogs::UnreachedText &each) { return each.msgid == msgid; });
  };
  CHECK(lists("The removal date has passed. Talk to a lawyer before you contact ICE."));
  CHECK_FALSE(lists("Dear Counsel:"));
  for (const auto &each : *unreached) CHECK(each.place.line > 0);
}

TEST_CASE("As Markdown there is a line a document, and in JSON each cell has its counts") {
  auto press = test::shipped_press();
  const auto matrix = made(press, {});
  const auto table = catalogs::matrix_markdown(matrix);
  INFO(table);
  CHECK(table.find("| handout-custody | custody | 2 | - | 1 |\n") != std::string::npos);
  const auto json = catalogs::matrix_json(matrix);
  CHECK(json.find("{\"document\": \"handout-custody\", \"pages_allowed\": 2, \"groups\": [\"custody\"]") !=
        std::string::npos);
}

TEST_CASE("The README's table of documents is what the matrix counts") {
  auto press = test::shipped_press();
  std::vector<LanguageTag> languages;
  for (const auto &name : press.works().pack.catalog_languages())
    languages.push_back(LanguageTag::parse(name).value());
  const auto readme = disk::read_file(FORMLETTER_ROOT "/README.md");
  REQUIRE(readme.ok());
  const std::string begin = "<!-- formletter matrix pd-request --by posture --markdown -->\n",
                    end = "<!-- end -->";
  const auto from = readme->text.find(begin);
  REQUIRE(from != std::string::npos);
  const auto behind = from + begin.size();
  CHECK(readme->text.substr(behind, readme->text.find(end, behind) - behind) ==
        catalogs::matrix_markdown(made(press, languages)));
}
