#include "mailmerge/font_rows.hpp"

#include <catch2/catch.hpp>

using namespace formletter::mailmerge;

namespace {

Row row(std::string name) {
  return {.number = 1, .line = 2, .cells = {"2026-01", std::move(name)}, .json = {}};
}

/// Has seen the first rows, all of one name.
FontRows after_the_first() {
  FontRows rows;
  for (int i = 0; i < 50; ++i) REQUIRE(rows.wants(row("Ana")));
  return rows;
}

}  // namespace

TEST_CASE("the first rows are wanted, and then no row that brings no letter") {
  FontRows rows = after_the_first();
  CHECK_FALSE(rows.wants(row("Ana")));
  CHECK_FALSE(rows.wants(row("naA")));
}

TEST_CASE("a row is wanted that brings a letter of an alphabet, once") {
  FontRows rows = after_the_first();
  for (const char *name : {"An\u00E1", "\u0142", "\u1EC5", "\u0416", "\u05D0"}) {
    INFO(name);
    CHECK(rows.wants(row(name)));
    CHECK_FALSE(rows.wants(row(name)));
  }
}

TEST_CASE("letters that join and ideographs are not gone after") {
  FontRows rows = after_the_first();
  for (const char *name : {"\u738B", "\uAE40", "\u0644", "\u0915"}) {
    INFO(name);
    CHECK_FALSE(rows.wants(row(name)));
  }
}

TEST_CASE("a JSON record's letters count like a cell's") {
  FontRows rows = after_the_first();
  CHECK(rows.wants({.number = 60, .line = 60, .cells = {}, .json = R"({"name": "\u017Bó\u0142\u0107"})"}));
}

TEST_CASE("a roster that brings letters without end is cut off") {
  FontRows rows;
  int wanted = 0;
  for (int i = 0; i < 1000; ++i) {
    std::string name = "x";
    name += static_cast<char>(0xC4 + i / 64 % 16);
    name += static_cast<char>(0x80 + i % 64);
    wanted += rows.wants(row(name)) ? 1 : 0;
  }
  CHECK(wanted <= 250);
}
