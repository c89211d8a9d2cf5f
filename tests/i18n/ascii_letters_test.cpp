#include "i18n/ascii_letters.hpp"
#include "diag/utf8.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using i18n::ascii_letters;

namespace {

/// Ǆ looks at its neighbours, so that ICU writes a text with it as a whole.
std::string written_as_a_whole(const std::string &text) {
  const auto made = ascii_letters(text + " \u01C4");
  REQUIRE(made.ends_with(" DZ"));
  return made.substr(0, made.size() - 3);
}

}  // namespace

TEST_CASE("Names are written in ASCII, signs between their letters too") {
  CHECK(ascii_letters("Nguy\u1EC5n Th\u1ECB \u00C1nh") == "Nguyen Thi Anh");
  CHECK(ascii_letters("\u02BFAl\u012B \u1E24usayn") == "Ali Husayn");
  CHECK(ascii_letters("O\u02BCzbek D\u2019Angelo") == "O'zbek D'Angelo");
  CHECK(ascii_letters("Mu\u0308ller Groß") == "Muller Gross");
}

TEST_CASE("What is of another script stays, with its marks") {
  CHECK(ascii_letters("\u0639\u064E\u0644\u064A and e\u0301") == "\u0639\u064E\u0644\u064A and e");
  CHECK(ascii_letters("\u0439\u0301a") == "\u0439\u0301a");
  CHECK(ascii_letters("\u0301a") == "\u0301a");
  CHECK(ascii_letters("Иван Núñez") == "Иван Nunez");
  CHECK(ascii_letters("a\u064E \u0627\u064E") == "a \u0627\u064E");
  CHECK(ascii_letters("\u0418\u0306\u0301") == "\u0419\u0301");  // composed
}

TEST_CASE("A letter that is remembered is written as in a text that is written as a whole") {
  for (char32_t letter = 0x80; letter < 0x30000; ++letter) {
    if (letter >= 0x3400 && letter % 97 != 11) continue;  // Han, Hangul and rarer scripts: samples
    if (letter >= 0xD800 && letter < 0xE000) continue;    // no characters
    std::string alone;
    diag::append_utf8(alone, letter);
    for (const std::string &text :
         {alone + "a", "x" + alone + "y\u0301", "Q" + alone + alone + "\u0323 Z", "\u00C6\u0301" + alone}) {
      if (ascii_letters(text) == written_as_a_whole(text)) continue;
      CAPTURE(static_cast<unsigned>(letter), text);
      CHECK(ascii_letters(text) == written_as_a_whole(text));
    }
  }
}
