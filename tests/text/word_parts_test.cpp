#include "text/word_parts.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace formletter::text;

namespace {

std::bitset<0x80> these(std::string_view characters) {
  std::bitset<0x80> all;
  for (const char c : characters) all.set(static_cast<std::size_t>(c));
  return all;
}

std::vector<std::string> parts_of(WordParts &words, std::string_view word) {
  words.part(word);
  return {words.parts().begin(), words.parts().end()};
}

/// As the shaper does with a new word; `same`: what it would find if it compares.
bool is_compared(WordParts &words, std::string_view word, bool same) {
  if (!words.part(word) || words.are_proven() || !words.meet()) return false;
  words.settle(same);
  return true;
}

bool is_joined(WordParts &words, std::string_view word) {
  return words.part(word) && words.are_proven();
}

}  // namespace

TEST_CASE("a word has parts at the characters that no rule of the face takes") {
  WordParts words(these("12-@"));
  CHECK(parts_of(words, "A201-ab") == std::vector<std::string>{"A", "2", "0", "1", "-", "ab"});
  CHECK(parts_of(words, "ana1@x.org") == std::vector<std::string>{"ana", "1", "@", "x.org"});
}

TEST_CASE("a word without such a character is one part, and so is a text that is not of ASCII alone") {
  WordParts words(these("12-"));
  for (const std::string word : {"Anna", "1", "Jos\u00E91", "a 1", "a\u00A01", ""}) {
    INFO(word);
    CHECK_FALSE(words.part(word));
  }
  WordParts none(std::bitset<0x80>{});
  CHECK_FALSE(none.part("A-1"));
}

TEST_CASE("parts are trusted once a whole word was found to have their glyphs") {
  WordParts words(these("12"));
  CHECK_FALSE(is_joined(words, "A1"));
  CHECK_FALSE(is_compared(words, "A1", true));  // met for the first time
  CHECK(is_compared(words, "A1", true));
  CHECK(is_joined(words, "A1"));
  CHECK(is_joined(words, "BA1"));
  // Other seams, though of the same characters.
  CHECK_FALSE(is_joined(words, "1A"));
  CHECK_FALSE(is_joined(words, "A12"));
  CHECK_FALSE(is_joined(words, "A2"));
}

TEST_CASE("parts that were found to have other glyphs than the word are never asked about again") {
  WordParts words(these("12"));
  CHECK_FALSE(is_compared(words, "A1", false));
  CHECK(is_compared(words, "A1", false));
  for (int i = 0; i < 5; ++i) {
    CHECK_FALSE(is_compared(words, "A1", true));
    CHECK_FALSE(is_joined(words, "A1"));
    CHECK_FALSE(is_compared(words, "2A1", true));
  }
}
