#include "catalogs/term_check.hpp"

#include "support/scratch.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace formletter;
using catalogs::Terms;

TEST_CASE("A regional catalog is held to the watched words of its language, and to its own before those") {
  const test::Scratch scratch;
  std::filesystem::create_directories(scratch.folder() / "locales" / "watched");
  scratch.file("locales/watched/es.tsv", "may\tpued\n");
  const auto faults = [&](const char *language, std::string_view translation) {
    const auto terms = Terms::read(scratch.folder(), *LanguageTag::parse(language));
    REQUIRE(terms.ok());
    return terms->check_watched("ICE may close the case.", translation).size();
  };
  CHECK(faults("es", "ICE va a cerrar el caso.") == 1);
  CHECK(faults("es-MX", "ICE va a cerrar el caso.") == 1);
  CHECK(faults("es-MX", "ICE puede cerrar el caso.") == 0);
  CHECK(faults("pt", "ICE vai encerrar o caso.") == 0);
  scratch.file("locales/watched/es-MX.tsv", "may\tpodr\n");
  CHECK(faults("es-MX", "ICE puede cerrar el caso.") == 1);
}
