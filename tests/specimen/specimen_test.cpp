// The specimen page of every language: where each glyph stands, and what comes back
// out of the PDF. CHECKED.md says what was looked at, by eye, on each.

#include "diag/report.hpp"
#include "layout/set_pages.hpp"
#include "packet/specimens.hpp"
#include "support/pdf_words.hpp"
#include "text/font_survey.hpp"

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>

using namespace formletter;
namespace fs = std::filesystem;

namespace {

const fs::path dumps = fs::path(FORMLETTER_ROOT) / "tests" / "specimen" / "dumps";

bool accepting() {
  const char *mode = std::getenv("FORMLETTER_GOLDEN");
  return mode != nullptr && std::string(mode) == "accept";
}

template <typename Visit>
void for_each_specimen(Visit visit) {
  auto press = Press::open(FORMLETTER_ROOT);
  REQUIRE(press.ok());
  auto &works = press->works();
  for (const auto &specimen : packet::specimens(works.pack)) {
    INFO(specimen.language.text());
    const auto pages = packet::set_specimen(works, specimen);
    INFO((pages.ok() ? "" : diag::report_text(pages.problems())));
    REQUIRE(pages.ok());
    visit(works, specimen, *pages);
  }
}

void check_glyphs(const layout::Pages &pages, const text::Fonts &fonts) {
  for (const auto &page : pages.pages)
    for (const auto &item : page.items) {
      const auto *run = std::get_if<layout::PlacedRun>(&item);
      if (run == nullptr) continue;
      Length width;
      for (const auto &glyph : run->shown->glyphs) {
        INFO(run->shown->text << ", byte " << glyph.cluster << ", "
                              << fonts.describe(run->shown->face).postscript_name);
        CHECK(glyph.id != 0);
        width = width + glyph.advance;
      }
      INFO(run->shown->text);
      CHECK(run->origin.x >= Length());
      CHECK(run->origin.x + width <= page.width);
    }
}

}  // namespace

TEST_CASE("there is a specimen of every language of the tiers, on one page each") {
  std::vector<LanguageTag> found;
  for_each_specimen([&](Press::Works &, const packet::Specimen &specimen, const layout::Pages &pages) {
    found.push_back(specimen.language);
    CHECK(pages.pages.size() == 1);
  });
  auto wanted = text::reading_languages();
  std::ranges::sort(wanted);
  CHECK(found == wanted);
}

TEST_CASE("every specimen is set as it was last accepted, with no box and nothing off the page") {
  for_each_specimen([&](Press::Works &works, const packet::Specimen &specimen, const layout::Pages &pages) {
    check_glyphs(pages, works.fonts());
    const auto file = dumps / (specimen.language.text() + ".txt");
    const auto dump = layout::dump(pages, works.fonts());
    if (accepting()) {
      fs::create_directories(dumps);
      std::ofstream(file, std::ios::binary) << dump;
      return;
    }
    const auto golden = disk::read_file(file);
    REQUIRE(golden.ok());
    CHECK((golden->text == dump));
  });
}

TEST_CASE("every word of every specimen comes back out of its PDF in logical order") {
  const Date day = Date::parse_iso("2014-11-20").value();
  for_each_specimen([&](Press::Works &works, const packet::Specimen &specimen, const layout::Pages &pages) {
    const auto bytes = works.pdf_writer().write(pages, {.date = day, .producer = "test"});
    CHECK(test::missing_words(disk::read_file(specimen.file)->text, test::text_of_pdf(bytes)) == "");
    CHECK(works.pdf_writer().write(pages, {.date = day, .producer = "test"}) == bytes);
  });
}
