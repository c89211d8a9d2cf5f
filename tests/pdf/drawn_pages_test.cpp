#include "pdf/drawn_pages.hpp"

#include "layout/joined_pages.hpp"
#include "pdf/external_tool.hpp"
#include "pdf/movable_elements.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

namespace formletter::pdf {
namespace {

/// A letter with a heading and two pages.
layout::Pages letter(std::string_view language, const std::vector<std::string> &lines) {
  SamplePages sample(fonts(), language);
  sample.line(sample.add(layout::Tag::h1), lines.front());
  for (const std::string &text : lines) sample.paragraph(text);
  sample.add_page();
  sample.paragraph(lines.back());
  return sample.pages();
}

std::vector<layout::Pages> letters() {
  return {letter("en", {"Dear Sir or Madam:", "I am asking for discretion."}),
          letter("ar", {"طلب السلطة التقديرية", "مُحَمَّد شكراً لا 12"}),
          letter("en", {"Dear Sir or Madam:", "I am asking for discretion."}),
          letter("hi", {"अभियोजन विवेक", "हिन्दी की चिट्ठी"}),
          letter("en", {"Zoë Núñez", "Ẽxactly one letter more"}),
          letter("en", {"Dear Sir or Madam:", "I am asking."})};
}

/// One file of all; those that `drawer` can draw are drawn by it.
struct Combined {
  std::string pdf;
  std::size_t drawn = 0;
};
Combined combine(std::vector<layout::Pages> all, PdfWriter *drawer) {
  layout::JoinedPages joined("letters", {});
  std::vector<DrawnSection> sections;
  for (layout::Pages &pages : all) {
    auto drawn = drawer != nullptr ? drawer->draw(pages) : std::nullopt;
    if (drawn) {
      for (layout::Page &page : pages.pages) page.items.clear();
      pages.structure.clear();
    }
    const std::size_t first_page = joined.page_count();
    const auto section = joined.add(std::move(pages), {.bookmark = "a person"});
    if (drawn) sections.push_back({first_page, section, std::move(*drawn)});
  }
  return {PdfWriter(fonts()).write(std::move(joined).take(), options, sections), sections.size()};
}

std::string said(const std::string &pdf) {
  return run_on_pdf("pdftotext -raw {} -", pdf).output + run_on_pdf("pdfinfo -struct-text {}", pdf).output;
}

/// That shares the glyphs of some letters.
PdfWriter sharing(const std::vector<layout::Pages> &shared) {
  PdfWriter writer(fonts());
  for (const layout::Pages &pages : shared) writer.share_fonts(pages);
  return writer;
}

}  // namespace

TEST_CASE("Pages that were drawn elsewhere say in a file what they say where it has drawn them") {
  auto all = letters();
  PdfWriter drawer = sharing({all[0], all[1], all[3]});
  const Combined taken = combine(all, &drawer), own = combine(all, nullptr);
  CHECK(taken.drawn == 5);  // but for the one whose name nobody shares
  CHECK(own.drawn == 0);
  CHECK(said(taken.pdf) == said(own.pdf));
  for (const Breach &breach : walk(taken.pdf)) FAIL_CHECK(breach.rule << " " << breach.where);
  const ToolResult check = run_on_pdf("qpdf --check {}", taken.pdf);
  CAPTURE(check.output);
  CHECK(check.status == 0);
}

TEST_CASE("Pages that were drawn elsewhere look as if the file had drawn them") {
  auto all = letters();
  PdfWriter drawer = sharing({all[0], all[1], all[3]});
  const auto drawn_as = [](const std::string &pdf) {
    return run_on_pdf("pdftoppm -r 60 {} | sha256sum", pdf).output;
  };
  CHECK(drawn_as(combine(all, &drawer).pdf) == drawn_as(combine(all, nullptr).pdf));
}

TEST_CASE("A file takes drawn pages whose first face is another than its own first") {
  auto all = letters();
  PdfWriter drawer = sharing({all[0], all[1], all[3]});
  for (const auto &order :
       {std::vector{all[1], all[0], all[4]}, {all[4], all[3], all[0]}, {all[3], all[4]}}) {
    const Combined taken = combine(order, &drawer);
    CHECK(taken.drawn == order.size() - 1);
    CHECK(said(taken.pdf) == said(combine(order, nullptr).pdf));
    CHECK(walk(taken.pdf).empty());
  }
}

TEST_CASE("Pages are left to their file when they show what is not shared, a picture, a link or a field") {
  const auto plain = letters().front();
  PdfWriter drawer = sharing({plain});
  CHECK(drawer.draw(plain));
  CHECK_FALSE(PdfWriter(fonts()).draw(plain));
  const auto with = [&](layout::PageItem item) {
    layout::Pages pages = plain;
    pages.pages.back().items.push_back(std::move(item));
    return drawer.draw(pages).has_value();
  };
  CHECK(with(layout::PlacedRule{}));
  CHECK_FALSE(with(layout::PlacedImage{}));
  CHECK_FALSE(with(layout::PlacedLink{}));
  CHECK_FALSE(with(layout::PlacedCheckBox{}));
  CHECK_FALSE(with(layout::PlacedTextField{}));
}

TEST_CASE("Pages are left to their file when something stands in no element but the document") {
  SamplePages sample(fonts());
  sample.line(0, "Dear Sir or Madam:");
  PdfWriter drawer = sharing({sample.pages()});
  CHECK_FALSE(drawer.draw(sample.pages()));
}

TEST_CASE("Letters of one structure share it, and those of another do not") {
  const auto all = letters();
  PdfWriter drawer = sharing({all[0], all[1], all[5]});
  const auto structure = [&](std::size_t i) { return drawer.draw(all[i])->structure; };
  const auto first = structure(0), second = structure(2), third = structure(0), fourth = structure(5);
  CHECK(second == third);
  CHECK(third == fourth);
  CHECK(first->elements.count() == third->elements.count());
  CHECK(structure(1) != fourth);
}

}  // namespace formletter::pdf
