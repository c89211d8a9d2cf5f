// What papers say when the sample people's answers are other ones.

#include "pack/changed_papers.hpp"
#include "support/pattern.hpp"

using namespace formletter;
using test::Changes;
using test::court;
using test::paper;
using test::Repeats;
using test::says;
using test::times;

namespace {

const std::string custody = "04-custody-one-name", removal = "06-removal-urgent",
                  both = "07-court-and-removal-represented";

}  // namespace

TEST_CASE("of a fact of another kind that may count against the person, the letter says what they wrote") {
  const auto letter = [](const Changes &fact) {
    return paper("opla-letter", court, {{"lawyer_consulted", "yes"}}, {{"adverse", {fact}}});
  };
  Changes fact{{"adverse_kind", "other_adverse"},
               {"adverse_other", "A ticket that I paid late."},
               {"adverse_print", "yes"}};
  CHECK(says(letter(fact), "against me A ticket that I paid late. Where to answer"));
  fact["adverse_disposition"] = "Fine of $120.";
  CHECK(says(letter(fact), "against me A ticket that I paid late. Result: Fine of $120. Where to answer"));
  fact["adverse_court"] = "Cook County";
  CHECK(says(letter(fact), "paid late. Court: Cook County. Result: Fine of $120. Where to answer"));
  fact["adverse_date"] = "March 2019";
  CHECK(says(letter(fact),
             "paid late. Date: March 2019. Court: Cook County. Result: Fine of $120. Where to answer"));
  CHECK_FALSE(says(letter(fact), "Something else"));
  // Without them there is nothing to print.
  fact.erase("adverse_other");
  const auto checked = test::checked_sample(court, {{"lawyer_consulted", "yes"}}, {{"adverse", {fact}}});
  CHECK_FALSE(checked.ok());
  fact["adverse_print"] = "no";
  CHECK(test::checked_sample(court, {{"lawyer_consulted", "yes"}}, {{"adverse", {fact}}}).ok());
}

TEST_CASE("a supervisor's letter with lines for an interpreter to fill in stays on one page") {
  const auto letter = test::read_paper("supervisor-letter", "08-court-after-decision",
                                       {{"mailing_street", "1420 Example Avenue"},
                                        {"mailing_city", "Los Angeles"},
                                        {"mailing_state", "CA"},
                                        {"mailing_zip", "90001"},
                                        {"preparer_name", "Dana Whitfield"},
                                        {"preparer_org", "Example Street Legal Clinic"}});
  REQUIRE(letter);
  CHECK(says(output::write_text(*letter), "I am competent to interpret"));
  const auto pages = test::press_works().set_pages(*letter);
  REQUIRE(pages.ok());
  CHECK(pages->pages.size() == 1);
}

TEST_CASE("a sworn statement names the language that was typed") {
  const Changes chuj = {{"preferred_language", "other"}, {"other_language", "Chuj"},
                        {"reads_english", "no"},         {"interpreter_name", "Ana Example"},
                        {"read_back_language", "other"}, {"translated_from", "other"}};
  const auto letter = paper("opla-letter", court, chuj);
  INFO(letter);
  CHECK(says(letter, "competent to interpret between English and Chuj."));
  CHECK(says(paper("interpreter-certificate", court, chuj), "Language Chuj"));
  const auto translation = paper("translator-certificate", court, chuj);
  INFO(translation);
  CHECK(says(translation, "From Chuj"));
  CHECK_FALSE(says(letter + translation, "Another language"));
}

TEST_CASE(
    "a person whose papers are in Chinese speaks a language and no script, and so does the interpreter") {
  const Changes chinese = {{"preferred_language", "zh-Hans"}, {"interpreter_needed", "yes"},
                           {"reads_english", "no"},           {"interpreter_name", "Ana Example"},
                           {"read_back_language", "zh-Hans"}, {"translated_from", "zh-Hans"}};
  const auto spoken = [&](Changes changes, const std::string &language) {
    changes.insert(chinese.begin(), chinese.end());
    const auto script = paper("phone-custody", custody, changes);
    INFO(language << "\n" << script);
    CHECK(says(script, "“I speak " + language + ". I need an interpreter.”"));
    CHECK(says(paper("detainee-request", custody, changes),
               "Language " + language + ". I need an interpreter."));
    CHECK(says(paper("interpreter-certificate", custody, changes), "Language " + language + " "));
    CHECK(says(paper("ero-letter", removal, changes), "between English and " + language + "."));
  };
  spoken({}, "Chinese");
  spoken({{"spoken_chinese", "cantonese"}}, "Cantonese");
  spoken({{"spoken_chinese", "other"}, {"spoken_chinese_other", "Hakka"}}, "Hakka");
  CHECK(says(paper("translator-certificate", court, chinese), "From Simplified Chinese"));
  CHECK(says(paper("cover-sheet", court, {{"preferred_language", "zh-Hans"}, {"spoken_chinese", "mandarin"}}),
             "Language Simplified Chinese (Mandarin)"));
}

TEST_CASE("who reads a letter aloud in English interprets nothing") {
  const Changes english = {{"preferred_language", "en"},
                           {"reads_english", "no"},
                           {"interpreter_name", "Ana Example"},
                           {"read_back_language", "en"}};
  const auto letter = paper("opla-letter", court, english);
  INFO(letter);
  CHECK(says(letter, "Reader’s statement I read this whole letter aloud in English to"));
  CHECK_FALSE(says(letter, "interpret"));
  CHECK(paper("interpreter-certificate", court, english).empty());
  CHECK_FALSE(says(paper("checklist-eoir", court, english), "interpreter’s statement"));
}

TEST_CASE(
    "the sixth reason is on the one-page request and the phone script when it is the only printed one") {
  Repeats repeats;
  for (int i = 0; i < 6; ++i) {
    repeats["reasons"].push_back({{"factor", "employment"},
                                  {"statement", "One."},
                                  {"reason_short", "Fact number " + std::to_string(i)},
                                  {"reason_print", i == 5 ? "yes" : "no"}});
  }
  CHECK(says(paper("detainee-request", custody, {}, repeats), "Fact number 5"));
  CHECK(says(paper("phone-custody", custody, {}, repeats), "Fact number 5"));
}

TEST_CASE("no paper speaks of a removal to come when its date has passed") {
  const Changes past = {{"removal_date", "2026-10-01"}, {"next_report_date", "2026-10-15"}};
  const auto letter = paper("ero-letter", removal, past);
  INFO(letter);
  CHECK_FALSE(says(letter, "URGENT"));
  CHECK_FALSE(says(letter, "Next report"));
  CHECK(says(letter, "Removal date October 1, 2026"));
  for (const auto *name : {"phone-removal", "handout-removal", "checklist-removal"}) {
    const auto text = paper(name, removal, past);
    INFO(name << ": " << text);
    CHECK(says(text, "The removal date has passed. Talk to a lawyer before you contact ICE."));
    CHECK_FALSE(says(text, "I am scheduled for removal on"));
  }
  CHECK(says(paper("ero-letter", removal, {}), "URGENT: removal is scheduled for"));
}

TEST_CASE("a representative’s request from custody speaks of the client, and the helper is named on it") {
  const Changes represented = {{"represented", "yes"},          {"rep_kind", "attorney"},
                               {"rep_name", "Rae Example"},     {"rep_email", "rae@example.org"},
                               {"signer", "representative"},    {"interpreter_needed", "yes"},
                               {"preparer_name", "Pat Example"}};
  const auto request = paper("detainee-request", custody, represented);
  INFO(request);
  CHECK(says(request, "My client needs an interpreter."));
  CHECK_FALSE(says(request, "I need"));
  CHECK(says(request, "Pat Example helped to write this letter"));
}

TEST_CASE("the letters to ICE’s officers carry ICE’s appearance form, those to OPLA the court’s, too") {
  const Changes forms = {{"appearance_attached", "g28 eoir28"}};
  CHECK(says(paper("ero-letter", both, forms), "Appearance form: G-28 "));
  CHECK_FALSE(says(paper("ero-letter", both, forms), "EOIR-28"));
  CHECK(says(paper("opla-letter", both, forms), "EOIR-28 (for the immigration court)"));
  CHECK(says(paper("supervisor-letter", both,
                   {{"appearance_attached", "g28 eoir28"},
                    {"prior_decision", "yes"},
                    {"asks", "close exercise explanation"},
                    {"decision_date", "2026-10-01"},
                    {"decision_office", "ERO Miami"},
                    {"decision_how", "letter"},
                    {"decision_attached", "yes"}}),
             "Appearance form: G-28"));
}

TEST_CASE("a letter says a thing once: the status, a heading, a full stop, who is not known") {
  const auto status =
      paper("opla-letter", court, {{"case_status", "other"}, {"case_status_text", "Remanded in May."}});
  CHECK(times(status, "Remanded in May.") == 1);
  CHECK_FALSE(says(paper("ero-letter", removal, {{"order_by", "not_sure"}}), "Not sure"));
  const Repeats repeats = {
      {"adverse",
       {{{"adverse_kind", "arrest"}, {"adverse_disposition", "Dismissed."}, {"adverse_print", "yes"}}}},
      {"reasons",
       {{{"factor", "residence"}, {"statement", "Sentence one."}, {"reason_print", "yes"}},
        {{"factor", "employment"}, {"statement", "Sentence two."}, {"reason_print", "yes"}}}}};
  const auto letter = paper("opla-letter", court,
                            {
                                {"residence_since", "2009"},
                                {"work", "Sentence three."},
                            },
                            repeats);
  INFO(letter);
  CHECK(says(letter, "Result: Dismissed. "));
  CHECK(times(letter, "Time in the United States") == 1);
  CHECK(says(letter, "Work Sentence two. Sentence three."));
  CHECK(times(letter, " Work ") == 1);
}

TEST_CASE("a letter says in words who made an order, where two enclosures are, and whom it greets") {
  CHECK(says(paper("ero-letter", removal, {{"order_by", "judge"}}), ", by an immigration judge "));
  const auto letter = [](const std::string &evidence) {
    return paper(
        "opla-letter", court, {{"evidence", "medical family"}},
        {{"reasons", {{{"factor", "residence"}, {"statement", "One."}, {"reason_evidence", evidence}}}}});
  };
  CHECK(says(letter("medical family"), "See enclosures: A, B."));
  CHECK(says(letter("medical"), "See enclosure: B."));
  CHECK(
      says(paper("supervisor-letter", "08-court-after-decision", {{"supervisor_name", "Supervisor J. Roe"}}),
           "Dear Supervisor J. Roe:"));
  CHECK(says(paper("cover-sheet", both, {}), "Appearance forms needed: G-28 and EOIR-27."));
}

TEST_CASE("the cover sheet tells of what was warned of, and has no heading above nothing") {
  const auto sheet = [](const Changes &changes) { return paper("cover-sheet", court, changes); };
  CHECK(says(sheet({{"preferred_language", "ko"}}),
             "V34: There is no translation for the person’s language. "
             "The handout is in English."));
  CHECK(says(test::paper_as_answered("cover-sheet", court, {{"preferred_language", "mam"}}),
             "The handout is in Spanish."));
  CHECK(says(sheet({{"a_number", "A1234567"}, {"a_number_again", ""}}), "The A-number has seven digits."));
  CHECK(says(sheet({{"family_name", "Other"}}), "is not part of the full name"));
  CHECK(says(sheet({{"next_hearing_time", "01:30:00"}}), "in the morning or in the afternoon?"));
  CHECK(says(sheet({{"next_hearing_date", "2037-02-18"}}), "V22: A date is more than 10 years away."));
  CHECK(says(sheet({{"reply_email", "a@ice-dhs.org"}}), "V14: An e-mail address looks like one of ICE"));
  CHECK(says(sheet({{"country_of_birth", "GT"}}), "country of birth;"));
  const auto calm = sheet({{"preferred_language", "en"}, {"lawyer_consulted", "yes"}});
  INFO(calm);
  CHECK_FALSE(says(calm, "Warnings"));
  CHECK_FALSE(says(calm, "V34"));
  const Repeats family = {{"family",
                           {{{"relative_name", "R. L."},
                             {"relationship", "child"},
                             {"relative_status", "pending"},
                             {"relative_print", "yes"}}}}};
  CHECK(says(paper("cover-sheet", court, {}, family), "A relative’s status: Child"));
}

TEST_CASE("each warning that the form gives has its line on the cover sheet") {
  // Warnings without a number are known on the sheet by the condition of their line.
  const std::map<std::string, std::string> lines = {{"V31", "Appearance forms needed:"},
                                                    {"address-incomplete", "{{#mailing_is_partial}}<li>"},
                                                    {"no-way-to-answer", "{{#unanswerable}}<li>"},
                                                    {"five-facts", "{{#facts_left_out}}<li>"},
                                                    {"helper-mailbox", "{{#reply_email_owner.helper}}<li>"},
                                                    {"name-differs", "{{#names_differ}}<li>"},
                                                    {"nothing-asked", "{{#omits_custody}}<li>"},
                                                    {"report-past", "{{#report_past}}<li>"},
                                                    {"seven-digits", "{{#a_number_is_short}}<li>"},
                                                    {"signer-mailbox", "{{#answers_to_person}}<li>"},
                                                    {"time-half", "{{#hearing_half_unsure}}<li>"}};
  static const test::Pattern warning("<warning code=\"([^\"]+)\"");
  const auto form = disk::read_file(FORMLETTER_ROOT "/forms/pd-request.xml")->text;
  const auto sheet = disk::read_file(FORMLETTER_ROOT "/templates/cover-sheet.mustache")->text;
  const auto warnings = warning.all_in(form);
  CHECK(warnings.size() > 20);
  for (const auto &found : warnings) {
    const auto &code = found.groups[1];
    INFO(code);
    const auto line = lines.find(code);
    CHECK(says(sheet, line != lines.end() ? line->second : code));
  }
}
