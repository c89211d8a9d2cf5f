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
