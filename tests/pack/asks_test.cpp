// The form chooses no request for a person: each paper asks for what was chosen, and
// the rest of the packet agrees with the letters that are made.

#include "diag/report.hpp"
#include "output/output.hpp"
#include "pack/request_pack.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

using namespace formletter;
using test::in_one_line;
using test::request_pack;

namespace {

using Names = std::set<std::string>;
/// Answers by the names of their questions, as JSON.
using Person = std::map<std::string, std::string>;

std::string in_json(const std::string &text) {
  return '"' + text + '"';
}

/// "close explanation" as a JSON array.
std::string several(const std::string &names) {
  std::string list;
  std::istringstream each(names);
  for (std::string name; each >> name;) list += (list.empty() ? "" : ", ") + in_json(name);
  return "[" + list + "]";
}

Person with(Person person, const Person &more) {
  for (const auto &[name, value] : more) person[name] = value;
  return person;
}

Person anybody() {
  return {{"in_ice_custody", in_json("no")},
          {"eoir_case_pending", in_json("no")},
          {"has_removal_order", in_json("no")},
          {"prior_decision", in_json("no")},
          {"lawyer_consulted", in_json("yes")},
          {"full_name", in_json("Ana Lopez")},
          {"a_number", in_json("A 012 345 678")},
          {"preferred_language", in_json("en")},
          {"reads_english", in_json("yes")},
          {"interpreter_needed", in_json("no")},
          {"country_of_citizenship", in_json("GT")},
          {"reply_email", in_json("ana@example.org")},
          {"reply_email_owner", in_json("self")},
          {"phone", in_json("(312) 555-0142")},
          {"represented", in_json("no")},
          {"case_status", in_json("other")},
          {"case_status_text", in_json("It is open.")},
          {"belief", several("not_priority")},
          {"signer", in_json("self")},
          {"sign_date", in_json("2026-11-24")},
          {"policy_checked", "true"}};
}

const Person before_the_court = {{"eoir_case_pending", in_json("yes")},
                                 {"eoir_forum", in_json("judge")},
                                 {"immigration_court", in_json("Chicago")},
                                 {"next_hearing_kind", in_json("none")},
                                 {"opla_office", in_json("chicago")}};
const Person held = {
    {"in_ice_custody", in_json("yes")},           {"detention_facility", in_json("Example Center")},
    {"facility_city", in_json("Conroe")},         {"facility_state", in_json("TX")},
    {"handbook_procedure_known", in_json("yes")}, {"ero_office", in_json("HOU")}};
const Person facing_removal = {
    {"has_removal_order", in_json("yes")},   {"scheduled_for_removal", in_json("yes")},
    {"order_date", in_json("2012-06-18")},   {"order_by", in_json("judge")},
    {"removal_date", in_json("2027-03-01")}, {"ero_office", in_json("CHI")}};
const Person answered_by_ice = {{"prior_decision", in_json("yes")},
                                {"decision_date", in_json("2026-10-12")},
                                {"decision_office", in_json("OPLA, Chicago")},
                                {"decision_how", in_json("letter")},
                                {"decision_attached", in_json("yes")},
                                {"opla_office", in_json("chicago")}};
const Person with_counsel = {{"represented", in_json("yes")},
                             {"rep_kind", in_json("attorney")},
                             {"rep_name", in_json("Joy Okafor")},
                             {"rep_email", in_json("joy@example.org")},
                             {"signer", in_json("representative")}};

Person asking(const Person &person, const std::string &asks) {
  return with(person, {{"asks", several(asks)}});
}

/// What the program makes of a person: what it says about the answers, and each
/// paper's text in one line, by its document's name.
struct Printed {
  Problems problems;
  std::map<std::string, std::string> papers;

  bool has(const std::string &document) const { return papers.contains(document); }
  Names names() const {
    Names all;
    for (const auto &[name, text] : papers) all.insert(name);
    return all;
  }
  std::string text(const std::string &document) const {
    INFO(document);
    REQUIRE(has(document));
    return papers.at(document);
  }
  bool says(const std::string &document, const std::string &words) const {
    return text(document).find(words) != std::string::npos;
  }
  /// How often this code is among the problems about the question or group.
  long count(const std::string &code, const std::string &subject) const {
    return std::count_if(problems.begin(), problems.end(), [&](const Problem &problem) {
      return problem.code == code && problem.subject == subject;
    });
  }
};

Printed print(const Person &person) {
  static auto press = Press::open(request_pack().folder);
  REQUIRE(press.ok());
  auto &works = press->works();
  std::string json;
  for (const auto &[name, value] : person)
    json += (json.empty() ? "{" : ",\n ") + in_json(name) + ": " + value;
  const PrintOptions options{.today = request_pack().today(), .language = LanguageTag()};
  const auto record = works.read_record(request_pack().form, {"person.json", json + "}"}, options);
  INFO((record.ok() ? "" : diag::report_text(record.problems())));
  REQUIRE(record.ok());
  Printed printed{record->checked.problems, {}};
  if (!record->checked.ok()) return printed;
  const auto planned = works.plan(*record, options);
  REQUIRE(planned.ok());
  for (const auto &paper : *planned) {
    auto xhtml = works.fill(*record, paper, options.today);
    REQUIRE(xhtml.ok());
    const auto document = works.read_document(paper, std::move(*xhtml));
    REQUIRE(document.ok());
    printed.papers[paper.rule->name] = in_one_line(output::write_text(*document));
  }
  return printed;
}

/// The same, where the answers are good.
Printed print_good(const Person &person) {
  auto printed = print(person);
  INFO(diag::report_text(printed.problems));
  REQUIRE_FALSE(has_errors(printed.problems));
  return printed;
}

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

TEST_CASE("the e-mail's subject says of the next hearing what the letter says") {
  const auto person = asking(with(anybody(), before_the_court), "close");
  const auto unknown = print_good(with(person, {{"next_hearing_kind", in_json("not_sure")}}));
  CHECK(unknown.says("opla-email", "next hearing not known"));
  CHECK(unknown.says("opla-letter", "Next hearing Not known"));
  const auto none = print_good(person);
  CHECK(none.says("opla-email", "next hearing none set"));
  const auto set = print_good(
      with(person, {{"next_hearing_kind", in_json("master")}, {"next_hearing_date", in_json("2027-02-18")}}));
  CHECK(set.says("opla-email", "next hearing 2027-02-18"));
}

TEST_CASE("an hour that may be of the morning or of the afternoon is asked for again, not guessed") {
  const auto person =
      with(asking(with(anybody(), before_the_court), "close"),
           {{"next_hearing_kind", in_json("master")}, {"next_hearing_date", in_json("2027-02-18")}});
  const auto printed_at = [&](const char *typed) {
    return print(with(person, {{"next_hearing_time", in_json(typed)}}));
  };
  for (const auto *typed : {"1:30", "01:30", "6:59", "2:00", "130", "3", "9", "12"}) {
    INFO(typed);
    CHECK(printed_at(typed).count("time-half", "next_hearing_time") == 1);
    CHECK(printed_at(typed).papers.empty());
  }
  // Said clearly, but no court hears at night: printed, with the same question as a warning.
  for (const auto *typed : {"1:30 a.m.", "01:30:00"}) {
    INFO(typed);
    CHECK(printed_at(typed).count("time-half", "next_hearing_time") == 1);
    CHECK(printed_at(typed).has("opla-letter"));
  }
  const std::pair<const char *, const char *> clear[] = {
      {"1:30 pm", "1:30 p.m."}, {"6:30 a.m.", "6:30 a.m."}, {"13:30", "1:30 p.m."},  {"8:30", "8:30 a.m."},
      {"08:30", "8:30 a.m."},   {"11:00", "11:00 a.m."},    {"12:15", "12:15 p.m."}, {"1pm", "1:00 p.m."}};
  for (const auto &[typed, read] : clear) {
    INFO(typed);
    const auto letter = print_good(with(person, {{"next_hearing_time", in_json(typed)}})).text("opla-letter");
    std::string spaced = letter;
    for (auto at = spaced.find("\u00A0"); at != std::string::npos; at = spaced.find("\u00A0"))
      spaced.replace(at, std::string_view("\u00A0").size(), " ");
    CHECK(spaced.find(std::string("February 18, 2027, ") + read) != std::string::npos);
  }
}

TEST_CASE("with a removal near, a person with an appointment is told to call the officer, not to wait") {
  const std::string wait = "Send nothing before that.", promptly = "Contact the ERO officer promptly";
  const Person appointment = {{"lawyer_consulted", in_json("appointment")}};
  const auto checklist = [&](const Person &person, const char *asks, const char *document) {
    return print_good(with(asking(person, asks), appointment)).text(document);
  };
  const auto removal = with(anybody(), facing_removal);
  const auto past = with(removal, {{"removal_date", in_json("2026-11-01")}});
  const auto both = with(removal, before_the_court);
  const auto soon = with(both, {{"removal_date", in_json("2026-12-01")}});
  for (const auto &[text, hurries] : {
           std::pair{checklist(removal, "discuss_matter", "checklist-removal"), true},
           std::pair{checklist(past, "discuss_matter", "checklist-removal"), false},
           std::pair{checklist(both, "close discuss_matter", "checklist-removal"), false},
           std::pair{checklist(soon, "close discuss_matter", "checklist-removal"), true},
           std::pair{checklist(with(anybody(), before_the_court), "close", "checklist-eoir"), false},
       }) {
    INFO(text);
    CHECK((text.find(promptly) != std::string::npos) == hurries);
    CHECK((text.find(wait) != std::string::npos) != hurries);
  }
}

TEST_CASE("the list of enclosures and the e-mail's list have a heading only where there is something") {
  const auto person = asking(with(with(anybody(), before_the_court), with_counsel), "close");
  const auto bare = print_good(person);
  CHECK_FALSE(bare.says("opla-letter", "Enclosures"));
  CHECK_FALSE(bare.says("opla-email", "Enclosures"));
  const auto form = print_good(with(person, {{"appearance_attached", several("eoir28")}}));
  CHECK(form.says("opla-letter", "Appearance form: EOIR-28"));
  CHECK_FALSE(form.says("opla-letter", "Enclosures"));
  CHECK(form.says("opla-email", "EOIR-28"));
  CHECK_FALSE(form.says("opla-email", "Enclosures"));
  const auto evidence = print_good(with(person, {{"evidence", several("identity")}}));
  CHECK(evidence.says("opla-letter", "Enclosures"));
  CHECK(evidence.says("opla-email", "Enclosures, as listed in the letter"));
}

TEST_CASE("the e-mail that asks for a review lists what it carries") {
  const auto person =
      with(with(with(anybody(), answered_by_ice), with_counsel), {{"has_removal_order", in_json("no")},
                                                                  {"appearance_attached", several("g28")},
                                                                  {"evidence", several("medical")}});
  const auto printed = print_good(asking(person, "review"));
  for (const auto *line : {"Letter to OPLA: request for review", "G-28", "The decision of ICE",
                           "Enclosures, as listed in the letter"}) {
    INFO(line);
    CHECK(printed.says("review-email", line));
  }
}

TEST_CASE("a mailbox that is not ICE's is warned of on the cover sheet and printed nowhere else") {
  const std::string mailbox = "legal-office@example.org";
  const auto person =
      with(asking(with(with(anybody(), before_the_court), answered_by_ice), "close review"),
           {{"opla_mailbox", in_json(mailbox)}, {"opla_mailbox_verified_on", in_json("2026-11-20")}});
  const auto printed = print_good(person);
  CHECK(printed.count("V14", "opla_mailbox") == 1);
  CHECK(printed.says("cover-sheet", "V14: " + mailbox + " is not an ICE address."));
  for (const auto &[name, text] : printed.papers) {
    INFO(name);
    CHECK((text.find(mailbox) != std::string::npos) == (name == "cover-sheet"));
  }
  const auto real = print_good(with(person, {{"opla_mailbox", in_json("OPLA-PD-CHI-OCC@ICE.DHS.GOV")}}));
  CHECK_FALSE(real.says("cover-sheet", "V14"));
  CHECK(real.says("opla-email", "To: OPLA-PD-CHI-OCC@ice.dhs.gov"));
}

TEST_CASE("the cover sheet says what the one-page request from custody leaves out") {
  const Person story = {
      {"adverse", R"([{"adverse_kind": "conviction", "adverse_print": "yes"}])"},
      {"work", in_json("I drove a school bus.")},
      {"family", R"([{"relative_name": "J. L.", "relationship": "child", "relative_print": "yes"}])"}};
  const std::string printed_fact = "Printed: Conviction", left_out = "The one-page request from custody has",
                    against = "A fact that may count against the person: Conviction";
  const auto custody = print_good(asking(with(with(anybody(), held), story), "exercise"));
  CHECK_FALSE(custody.says("detainee-request", "onviction"));
  CHECK_FALSE(custody.says("detainee-request", "school bus"));
  CHECK_FALSE(custody.says("cover-sheet", printed_fact));
  CHECK(custody.says("cover-sheet", against));
  CHECK(custody.says("cover-sheet", left_out));
  const auto court = print_good(asking(with(with(anybody(), before_the_court), story), "close"));
  CHECK(court.says("opla-letter", "Conviction"));
  CHECK(court.says("cover-sheet", printed_fact));
  CHECK_FALSE(court.says("cover-sheet", left_out));
  const auto explained = print_good(asking(with(with(anybody(), answered_by_ice), story), "explanation"));
  CHECK_FALSE(explained.says("supervisor-letter", "onviction"));
  CHECK(explained.says("cover-sheet", against));
  CHECK(explained.says("cover-sheet", "The letter to the supervisor has no reasons"));
}

TEST_CASE("nobody is told that a letter was read aloud which the representative signs") {
  const Person reads_none = {{"reads_english", in_json("no")},
                             {"read_back_language", in_json("es")},
                             {"evidence", several("representation")}};
  const auto person = with(asking(with(anybody(), before_the_court), "close"), reads_none);
  const std::string read_aloud = "An interpreter read the whole letter to you";
  const auto own = print_good(person);
  CHECK(own.says("checklist-eoir", read_aloud));
  CHECK(own.says("cover-sheet", "V32"));
  CHECK(own.has("interpreter-certificate"));
  const auto counsel = print_good(with(person, with_counsel));
  CHECK_FALSE(counsel.says("checklist-eoir", read_aloud));
  CHECK_FALSE(counsel.says("cover-sheet", "V32"));
  CHECK_FALSE(counsel.has("interpreter-certificate"));
  CHECK(counsel.says("checklist-eoir",
                     "signed by your representative. If it is form G-28, you must sign it too."));
}

TEST_CASE("two letters are spoken of where there are two") {
  const auto person = with(anybody(), answered_by_ice);
  const std::string two = "The two letters ask for different things.";
  CHECK(print_good(asking(person, "explanation review")).says("checklist-review", two));
  for (const auto *one : {"explanation", "review"})
    CHECK_FALSE(print_good(asking(person, one)).says("checklist-review", two));
}

TEST_CASE(
    "a person for whom there is no letter learns of the steps after a decision, and where there was one "
    "alone") {
  const Person unsure = with(anybody(), {{"eoir_case_pending", in_json("not_sure")}});
  const std::string steps = "After a decision of ICE they name two more steps. Ask a lawyer about them.";
  CHECK_FALSE(print_good(unsure).says("before-you-ask", steps));
  CHECK(print_good(with(unsure, {{"prior_decision", in_json("yes")}})).says("before-you-ask", steps));
}

TEST_CASE("a long name is cut between words in a subject line, and the cut is seen") {
  const auto person = asking(with(anybody(), before_the_court), "close");
  const std::pair<std::string, std::string> names[] = {
      {"Maria Aparecida Conceicao dos Santos Albuquerque Vasconcelos",
       "Maria Aparecida Conceicao dos Santos..."},
      {"Maria Aparecida Conceicao dos Santos Albuquerquee V", "Maria Aparecida Conceicao dos Santos..."},
      {"Maria Aparecida Conceicao dos Santos Albuquerque V",
       "Maria Aparecida Conceicao dos Santos Albuquerque V"},
      {"Maria Aparecida Conceicao dos Santos Albuquerqu de Oliveira",
       "Maria Aparecida Conceicao dos Santos Albuquerqu..."},
      {std::string(60, 'x'), std::string(47, 'x') + "..."}};
  for (const auto &[full, cut] : names) {
    INFO(full);
    CHECK(print_good(with(person, {{"full_name", in_json(full)}}))
              .says("opla-email", "PD request - " + cut + " - A 012 345 678"));
  }
}
