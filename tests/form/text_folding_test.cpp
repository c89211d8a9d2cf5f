#include "form/text_folding.hpp"

#include "diag/utf8.hpp"
#include "form/translation.hpp"

#include <unicode/uchar.h>
#include <catch2/catch.hpp>

#include <random>

namespace formletter::form {
namespace {

/// Text of a few characters, white space and letters of one to four bytes.
std::u32string some_text(std::mt19937 &random, std::u32string_view alphabet) {
  std::u32string text(random() % 8, U' ');
  for (char32_t &c : text) c = alphabet[random() % alphabet.size()];
  return text;
}

std::u32string without_white_ends(std::u32string text) {
  const auto white = [](char32_t c) { return u_isUWhiteSpace(static_cast<UChar32>(c)) != 0; };
  while (!text.empty() && white(text.front())) text.erase(0, 1);
  while (!text.empty() && white(text.back())) text.pop_back();
  return text;
}

/// XPath 1.0, 4.2, word by word.
std::u32string translated(const std::u32string &text, const std::u32string &from, const std::u32string &to) {
  std::u32string result;
  for (const char32_t c : text) {
    const auto place = from.find(c);
    if (place == std::u32string::npos) {
      result += c;
    } else if (place < to.size()) {
      result += to[place];
    }
  }
  return result;
}

}  // namespace

TEST_CASE("white space of any script goes from both ends of a text and from no other place") {
  std::mt19937 random(1);
  for (int i = 0; i < 3000; ++i) {
    const std::u32string text =
        some_text(random, U" \t\r\n\x0B\x0C\x85\xA0\u2003\u3000\u2028\u200Ba\u00E9\u0645\U00010400");
    CHECK(std::string(trimmed(diag::to_utf8(text))) == diag::to_utf8(without_white_ends(text)));
  }
}

TEST_CASE("a translation looked up once gives what the two lists give character by character") {
  std::mt19937 random(2);
  const std::u32string_view alphabet = U"abc-\u00E9\u00E8\u0130\u1EA4\U00010400";
  for (int i = 0; i < 3000; ++i) {
    const std::u32string text = some_text(random, alphabet), from = some_text(random, alphabet),
                         to = some_text(random, alphabet);
    const Translation translation(diag::to_utf8(from), diag::to_utf8(to));
    CHECK(translation.of(diag::to_utf8(text)) == diag::to_utf8(translated(text, from, to)));
  }
}

}  // namespace formletter::form
