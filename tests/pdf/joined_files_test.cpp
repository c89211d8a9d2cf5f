#include "pdf/joined_files.hpp"

#include "pdf/external_tool.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf/write_pdf.hpp"
#include "pdf_walk/structure_walk.hpp"
#include "support/pattern.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace formletter::pdf {
namespace {

/// A paper with fields, a link and bookmarks, its fields called after `name`.
std::string paper(const std::string &name, const char *language = "en") {
  auto pages = full_sample(fonts()).pages();
  pages.language = *LanguageTag::parse(language);
  pages.title = name;
  pages.bookmarks = {{name, 1, 0, Length::pt(0)}, {name + " <second>", 2, 1, Length::pt(72)}};
  for (auto &page : pages.pages)
    for (auto &item : page.items) {
      if (auto *box = std::get_if<layout::PlacedCheckBox>(&item)) box->field->name = name + box->field->name;
      if (auto *text = std::get_if<layout::PlacedTextField>(&item))
        text->field->name = name + text->field->name;
    }
  return PdfWriter(fonts()).write(pages, options);
}

std::string count_of(const std::string &text, const std::string &pattern) {
  return std::to_string(test::Pattern(pattern).all_in(text).size());
}

}  // namespace

TEST_CASE("Joined files have the pages and bookmarks of all and break no rule") {
  const std::vector<std::string> papers{paper("Ana"), paper("Zoë"), paper("יעל")};
  for (const auto &pdf : papers) REQUIRE(listed(walk(pdf)).empty());
  const auto joined = joined_files(papers, "All & <sundry>");
  CHECK(page_count(joined) == 3 * page_count(papers[0]));
  CHECK(listed(walk(joined)) == "");
  CHECK(listed(walk_bytes(joined)).empty());
  CHECK(joined.find("All &amp; &lt;sundry&gt;") != std::string::npos);
  CHECK(count_of(joined, "/S /Document") == "1");
  CHECK(count_of(joined, "/Title ") == "7");  // six bookmarks and the file's own
  CHECK(joined_files(papers, "All & <sundry>") == joined);
}

TEST_CASE("What is joined of joined files is what is joined at once") {
  const auto a = paper("a"), b = paper("b"), c = paper("c");
  const auto twice = joined_files({joined_files({a, b}, "T"), c}, "T");
  CHECK(listed(walk(twice)).empty());
  CHECK(page_count(twice) == page_count(joined_files({a, b, c}, "T")));
}

TEST_CASE("A paper of another language keeps it in its sections") {
  const auto joined = joined_files({paper("a"), paper("b", "es")}, "T");
  CHECK(listed(walk(joined)) == "");
  CHECK(joined.find("/Lang (es)") != std::string::npos);
}

TEST_CASE("Joined text fields type with the fonts that their own files have for them") {
  const auto type_font = [](const std::string &text, const char *language, const std::string &name) {
    SamplePages sample(fonts(), language);
    const auto form = sample.add(layout::Tag::form);
    sample.element(form).alternative = "Name";
    const auto run = sample.shape(text);
    layout::PlacedTextField field{.element = form,
                                  .face = run.face,
                                  .box = {Length::pt(72), Length::pt(100), Length::pt(200), Length::pt(14)},
                                  .field = {},
                                  .size = Length::pt(11),
                                  .value = {}};
    field.field->name = name;
    field.field->tool_tip = "Name";
    sample.place(field);
    return PdfWriter(fonts()).write(sample.pages(), options);
  };
  const auto latin = type_font("a", "en", "one"), arabic = type_font("\u0627", "ar", "two"),
             again = type_font("b", "en", "three");
  const auto joined = joined_files({latin, arabic, again}, "T");
  CHECK(count_of(joined, R"(/DA \(/T0 )") == "2");
  CHECK(listed(walk(joined)) == "");
}

TEST_CASE("A damaged file is not joined") {
  CHECK_THROWS_AS(joined_files({paper("a"), "%PDF-1.7\nnothing"}, "T"), PdfFailure);
  CHECK_THROWS_AS(page_count("nothing"), PdfFailure);
}

}  // namespace formletter::pdf
