// What a program may ask of Press::print() that no command line lets through.

#include "packet/visit_pack.hpp"

using namespace formletter;
using test::VisitPack;

TEST_CASE("a format that is none is a problem and no failure") {
  const auto printed = VisitPack().printed("en", {"note"}, {Format::pdf, static_cast<Format>(9)});
  REQUIRE_FALSE(printed.ok());
  CHECK(diag::report_text(printed.problems()) == "error[bad-option] formats: There is no format 9.\n");
}

TEST_CASE("a password that readers of PDF would cut off or not understand is refused") {
  const auto [password, fault] = GENERATE(table<std::string, std::string>(
      {{std::string(128, 'x'), "The password is longer than 127 bytes, which is all that PDF looks at."},
       {std::string("a\0b", 3), "The password is not UTF-8 text."},
       {"\xFF", "The password is not UTF-8 text."}}));
  const VisitPack pack;
  PrintOptions options{.today = Date::from_parts(2026, 11, 24).value(), .password = password};
  const auto printed = pack.opened().print("visit", {"a.json", "{}"}, options);
  REQUIRE_FALSE(printed.ok());
  CHECK(diag::report_text(printed.problems()) == "error[bad-option] password: " + fault + "\n");
}
