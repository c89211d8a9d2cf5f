#include "text/break_tailoring.hpp"
#include "text/typeset.hpp"

#include <catch2/catch.hpp>

#include <random>

using namespace formletter;
using namespace formletter::text;

namespace {

std::vector<Break> breaks_between_words(const std::string &word, const LanguageTag &language) {
  static BreakFinder finder;
  return finder.find(U"a " + diag::to_utf32(word) + U" a", language);
}

}  // namespace

TEST_CASE("A word's pattern breaks where the word does") {
  const std::vector<std::string> parts = {"A",    "a",  "B",   "xy", "ICE", "7", "2026", "www.", ".gov",
                                          ".org", "@",  "://", "-",  "/",   "(", ")",    "[",    ".",
                                          ",",    "\"", "'",   "$",  "%",   "+", "#",    "&",    "?",
                                          "!",    ":",  ";",   "{",  "}",   "|", "~",    "*",    "="};
  // What an A-number or telephone number has between its groups parts a word's chunks.
  const std::vector<std::string> spaced = {"\u00A0", "\u00A0", "A\u00A0201\u00A0000", "\u00A0019",
                                           "(312)\u00A0555-0123"};
  std::mt19937 random(14);
  std::string pattern;
  for (const char *tag : {"en", "es", "fi", "tr", "ru"}) {
    for (int round = 0; round < 2'000; ++round) {
      std::string word;
      for (auto i = 1 + random() % 7; i > 0; --i)
        word += round % 2 == 0 || random() % 3 != 0 ? parts[random() % parts.size()]
                                                    : spaced[random() % spaced.size()];
      write_break_pattern(word, pattern);
      INFO(tag << ": " << word << " as " << pattern);
      REQUIRE(breaks_between_words(word, language(tag)) == breaks_between_words(pattern, language(tag)));
    }
  }
}

TEST_CASE("Words that differ in letters and digits alone have one pattern, those with other signs another") {
  std::string one, other;
  write_break_pattern("A201-000-001", one);
  write_break_pattern("Z987-654-321", other);
  CHECK(one == other);
  write_break_pattern("(201)000-001", other);
  CHECK(one != other);
  write_break_pattern("A\u00A0201\u00A0000\u00A0001", one);
  write_break_pattern("A\u00A0987\u00A0654\u00A0321", other);
  CHECK(one == other);
}
