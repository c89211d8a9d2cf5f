#include "pdf/operators.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>
#include <string>

namespace formletter::pdf {
namespace {

/// The long way: all three places, then without the zeros at the end.
std::string thousandths(std::int64_t value) {
  std::string text =
      std::to_string(value < 0 ? 0 - static_cast<std::uint64_t>(value) : static_cast<std::uint64_t>(value));
  if (text.size() < 4) text.insert(0, 4 - text.size(), '0');
  text.insert(text.size() - 3, ".");
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return (value < 0 ? "-" : "") + text;
}

}  // namespace

TEST_CASE("A number is written with all its digits, and without zeros that say nothing") {
  CHECK(thousandths(-1200) == "-1.2");
  const auto check = [](std::int64_t value) {
    std::string integer, real;
    append_integer(integer, value);
    append_thousandths(real, value);
    if (integer == std::to_string(value) && real == thousandths(value)) return;
    CAPTURE(value, integer, real);
    FAIL_CHECK("the number is another");
  };
  for (std::int64_t value = -12'000; value < 12'000; ++value) check(value);
  for (std::int64_t value = -2'000'000; value < 2'000'000; value += 37) check(value);
  for (std::int64_t round = 10; round <= 1'000'000'000'000'000; round *= 10)
    for (const std::int64_t value : {round - 1, round, round + 1, -round + 1, -round, -round - 1})
      check(value);
  check(std::numeric_limits<std::int64_t>::max());
  check(std::numeric_limits<std::int64_t>::min());
}

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
