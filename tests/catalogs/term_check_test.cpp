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

TEST_CASE("A watched word is seen at a sentence's start, too, where it is no month") {
  const test::Scratch scratch;
  std::filesystem::create_directories(scratch.folder() / "locales" / "watched");
  scratch.file("locales/watched/es.tsv", "may\tpued\nshould\tdebería\n");
  const auto terms = Terms::read(scratch.folder(), *LanguageTag::parse("es"));
  REQUIRE(terms.ok());
  const auto faults = [&](std::string_view english) { return terms->check_watched(english, "Sí.").size(); };
  for (const auto *english : {"Should you move, tell us.", "Wait. Should you move, tell us.", "“May I go?”",
                              "<strong>Note:</strong> Should you move, tell us."}) {
    INFO(english);
    CHECK(faults(english) == 1);
  }
  for (const auto *english : {"May 5, 2026", "May", "It was in May {{year}}.", "Wait till May comes."}) {
    INFO(english);
    CHECK(faults(english) == 0);
  }
}

TEST_CASE("A table that is missing, and a word of it that is none of the pack's, are told") {
  const test::Scratch scratch;
  std::filesystem::create_directories(scratch.folder() / "locales" / "watched");
  const auto notes = [&](const char *language) {
    const auto terms = Terms::read(scratch.folder(), *LanguageTag::parse(language));
    REQUIRE(terms.ok());
    return terms->notes();
  };
  scratch.file("locales/watched/es.tsv", "may\tpued\nshuold\tdebería\n");
  CHECK(notes("es").empty());  // the pack watches no words
  scratch.file("locales/watched-words.tsv", "may\tnote\nshould\tnote\n");
  const auto mistyped = notes("es");
  REQUIRE(mistyped.size() == 2);
  CHECK(mistyped[0].place.line == 2);
  CHECK(mistyped[0].severity == Severity::warning);
  CHECK(mistyped[0].hint == "did you mean `should`?");
  CHECK(mistyped[1].subject == "should");
  CHECK(notes("es-MX").size() == 2);
  const auto missing = notes("uk");
  REQUIRE(missing.size() == 1);
  CHECK(missing.front().place.file.ends_with("watched/uk.tsv"));
}
