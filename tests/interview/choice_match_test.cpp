#include "interview/choice_match.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using interview::match_choice;
using interview::match_yes_no;

namespace {

const std::vector<interview::OfferedAnswer> towns = {
    {"IR", "Iran"}, {"IS", "İsparta"}, {"N", "North"}, {"NN", "North and North"}, {"2", "Two"}};

std::string chosen(const std::string &typed, const std::string &tag = "en") {
  std::string text;
  for (const auto &name : match_choice(towns, typed, *LanguageTag::parse(tag)).names) text += name + " ";
  return text;
}

}  // namespace

TEST_CASE("a whole label wins over being a part of another") {
  CHECK(chosen("north") == "N ");
  CHECK(chosen("and north") == "NN ");
  CHECK(chosen("nort") == "N NN ");
}

TEST_CASE("a number is the place in the list, also where a name is that number") {
  CHECK(chosen("2") == "IS ");
  CHECK(chosen("6") == "");
  CHECK(chosen("00002") == "");
}

TEST_CASE("a number may be typed in the digits of any script") {
  for (const auto *two : {"٢", "۲", "२", "২", "੨", "２", "၂"}) {
    INFO(two);
    CHECK(chosen(two) == "IS ");
    CHECK(match_yes_no(two, "Sí", "No") == false);
  }
  CHECK(interview::typed_number("١٢") == 12);
  CHECK_FALSE(interview::typed_number("٢\xFF").has_value());
  CHECK_FALSE(interview::typed_number("二").has_value());
}

TEST_CASE("letter case follows the reader's language") {
  CHECK(chosen("isparta", "tr") == "IS ");
  CHECK(chosen("isparta", "en") == "IS ");
}

TEST_CASE("nothing typed matches nothing") {
  CHECK(chosen("") == "");
  CHECK(chosen("   ") == "");
}

TEST_CASE("yes and no are understood in English and in the reader's language, with their first letters") {
  for (const auto *yes : {"yes", "Y", "Sí", "si", "S", "1", "true"}) {
    INFO(yes);
    CHECK(match_yes_no(yes, "Sí", "No") == true);
  }
  for (const auto *no : {"no", "N", "2", "false", " NO "}) {
    INFO(no);
    CHECK(match_yes_no(no, "Sí", "No") == false);
  }
  CHECK(match_yes_no("نعم", "نعم", "لا") == true);
  CHECK(match_yes_no("ل", "نعم", "لا") == false);
  for (const auto *other : {"", "yess", "maybe", "0", "3"}) {
    INFO(other);
    CHECK_FALSE(match_yes_no(other, "Sí", "No").has_value());
  }
}

TEST_CASE("a first letter that both words share decides nothing") {
  CHECK_FALSE(match_yes_no("v", "va", "vo").has_value());
}
