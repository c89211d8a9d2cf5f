#include "interview/small_interview.hpp"

using namespace formletter;
using formletter::test::Visit;

namespace {

/// Answered up to the question whether there are guests.
Visit before_guests() {
  Visit visit;
  for (const auto *typed : {"Ana", "A12", "1", "2, east", "no", "", "2026-12-01"})
    CHECK(visit.answer(typed) == "");
  CHECK(visit.at() == "guests[1]+");
  return visit;
}

answers::RawAnswers with(const std::string &name, const std::string &text) {
  answers::RawAnswers raw;
  raw.values[name] = {text, {}};
  return raw;
}

}  // namespace

TEST_CASE("questions come in the form's order with label, hint, reason, example and heading") {
  Visit visit;
  auto prompt = visit.interview.prompt();
  CHECK(prompt.heading == "Who comes");
  CHECK(prompt.label == "Name");
  CHECK(prompt.hint == "As on the card.");
  CHECK(prompt.guidance == "We call you by it.");
  CHECK(prompt.needed);
  CHECK(visit.answer("Ana") == "");
  prompt = visit.interview.prompt();
  CHECK(prompt.label == "Code of Ana");
  CHECK(prompt.example == "A 12");
  CHECK_FALSE(prompt.needed);
}

TEST_CASE("an answer is kept in canonical form and shown as its type shows it") {
  Visit visit;
  CHECK(visit.answer("Ana") == "");
  CHECK(visit.answer("a12") == "");
  CHECK(visit.value("code") == "A12");
  CHECK(visit.interview.back());
  CHECK(visit.interview.prompt().current == "A 12");
}

TEST_CASE("a bad answer is told at once and leaves the step and the answers as they were") {
  Visit visit;
  CHECK(visit.answer("Ana") == "");
  CHECK(visit.answer("A1") == "code: A code is A and two digits.");
  CHECK(visit.at() == "code");
  CHECK(visit.value("code") == "");
  CHECK(visit.answer("12") == "");
  CHECK(visit.interview.back());
  CHECK(visit.answer("A1") == "code: A code is A and two digits.");
  CHECK(visit.value("code") == "A12");
}

TEST_CASE("what needs an answer cannot be skipped or kept empty; what does not, can") {
  Visit visit;
  CHECK(visit.skip() == "V1: Write the name.");
  CHECK(visit.keep() == "V1: Write the name.");
  CHECK(visit.answer("Ana") == "");
  CHECK(visit.skip() == "");
  CHECK(visit.at() == "town");
}

TEST_CASE("skipping takes an answer away") {
  Visit visit;
  CHECK(visit.answer("Ana") == "");
  CHECK(visit.answer("12") == "");
  CHECK(visit.interview.back());
  CHECK(visit.skip() == "");
  CHECK(visit.value("code") == "");
}

TEST_CASE("a choice is taken by number, name, label or a part that fits one alone") {
  for (const auto *typed : {"3", "mexico", "Ciudad México", "ciudad mexico", " MEX ", "méx"}) {
    Visit visit;
    CHECK(visit.answer("Ana") == "");
    CHECK(visit.skip() == "");
    INFO(typed);
    CHECK(visit.answer(typed) == "");
    CHECK(visit.value("town") == "mexico");
  }
}

TEST_CASE("words that fit no choice, or more than one, are refused and the fitting ones named") {
  Visit visit;
  CHECK(visit.answer("Ana") == "");
  CHECK(visit.skip() == "");
  for (const auto *typed : {"5", "0", "Westbridge", "-1", "1.0"}) {
    INFO(typed);
    CHECK(visit.answer(typed) == "no-such-choice: None of the answers has this number or name. Try again.");
  }
  CHECK(visit.answer("bridge") ==
        "several-fit: More than one answer fits: Northbridge; Southbridge. Type more of the name.");
  CHECK(visit.at() == "town");
}

TEST_CASE("several choices stand with commas between, each by number or name") {
  Visit visit;
  for (const auto *typed : {"Ana", "12", "north"}) CHECK(visit.answer(typed) == "");
  CHECK(visit.at() == "ways");
  CHECK(visit.answer("1, bridge") ==
        "several-fit: More than one answer fits: Northbridge; Southbridge. Type more of the name.");
  CHECK(visit.answer("east; 1,") == "");
  CHECK(visit.value("ways") == "north east");
}

TEST_CASE("several choices may be parted by the commas of any keyboard, and numbered in its digits") {
  for (const auto *typed : {"١، ٢", "١؛٢", "1、2", "１，２", "1；2", "१, २"}) {
    INFO(typed);
    Visit visit;
    for (const auto *before : {"Ana", "12", "north"}) CHECK(visit.answer(before) == "");
    CHECK(visit.answer(typed) == "");
    CHECK(visit.value("ways") == "north south");
  }
}

TEST_CASE("a default is offered as the answer as it stands, and keeping it makes it one") {
  Visit visit;
  for (const auto *typed : {"Ana", "12", "1", "2"}) CHECK(visit.answer(typed) == "");
  CHECK(visit.interview.prompt().current == "No");
  CHECK(visit.keep() == "");
  CHECK(visit.value("help") == "no");
}

TEST_CASE("a question is asked only while it is relevant") {
  Visit visit;
  for (const auto *typed : {"Ana", "12", "1", "2", "yes"}) CHECK(visit.answer(typed) == "");
  CHECK(visit.at() == "helper");
  CHECK(visit.interview.back());
  CHECK(visit.answer("no") == "");
  CHECK(visit.at() == "bring");
  CHECK(visit.interview.prompt().label == "Bring the card, Ana.");
}

TEST_CASE("a note waits for any line and keeps none") {
  Visit visit;
  for (const auto *typed : {"Ana", "12", "1", "2", "no", "whatever"}) CHECK(visit.answer(typed) == "");
  CHECK(visit.at() == "day");
  CHECK(visit.value("bring") == "");
}

TEST_CASE("a warning is told and the interview moves on") {
  Visit visit;
  for (const auto *typed : {"Ana", "12", "1", "2", "no", ""}) CHECK(visit.answer(typed) == "");
  CHECK(visit.answer("Nov 20, 2014") == "past: November 20, 2014 has passed.");
  CHECK(visit.at() == "guests[1]+");
  CHECK(visit.value("day") == "2014-11-20");
}

TEST_CASE("what a group warns of waits until its own questions have been asked") {
  Visit visit;
  CHECK(visit.answer("Nobody") == "");
  CHECK(visit.at() == "code");
  CHECK(visit.skip() == "no-code: Without a code we search by the name.");
  CHECK(visit.at() == "town");
  CHECK(visit.answer("north") == "");
  Visit with_code;
  for (const auto *typed : {"Nobody", "12", "1", "2", "no"}) CHECK(with_code.answer(typed) == "");
}

TEST_CASE(
    "what a group warns of is told behind the last of its questions, also where a draft passed over some") {
  auto draft = with("code", "99");
  draft.values["name"] = {"Ana", {}};
  draft.values["help"] = {"no", {}};
  Visit visit(draft);
  CHECK(visit.at() == "town");
  CHECK(visit.answer("north") == "no-ways: This code is for people on their way.");
  CHECK(visit.at() == "bring");
}

TEST_CASE("what adding an instance gives rise to is told when it is added") {
  auto visit = before_guests();
  for (const auto *name : {"Bo", "Cy"}) {
    CHECK(visit.answer("yes") == "");
    CHECK(visit.answer(name) == "");
    CHECK(visit.skip() == "");
  }
  CHECK(visit.answer("yes") == "many: There are two chairs.");
  CHECK(visit.at() == "guest[3]");
}

TEST_CASE("a repeat asks whether to add one, then another, as often as the answer is yes") {
  auto visit = before_guests();
  CHECK(visit.answer("maybe") == "yes-or-no: Type yes or no.");
  CHECK(visit.answer("yes") == "");
  CHECK(visit.at() == "guest[1]");
  CHECK(visit.interview.prompt().heading == "Guests 1");
  CHECK(visit.answer("Bo") == "");
  CHECK(visit.answer("-1") == "V2: An age is 0 or more.");
  CHECK(visit.answer("7") == "");
  CHECK(visit.at() == "guests[2]+");
  CHECK(visit.answer("y") == "");
  CHECK(visit.at() == "guest[2]");
  CHECK(visit.answer("Cy") == "");
  CHECK(visit.skip() == "");
  CHECK(visit.answer("no") == "");
  CHECK(visit.at() == "rules");
  const auto &guests = visit.interview.answers().repeats.at("guests");
  REQUIRE(guests.size() == 2);
  CHECK(guests[0].values.at("age").text == "7");
  CHECK(guests[1].values.at("guest").text == "Cy");
}

TEST_CASE("going back over a yes takes the empty instance away, one that has answers stays") {
  auto visit = before_guests();
  CHECK(visit.answer("yes") == "");
  CHECK(visit.interview.back());
  CHECK(visit.at() == "guests[1]+");
  CHECK(visit.interview.answers().repeats.at("guests").empty());
  CHECK(visit.answer("yes") == "");
  CHECK(visit.answer("Bo") == "");
  CHECK(visit.interview.back());
  CHECK(visit.at() == "guest[1]");
  CHECK(visit.interview.back());
  CHECK(visit.at() == "day");
  CHECK(visit.interview.answers().repeats.at("guests").size() == 1);
}

TEST_CASE("back goes from step to step to the first one and no further") {
  auto visit = before_guests();
  std::string way;
  while (visit.interview.back()) way += visit.at() + " ";
  CHECK(way == "day bring help ways town code name ");
  CHECK(visit.at() == "name");
  CHECK(visit.keep() == "");
  CHECK(visit.at() == "guests[1]+");
}

TEST_CASE("what is left counts relevant questions not yet passed") {
  Visit visit;
  const auto names = [&] {
    std::string text;
    for (const auto &prompt : visit.interview.left())
      text += prompt.step.subject + (prompt.needed ? "! " : " ");
    return text;
  };
  CHECK(names() == "name! code town! ways help day rules! ");
  CHECK(visit.answer("Ana") == "");
  CHECK(names() == "code town! ways help day rules! ");
}

TEST_CASE("an acknowledgement takes yes and no, and where it is needed no other than yes") {
  auto visit = before_guests();
  CHECK(visit.answer("no") == "");
  CHECK(visit.answer("perhaps") == "yes-or-no: Type yes or no.");
  CHECK(visit.answer("no") == "required: This question needs an answer.");
  CHECK(visit.answer("Yes") == "");
  CHECK(visit.interview.finished());
}

TEST_CASE("the review lists every question with its answer, and an edit comes back to it") {
  auto visit = before_guests();
  for (const auto *typed : {"yes", "Bo", "7", "no", "yes"}) CHECK(visit.answer(typed) == "");
  REQUIRE(visit.interview.finished());
  std::string text;
  for (const auto &line : visit.interview.review())
    text += line.label + (line.adds ? " +" : ": " + line.answer) + "\n";
  CHECK(text ==
        "Name: Ana\nCode of Ana: A 12\nTown: Northbridge\nTowns on the way: Southbridge and East Hill\n"
        "Is help needed?: No\nDay: December 1, 2026\nGuests 1: Guest’s name: Bo\nGuests 1: Age: 7\n"
        "Guests +\nI know the rules.: Yes\n");
  visit.interview.edit("age[1]");
  CHECK(visit.at() == "age[1]");
  CHECK(visit.answer("8") == "");
  CHECK(visit.interview.finished());
  visit.interview.edit("help");
  CHECK(visit.answer("yes") == "");
  CHECK(visit.at() == "helper");
  CHECK(visit.answer("Di") == "");
  CHECK(visit.interview.finished());
}

TEST_CASE("at the review an instance can be added, and one taken out that others move up behind") {
  auto visit = before_guests();
  for (const auto *typed : {"yes", "Bo", "7", "yes", "Cy", "8", "no", "yes"})
    CHECK(visit.answer(typed) == "");
  REQUIRE(visit.interview.finished());
  visit.interview.edit("guests[3]+");
  CHECK(visit.answer("yes") == "many: There are two chairs.");
  CHECK(visit.at() == "guest[3]");
  for (const auto *typed : {"Di", "9", "no"}) CHECK(visit.answer(typed) == "");
  REQUIRE(visit.interview.finished());
  const auto entry_of = [&](const std::string &key) {
    for (const auto &line : visit.interview.review())
      if (line.key == key) return line.entry;
    return std::string("(no line)");
  };
  CHECK(entry_of("name") == "");
  CHECK(entry_of("guests[4]+") == "");
  CHECK(entry_of("age[2]") == "Guests 2");
  visit.interview.remove("age[2]");
  CHECK(visit.interview.finished());
  const auto &guests = visit.interview.answers().repeats.at("guests");
  REQUIRE(guests.size() == 2);
  CHECK(guests[0].values.at("guest").text == "Bo");
  CHECK(guests[1].values.at("guest").text == "Di");
  CHECK(guests[1].values.at("age").text == "9");
  visit.interview.remove("guest[2]");
  visit.interview.remove("guest[1]");
  CHECK(visit.interview.finished());
  CHECK(entry_of("guest[1]") == "(no line)");
  CHECK(visit.interview.back());
}

TEST_CASE("a draft goes on after the last answer it has, and asks again what needs an answer") {
  Visit named(with("name", "Ana"));
  CHECK(named.at() == "code");
  Visit further(with("town", "north"));
  CHECK(further.at() == "name");
  CHECK(further.answer("Ana") == "");
  CHECK(further.at() == "ways");
  Visit spoiled(with("code", "XYZ"));
  CHECK(spoiled.at() == "name");
  CHECK(spoiled.answer("Ana") == "");
  CHECK(spoiled.at() == "code");
}

TEST_CASE("a draft keeps the answers that are not relevant now") {
  auto raw = with("helper", "Di");
  raw.values["name"] = {"Ana", {}};
  raw.values["help"] = {"no", {}};
  Visit visit(raw);
  CHECK(visit.value("helper") == "Di");
}

TEST_CASE("the person reads and is answered in the language chosen") {
  Visit visit({}, "es");
  CHECK(visit.interview.prompt().label == "Nombre");
  CHECK(visit.skip() == "V1: Escriba el nombre.");
  for (const auto *typed : {"Ana", "12"}) CHECK(visit.answer(typed) == "");
  CHECK(visit.answer("x") == "no-such-choice: Ninguna respuesta tiene este número o nombre.");
  CHECK(visit.answer("colina este") == "");
  CHECK(visit.value("town") == "east");
  CHECK(visit.skip() == "");
  CHECK(visit.answer("SI") == "");
  CHECK(visit.value("help") == "yes");
}

TEST_CASE("nothing that is calculated or hidden is asked") {
  const auto steps = interview::relevant_steps(
      formletter::test::visit_form(),
      answers::check(
          formletter::test::visit_form(), {},
          {.today = *Date::parse_iso("2026-11-24"), .language = {}, .catalogs = formletter::test::spanish()})
          .instance,
      *Date::parse_iso("2026-11-24"));
  for (const auto &step : steps) CHECK(step.subject != "sure");
}
