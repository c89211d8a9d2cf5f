// What the printed papers of every sample person say, must not say, and how long they are.

#include "diag/report.hpp"
#include "output/output.hpp"
#include "pack/request_pack.hpp"
#include "support/pattern.hpp"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <sstream>

using namespace formletter;
using test::in_one_line;
using test::request_pack;
using test::SampleDocument;

namespace {

struct PrintedText {
  std::string sample, document, language, text;
  std::size_t pages = 0;
  bool is_large = false;
};

/// True when the calculated or given answer is `value` anywhere in the record.
bool answered(const form::Instance &instance, std::string_view name, std::string_view value) {
  for (form::NodeId node = 0; node < instance.size(); ++node) {
    const auto &leaf = instance.at(node);
    if (leaf.relevant && instance.name(node) == name && leaf.text == value) return true;
  }
  return false;
}

std::vector<PrintedText> print_all(std::optional<LanguageTag> language) {
  std::vector<PrintedText> all;
  const auto problems = test::for_each_document(
      request_pack(), std::move(language), [&](Press::Works &works, const SampleDocument &paper, Date today) {
        auto xhtml = works.fill(*paper.record, paper.planned, today);
        REQUIRE(xhtml.ok());
        const auto document = works.read_document(paper.planned, std::move(*xhtml));
        REQUIRE(document.ok());
        const auto pages = works.set_pages(*document);
        REQUIRE(pages.ok());
        const auto &instance = paper.record->checked.instance;
        all.push_back({paper.sample, paper.planned.rule->name, paper.planned.language.text(),
                       output::write_text(*document), pages->pages.size(),
                       answered(instance, "needs_large_print", "true")});
      });
  INFO(diag::report_text(problems));
  REQUIRE_FALSE(has_errors(problems));
  return all;
}

/// Every paper of every sample, in the sample's own language, as text and counted in pages.
const std::vector<PrintedText> &papers() {
  static const auto printed = print_all(std::nullopt);
  return printed;
}

/// The same for readers of English: what the translations are made from.
const std::vector<PrintedText> &english_papers() {
  static const auto printed = print_all(LanguageTag());
  return printed;
}

std::string without(std::string text, const std::string &part) {
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part)) text.erase(at, part.size());
  return text;
}

std::string lower(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

bool paper_says(const PrintedText &paper, const std::string &text) {
  return in_one_line(paper.text).find(text) != std::string::npos;
}

/// Calls `visit` for each paper in English of one of these names; fails when there is none.
template <typename Visit>
void for_english(const std::set<std::string> &names, Visit visit) {
  int met = 0;
  for (const auto &paper : english_papers()) {
    if (!names.contains(paper.document)) continue;
    ++met;
    INFO(paper.sample << ": " << paper.document << "\n" << paper.text);
    visit(paper);
  }
  CHECK(met > 0);
}

}  // namespace

TEST_CASE("the letters after a decision ask for an explanation or a review and call it nothing else") {
  const std::set<std::string> letters = {"supervisor-letter", "review-letter", "review-email"};
  for_english(letters, [](const PrintedText &paper) {
    // The Board's name and a status in the person's own file are not what the letter asks.
    auto text = lower(in_one_line(paper.text));
    for (const auto *name : {"board of immigration appeals", "appeal pending", "time to appeal"})
      text = without(text, name);
    for (const auto *word : {"appeal", "apply for", "application", "guarantee", "qualify", "motion", "revers",
                             "overturn", "reconsider my", "demand"}) {
      INFO("the word: " << word);
      CHECK(text.find(word) == std::string::npos);
    }
    if (paper.document == "review-email") return;
    CHECK(paper_says(paper, "there is no formal reconsideration process"));
    CHECK(paper_says(paper, "there is no right to the exercise of prosecutorial discretion"));
  });
}

TEST_CASE("the supervisor is asked to explain and never to review, OPLA to review and never to explain") {
  for_english({"supervisor-letter"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "I ask you for a further explanation of that decision."));
    CHECK(lower(paper.text).find("review") == std::string::npos);
    CHECK_FALSE(paper_says(paper, "Office of the Principal Legal Advisor"));
  });
  for_english({"review-letter"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "I request review of the decision on prosecutorial discretion"));
    CHECK(lower(paper.text).find("explanation") == std::string::npos);
    CHECK(lower(paper.text).find("supervisor") == std::string::npos);
  });
}

TEST_CASE("papers that go out or home never say that one applies, qualifies or is promised anything") {
  for (const auto &paper : english_papers()) {
    INFO(paper.sample << ": " << paper.document);
    const auto text = lower(in_one_line(paper.text));
    for (const auto *word :
         {"apply for prosecutorial", "guarantee", "i qualify", "amnesty", "my client qualifies", "will agree",
          "will administratively", "must agree", "within 30 days"}) {
      INFO("the word: " << word);
      CHECK(text.find(word) == std::string::npos);
    }
  }
}

TEST_CASE("a paper for a person without a posture has no address, number or line of ICE") {
  std::set<std::string> met;
  for (const auto &paper : papers()) {
    if (paper.document != "before-you-ask" && paper.document != "find-your-status") continue;
    met.insert(paper.document + " " + paper.language);
    INFO(paper.sample << ": " << paper.document << "\n" << paper.text);
    for (const auto *text : {"ice.dhs.gov", "@ice", "ice.gov", "351-4024", "375-5283", "uscis.gov",
                             "Detention Reporting", "Principal Legal Advisor", "Field Office"}) {
      INFO("the text: " << text);
      CHECK(paper.text.find(text) == std::string::npos);
    }
  }
  CHECK(met == std::set<std::string>{"before-you-ask es", "find-your-status es", "before-you-ask ar",
                                     "find-your-status ar"});
}

TEST_CASE("administrative closure is what ICE may agree to, in papers for the court posture alone") {
  for_english({"opla-letter"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "ICE may agree to administratively close a case upon request"));
    CHECK(paper_says(paper, "there is no right to the exercise of prosecutorial discretion"));
  });
  for_english({"handout-eoir"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "ICE may agree. It does not have to."));
    CHECK(paper_says(
        paper, "Your request should include your full name, your A-number and the status of your case."));
    CHECK(paper_says(paper, "You may also give the reasons"));
  });
  for_english({"ero-letter", "detainee-request", "phone-custody", "phone-removal", "supervisor-letter",
               "review-letter"},
              [](const PrintedText &paper) {
                CHECK(lower(paper.text).find("administrative") == std::string::npos);
                CHECK(lower(paper.text).find("close") == std::string::npos);
              });
}

TEST_CASE("from custody the call makes the request, before a removal one may call") {
  for_english({"phone-custody", "phone-custody-bilingual"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "You may make your request by phone."));
    CHECK(paper_says(paper, "I am calling to make a request."));
  });
  for_english({"phone-removal", "phone-removal-bilingual"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "You may also call the ICE ERO Detention Reporting and Information Line"));
    CHECK(lower(paper.text).find("make a request") == std::string::npos);
    CHECK(lower(paper.text).find("make your request") == std::string::npos);
  });
}

TEST_CASE("each letter asks for its three required items and dates the rules inside its sentence") {
  for_english({"opla-letter", "ero-letter", "review-letter"}, [](const PrintedText &paper) {
    CHECK(paper_says(paper, "the guidance announced on November 20, 2014"));
    CHECK(paper_says(paper, "A-number"));
    CHECK(paper_says(paper, "Case status"));
    CHECK_FALSE(paper_says(paper, "not legal advice"));
  });
}

TEST_CASE("each paper for the person says the date of its rules and that they are historical") {
  int met = 0;
  for (const auto &paper : english_papers()) {
    const bool for_the_person = paper.document.starts_with("handout") ||
                                paper.document.starts_with("checklist") ||
                                paper.document.starts_with("phone") || paper.document.ends_with("-copy");
    if (!for_the_person) continue;
    ++met;
    INFO(paper.sample << ": " << paper.document);
    CHECK(paper_says(paper, "Policy information as of November 20, 2014. These rules are historical"));
    CHECK(paper_says(paper, "Verify before sending."));
  }
  CHECK(met > 0);
}

TEST_CASE("papers keep to their lengths") {
  // The form says how many pages each may take in English. A bilingual copy may take twice
  // its letter and its notice; other languages take one page more at most, since drafts
  // carry their notice.
  std::map<std::string, std::size_t> budget;
  auto pack = packet::Pack::open(request_pack().folder);
  REQUIRE(pack.ok());
  const auto form = pack->form(request_pack().form);
  REQUIRE(form.ok());
  for (const auto &rule : (*form)->documents())
    if (rule.page_budget) budget[rule.name] = static_cast<std::size_t>(*rule.page_budget);
  const auto check = [&](const PrintedText &paper, std::size_t more) {
    // Large print, at 18 points, is as long as it must be.
    const bool for_the_person = paper.language != "en" || paper.document.starts_with("handout") ||
                                paper.document.starts_with("checklist") ||
                                paper.document.starts_with("phone") || paper.document == "before-you-ask" ||
                                paper.document == "find-your-status";
    if (paper.is_large && for_the_person) return;
    INFO(paper.sample << ": " << paper.document << " in " << paper.language);
    REQUIRE(budget.contains(paper.document));
    CHECK(paper.pages <= budget.at(paper.document) + more);
  };
  for (const auto &paper : english_papers()) check(paper, 0);
  for (const auto &paper : papers()) check(paper, paper.language == "en" ? 0 : 1);
}

TEST_CASE("in a window envelope nothing but the address shows") {
  int met = 0;
  const auto problems = test::for_each_document(
      request_pack(), std::nullopt, [&](Press::Works &works, const SampleDocument &paper, Date today) {
        const auto &name = paper.planned.rule->name;
        if (name != "ero-letter" && name != "supervisor-letter") return;
        INFO(paper.sample << ": " << name);
        auto xhtml = works.fill(*paper.record, paper.planned, today).value();
        const std::string plain = "content=\"short-letter\"";
        REQUIRE(xhtml.find(plain) != std::string::npos);
        xhtml.replace(xhtml.find(plain), plain.size(), "content=\"window-10\"");
        const auto document = works.read_document(paper.planned, xhtml);
        REQUIRE(document.ok());
        const auto pages = works.set_pages(*document);
        INFO((pages.ok() ? "" : diag::report_text(pages.problems())));
        REQUIRE(pages.ok());
        std::string shown;
        for (const auto &item : pages->pages.front().items) {
          const auto *run = std::get_if<layout::PlacedRun>(&item);
          if (run == nullptr) continue;
          const auto x = run->origin.x.in_pt(), y = run->origin.y.in_pt();
          if (y > 2.0 * 72 && y < 3.7 * 72 && x < 4.45 * 72) shown += run->shown->text + " ";
        }
        ++met;
        INFO("the window shows: " << shown);
        CHECK_FALSE(shown.empty());
        for (const auto *word : {"A-number", "URGENT", "removal", "Re", "Dear"})
          CHECK((" " + in_one_line(shown) + " ").find(" " + std::string(word) + " ") == std::string::npos);
        static const test::Pattern a_number("A[^A-Za-z]{1,4}[0-9]{3}");
        CHECK_FALSE(a_number.is_in(shown));
      });
  CHECK_FALSE(has_errors(problems));
  CHECK(met > 0);
}

TEST_CASE("every person of the roster can be printed for") {
  auto press = Press::open(request_pack().folder);
  REQUIRE(press.ok());
  std::istringstream roster(disk::read_file(request_pack().folder / "forms/samples/roster.jsonl")->text);
  std::set<std::string> records;
  for (std::string line; std::getline(roster, line);) {
    const auto problems =
        press->validate("pd-request", {"roster.jsonl", line}, {.today = request_pack().today()});
    INFO(diag::report_text(problems));
    CHECK_FALSE(has_errors(problems));
    const std::string key = "\"record_id\": \"";
    const auto at = line.find(key) + key.size();
    records.insert(line.substr(at, line.find('"', at) - at));
  }
  CHECK(records.size() == 25);
}
