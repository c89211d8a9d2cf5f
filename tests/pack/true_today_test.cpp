// What papers may say of the day they are printed on, of who reads the answer and of what the person is
// given.

#include "pack/changed_papers.hpp"

using namespace formletter;
using test::Changes;
using test::court;
using test::paper;
using test::says;

namespace {

const std::string urgent = "06-removal-urgent", held_and_court = "05-custody-and-court",
                  answered_by_opla = "08-court-after-decision", after_all = "12-after-decision-only",
                  held_alone = "04-custody-one-name";

/// The names of what is printed of the sample in a language that the run asks for.
std::string printed_in(const std::string &language, const std::string &sample, const Changes &changes) {
  const auto &pack = test::sample_packs().front();
  const PrintOptions options{.today = pack.today(), .language = LanguageTag::parse(language)};
  const auto answers = answers::write_json(test::request_form(), test::changed_answers(sample, changes));
  const auto record = test::press_works().read_record(pack.form, {"changed.json", answers}, options);
  REQUIRE(record.ok());
  const auto planned = test::press_works().plan(*record, options);
  REQUIRE(planned.ok());
  std::string names;
  for (const auto &document : *planned) names += document.rule->name + " " + document.language.text() + "\n";
  return names;
}

std::string sheet_in(const std::string &language, const std::string &sample, const Changes &changes) {
  return test::in_a_line(test::read_printed({.today = test::sample_packs().front().today(),
                                             .only = {"cover-sheet"},
                                             .language = LanguageTag::parse(language)},
                                            sample, changes, {}));
}

}  // namespace

TEST_CASE("a hearing that has passed on the day of the letter is never called the next one") {
  const Changes past = {{"next_hearing_date", "2026-11-01"}};
  const auto letter = paper("opla-letter", court, past);
  INFO(letter);
  CHECK(says(letter, "Next hearing Not known"));
  CHECK_FALSE(says(letter, "November 1"));
  CHECK(says(paper("opla-email", court, past), "next hearing not known"));
  const auto checklist = paper("checklist-eoir", court, past);
  INFO(checklist);
  CHECK(says(checklist, "The hearing date has passed."));
  CHECK_FALSE(says(checklist, "November 1"));
  CHECK(says(paper("cover-sheet", court, past),
             "V16: The hearing date has passed: November 1, 2026. It is in no letter."));
  // Ahead today, and past on the day that the letter bears.
  const Changes between = {{"next_hearing_date", "2026-11-26"}, {"sign_date", "2026-11-28"}};
  CHECK_FALSE(says(paper("opla-letter", court, between), "November 26"));
  CHECK(says(paper("checklist-eoir", court, between), "November 26"));
  CHECK(says(paper("cover-sheet", court, between),
             "The hearing is before the date on the letter: November 26, 2026."));
  CHECK(says(paper("opla-letter", court, {{"next_hearing_date", "2026-11-28"}, {"sign_date", "2026-11-28"}}),
             "My next hearing is on November 28"));
}

TEST_CASE("a letter that bears a later day than the removal or a report calls neither one to come") {
  const Changes between = {
      {"removal_date", "2026-11-26"}, {"next_report_date", "2026-11-27"}, {"sign_date", "2026-11-28"}};
  const auto letter = paper("ero-letter", urgent, between);
  INFO(letter);
  CHECK_FALSE(says(letter, "URGENT"));
  CHECK_FALSE(says(letter, "November 27"));
  CHECK(says(letter, "Removal date November 26"));
  const auto sheet = paper("cover-sheet", urgent, between);
  CHECK(says(sheet, "The removal date is before the date on the letter: November 26, 2026."));
  CHECK(says(sheet, "The date to report to ICE is before the date on the letter: November 27, 2026."));
  CHECK(says(paper("checklist-removal", urgent, between), "November 27"));
}

TEST_CASE("with a language that the run asks for, what is printed decides which papers there are") {
  const Changes ukrainian = {{"preferred_language", "uk"}};
  const auto russian = printed_in("ru", urgent, ukrainian);
  INFO(russian);
  CHECK(says(russian, "ero-letter-copy ru"));
  CHECK(says(russian, "phone-removal-bilingual ru"));
  CHECK_FALSE(says(russian, "phone-removal en"));
  const auto english = printed_in("en", urgent, {{"preferred_language", "es"}});
  INFO(english);
  CHECK(says(english, "phone-removal en"));
  CHECK_FALSE(says(english, "copy"));
}

TEST_CASE("the cover sheet says of the person’s papers what was printed") {
  const auto russian = sheet_in("ru", urgent, {{"preferred_language", "uk"}});
  INFO(russian);
  CHECK(says(russian, "The papers for the person are in Russian. The run asked for that"));
  CHECK(says(russian, "V34: No translation in this packet has been reviewed"));
  CHECK(says(russian, "a copy of each letter in two languages"));
  CHECK_FALSE(says(russian, "There is no translation"));
  const auto english = sheet_in("en", urgent, {{"preferred_language", "es"}});
  INFO(english);
  CHECK(says(english, "The papers for the person are in English."));
  CHECK_FALSE(says(english, "has been reviewed"));
  CHECK_FALSE(says(english, "in two languages"));
  const auto mam = sheet_in("en", urgent, {{"preferred_language", "mam"}});
  INFO(mam);
  CHECK(says(mam, "The handout is in English."));
  CHECK_FALSE(says(mam, "in Spanish"));
  CHECK_FALSE(says(sheet_in("es", urgent, {{"preferred_language", "es"}}), "The run asked"));
}

TEST_CASE("where answers go to a helper’s mailbox, nobody else is told to read it") {
  const Changes helper = {{"reply_email", "hana@example.org"}, {"reply_email_owner", "helper"}};
  CHECK(says(paper("opla-email", held_and_court, helper),
             "A person who helps me will read your answer at hana@example.org."));
  CHECK(says(paper("review-email", answered_by_opla, helper),
             "A person who helps me will read your answer at hana@example.org."));
  Changes represented = {{"represented", "yes"},
                         {"rep_kind", "attorney"},
                         {"rep_name", "Rae Example"},
                         {"rep_email", "rae@example.org"},
                         {"signer", "representative"}};
  represented.insert(helper.begin(), helper.end());
  CHECK(
      says(paper("opla-email", court, represented), "A person who helps my client will read your answer at"));
  for (const auto *name : {"checklist-eoir", "handout-eoir"}) {
    const auto text = paper(name, court, helper);
    INFO(name << ": " << text);
    CHECK(says(text, "Ask the person who helps you often whether ICE has answered."));
    CHECK(says(text, "That person must be able to read it for many months"));
    CHECK_FALSE(says(text, "every few days"));
    CHECK_FALSE(says(text, "you can read for many months"));
    CHECK_FALSE(says(text, "You must be able to read"));
  }
  for (const auto *name : {"checklist-review", "handout-review"}) {
    const auto text = paper(name, answered_by_opla, helper);
    INFO(name << ": " << text);
    CHECK(says(text, "Ask the person who helps you often whether ICE has answered."));
    CHECK_FALSE(says(text, "every few days"));
  }
  CHECK(says(paper("checklist-eoir", court, {{"reply_email_owner", "self"}}), "every few days"));
}

TEST_CASE("when the removal date has passed, a lawyer comes before the officer on each page") {
  const Changes past = {{"removal_date", "2026-10-01"}};
  CHECK(says(paper("phone-removal", urgent, past), "First talk to a lawyer. Then contact the ERO officer"));
  for (const auto *name : {"checklist-removal", "handout-removal"}) {
    const auto text = paper(name, urgent, past);
    INFO(name << ": " << text);
    CHECK(says(text, "First talk to a lawyer. Then promptly contact the"));
    CHECK_FALSE(says(text, " Promptly contact"));
    CHECK(says(paper(name, urgent, {}), " Promptly contact"));
  }
  CHECK(says(paper("phone-removal", urgent, {}), "First contact the ERO officer"));
}

TEST_CASE("a letter says how to answer where there is any way, and has no heading above nothing") {
  Changes nothing = {
      {"asks", "explanation review"}, {"opla_office", "chicago"}, {"phone", ""}, {"reply_email", ""},
      {"represented", "no"},          {"signer", "self"}};
  for (const auto *part : {"mailing_street", "mailing_unit", "mailing_city", "mailing_state", "mailing_zip"})
    nothing[part] = "";
  Changes address = nothing;
  address["mailing_street"] = "12 Oak St.";
  address["mailing_city"] = "Chicago";
  address["mailing_state"] = "IL";
  address["mailing_zip"] = "60601";
  const auto warned = [](const Changes &changes) {
    std::string codes;
    for (const auto &problem : test::checked_sample(after_all, changes).problems) codes += problem.code + " ";
    return codes;
  };
  for (const auto *name : {"supervisor-letter", "review-letter"}) {
    const auto written = paper(name, after_all, address);
    INFO(name << ": " << written);
    CHECK(says(written, "to answer You can reach me here: 12 Oak St., Chicago, IL 60601. Thank you"));
    CHECK_FALSE(says(paper(name, after_all, nothing), "to answer"));
  }
  CHECK(says(warned(nothing), "no-way-to-answer"));
  CHECK_FALSE(says(warned(address), "no-way-to-answer"));
  CHECK(says(paper("cover-sheet", after_all, nothing), "The letter gives no way to answer"));
  const auto checklist = paper("checklist-review", after_all, nothing);
  INFO(checklist);
  CHECK(says(checklist,
             "it asks for a review of the decision. The rules name no address. Find out on ice.gov"));
  CHECK_FALSE(says(checklist, "mailbox"));
}

TEST_CASE("of a mailing address what was given is printed, with the commas that stand between its parts") {
  const auto letter = [](const Changes &given) {
    Changes address = {{"mailing_street", ""}, {"mailing_unit", ""}, {"mailing_city", ""},
                       {"mailing_state", ""},  {"mailing_zip", ""},  {"phone", "(202) 555-0100"}};
    for (const auto &[name, text] : given) address[name] = text;
    return paper("opla-letter", court, address);
  };
  CHECK(says(letter({{"mailing_street", "12 Oak St."}, {"mailing_city", "Chicago"}}),
             "12 Oak St. Chicago (202)"));
  CHECK(says(letter({{"mailing_city", "Chicago"}, {"mailing_state", "IL"}, {"mailing_zip", "60601"}}),
             "Chicago, IL 60601 (202)"));
  CHECK(says(letter({{"mailing_unit", "Unit 4"}, {"mailing_city", "Chicago"}}), "Unit 4 Chicago (202)"));
  CHECK(says(letter({{"mailing_street", "12 Oak St."}, {"mailing_zip", "60601"}}), "12 Oak St. 60601 (202)"));
  const auto warned = [](const Changes &changes) {
    for (const auto &problem : test::checked_sample(court, changes).problems)
      if (problem.code == "address-incomplete") return true;
    return false;
  };
  CHECK(warned({{"mailing_zip", ""}}));
  CHECK_FALSE(warned({}));
}

TEST_CASE("papers are gathered to be sent only for a letter that encloses them") {
  const Changes explanation = {{"asks", "explanation"}, {"evidence", "identity translation"}};
  CHECK_FALSE(says(paper("checklist-review", after_all, explanation), "Gather these papers"));
  CHECK(paper("translator-certificate", after_all, explanation).empty());
  CHECK_FALSE(says(paper("cover-sheet", after_all, explanation), "Certificate of translation"));
  const Changes review = {
      {"asks", "review"}, {"opla_office", "chicago"}, {"evidence", "identity translation"}};
  CHECK(says(paper("checklist-review", after_all, review), "Gather these papers Send copies"));
  CHECK_FALSE(paper("translator-certificate", after_all, review).empty());
  const auto alone = paper("checklist-custody", held_alone, {{"evidence", "identity"}});
  INFO(alone);
  CHECK(says(alone, "Gather these papers No papers go with this request. Have them ready for a lawyer"));
  CHECK_FALSE(says(alone, "Send copies"));
  CHECK_FALSE(
      says(paper("checklist-custody", held_and_court, {{"evidence", "identity"}}), "Gather these papers"));
  CHECK(says(paper("checklist-eoir", held_and_court, {{"evidence", "identity"}}),
             "Gather these papers Send copies"));
}

TEST_CASE("a decision that came by word of mouth is written down, not copied") {
  const auto checklist = [](const std::string &how, const std::string &attached) {
    return paper("checklist-review", after_all, {{"decision_how", how}, {"decision_attached", attached}});
  };
  CHECK(says(checklist("letter", "no"), "Make a copy of the decision and keep the original."));
  CHECK(says(checklist("in_person", "yes"), "Make a copy of the decision and keep the original."));
  CHECK_FALSE(says(checklist("phone", "no"), "Make a copy"));
  CHECK(says(checklist("phone", "no"), "Write down what you were told about the decision"));
}

TEST_CASE("how near a removal is stands above all else that can fill a page") {
  for (const auto *name : {"checklist-removal", "handout-removal"}) {
    const auto text = test::paper_as_answered(name, urgent, {});
    INFO(name << ": " << text);
    const auto box = text.find("ديسمبر 2026");
    const auto notice = text.find("English version governs");
    REQUIRE(notice != std::string::npos);
    CHECK(box < notice);
  }
}

TEST_CASE("the time in the United States stands under its own heading, also as a reason") {
  const auto letter = paper("opla-letter", court, {{"residence_since", "2009"}},
                            {{"reasons",
                              {{{"factor", "employment"}, {"statement", "I cook."}},
                               {{"factor", "residence"}, {"statement", "I never left."}}}}});
  INFO(letter);
  CHECK(says(letter, "Reasons Work I cook."));
  CHECK(
      says(letter, "Time in the United States I have lived in the United States since 2009. I never left."));
  CHECK(test::times(letter, "since 2009") == 1);
}

TEST_CASE("the second page of a cover sheet carries a running head") {
  const auto sheet = test::read_paper("cover-sheet", court, {});
  REQUIRE(sheet);
  REQUIRE(sheet->headers.size() == 1);
  CHECK(sheet->headers.front().pages == document::PagesShown::rest);
}
