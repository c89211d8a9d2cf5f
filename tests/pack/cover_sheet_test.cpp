// What the operator's cover sheet says of the packet, so that nothing is lost without a word.

#include "pack/person.hpp"

using namespace formletter;
using namespace formletter::test;

namespace {

/// What the cover sheet lists as asked and printed nowhere.
std::string unused(const Person &person) {
  const auto text = print_good(person).text("cover-sheet");
  const auto from = text.find("on no paper of this packet:");
  if (from == std::string::npos) return {};
  return text.substr(from, text.find("for the clinic and the lawyer", from) - from);
}

bool tells(const Person &person, const std::string &words) {
  const auto list = unused(person);
  INFO(list);
  return list.find(words) != std::string::npos;
}

const Person to_the_court = asking(with(anybody(), before_the_court), "close");
const Person to_the_officer = asking(with(anybody(), facing_removal), "discuss_matter");
const Person from_custody = asking(with(anybody(), held), "exercise");
const Person to_the_supervisor = asking(with(anybody(), answered_by_ice), "explanation");

}  // namespace

TEST_CASE("a letter that says a stay is asked for has a line on the checklist and on the cover sheet") {
  const std::string file = "File that form before you send the letter",
                    ask = "Ask a lawyer about a stay of removal",
                    see = "The letter to the officer says that form I-246 is filed";
  const auto filed = print_good(with(to_the_officer, {{"stay_requested", in_json("yes")}}));
  CHECK(filed.says("ero-letter", "request for a stay of removal on form I-246"));
  CHECK(filed.says("checklist-removal", file));
  CHECK_FALSE(filed.says("checklist-removal", ask));
  CHECK(filed.says("cover-sheet", see));
  for (const auto *answer : {"no", "not_sure"}) {
    INFO(answer);
    const auto open = print_good(with(to_the_officer, {{"stay_requested", in_json(answer)}}));
    CHECK_FALSE(open.says("ero-letter", "I-246"));
    CHECK(open.says("checklist-removal", ask));
    CHECK_FALSE(open.says("checklist-removal", file));
    CHECK_FALSE(open.says("cover-sheet", see));
  }
}

TEST_CASE(
    "the cover sheet names what was asked and is on no paper, and never says that nothing was held back") {
  const Person born = {{"date_of_birth", in_json("1980-05-05")}, {"country_of_citizenship", in_json("VN")}};
  CHECK(tells(with(to_the_court, born), "date of birth"));
  CHECK(tells(with(to_the_court, born), "country of citizenship"));
  CHECK_FALSE(tells(with(to_the_officer, born), "date of birth"));
  CHECK(tells(with(to_the_officer, born), "country of citizenship"));
  CHECK_FALSE(tells(with(from_custody, born), "date of birth"));
  CHECK_FALSE(tells(with(from_custody, born), "country of citizenship"));
  const Person ordered = {{"has_removal_order", in_json("yes")},
                          {"scheduled_for_removal", in_json("no")},
                          {"order_date", in_json("2012-06-18")},
                          {"order_by", in_json("judge")}};
  CHECK(tells(with(to_the_court, ordered), "removal order"));
  CHECK_FALSE(tells(to_the_officer, "removal order"));
  for (const auto *person : {&to_the_court, &to_the_officer, &from_custody, &to_the_supervisor}) {
    const auto printed = print_good(*person);
    CHECK(printed.says("cover-sheet", "reason, fact or relative was held back."));
    CHECK_FALSE(printed.says("cover-sheet", "Nothing"));
  }
}

TEST_CASE("ways to reach somebody that no paper gives are on the cover sheet's list") {
  const Person placed = {{"mailing_street", in_json("12 Example Street")},
                         {"mailing_city", in_json("Chicago")},
                         {"mailing_state", in_json("IL")},
                         {"mailing_zip", in_json("60601")}};
  for (const auto *what : {"the person’s phone", "e-mail address", "mailing address", "status of the case"}) {
    INFO(what);
    CHECK(tells(with(from_custody, placed), what));
    CHECK_FALSE(tells(with(to_the_court, placed), what));
  }
  const auto signed_for = with(with(to_the_court, placed), with_counsel);
  CHECK(tells(signed_for, "mailing address"));
  const Person firm = {{"rep_address", in_json("9 Lawyers Lane, Chicago, IL 60601")}};
  CHECK_FALSE(tells(with(signed_for, firm), "representative’s firm"));
  CHECK(tells(with(with(signed_for, firm), {{"signer", in_json("self")}}), "representative’s firm"));
}

TEST_CASE("what was answered about a decision and is in no letter is on the cover sheet's list") {
  const Person more = {{"decision_by", in_json("Joan Smith")}, {"new_facts", in_json("My father died.")}};
  CHECK(tells(with(to_the_supervisor, more), "what is new or was missed"));
  CHECK_FALSE(tells(with(to_the_supervisor, more), "who made the decision"));
  const auto review = asking(to_the_supervisor, "review");
  CHECK_FALSE(tells(with(review, more), "what is new or was missed"));
  CHECK(tells(with(review, more), "who made the decision"));
}
