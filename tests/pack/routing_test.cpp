// The routing of domain rules 1 to 6, worked out here a second time and compared
// with the form for every combination of the routing answers.

#include "answers/answers.hpp"
#include "answers/document_choice.hpp"
#include "disk/disk.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

using namespace formletter;

namespace {

struct Routing {
  std::string custody, pending, forum, order, scheduled, decided;
};

using Names = std::set<std::string>;
const Names custody_papers = {"detainee-request", "phone-custody", "checklist-custody", "handout-custody"};
const Names court_papers = {"opla-letter", "opla-email", "checklist-eoir", "handout-eoir"};
const Names removal_papers = {"ero-letter", "phone-removal", "checklist-removal", "handout-removal"};
const Names decision_papers = {"supervisor-letter", "review-letter", "review-email", "checklist-review",
                               "handout-review"};
const Names no_letter_papers = {"before-you-ask", "find-your-status"};

/// Custody first; then a pending case; then an order that is scheduled; a decision
/// adds its papers to any of them; whatever "not sure" decides gives none.
Names expected(const Routing &r) {
  Names papers = {"cover-sheet"};
  const bool to_be_removed = r.order == "yes" && r.scheduled == "yes";
  const bool unsure =
      r.pending == "not_sure" || r.order == "not_sure" || (r.order == "yes" && r.scheduled == "not_sure");
  if (r.custody == "yes") {
    papers.insert(custody_papers.begin(), custody_papers.end());
    if (r.pending == "yes") papers.insert(court_papers.begin(), court_papers.end());
  } else if (r.pending == "yes") {
    papers.insert(court_papers.begin(), court_papers.end());
    if (to_be_removed) papers.insert(removal_papers.begin(), removal_papers.end());
  } else if (unsure) {
    papers.insert(no_letter_papers.begin(), no_letter_papers.end());
    return papers;
  } else if (to_be_removed) {
    papers.insert(removal_papers.begin(), removal_papers.end());
  } else if (r.decided == "no") {
    papers.insert(no_letter_papers.begin(), no_letter_papers.end());
  }
  if (r.decided == "yes") papers.insert(decision_papers.begin(), decision_papers.end());
  return papers;
}

/// A request for each of the person's situations.
std::string asks_of(const Routing &r) {
  std::string asks;
  if (r.custody == "yes") asks += "discuss_status ";
  if (r.pending == "yes") asks += "close ";
  if (r.custody == "no" && r.order == "yes" && r.scheduled == "yes") asks += "discuss_matter ";
  if (r.decided == "yes") asks += "explanation review ";
  return asks.substr(0, asks.empty() ? 0 : asks.size() - 1);
}

answers::RawAnswers answers_for(const Routing &r) {
  answers::RawAnswers raw;
  const auto set = [&](const std::string &name, const std::string &value) { raw.values[name] = {value, {}}; };
  set("in_ice_custody", r.custody);
  set("eoir_case_pending", r.pending);
  if (r.pending == "yes") set("eoir_forum", r.forum);
  set("has_removal_order", r.order);
  if (r.order == "yes" && r.custody == "no") set("scheduled_for_removal", r.scheduled);
  set("prior_decision", r.decided);
  set("preferred_language", "en");
  set("reads_english", "yes");
  set("reply_email", "one@example.org");
  set("asks", asks_of(r));
  return raw;
}

}  // namespace

TEST_CASE("every combination of the routing answers calls for the papers of its posture and no other") {
  auto source = disk::read_file(FORMLETTER_ROOT "/forms/pd-request.xml");
  const auto form = form::Form::read(std::move(*source));
  REQUIRE(form.ok());
  const auto today = *Date::parse_iso("2026-11-24");
  const i18n::Catalogs catalogs;
  const form::RunLanguages run_languages;
  int combinations = 0;
  for (const auto *custody : {"yes", "no"}) {
    for (const auto *pending : {"yes", "no", "not_sure"}) {
      for (const auto *forum : {"judge", "board"}) {
        for (const auto *order : {"yes", "no", "not_sure"}) {
          for (const auto *scheduled : {"yes", "no", "not_sure"}) {
            for (const auto *decided : {"yes", "no"}) {
              const Routing routing{custody, pending, forum, order, scheduled, decided};
              const auto checked =
                  answers::check(*form, answers_for(routing),
                                 {.today = today, .language = LanguageTag(), .catalogs = catalogs});
              Names chosen;
              const answers::DocumentChoice choice(*form, checked.instance, today, run_languages);
              for (const form::DocumentRule &rule : form->documents())
                if (choice.of(rule)) chosen.insert(rule.name);
              INFO("custody " << custody << ", pending " << pending << ", forum " << forum << ", order "
                              << order << ", scheduled " << scheduled << ", decided " << decided);
              CHECK(chosen == expected(routing));
              ++combinations;
            }
          }
        }
      }
    }
  }
  CHECK(combinations == 216);
}
