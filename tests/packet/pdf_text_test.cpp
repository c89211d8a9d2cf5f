// What a reader, a screen reader or a clerk's copy-and-paste gets out of the
// PDF must be what was put in, in every language.

#include "diag/report.hpp"
#include "support/pdf_words.hpp"
#include "support/sample_pack.hpp"

#include <catch2/catch.hpp>

using namespace formletter;
using namespace formletter::test;

TEST_CASE("every word of every paper comes back out of its PDF, in English, Spanish and Arabic") {
  for (const auto &pack : test::sample_packs()) {
    for (const auto *tag : {"en", "es", "ar"}) {
      const auto problems = test::for_each_document(
          pack, LanguageTag::parse(tag),
          [&](Press::Works &works, const test::SampleDocument &sample, Date today) {
            INFO(tag << " " << sample.sample << " " << sample.planned.rule->name);
            const auto xhtml = works.fill(*sample.record, sample.planned, today);
            REQUIRE(xhtml.ok());
            const auto printed = works.print(*sample.record, sample.planned, Format::pdf, {.today = today});
            INFO((printed.ok() ? "" : diag::report_text(printed.problems())));
            REQUIRE(printed.ok());
            CHECK(missing_words(*xhtml, text_of_pdf(printed->paper.bytes)) == "");
          });
      INFO(diag::report_text(problems));
      CHECK(problems.empty());
    }
  }
}
