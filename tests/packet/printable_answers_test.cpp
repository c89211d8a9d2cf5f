// Rule V35: an answer with a character that no font has is stopped when it is checked,
// long before paper.

#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>

using namespace formletter;

namespace {

// U+E000, for private use: nobody's letter.
constexpr const char *nobodys = "\xEE\x80\x80";

Problems missing_glyphs(const std::string &json) {
  const auto &pack = test::sample_packs().at(1);
  auto press = Press::open(pack.folder);
  REQUIRE(press.ok());
  Problems found;
  for (auto &problem : press->validate(pack.form, {"answers.json", json}, {.today = pack.today()}))
    if (problem.code == "missing-glyph") found.push_back(problem);
  return found;
}

std::string with_title(const std::string &title) {
  return R"({"reader": {"reader_name": "Noa Bar-Lev", "born": "1988-07-02", "reads_in": "en"},
             "membership": {"district": "hill", "branch": "main", "card": "2 1234 0000567", "rules_read": true},
             "loans": [{"work": "Chess", "work_kind": "book", "due": "2026-11-20"},
                       {"work": ")" +
         title + R"(", "work_kind": "book", "due": "2026-11-20"}]})";
}

}  // namespace

TEST_CASE("a character that no font has is an error that names it and the question") {
  const auto found = missing_glyphs(with_title(std::string("Secret ") + nobodys + " title " + nobodys));
  REQUIRE(found.size() == 1);
  CHECK(found[0].severity == Severity::error);
  CHECK(found[0].subject == "work[2]");
  CHECK(found[0].message.find("U+E000") != std::string::npos);
  CHECK(found[0].message.find("Secret") == std::string::npos);
}

TEST_CASE("letters of any language that a font has are no error") {
  for (const auto *title : {"Nguyễn Thị Ánh", "Ştefan Țepeș", "يحيى 1-888", "ငြင်း", "𞤀𞤣𞤤𞤢𞤥",
                            "您好", "Kʼicheʼ ꞌ", "it’s — “so”", "Ёлка"}) {
    INFO(title);
    CHECK(missing_glyphs(with_title(title)).empty());
  }
}
