#include "pdf/sample_pages.hpp"
#include "pdf/write_pdf.hpp"
#include "pdf_walk/structure_walk.hpp"
#include "support/pattern.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace formletter::pdf {
namespace {

layout::Pages letter(std::string_view text) {
  SamplePages sample(fonts());
  sample.paragraph(text);
  return sample.pages();
}

std::string font_name(const std::string &pdf) {
  const auto found = test::Pattern("/FontName (/[A-Z]{6}\\+[A-Za-z-]+)").all_in(pdf);
  return found.empty() ? "" : found.front().groups[1];
}

}  // namespace

TEST_CASE("The same pages make the same bytes, whatever the writer wrote before") {
  const layout::Pages pages = full_sample(fonts()).pages();
  PdfWriter writer(fonts());
  const std::string first = writer.write(pages, options);
  for (int i = 0; i < 12; ++i) writer.write(letter("Letter " + std::to_string(i)), options);
  CHECK(writer.write(pages, options) == first);
  CHECK(PdfWriter(fonts()).write(pages, options) == first);
}

TEST_CASE("Another date makes another file with another ID") {
  PdfWriter writer(fonts());
  const auto id = [&](const Date &date) {
    const std::string pdf = writer.write(letter("Dear Sir"), {date, "formletter 0.1.0"});
    return pdf.substr(pdf.rfind("/ID ["));
  };
  CHECK(id(*Date::from_parts(2014, 11, 20)) != id(*Date::from_parts(2014, 11, 21)));
}

TEST_CASE("Letters whose glyphs a batch shares have one subset") {
  PdfWriter writer(fonts());
  writer.share_fonts(letter("Dear Ana, cafe\u0301"));
  writer.share_fonts(letter("Dear Noor, office"));
  const std::string ana = writer.write(letter("Dear Ana"), options);
  const std::string noor = writer.write(letter("Dear Noor, cafe\u0301"), options);
  CHECK(font_name(ana) == font_name(noor));
  CHECK(walk(ana).empty());
  CHECK(walk(noor).empty());
  CHECK(font_name(writer.write(letter("Zoë"), options)) != font_name(ana));
}

TEST_CASE("A batch that shows nearly all letters of the alphabet shares the rest of them") {
  const std::string all_but_u = "The quick brown fox jmps over lazy dogs ABCDEFGHIJKLMNOPQRSTVWXYZ";
  PdfWriter writer(fonts()), few(fonts());
  writer.share_fonts(letter(all_but_u));
  const std::string ana = writer.write(letter("Ana"), options);
  const std::string una = writer.write(letter("Una"), options);
  CHECK(font_name(una) == font_name(ana));
  CHECK(walk(una).empty());
  // A face that shows a heading is not filled up.
  few.share_fonts(letter("Reasons for discretion, Ana"));
  CHECK(font_name(few.write(letter("Una"), options)) != font_name(few.write(letter("Ana"), options)));
}

TEST_CASE("Files of a batch are the same bytes up to their first page's content, whatever is on it") {
  PdfWriter writer(fonts());
  const auto letter_of = [](int paragraphs, std::string_view target) {
    SamplePages sample(fonts());
    for (int i = 0; i < paragraphs; ++i) sample.paragraph("I am asking for discretion.");
    const layout::ElementId link = sample.add(layout::Tag::link, sample.paragraph("Dear Ana"));
    const layout::Box box{Length::pt(72), sample.y(), Length::pt(90), Length::pt(12)};
    sample.place(layout::PlacedLink{link, box, std::string(target)});
    return sample.pages();
  };
  writer.share_fonts(letter_of(1, ""));
  const std::string one = writer.write(letter_of(2, "https://example.org/ana"), options);
  const std::string two = writer.write(letter_of(12, "mailto:noor@example.org"), options);
  const auto same = static_cast<std::size_t>(std::ranges::mismatch(one, two).in1 - one.begin());
  for (const std::string_view shared : {"/FontFile2", "/OutputIntent", "</x:xmpmeta>"}) {
    CAPTURE(shared);
    CHECK(one.rfind(shared) < same);
  }
}

TEST_CASE("Shared fonts are the same whether another file had them or not, by whatever numbers") {
  const auto letter_of = [](const std::vector<std::string> &page_texts) {
    SamplePages sample(fonts());
    for (const std::string &text : page_texts) {
      if (&text != &page_texts.front()) sample.add_page();
      sample.paragraph(text);
    }
    return sample.pages();
  };
  const auto shares = [&](PdfWriter &writer) { writer.share_fonts(letter_of({"Dear Ana, office"})); };
  PdfWriter writer(fonts());
  shares(writer);
  for (int round = 0; round < 3; ++round) {
    // One page more moves the fonts' numbers on; Zoe has a subset of her own.
    for (const auto &texts : std::vector<std::vector<std::string>>{
             {"Dear Ana"}, {"Dear Ana", "office"}, {"Zo\u00EB"}, {"Dear", "Zo\u00EB"}, {"office"}}) {
      CAPTURE(round, texts);
      PdfWriter other(fonts());
      shares(other);
      CHECK((writer.write(letter_of(texts), options) == other.write(letter_of(texts), options)));
    }
  }
  writer.share_fonts(letter_of({"Zo\u00EB"}));
  PdfWriter other(fonts());
  shares(other);
  other.share_fonts(letter_of({"Zo\u00EB"}));
  CHECK((writer.write(letter_of({"Dear Ana"}), options) == other.write(letter_of({"Dear Ana"}), options)));
}

TEST_CASE("A file shared with others says the same text as one of its own") {
  PdfWriter shared(fonts());
  shared.share_fonts(letter("cafe\u0301 Zoe\u0308"));
  CHECK(walk(shared.write(letter("Zoe\u0308"), options)).empty());
}

}  // namespace formletter::pdf
