// What an outside validator of PDF/UA-1 and PDF/A-2a would be run on: every document
// of every sample, not a paper made for the test.

#include "diag/report.hpp"
#include "packet/print_blank.hpp"
#include "pdf/structure_walk.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace formletter;

namespace {

/// Each breach once: a fault of a partial shows on every paper that has it.
void list_breaches(const std::string &pdf, const std::string &paper, std::set<std::string> &known,
                   std::string &listed) {
  for (const auto &breaches : {pdf::walk(pdf), pdf::walk_bytes(pdf)}) {
    for (const auto &breach : breaches) {
      const std::string what = breach.clause + ": " + breach.found;
      if (known.insert(what).second) listed += paper + ": " + what + "\n";
    }
  }
}

}  // namespace

TEST_CASE("no document of any sample breaks a rule of PDF/UA-1 or PDF/A-2a, in English, Spanish and Arabic") {
  std::set<std::string> known;
  std::string listed;
  std::size_t papers = 0;
  for (const auto &pack : test::sample_packs()) {
    for (const auto *tag : {"en", "es", "ar"}) {
      const auto problems = test::for_each_document(
          pack, LanguageTag::parse(tag),
          [&](Press::Works &works, const test::SampleDocument &sample, Date today) {
            const auto paper = works.print(*sample.record, sample.planned, Format::pdf, {.today = today});
            INFO((paper.ok() ? "" : diag::report_text(paper.problems())));
            REQUIRE(paper.ok());
            ++papers;
            list_breaches(paper->bytes, std::string(tag) + " " + sample.sample + " " + paper->document, known,
                          listed);
          });
      INFO(diag::report_text(problems));
      CHECK(problems.empty());
    }
  }
  INFO(papers << " papers\n" << listed);
  CHECK(papers > 0);
  CHECK(listed.empty());
}

TEST_CASE("no blank question sheet breaks a rule of PDF/UA-1 or PDF/A-2a, in English, Spanish and Arabic") {
  for (const auto &pack : test::sample_packs()) {
    for (const auto *tag : {"en", "es", "ar"}) {
      auto press = Press::open(pack.folder);
      REQUIRE(press.ok());
      const auto sheet = packet::print_blank(press->works(), pack.form,
                                             {.today = pack.today(), .language = LanguageTag::parse(tag)});
      REQUIRE(sheet.ok());
      std::set<std::string> known;
      std::string listed;
      list_breaches(sheet->papers.at(0).bytes, std::string(tag) + " " + pack.form, known, listed);
      INFO(listed);
      CHECK(listed.empty());
    }
  }
}
