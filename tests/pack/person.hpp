#pragma once

#include "diag/report.hpp"
#include "output/output.hpp"
#include "pack/request_pack.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>
#include <string>

/// People with answers, and what the pack that ships prints for them.
namespace formletter::test {

using Names = std::set<std::string>;
/// Answers by the names of their questions, as JSON.
using Person = std::map<std::string, std::string>;

inline std::string in_json(const std::string &text) {
  return '"' + text + '"';
}

/// "close explanation" as a JSON array.
inline std::string several(const std::string &names) {
  std::string list;
  std::istringstream each(names);
  for (std::string name; each >> name;) list += (list.empty() ? "" : ", ") + in_json(name);
  return "[" + list + "]";
}

inline Person with(Person person, const Person &more) {
  for (const auto &[name, value] : more) person[name] = value;
  return person;
}

inline Person anybody() {
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

inline const Person before_the_court = {{"eoir_case_pending", in_json("yes")},
                                        {"eoir_forum", in_json("judge")},
                                        {"immigration_court", in_json("Chicago")},
                                        {"next_hearing_kind", in_json("none")},
                                        {"opla_office", in_json("chicago")}};
inline const Person held = {
    {"in_ice_custody", in_json("yes")},           {"detention_facility", in_json("Example Center")},
    {"facility_city", in_json("Conroe")},         {"facility_state", in_json("TX")},
    {"handbook_procedure_known", in_json("yes")}, {"ero_office", in_json("HOU")}};
inline const Person facing_removal = {
    {"has_removal_order", in_json("yes")},   {"scheduled_for_removal", in_json("yes")},
    {"order_date", in_json("2012-06-18")},   {"order_by", in_json("judge")},
    {"removal_date", in_json("2027-03-01")}, {"ero_office", in_json("CHI")}};
inline const Person answered_by_ice = {{"prior_decision", in_json("yes")},
                                       {"decision_date", in_json("2026-10-12")},
                                       {"decision_office", in_json("OPLA, Chicago")},
                                       {"decision_how", in_json("letter")},
                                       {"decision_attached", in_json("yes")},
                                       {"opla_office", in_json("chicago")}};
inline const Person with_counsel = {{"represented", in_json("yes")},
                                    {"rep_kind", in_json("attorney")},
                                    {"rep_name", in_json("Joy Okafor")},
                                    {"rep_email", in_json("joy@example.org")},
                                    {"signer", in_json("representative")}};

inline Person asking(const Person &person, const std::string &asks) {
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

inline Printed print(const Person &person) {
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
inline Printed print_good(const Person &person) {
  auto printed = print(person);
  INFO(diag::report_text(printed.problems));
  REQUIRE_FALSE(has_errors(printed.problems));
  return printed;
}

}  // namespace formletter::test
