// What the request's declared types take, and what they refuse by name.

#include "pack/request_form.hpp"

#include <vector>

using namespace formletter;

namespace {

/// The canonical form, or "!" and the error's code.
std::string taken(const std::string &type, const std::string &typed) {
  const auto outcome = test::request_form().types().at(type).canonicalize(typed);
  if (outcome.canonical) return outcome.canonical->text;
  REQUIRE(outcome.problems.size() == 1);
  return "!" + outcome.problems.front().code;
}

std::string shown(const std::string &type, const std::string &typed) {
  return test::request_form().types().at(type).display(taken(type, typed));
}

std::string without_spaces(std::string text) {
  for (std::size_t at; (at = text.find("\u00A0")) != std::string::npos;) text.erase(at, 2);
  return text;
}

std::string lower_ascii(std::string text) {
  for (auto &c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

std::string message_for(const std::string &type, const std::string &typed) {
  const auto outcome = test::request_form().types().at(type).canonicalize(typed);
  return outcome.problems.empty() ? "" : outcome.problems.front().message;
}

}  // namespace

TEST_CASE("a decimal of a spreadsheet is never taken for an A-number or a phone number") {
  for (const auto *typed :
       {"12345678.0", "20141170.0", "1234567.80", "A12345678.0", "A# 12345678.0", "12 345 678,0",
        "12345678.00", "12345678.000", "12,345,678.0", "１２３４５６７８.０"}) {
    INFO(typed);
    CHECK(taken("a_number", typed) == "!decimal-number");
  }
  for (const auto *typed : {"2025550100.0", "202555010.0", "+525552551234.0", "2025550100,0"}) {
    INFO(typed);
    CHECK(taken("phone", typed) == "!decimal-number");
  }
  for (const auto *typed : {"012.345.678", "12.345.678", "A 012.345.678", "A 12 345 678"})
    CHECK(taken("a_number", typed) == "A012345678");
  CHECK(taken("a_number", "012.345.000") == "A012345000");
  CHECK(taken("phone", "202.555.0100") == "+12025550100");
  CHECK(taken("phone", "(202) 555.0000") == "+12025550000");
}

TEST_CASE("a Social Security number is known by its groups, whatever stands between them") {
  for (const auto *typed : {"123-45-6789", "123 45 6789", "123.45.6789", "123–45–6789", "123 - 45 - 6789",
                            "123\u00A045\u00A06789", "１２３-４５-６７８９"}) {
    INFO(typed);
    CHECK(taken("a_number", typed) == "!V06");
    CHECK(taken("line", std::string("My number is ") + typed) == "!V26");
    CHECK(taken("own_words", std::string("It is ") + typed + ".") == "!V26");
  }
  for (const auto *typed : {"A123-45-6789", "A 123 45 6789", "A-Number: 123-45-6789", "A# 123-45-6789"}) {
    INFO(typed);
    CHECK(taken("a_number", typed) == "!V06");
  }
}

TEST_CASE("card numbers are private, also in American Express's groups; lists of years are not") {
  for (const auto *typed : {"4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111",
                            "4111.1111.1111.1111", "3782 822463 10005", "3782-822463-10005"}) {
    INFO(typed);
    CHECK(taken("line", typed) == "!V26");
    CHECK(taken("own_words", std::string("I paid with ") + typed) == "!V26");
  }
  for (const auto *typed : {"I paid taxes in 2010 2011 2012 2013 2014.", "Rent 2010–2014 2015–2019",
                            "It cost $123.45 2014", "Call 1-800-898-7180 or (202) 555-0100"}) {
    INFO(typed);
    CHECK(taken("own_words", typed) == typed);
  }
}

TEST_CASE("an A-number that says it is one may stand in people's own words") {
  for (const auto *typed :
       {"my A# 012345678", "My A-number is 012345678.", "A 012345678", "A: 012345678", "a# 012345678",
        "Alien number 012345678", "USCIS# 012345678", "A No. 012345678"}) {
    INFO(typed);
    CHECK(taken("own_words", typed) == typed);
  }
  for (const auto *typed : {"my number 012345678", "it is a number 123456789", "SSN 123456789"})
    CHECK(taken("own_words", typed) == "!V26");
}

TEST_CASE("a phone number is American only if its groups and its area code can be") {
  for (const auto *typed :
       {"139 1234 5678", "13912345678", "55 1234 5678", "20 25 55 01 01", "20-2555-0100", "(391) 234-5678",
        "911 555 0100", "372 555 0100", "962 555 0100", "202 411 0100", "+1 391 234 5678"}) {
    INFO(typed);
    CHECK(taken("phone", typed) == "!V24");
  }
  for (const auto *typed : {"(202) 555-0100", "202 555 0100", "202-5550100", "2025550100", "1 202 555 0100",
                            "+1 (202) 555.0100", "+12025550100", "202/555-0100", "202‑555‑0100"})
    CHECK(taken("phone", typed) == "+12025550100");
  for (const auto *typed : {"202 555 0100 x5", "(202) 555-0100, ext. 5", "+12025550100;5"})
    CHECK(taken("phone", typed) == "+12025550100;5");
  CHECK(taken("phone", "+86 139 1234 5678") == "+8613912345678");
}

TEST_CASE("a word for nothing is nobody's name beside a title") {
  for (const auto *typed : {"NA", "na", "n.a.", "No", "None", "null", "unknown"})
    CHECK(taken("titled_name", typed) == "!title-alone");
  for (const auto *name : {"J. Na", "Nona", "Noe"}) CHECK(taken("titled_name", name) == name);
}

TEST_CASE("a foreign phone number stays foreign") {
  const std::vector<std::pair<std::string, std::string>> numbers = {
      {"+53 5 234 5678", "+5352345678"},        {"+501 223 4567", "+5012234567"},
      {"+507 234-5678", "+5072345678"},         {"+65 6234 5678", "+6562345678"},
      {"+47 22 34 56 78", "+4722345678"},       {"+52 55 5255 1234", "+525552551234"},
      {"+44 (0)20 7946 0958", "+442079460958"}, {"011 53 5 234 5678", "+5352345678"}};
  for (const auto &[typed, expected] : numbers) {
    INFO(typed);
    CHECK(taken("phone", typed) == expected);
    CHECK(without_spaces(shown("phone", typed)) == expected);
    CHECK(taken("phone", shown("phone", typed)) == expected);
    CHECK(taken("phone", expected) == expected);
  }
  for (const auto *typed : {"(202) 555-0100", "202 555 0100", "1 202 555 0100", "+1 202 555 0100"})
    CHECK(shown("phone", typed) == "(202)\u00A0555-0100");
  CHECK(shown("phone", "+52 55 5255 1234 ext. 12") == "+52\u00A055\u00A05255\u00A01234, ext.\u00A012");
}

TEST_CASE("a number of another country is shown in groups behind the country's code") {
  const std::vector<std::pair<std::string, std::string>> numbers{
      {"+79161234567", "+7 91 6123 4567"},     {"+5371234567", "+53 7123 4567"},
      {"+9712345678", "+971 234 5678"},        {"+50412345678", "+504 1234 5678"},
      {"+33612345678", "+33 612 345 678"},     {"+525512345678", "+52 55 1234 5678"},
      {"+8613800138000", "+86 138 0013 8000"}, {"+49301234567890", "+49 3012 3456 7890"},
      {"+212612345678", "+212 612 345 678"},   {"+2348012345678", "+234 80 1234 5678"}};
  for (const auto &[typed, expected] : numbers) {
    std::string seen = shown("phone", typed);
    for (std::size_t at; (at = seen.find("\u00A0")) != std::string::npos;) seen.replace(at, 2, " ");
    CHECK(seen == expected);
  }
  // A code that no country has, or a length that none has, stays as it is.
  CHECK(shown("phone", "+210123456") == "+210123456");
}

TEST_CASE("names are taken in the signs of their own writing") {
  for (const auto *name : {"阿不都·热西提", "ジョン・スミス", "བསྟན་འཛིན", "בן־גוריון", "ג׳ורג׳", "አበበ፡በቀለ",
                           "محمد رضا", "O‘tkir", "Սարգիս", "علی‌رضا"}) {
    INFO(name);
    CHECK(taken("person_name", name) == name);
  }
  CHECK(taken("person_name", "阿不都•热西提") == "阿不都·热西提");
  CHECK(taken("person_name", "አበበ ፡ በቀለ") == "አበበ፡በቀለ");
  CHECK(taken("latin_name", "Marcel·lí O‘tkir") == "Marcel·lí O‘tkir");
}

TEST_CASE("a name that is refused says what kind of sign is wrong and does not repeat it") {
  for (const auto *type : {"latin_name", "person_name"}) {
    CHECK_THAT(message_for(type, "Ana 2"), Catch::Contains("a digit"));
    CHECK_THAT(message_for(type, "López, Ana"), Catch::Contains("a comma or semicolon"));
    CHECK_THAT(message_for(type, "Ana (Anita)"), Catch::Contains("a bracket or quotation mark"));
    CHECK_THAT(message_for(type, "Ana \"Anita\""), Catch::Contains("a bracket or quotation mark"));
    CHECK_THAT(message_for(type, "Ana “Anita”"), Catch::Contains("a bracket or quotation mark"));
    CHECK_THAT(message_for(type, std::string(121, 'a')), Catch::Contains("at most 120 characters"));
    CHECK_THAT(message_for(type, "Ana @ home"), Catch::Contains("letters, spaces, hyphens"));
    CHECK(message_for(type, std::string(120, 'a')).empty());
  }
}

TEST_CASE("what a letter prints beside a name or a place is taken off where it was typed, too") {
  for (const auto *typed :
       {"Varick Street Immigration Court", "VARICK STREET IMMIGRATION COURT", "Varick Street",
        "Immigration Court at Varick Street", "the Varick Street immigration court",
        "Immigration Court, Varick Street", "Varick Street Court", "U.S. Immigration Court - Varick Street",
        "Varick Street (Immigration Court)"}) {
    INFO(typed);
    CHECK(lower_ascii(taken("court_place", typed)) == "varick street");
  }
  CHECK(taken("court_place", "Chicago Immigration Court, Illinois") == "Chicago, Illinois");
  CHECK(taken("court_place", "The Dalles") == "The Dalles");
  CHECK(taken("court_place", "Court Street") == "Court Street");
  for (const auto *typed :
       {"Orlando Field Office", "orlando field office", "Orlando", "OPLA Orlando", "Field Office in Orlando",
        "ICE Office of the Principal Legal Advisor (OPLA), Orlando", "OPLA Orlando Field Office",
        "Office of Chief Counsel, Orlando", "Orlando (OPLA)", "Orlando Office of the Chief Counsel"}) {
    INFO(typed);
    CHECK(lower_ascii(taken("office_place", typed)) == "orlando");
  }
  for (const auto *typed :
       {"Officer J. Roe Jr.", "OFFICER J. Roe Jr.", "ICE Deportation Officer J. Roe Jr.",
        "Supervisor J. Roe Jr.", "J. Roe Jr., supervisor", "J. Roe Jr., Deportation Officer",
        "Supervisory Detention and Deportation Officer: J. Roe Jr.", "Immigration Judge J. Roe Jr.",
        "Hon. Judge J. Roe Jr.", "J. Roe Jr. (judge)", "J. Roe Jr."}) {
    INFO(typed);
    CHECK(taken("titled_name", typed) == "J. Roe Jr.");
  }
  for (const auto *name : {"Ana Judge", "Officerová", "Judgeson Pierre", "The Anh Nguyen"})
    CHECK(taken("titled_name", name) == name);
}

TEST_CASE("a title or an office without a name or a place is asked for again") {
  for (const auto *typed : {"Officer", "the supervisor", "Immigration Judge"})
    CHECK(taken("titled_name", typed) == "!title-alone");
  CHECK(taken("court_place", "Immigration Court") == "!place");
  for (const auto *typed : {"Field Office", "OPLA", "ICE Office of the Principal Legal Advisor"})
    CHECK(taken("office_place", typed) == "!place");
}
