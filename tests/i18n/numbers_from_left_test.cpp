#include "i18n/numbers_from_left.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace formletter;

namespace {

/// The text with each number that is read from the left in angle brackets.
std::string marked(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const i18n::NumberPlace number = i18n::next_number_from_left(text, at);
    result += text.substr(at, number.begin - at);
    if (number.begin < number.end)
      result += "<" + std::string(text.substr(number.begin, number.end - number.begin)) + ">";
    at = number.end;
  }
  return result;
}

}  // namespace

TEST_CASE("a number that hyphens, spaces or brackets part is read from left to right as a whole") {
  for (const std::string number :
       {"212-555-0142", "555-0142",       "(617) 555-0123",   "(617)555-0123",     "617 555 0123",
        "212.555.0142", "1 617-555-0123", "+20 100 123 4567", "+201001234567",     "0100 123 4567",
        "055-123 4567", "(02) 1234 5678", "(0100) 123-4567",  "2026-11-24",        "24-11-2026",
        "24\u20131234", "A 123-456-789",  "A#012-345-678",    "24-cv-01234",       "212-555-0142-5",
        "130-I",        "123-45-6789",    "2pm-4pm",          "25-ali@example.org"}) {
    INFO(number);
    CHECK(marked(number) == "<" + number + ">");
    CHECK(marked("رقم " + number + "، ثم") == "رقم <" + number + ">، ثم");
    CHECK(marked("و" + number + ".") == "و<" + number + ">.");
    CHECK(marked("[" + number + "]") == "[<" + number + ">]");
  }
}

TEST_CASE("a sum of money keeps the sign that stands at it") {
  CHECK(marked("دفع $1,200.50 و 30€.") == "دفع <$1,200.50> و <30€>.");
  CHECK(marked("رقم #12") == "رقم <#12>");
  CHECK(marked("دفع $ ثم") == "دفع $ ثم");
}

TEST_CASE("what UAX #9 shows as it was typed is left alone") {
  for (const std::string text :
       {"",       "25",         "12/05/2024", "14:30", "1,200.50", "25, 30",     "5 10 15",
        "25%",    "٢٥-١١-٢٠٢٦", "۲۰۲۶-۱۱-۲۴", "(25)",  "(1) 2024", "05 10 2024", "5th",
        "5 - 10", "-",          "- 5",        "$",     "(",        "+",          "12/"}) {
    INFO(text);
    CHECK(marked(text) == text);
    CHECK(marked("رقم " + text) == "رقم " + text);
  }
}

TEST_CASE("numbers behind a Latin letter go the letter's way") {
  for (const std::string text : {"I-130", "EOIR-33/2024-11-24", "ana-1990-05@example.org",
                                 "https://example.org/2024-11-24", "MSC 21 900 12345"}) {
    INFO(text);
    CHECK(marked(text) == text);
  }
}

TEST_CASE("each of several numbers stands by itself") {
  CHECK(marked("2026-11-24 14:30 212-555-0142 (617) 555-0123") ==
        "<2026-11-24> 14:30 <212-555-0142> <(617) 555-0123>");
  CHECK(marked("01-12-2024 25") == "<01-12-2024> 25");
  CHECK(marked("(A 012 345 678)") == "(<A 012 345 678>)");
}
