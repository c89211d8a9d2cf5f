#include "i18n/spaced_numbers.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace formletter::i18n;

TEST_CASE("Words that no telephone number or A-number begins with are known by themselves") {
  for (const char *word :
       {"2027", "10:30", "16", "August", "At", "OPLA-PD", "555a", "312,", "(Central", "(c)"})
    CHECK_FALSE(may_begin_spaced_number(word));
  for (const char *word : {"A", "A#012", "A012345678", "(A", "(617)", "617", "617.555", "1", "+52", "0100",
                           "(", "[A", "see\u00A0617"})
    CHECK(may_begin_spaced_number(word));
}

TEST_CASE("Wherever a spaced number begins in a text, its word is one that may begin one") {
  const std::vector<std::string> parts = {"A", "1", "0",      "23",     "345",    "4567", "(",
                                          "[", ")", "+",      "-",      ".",      ",",    "#",
                                          "x", ":", "\u00A0", "\u2013", "\u00E9", "0345"};
  const std::vector<std::string> rests = {" 123 4567", " 456-7890", " 345 678", " 55 1234 5678",
                                          " (617) 555-0123"};
  const auto check = [&](const std::string &word) {
    if (may_begin_spaced_number(word)) return true;
    for (const std::string &rest : rests)
      for (std::size_t at = 0; at < word.size(); ++at) {
        const bool begins = at == 0 || !(word[at - 1] > ' ' && word[at - 1] < 0x7F);
        if (begins && end_of_spaced_number(word + rest, at) > at) return false;
      }
    return true;
  };
  std::vector<std::string> words = {""};
  for (std::size_t length = 0, first = 0; length < 3; ++length)
    for (const std::size_t end = words.size(); first < end; ++first)
      for (const std::string &part : parts) words.push_back(words[first] + part);
  for (const std::string &word : words)
    if (!check(word)) FAIL("a number begins in " + word);
}
