// Values of fields are set as any other text.

#include "layout/paper.hpp"

#include <catch2/catch.hpp>

namespace formletter::layout::testing {
namespace {

std::string field(const std::string &value, const std::string &more = "width=\"200pt\"") {
  return "<p><input type=\"text\" name=\"n\" title=\"Name\" value=\"" + value + "\" " + more + "/></p>";
}

PlacedTextField placed(const std::string &value, const std::string &language) {
  const Pages pages = set({field(value), std::string(small_page), "small", language});
  return items_of<PlacedTextField>(pages.pages[0]).at(0);
}

std::string value_of(const PlacedTextField &field) {
  std::string text;
  for (const ValueRun &run : field.value) text += run.shown->text;
  return text;
}

bool has_all_letters(const PlacedTextField &field) {
  for (const ValueRun &run : field.value)
    for (const text::Glyph &glyph : run.shown->glyphs)
      if (glyph.id == 0) return false;
  return true;
}

}  // namespace

TEST_CASE("a field's value has a face for each of its scripts") {
  for (const std::string value : {"Nguyễn محمد", "Иванов 李明", "አበበ Smith"}) {
    CAPTURE(value);
    const PlacedTextField field = placed(value, "en");
    CHECK(value_of(field) == value);
    CHECK(field.value.size() > 1);
    CHECK(has_all_letters(field));
  }
}

TEST_CASE("a field's value runs in its own direction, and its numbers in theirs") {
  const PlacedTextField mixed = placed("حسن 12", "ar");
  REQUIRE(mixed.value.size() == 2);
  CHECK(mixed.value[0].shown->right_to_left);
  CHECK(mixed.value[1].origin.x < mixed.value[0].origin.x);
  for (const std::string latin : {"John", "(617) 555-0123"}) {
    CAPTURE(latin);
    const PlacedTextField field = placed(latin, "ar");
    REQUIRE(field.value.size() == 1);
    CHECK_FALSE(field.value[0].shown->right_to_left);
    CHECK(value_of(field) == latin);
    // At the right, as the line is.
    CHECK(field.value[0].origin.x > Length::pt(100));
  }
}

TEST_CASE("a value that its field has no room for is told, without the value and the field's name") {
  const Problems wide = problems_of({field("Maria del Carmen", "width=\"40pt\"")});
  REQUIRE(wide.size() == 1);
  CHECK(wide[0].code == "too-wide");
  CHECK(wide[0].message.find("the value of a field is") != std::string::npos);
  CHECK(wide[0].message.find("Maria") == std::string::npos);
  const Problems missing = problems_of({field("\xF3\xB0\x80\x80")});
  REQUIRE(missing.size() == 1);
  CHECK(missing[0].code == "missing-glyph");
}

}  // namespace formletter::layout::testing
