// The form chooses no request for a person: each paper asks for what was chosen.

#include "pack/person.hpp"

using namespace formletter;
using namespace formletter::test;

namespace {

const Names letters = {"opla-letter",       "opla-email",        "detainee-request", "ero-letter",
                       "supervisor-letter", "review-letter",     "review-email",     "phone-custody",
                       "phone-removal",     "checklist-custody", "checklist-eoir",   "checklist-removal",
                       "checklist-review"};

Names among_letters(const Printed &printed) {
  Names made;
  for (const auto &name : printed.names())
    if (letters.contains(name)) made.insert(name);
  return made;
}

}  // namespace

TEST_CASE(
    "in each situation the person chooses what to ask: no request is printed that nobody chose, or none at "
    "all") {
  struct Situation {
    bool custody, court, removal, decided;
  };
  const std::vector<std::string> asks = {"discuss_status", "exercise",    "close", "other_ask",
                                         "discuss_matter", "explanation", "review"};
  const std::vector<Situation> situations = {
      {true, false, false, false}, {false, true, false, false}, {false, false, true, false},
      {true, true, false, false},  {false, true, true, false},  {false, false, false, true},
      {true, false, false, true},  {false, true, false, true},  {false, false, true, true},
      {true, true, false, true},   {false, true, true, true}};
  for (const auto &at : situations) {
    auto person = anybody();
    if (at.court) person = with(person, before_the_court);
    if (at.custody) person = with(person, held);
    if (at.removal) person = with(person, facing_removal);
    if (at.decided) person = with(person, answered_by_ice);
    person["other_ask_text"] = in_json("that ICE joins a motion.");
    for (unsigned chosen = 1; chosen < 1U << asks.size(); ++chosen) {
      Names picked;
      std::string list;
      for (std::size_t i = 0; i < asks.size(); ++i) {
        if ((chosen >> i & 1U) == 0) continue;
        picked.insert(asks[i]);
        list += asks[i] + " ";
      }
      const auto any = [&](const char *one, const char *other) {
        return picked.contains(one) || picked.contains(other);
      };
      const bool from_custody = at.custody && any("discuss_status", "exercise"),
                 of_opla = at.court && any("close", "other_ask"),
                 of_the_officer = at.removal && any("discuss_matter", "exercise");
      const bool offered = (at.custody || !picked.contains("discuss_status")) &&
                           (at.custody || at.removal || !picked.contains("exercise")) &&
                           (at.court || !any("close", "other_ask")) &&
                           (at.removal || !picked.contains("discuss_matter")) &&
                           (at.decided || !any("explanation", "review"));
      if (!offered) continue;
      INFO("custody " << at.custody << ", court " << at.court << ", removal " << at.removal << ", decided "
                      << at.decided << ", asks " << list);
      const auto printed = print(asking(person, list));
      const long missing = (at.custody && !from_custody ? 1 : 0) + (at.court && !of_opla ? 1 : 0) +
                           (at.removal && !of_the_officer ? 1 : 0);
      if (!at.decided) {
        CHECK(printed.count("no-ask", "asks") == missing);
        CHECK(printed.count("nothing-asked", "asks") == 0);
        CHECK(printed.papers.empty() == (missing > 0));
        if (missing > 0) continue;
      } else {
        CHECK(printed.count("no-ask", "asks") == 0);
        CHECK(printed.count("nothing-asked", "asks") == missing + (any("explanation", "review") ? 0 : 1));
      }
      INFO(diag::report_text(printed.problems));
      REQUIRE_FALSE(has_errors(printed.problems));
      Names expected;
      const auto expect = [&](bool when, const Names &names) {
        if (when) expected.insert(names.begin(), names.end());
      };
      expect(from_custody, {"detainee-request", "phone-custody", "checklist-custody"});
      expect(of_opla, {"opla-letter", "opla-email", "checklist-eoir"});
      expect(of_the_officer, {"ero-letter", "phone-removal", "checklist-removal"});
      expect(picked.contains("explanation"), {"supervisor-letter", "checklist-review"});
      expect(picked.contains("review"), {"review-letter", "review-email", "checklist-review"});
      CHECK(among_letters(printed) == expected);
      // Handouts tell of a situation, whatever is asked in it.
      CHECK(printed.has("handout-custody") == at.custody);
      CHECK(printed.has("handout-eoir") == at.court);
      CHECK(printed.has("handout-removal") == at.removal);
      CHECK(printed.has("handout-review") == at.decided);
      const bool discretion = picked.contains("exercise"), closure = picked.contains("close");
      const std::string exercise = "I ask ICE to exercise prosecutorial discretion";
      if (from_custody) {
        for (const auto *paper : {"detainee-request", "phone-custody"}) {
          CHECK(printed.says(paper, "I want to discuss my priority status") ==
                picked.contains("discuss_status"));
          CHECK(printed.says(paper, exercise) == discretion);
        }
      }
      if (of_the_officer) {
        CHECK(printed.says("ero-letter", "I ask to discuss my case with you.") ==
              picked.contains("discuss_matter"));
        CHECK(printed.says("ero-letter", exercise) == discretion);
        CHECK(printed.says("ero-letter", "Request for prosecutorial discretion") == discretion);
        CHECK(printed.says("phone-removal", exercise) == discretion);
      }
      if (of_opla) {
        for (const auto *paper : {"opla-letter", "opla-email"}) {
          CHECK(printed.says(paper, "to administratively close my case") == closure);
          CHECK(printed.says(paper, exercise) == closure);
        }
        CHECK(printed.says("opla-letter", "that ICE joins a motion.") == picked.contains("other_ask"));
      }
      const std::pair<const char *, bool> listed[] = {
          {"To OPLA: e-mail text, letter", of_opla},
          {"To ICE at the facility", from_custody},
          {"To the ERO officer: letter", of_the_officer},
          {"To the supervisor: letter", picked.contains("explanation")},
          {"To OPLA: letter that asks for a review", picked.contains("review")}};
      for (const auto &[line, made] : listed) {
        INFO(line);
        CHECK(printed.says("cover-sheet", line) == made);
      }
    }
  }
}

TEST_CASE(
    "a person in court who wants an explanation of a decision gets that letter and needs no e-mail address") {
  auto person = with(with(anybody(), before_the_court), answered_by_ice);
  for (const auto *name : {"reply_email", "reply_email_owner", "opla_office"}) person.erase(name);
  const auto printed = print_good(asking(person, "explanation"));
  CHECK(among_letters(printed) == Names{"supervisor-letter", "checklist-review"});
  CHECK(printed.count("V13", "opla") == 0);
  const auto unasked = print(asking(person, "close explanation"));
  CHECK(unasked.count("V11", "reply_email") == 1);
}

TEST_CASE(
    "after a decision no new request is chosen for the person, before one it is administrative closure") {
  CHECK(print(with(with(anybody(), before_the_court), answered_by_ice)).count("required", "asks") == 1);
  CHECK(
      print_good(with(anybody(), before_the_court)).says("opla-letter", "to administratively close my case"));
}

TEST_CASE("a representative's letter that asks for something else asks for that alone") {
  const auto person = with(with(anybody(), before_the_court), with_counsel);
  const auto printed = print_good(with(
      asking(person, "other_ask"), {{"other_ask_text", in_json("that ICE joins the motion to reopen.")}}));
  CHECK(printed.says("opla-letter",
                     "On behalf of my client, Ana Lopez, I ask: that ICE joins the motion to reopen."));
  CHECK_FALSE(printed.says("opla-letter", "I ask ICE to exercise"));
  CHECK_FALSE(printed.says("opla-email", "I ask ICE to exercise"));
  CHECK(printed.says("opla-email", "I send a request for prosecutorial discretion"));
}
