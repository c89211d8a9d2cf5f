// What checklists, handouts and scripts tell a person to do: only what that person can and has to do.

#include "pack/person.hpp"

using namespace formletter;
using namespace formletter::test;

namespace {

const Person after_a_decision =
    with(asking(with(anybody(), answered_by_ice), "review"),
         {{"has_removal_order", in_json("no")}, {"lawyer_consulted", in_json("yes")}});
const Person to_a_judge = asking(with(anybody(), before_the_court), "close");
const Person before_removal = asking(with(anybody(), facing_removal), "discuss_matter");

Person without(Person person, const Names &names) {
  for (const auto &name : names) person.erase(name);
  return person;
}

}  // namespace

TEST_CASE("only who gave an own e-mail address is told to look at it") {
  const std::string look = "Look at your e-mail", ask = "Ask your representative often",
                    no_limit = "The rules give no time limit and promise no answer by a date.";
  CHECK(print_good(after_a_decision).says("handout-review", no_limit + " " + look));
  const auto unwired = without(after_a_decision, {"reply_email", "reply_email_owner"});
  const auto held_there =
      asking(with(with(unwired, held), {{"prior_decision", in_json("yes")}}), "explanation");
  for (const auto &person : {unwired, held_there}) {
    const auto printed = print_good(person);
    CHECK(printed.says("handout-review", no_limit));
    CHECK_FALSE(printed.says("handout-review", look));
    CHECK_FALSE(printed.says("handout-review", ask));
  }
  const auto signed_for = print_good(with(unwired, with_counsel));
  CHECK(signed_for.says("handout-review", no_limit + " " + ask));
  CHECK_FALSE(signed_for.says("handout-review", look));
}

TEST_CASE("a clinic's phone and e-mail are on the handouts without its name, too") {
  const Person phone = {{"clinic_phone", in_json("(312) 555-0100")}},
               email = {{"clinic_email", in_json("help@example.org")}},
               name = {{"clinic_name", in_json("Example Clinic")}};
  const std::string line = "Clinic or lawyer", call = "Phone ____";
  const auto both = print_good(with(with(to_a_judge, phone), email)).text("handout-eoir");
  INFO(both);
  CHECK(both.find(line) != std::string::npos);
  CHECK(both.find("555-0100 · help@example.org") != std::string::npos);
  CHECK(both.find(call) == std::string::npos);
  const auto written = print_good(with(to_a_judge, email)).text("handout-eoir");
  INFO(written);
  CHECK(written.find("help@example.org") != std::string::npos);
  CHECK(written.find(call) != std::string::npos);
  const auto named = print_good(with(with(to_a_judge, phone), name)).text("handout-eoir");
  CHECK(named.find("Example Clinic · (312)") != std::string::npos);
  CHECK(named.find(line) == std::string::npos);
}

TEST_CASE("only who has a case in court is told to tell the court of a move") {
  const std::string form = "form EOIR-33", ice = "If you move, tell ICE.";
  CHECK(print_good(to_a_judge).says("checklist-eoir", form));
  for (const auto &[person, checklist] :
       {std::pair{before_removal, "checklist-removal"}, std::pair{after_a_decision, "checklist-review"}}) {
    const auto printed = print_good(person);
    CHECK(printed.says(checklist, ice));
    CHECK_FALSE(printed.says(checklist, form));
  }
  const auto inside = print_good(
      asking(with(with(after_a_decision, held), {{"prior_decision", in_json("yes")}}), "explanation"));
  CHECK_FALSE(inside.says("checklist-review", "If you move"));
}

TEST_CASE("who reads little English and skipped the question is taken to need an interpreter") {
  const auto words = [](const char *language, const char *reads) {
    const auto person = with(without(before_removal, {"interpreter_needed"}),
                             {{"preferred_language", in_json(language)},
                              {"reads_english", in_json(reads)},
                              {"interpreter_name", in_json("Lucia Example")}});
    return print_good(person).text("phone-removal");
  };
  const std::string needed = "I speak Arabic. I need an interpreter.",
                    hello = "Hello. I am calling about my own case.";
  for (const auto *reads : {"no", "a_little"}) {
    INFO(reads);
    CHECK(words("ar", reads).find(needed) != std::string::npos);
    CHECK(words("en", reads).find(hello) != std::string::npos);
  }
  CHECK(words("ar", "yes").find(hello) != std::string::npos);
  const auto said_no =
      with(before_removal, {{"preferred_language", in_json("ar")}, {"reads_english", in_json("no")}});
  CHECK(print_good(said_no).says("phone-removal", hello));
}

TEST_CASE("no two papers of a packet bear the same title") {
  std::map<std::string, Names> titles;
  const auto problems =
      for_each_document(request_pack(), LanguageTag::parse("es"),
                        [&](Press::Works &works, const SampleDocument &paper, Date today) {
                          auto xhtml = works.fill(*paper.record, paper.planned, today);
                          REQUIRE(xhtml.ok());
                          const auto document = works.read_document(paper.planned, std::move(*xhtml));
                          REQUIRE(document.ok());
                          INFO(paper.sample << ": " << paper.planned.rule->name << ": " << document->title);
                          CHECK(titles[paper.sample].insert(document->title).second);
                        });
  CHECK_FALSE(has_errors(problems));
  CHECK_FALSE(titles.empty());
}
