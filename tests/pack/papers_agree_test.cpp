// The papers of a packet say the same of a person, and speak of those papers alone that it has.

#include "pack/person.hpp"

using namespace formletter;
using namespace formletter::test;

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
  const auto in_court = print_good(asking(with(with(anybody(), before_the_court), story), "close"));
  CHECK(in_court.says("opla-letter", "Conviction"));
  CHECK(in_court.says("cover-sheet", printed_fact));
  CHECK_FALSE(in_court.says("cover-sheet", left_out));
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
  const auto of_two = print_good(asking(person, "explanation review"));
  for (const auto &words : {two, std::string("Read both letters."), std::string("Both letters are signed")})
    CHECK(of_two.says("checklist-review", words));
  CHECK_FALSE(of_two.says("checklist-review", "The letter is signed"));
  for (const auto *one : {"explanation", "review"}) {
    const auto single = print_good(asking(person, one));
    CHECK_FALSE(single.says("checklist-review", two));
    CHECK(single.says("checklist-review", "The letter is signed and dated."));
  }
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

TEST_CASE(
    "the client is sent to the representative for an answer that goes to the representative's mailbox") {
  const auto person = asking(with(with(with(anybody(), before_the_court), answered_by_ice), with_counsel),
                             "close explanation review");
  const auto counsel = print_good(with(person, {{"reply_email", in_json("joy@example.org")},
                                                {"reply_email_owner", in_json("representative")},
                                                {"signer", in_json("self")}}));
  for (const auto *name : {"checklist-eoir", "checklist-review", "handout-eoir", "handout-review"}) {
    CHECK(counsel.says(name, "Ask your representative often whether ICE has answered."));
    for (const auto *task : {"every few days", "for many months", "Send it from"})
      CHECK_FALSE(counsel.says(name, task));
  }
  CHECK(counsel.says("checklist-eoir", "Your representative sends it by e-mail from joy@example.org"));
  for (const auto *email : {"opla-email", "review-email"})
    CHECK(counsel.says(email, "My representative will read your answer at joy@example.org."));
  const auto own = print_good(person);
  CHECK(own.says("checklist-eoir", "Look at ana@example.org every few days"));
  CHECK(own.says("handout-eoir", "that you can read for many months"));
  CHECK(own.says("opla-email", "My client will read your answer at ana@example.org."));
}

TEST_CASE("the certificate of interpretation names each document that the person signs, and no other") {
  const Person reads_none = {{"reads_english", in_json("no")}, {"read_back_language", in_json("es")}};
  const std::string
      documents = "Documents read",
      request = "“Request to ICE”",
      letter = "“Request for prosecutorial discretion”, letter to the ICE Office of the Principal",
      explanation = "“Explanation of a decision on prosecutorial discretion”, letter to J. Roe, supervisor",
      review = "“Request for review of a decision on prosecutorial discretion”, letter to the ICE Office";
  const auto held_only = print_good(asking(with(with(anybody(), held), reads_none), "exercise"));
  CHECK(held_only.says("interpreter-certificate",
                       request + ", request to ICE Enforcement and Removal Operations"));
  for (const auto &other : {letter, explanation, review, std::string("etter dated")})
    CHECK_FALSE(held_only.says("interpreter-certificate", other));
  const auto three =
      print_good(with(asking(with(with(with(anybody(), before_the_court), answered_by_ice), reads_none),
                             "close explanation review"),
                      {{"supervisor_name", in_json("Supervisor J. Roe")}}));
  for (const auto &title : {letter, explanation, review}) {
    INFO(title << "\n" << three.text("interpreter-certificate"));
    CHECK(three.says("interpreter-certificate", title));
  }
  CHECK_FALSE(three.says("interpreter-certificate", request));
}

TEST_CASE(
    "a checklist speaks of a letter where there is one, of the request from custody where that is the "
    "paper") {
  const Person reads_none = {{"reads_english", in_json("no")}, {"read_back_language", in_json("es")}};
  const auto held_only = print_good(asking(with(with(anybody(), held), reads_none), "exercise"));
  CHECK(held_only.says("checklist-custody", "The request is signed and dated."));
  CHECK(held_only.says("checklist-custody", "signed the certificate of interpretation."));
  for (const auto *other : {"The letter is signed", "interpreter’s statement", "Date on the letter"})
    CHECK_FALSE(held_only.says("checklist-custody", other));
}

TEST_CASE("a sentence of a letter or an e-mail ends with a full stop, whatever the answer in it ends with") {
  const auto in_court = asking(with(anybody(), before_the_court), "close other_ask");
  const auto status = print_good(with(in_court, {{"case_status_text", in_json("A motion is pending")},
                                                 {"other_ask_text", in_json("that ICE join the motion")}}));
  CHECK(status.says("opla-email", "the status of my case is: A motion is pending. My letter is attached."));
  CHECK(status.says("opla-letter", "I also ask: that ICE join the motion. "));
  const auto must_leave = asking(with(anybody(), facing_removal), "exercise");
  CHECK(print_good(must_leave)
            .says("ero-letter", "You can reach me here: (312)\u00A0555-0142, ana@example.org. Thank"));
  CHECK(print_good(with(must_leave, with_counsel)).says("ero-letter", "here: joy@example.org. Thank"));
}
