// The request's rules about answers that cannot all be true.

#include "diag/utf8.hpp"
#include "pack/request_form.hpp"

#include <algorithm>

using namespace formletter;
using test::court;
using test::problems_with;
using Told = std::set<std::string>;

namespace {

const std::string decided = "08-court-after-decision";

std::string email_name(const std::string &full_name) {
  const auto checked =
      test::checked_sample(court, {{"full_name", full_name}, {"family_name", ""}, {"given_names", ""}});
  for (form::NodeId node = 0; node < checked.instance.size(); ++node) {
    if (checked.instance.name(node) == "email_name") return std::string(checked.instance.at(node).text);
  }
  return {};
}

/// Clicks and tones are no letters of the Latin alphabet.
bool is_latin_letter(char32_t c) {
  return c != 0xD7 && c != 0xF7 && !(c >= 0x1C0 && c <= 0x1C3) && c != 0x184 && c != 0x185 && c != 0x1BB;
}

}  // namespace

TEST_CASE("nobody lives here or came here in the future or before being born") {
  for (const auto *name : {"residence_since", "entry_date"}) {
    const Told refused = {std::string("error V22 ") + name};
    for (const auto *typed : {"2035", "about 2035", "May 2035", "December 2026", "2026-11-25", "1950",
                              "about 1950", "May 1985"}) {
      INFO(name << ": " << typed);
      CHECK(problems_with(court, {{name, typed}, {"date_of_birth", "1986-03-09"}}) == refused);
    }
    for (const auto *typed : {"2026", "about 2026", "November 2026", "2026-11-24", "1986", "about 2009"}) {
      INFO(name << ": " << typed);
      CHECK(problems_with(court, {{name, typed}, {"date_of_birth", "1986-03-09"}}) == Told());
    }
  }
}

TEST_CASE("a hearing absurdly far off is refused, one that is only very far off is warned of") {
  const auto hearing = [](const std::string &date) {
    return problems_with(court, {{"next_hearing_date", date}});
  };
  CHECK(hearing("2207-02-18") == Told{"error V22 next_hearing_date"});
  CHECK(hearing("2047-02-18") == Told{"error V22 next_hearing_date"});
  CHECK(hearing("2037-02-18") == Told{"warning V22 next_hearing_date"});
  CHECK(hearing("2032-02-18") == Told());
  CHECK(hearing("1027-02-18") == Told{"error V22 next_hearing_date", "warning V16 next_hearing_date"});
  CHECK(hearing("0027-02-18") == Told{"error date-two-digit-year next_hearing_date"});
  CHECK(hearing("2025-02-18") == Told{"warning V16 next_hearing_date"});
}

TEST_CASE("a decision of which the year alone is known is compared by its year") {
  const auto decision = [](const std::string &date) {
    return problems_with(decided, {{"decision_date", date}, {"request_date", "2026-07-30"}});
  };
  for (const auto *date : {"2026", "about 2026", "July 2026", "October 2026"}) {
    INFO(date);
    CHECK(decision(date) == Told());
  }
  for (const auto *date : {"2025", "June 2026", "2026-07-29"}) {
    INFO(date);
    CHECK(decision(date) == Told{"error V22 request_date"});
  }
  for (const auto *date : {"2035", "December 2026", "2026-11-25"}) {
    INFO(date);
    CHECK(decision(date).contains("error V22 decision_date"));
  }
}

TEST_CASE("a status that contradicts the routing answers is refused with V10") {
  const Told refused = {"error V10 case_status"};
  for (const auto *status :
       {"order_appeal_time", "removal_scheduled", "detained_no_hearing", "decision_received"}) {
    INFO(status);
    CHECK(problems_with(court, {{"case_status", status}}) == refused);
  }
  CHECK(problems_with(court, {{"next_hearing_kind", "none"}}) == Told{"error V10 next_hearing_kind"});
  CHECK(problems_with(decided, {{"case_status", "decision_received"}}) == Told());
  CHECK(problems_with("07-court-and-removal-represented", {{"case_status", "removal_scheduled"}}) == Told());
  CHECK(problems_with("06-removal-urgent", {{"case_status", "order_final"}}) == Told());
  CHECK(problems_with("04-custody-one-name", {{"case_status", "detained_no_hearing"}}) == Told());
}

TEST_CASE("a status fits who has the case, its next hearing, what is known of an order and what is asked") {
  const Told refused = {"error V10 case_status"};
  const std::string board = "03-board-represented";
  for (const auto *status : {"first_hearing", "master_set", "individual_set", "decision_pending"}) {
    INFO(status);
    CHECK(problems_with(board, {{"case_status", status}}) == refused);
  }
  CHECK(problems_with(court, {{"case_status", "appeal_pending"}}) == refused);
  const auto hearing = [](const std::string &status, const std::string &kind) {
    return problems_with(court, {{"case_status", status},
                                 {"next_hearing_kind", kind},
                                 {"asks", "other_ask"},
                                 {"other_ask_text", "Join a motion."}});
  };
  const Told no_such_hearing = {"error V10 next_hearing_kind"};
  CHECK(hearing("master_set", "individual") == no_such_hearing);
  CHECK(hearing("individual_set", "master") == no_such_hearing);
  CHECK(hearing("closed", "master") == no_such_hearing);
  CHECK(hearing("master_set", "bond") == Told());
  CHECK(problems_with("05-custody-and-court", {{"case_status", "detained_no_hearing"}}) == no_such_hearing);
  const auto unsure = [](const std::string &order, const std::string &scheduled, const std::string &status) {
    return problems_with(court, {{"has_removal_order", order},
                                 {"scheduled_for_removal", scheduled},
                                 {"order_date", "2015-05-01"},
                                 {"case_status", status}});
  };
  CHECK(unsure("not_sure", "", "order_appeal_time") == refused);
  CHECK(unsure("not_sure", "", "removal_scheduled") == refused);
  CHECK(unsure("yes", "not_sure", "removal_scheduled") == refused);
  CHECK(unsure("yes", "not_sure", "order_appeal_time") == Told());
  const auto asked =
      problems_with(court, {{"case_status", "closed"}, {"next_hearing_kind", "none"}, {"asks", "close"}});
  CHECK(asked == Told{"error V10 asks"});
}

TEST_CASE("a letter is not dated before a date that it names") {
  const auto signed_on = [](const std::string &sample, const std::string &day, test::Changes changes) {
    changes["sign_date"] = day;
    return problems_with(sample, changes);
  };
  const Told refused = {"error V22 sign_date"};
  CHECK(signed_on("03-board-represented", "2026-08-01", {}) == refused);
  CHECK(signed_on(decided, "2026-07-30", {{"decision_date", "2026-07"}, {"request_date", "2026-07-31"}}) ==
        refused);
  CHECK(signed_on(decided, "2026-07-30", {{"decision_date", "2026-08"}, {"request_date", ""}}) == refused);
  CHECK(signed_on(court, "2026-03-01", {{"residence_since", "May 2026"}}) == refused);
  CHECK(signed_on(court, "2026-05-01", {{"residence_since", "May 2026"}}) == Told());
}

TEST_CASE("a report date that has passed is warned of, and is not called the next one") {
  const std::string removal = "06-removal-urgent";
  CHECK(problems_with(removal, {{"next_report_date", "2025-01-01"}}) ==
        Told{"warning report-past next_report_date"});
  CHECK(problems_with(removal, {{"next_report_date", "2026-11-24"}}) == Told());
  CHECK(test::answer_of(test::checked_sample(removal, {{"next_report_date", "2025-01-01"}}),
                        "report_ahead") == "false");
}

TEST_CASE("reasons that are held back take no place from those that are printed") {
  const auto reason = [](const std::string &factor, const std::string &print) {
    return test::Changes{{"factor", factor}, {"statement", "One."}, {"reason_print", print}};
  };
  std::vector<test::Changes> reasons(5, reason("family_ties", "no"));
  reasons.push_back(reason("employment", "yes"));
  const auto told = [](const answers::CheckedAnswers &checked) {
    return std::any_of(checked.problems.begin(), checked.problems.end(),
                       [](const Problem &problem) { return problem.code == "five-facts"; });
  };
  const auto checked = test::checked_sample("04-custody-one-name", {}, {{"reasons", reasons}});
  CHECK(test::answer_of(checked, "reason_on_page", 5) == "true");
  CHECK(test::answer_of(checked, "reason_by_phone", 5) == "true");
  CHECK_FALSE(told(checked));

  // A reason that is for the letter alone takes no place on the phone.
  std::vector<test::Changes> printed(3, reason("rehabilitation", "yes"));
  printed.insert(printed.end(), 4, reason("employment", "yes"));
  const auto many = test::checked_sample("04-custody-one-name", {}, {{"reasons", printed}});
  CHECK(test::answer_of(many, "reason_by_phone", 5) == "true");
  CHECK(test::answer_of(many, "reason_by_phone", 6) == "false");
  CHECK(test::answer_of(many, "reason_on_page", 4) == "true");
  CHECK(test::answer_of(many, "reason_on_page", 5) == "false");
  CHECK(told(many));
}

TEST_CASE("a language that no list has is called by the name that was typed") {
  const test::Changes chuj = {{"preferred_language", "other"},
                              {"other_language", "Chuj"},
                              {"reads_english", "no"},
                              {"interpreter_name", "Ana Example"},
                              {"translated_from", "other"}};
  const auto checked = test::checked_sample(court, chuj);
  CHECK(test::answer_of(checked, "reading_language") == "Chuj");
  CHECK(test::answer_of(checked, "papers_language") == "Chuj");
  CHECK(problems_with(court, {{"read_back_language", "other"}, {"reads_english", "no"}})
            .contains("error required read_back_language_other"));
  const auto spanish = test::checked_sample(court, {{"reads_english", "no"}});
  CHECK(test::answer_of(spanish, "reading_language") == "Spanish");
}

TEST_CASE("what is read aloud in English is not interpreted") {
  const test::Changes english = {{"preferred_language", "en"}, {"reads_english", "no"}};
  const auto checked = test::checked_sample(court, english);
  CHECK(test::answer_of(checked, "read_in_english") == "true");
  CHECK(test::answer_of(checked, "needs_interpretation") == "false");
  CHECK(test::answer_of(test::checked_sample(court, {{"reads_english", "no"}}), "needs_interpretation") ==
        "true");
}

TEST_CASE("whether a translation is there and has been checked is the catalogs' to say, not the form's") {
  const auto source = disk::read_file(FORMLETTER_ROOT "/forms/samples/01-court-two-surnames.json");
  auto raw = answers::read(test::request_form(), *source);
  REQUIRE(raw.ok());
  raw->values["preferred_language"] = {"uk", {}};
  const auto with = [&](const std::string &state) {
    static const i18n::Catalogs none;
    const auto checked =
        answers::check(test::request_form(), *raw,
                       {.today = *Date::parse_iso("2026-11-24"),
                        .language = {},
                        .catalogs = none,
                        .run_languages = {.catalog_state = [&](std::string_view) { return state; }}});
    std::string told = "copy " + test::answer_of(checked, "needs_copy") + ", draft " +
                       test::answer_of(checked, "handout_is_draft");
    for (const auto &problem : checked.problems) {
      if (problem.code == "V34") told += ", " + problem.message;
    }
    return told;
  };
  CHECK(with("") ==
        "copy false, draft false, There is no checked translation in Ukrainian. The handout will "
        "be in English. Use an interpreter.");
  CHECK(with("draft") ==
        "copy true, draft true, There is no checked translation in Ukrainian. The handout "
        "will be in a draft translation. Use an interpreter.");
  CHECK(with("reviewed") == "copy true, draft false");
}

TEST_CASE("a family name that is no part of the full name is pointed at") {
  const auto named = [](const std::string &family, const std::string &given) {
    return problems_with(
        court,
        {{"full_name", "María del Carmen López Hernández"}, {"family_name", family}, {"given_names", given}});
  };
  CHECK(named("Al-Sayed", "") == Told{"warning name-differs family_name"});
  CHECK(named("López Hernández", "Mario") == Told{"warning name-differs given_names"});
  CHECK(named("LÓPEZ HERNÁNDEZ", "María del Carmen") == Told());
  CHECK(named("", "") == Told());
}

TEST_CASE("a routing answer that no list has is one error, and the asks are not blamed for it") {
  for (const auto *name : {"in_ice_custody", "eoir_case_pending", "prior_decision"}) {
    INFO(name);
    const auto told = problems_with(court, {{name, "perhaps"}});
    CHECK(told.contains(std::string("error unknown-choice ") + name));
    CHECK_FALSE(told.contains("error choice-not-offered asks"));
  }
  CHECK(problems_with(court, {{"a_number", "123-45-6789"}}) == Told{"error V06 a_number"});
  CHECK(problems_with(court, {{"asks", "close review"}}) == Told{"error choice-not-offered asks"});
}

TEST_CASE("the name in an e-mail's subject is ASCII, whatever Latin letters it is written with") {
  CHECK(email_name("Əliyev Kənan") == "Aliyev Kanan");
  CHECK(email_name("Æþelstan Strauß Œuvré") == "Aethelstan Strauss Oeuvre");
  CHECK(email_name("Ɓalaraɓe Ɗanƙwara Ħaŋ") == "Balarabe Dankwara Han");
  CHECK(email_name("Sẹ́gun m\u0303 Marcel·lí O‘tkir") == "Segun m Marcelli O'tkir");
  CHECK(email_name("Groß D’Angelo Þór ÞÓRA") == "Gross D'Angelo Thor THORA");
  std::u32string letters;
  const auto check = [&] {
    const auto name = email_name("A" + diag::to_utf8(letters));
    INFO(diag::to_utf8(letters) << " became " << name);
    CHECK(name.size() > letters.size() / 2);
    CHECK(std::all_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; }));
    letters.clear();
  };
  for (const auto &[first, last] : {std::pair<char32_t, char32_t>{0xC0, 0x24F}, {0x1E00, 0x1EFF}}) {
    for (char32_t c = first; c <= last; ++c) {
      if (is_latin_letter(c)) letters += c;
      if (letters.size() == 40) check();
    }
  }
  check();
}
