#include "catalogs/exceptions.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace formletter;

TEST_CASE("An exception says why, or it is none") {
  const test::Scratch scratch;
  std::filesystem::create_directories(scratch.folder() / "locales");
  scratch.file("locales/exceptions.tsv", "same-as-english\tes\tHotel\t \n");
  const auto exceptions = catalogs::Exceptions::read(scratch.folder());
  REQUIRE_FALSE(exceptions.ok());
  CHECK(exceptions.problems().front().message == "This exception gives no reason.");
  CHECK(exceptions.problems().front().place.line == 1);
}

TEST_CASE("An exception for a language holds for its regions, and one for a region for that alone") {
  const test::Scratch scratch;
  std::filesystem::create_directories(scratch.folder() / "locales");
  scratch.file("locales/exceptions.tsv",
               "same-as-english\tes zh-Hant-HK\tHotel\tone word\nsame-as-english\t*\tICE\ta name\n");
  const auto exceptions = catalogs::Exceptions::read(scratch.folder());
  REQUIRE(exceptions.ok());
  for (const std::string language : {"es", "es-MX", "zh-Hant-HK"})
    CHECK(exceptions->allow("same-as-english", language, "Hotel"));
  for (const std::string language : {"e", "est", "zh-Hant", "fr-ES"})
    CHECK_FALSE(exceptions->allow("same-as-english", language, "Hotel"));
  CHECK(exceptions->allow("same-as-english", "fr-CA", "ICE"));
  CHECK_FALSE(exceptions->allow("typed-number", "es-MX", "Hotel"));
}

TEST_CASE("An exception for a language or a text that is misspelt is told with the nearest right one") {
  const test::Scratch scratch;
  std::filesystem::create_directories(scratch.folder() / "locales");
  scratch.file("locales/exceptions.tsv",
               "# code, languages, msgid, reason\n"
               "same-as-english\tes ptt\tHotel\tone word\n"
               "same-as-english\t*\tHotell\tone word\n"
               "same-as-english\tzh xx\tInternational airport\ta name\n");
  const auto exceptions = catalogs::Exceptions::read(scratch.folder());
  REQUIRE(exceptions.ok());
  const auto told = exceptions->unused({"Hotel", "Street"}, {"es-MX", "pt", "zh-Hans"});
  std::string text;
  for (const auto &problem : told)
    text += std::to_string(problem.place.line) + " " + problem.code +
            (problem.severity == Severity::error ? " " : " (warning) ") + problem.subject + ": " +
            problem.message + " " + problem.hint + "\n";
  CHECK(
      text ==
      "2 unknown-language Hotel: This exception is for `ptt`, and there is no such catalog. did you mean "
      "`pt`?\n"
      "3 stale-exception Hotell: The pack does not say this text. did you mean `Hotel`?\n"
      "4 unknown-language International airport: This exception is for `xx`, and there is no such catalog. \n"
      "4 stale-exception (warning) International airport: The pack does not say this text. \n");
  CHECK(told[0].place.file == (scratch.folder() / "locales/exceptions.tsv").string());
}
