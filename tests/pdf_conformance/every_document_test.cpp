// What an outside validator of PDF/UA-1 and PDF/A-2a would be run on: every document
// of every sample in every language, not a paper made for the test.

#include "diag/report.hpp"
#include "packet/print_blank.hpp"
#include "pdf_walk/structure_walk.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace formletter;

namespace {

/// Each breach once: a fault of a partial shows on every paper that has it.
class Findings {
 public:
  void walk(const std::string &pdf, const std::string &paper) {
    if (!walked_.insert(pdf).second) return;  // a letter of a fixed language, in another reader's packet
    for (const auto &breaches : {pdf::walk(pdf), pdf::walk_bytes(pdf)}) {
      for (const auto &breach : breaches) {
        const std::string what = breach.clause + ": " + breach.rule + ", " + breach.where;
        if (known_.insert(what).second) listed_ += paper + ": " + what + "\n";
      }
    }
  }
  const std::string &listed() const { return listed_; }
  std::size_t walked() const { return walked_.size(); }

 private:
  std::set<std::string> walked_, known_;
  std::string listed_;
};

std::vector<LanguageTag> languages_of(const test::SamplePack &pack) {
  auto press = Press::open(pack.folder);
  REQUIRE(press.ok());
  std::vector<LanguageTag> languages = {LanguageTag()};
  for (const std::string &name : press->works().pack.catalog_languages())
    languages.push_back(*LanguageTag::parse(name));
  return languages;
}

}  // namespace

TEST_CASE("no document of any sample in any language breaks a rule of PDF/UA-1 or PDF/A-2a") {
  Findings findings;
  for (const auto &pack : test::sample_packs()) {
    for (const auto &language : languages_of(pack)) {
      const auto problems = test::for_each_document(
          pack, language, [&](Press::Works &works, const test::SampleDocument &sample, Date today) {
            const auto printed = works.print(*sample.record, sample.planned, Format::pdf, {.today = today});
            INFO((printed.ok() ? "" : diag::report_text(printed.problems())));
            REQUIRE(printed.ok());
            findings.walk(printed->paper.bytes,
                          language.text() + " " + sample.sample + " " + printed->paper.document);
          });
      INFO(diag::report_text(problems));
      CHECK(problems.empty());
    }
  }
  INFO(findings.walked() << " papers\n" << findings.listed());
  CHECK(findings.walked() > 0);
  CHECK(findings.listed().empty());
}

TEST_CASE("no blank question sheet in any language breaks a rule of PDF/UA-1 or PDF/A-2a") {
  Findings findings;
  for (const auto &pack : test::sample_packs()) {
    for (const auto &language : languages_of(pack)) {
      auto press = Press::open(pack.folder);
      REQUIRE(press.ok());
      const auto sheet =
          packet::print_blank(press->works(), pack.form, {.today = pack.today(), .language = language});
      REQUIRE(sheet.ok());
      findings.walk(sheet->papers.at(0).bytes, language.text() + " " + pack.form);
    }
  }
  INFO(findings.listed());
  CHECK(findings.listed().empty());
}
