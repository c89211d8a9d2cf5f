#include "i18n/case_folding.hpp"

#include "diag/utf8.hpp"

#include <unicode/unistr.h>
#include <catch2/catch.hpp>

namespace formletter::i18n {

namespace {

std::string folded_by_icu(const std::string &text) {
  std::string folded;
  icu::UnicodeString::fromUTF8(text).foldCase().toUTF8String(folded);
  return folded;
}

}  // namespace

TEST_CASE("a text is folded as ICU folds it") {
  CHECK(case_folded("Gülşen GÜNEŞ") == "gülşen güneş");
  CHECK(case_folded("STRASSE") == case_folded("Straße"));
  CHECK(case_folded("ΟΔΟΣ") == case_folded("οδος"));
  CHECK(case_folded("정성호 Žižek") == "정성호 žižek");
  CHECK(case_folded("").empty());
}

TEST_CASE("every character is folded as ICU folds it") {
  std::size_t wrong = 0;
  for (char32_t c = 1; c < 0x110000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "É";
    diag::append_utf8(text, c);
    text += 'Q';
    wrong += case_folded(text) == folded_by_icu(text) ? 0 : 1;
  }
  CHECK(wrong == 0);
}

}  // namespace formletter::i18n
