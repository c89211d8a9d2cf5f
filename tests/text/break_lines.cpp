#include "text/paragraph.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::text;

TEST_CASE("A measure that holds all words of a sentence but the last two makes two lines") {
  Fonts fonts;
  Typesetter typesetter(fonts);
  const std::string text = "You may call the information line";
  const TextSpan span{.begin = 0, .end = static_cast<std::uint32_t>(text.size()), .size = Length::pt(12)};
  const auto broken = typesetter.break_lines({.text = text, .spans = {&span, 1}},
                                             {.width = Length::pt(120), .optimum = false});
  REQUIRE(broken.lines.size() == 2);
  CHECK(text.substr(0, broken.lines[0].text_end) == "You may call the ");
  CHECK(broken.missing.empty());
}
