#include "pdf/operators.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace formletter::pdf {

TEST_CASE("Operators stand one behind the other, also where they need more room than there was") {
  Operators operators;
  std::string expected;
  for (int page = 0; page < 2; ++page) {
    operators.clear();
    expected.clear();
    for (int i = 0; i < 4000; ++i) {
      const std::string text(static_cast<std::size_t>(i % 40), 'x');
      operators.put("/P<</MCID ");
      operators.put_number(i);
      operators.put('\n');
      operators.put_length(Length::millipoints(-1250 * i));
      operators.put(std::string_view(text));
      expected += "/P<</MCID " + std::to_string(i) + '\n';
      append_length(expected, Length::millipoints(-1250 * i));
      expected += text;
    }
    CHECK((operators.all() == expected));
  }
}

}  // namespace formletter::pdf
