// PDFs of other programs, which may hold what cannot be shown, or must not.

#include "pdf/exhibits.hpp"

#include "layout/joined_pages.hpp"
#include "pdf/external_tool.hpp"
#include "pdf/other_pdf.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <libdeflate.h>
#include <catch2/catch.hpp>

namespace formletter::pdf {
namespace {

std::string fault_of(const OtherPdf &other) {
  return check_exhibit(other.bytes()).fault;
}

/// A packet of a page and, behind it, the exhibit.
std::string packet_of(const OtherPdf &other) {
  SamplePages tab(fonts()), running_foot(fonts());
  tab.paragraph("Exhibit A");
  running_foot.line(layout::artifact, "Page 2");
  layout::JoinedPages joined("Packet", *LanguageTag::parse("en"));
  joined.add(tab.pages(), {.bookmark = "Exhibit A"});
  joined.add_blank(running_foot.pages());
  const auto bytes = other.bytes();
  return place_exhibits(
      PdfWriter(fonts()).write(joined.pages(), {*Date::from_parts(2014, 11, 20), "formletter 0.1.0"}),
      {{1, bytes, "Exhibit A"}}, {Length::pt(45), Length::pt(45), Length::pt(522), Length::pt(680)});
}

/// What stands on the packet's second page, as a reader finds it.
std::string shown_of(const OtherPdf &other) {
  REQUIRE(fault_of(other).empty());
  const auto read = run_on_pdf("pdftotext -f 2 -l 2 -x 0 -y 90 -W 612 -H 650 {} -", packet_of(other));
  REQUIRE(read.status == 0);
  return read.output.substr(0, read.output.find('\n'));
}

OtherPdf with_field(const std::string &value, const std::string &form, const std::string &appearance = "") {
  return {.page = "/MediaBox [0 0 612 792] /Annots [6 0 R]",
          .content = "",
          .catalog = "/AcroForm <</Fields [6 0 R] /DA (/Helv 12 Tf 0 g) /DR <</Font <</Helv 5 0 R>>>> " +
                     form + ">>",
          .objects = {"<</Type /Annot /Subtype /Widget /FT /Tx /T (a) /F 4 /Rect [100 600 500 640] "
                      "/DA (/Helv 12 Tf 0 g) /V " +
                          value + appearance + ">>",
                      stream_object("/Type /XObject /Subtype /Form /BBox [0 0 400 40] "
                                    "/Resources <</Font <</Helv 5 0 R>>>>",
                                    "BT /Helv 12 Tf 4 4 Td (drawn) Tj ET")}};
}

std::string zlib_stream(const std::string &data) {
  auto *const with = libdeflate_alloc_compressor(6);
  std::string out(data.size() + 100, '\0');
  out.resize(libdeflate_zlib_compress(with, data.data(), data.size(), out.data(), out.size()));
  libdeflate_free_compressor(with);
  return out;
}

}  // namespace

TEST_CASE("A page of another's PDF is shown as far as its readers show it") {
  CHECK(shown_of({}) == "Lease");
  // What readers pass over: a trim box of no size, a crop box beside the page, corners the other way round.
  CHECK(shown_of({.page = "/MediaBox [0 0 612 792] /TrimBox [0 0 0 0]"}) == "Lease");
  CHECK(shown_of({.page = "/MediaBox [0 0 612 792] /CropBox [2000 2000 2500 2500]"}) == "Lease");
  CHECK(shown_of({.page = "/MediaBox [612 792 0 0]"}) == "Lease");
  CHECK(shown_of({.page = "/MediaBox [0 0 612 792] /Rotate 45"}) == "Lease");
  for (const std::string box : {"", "/MediaBox [0 0 612]", "/MediaBox [0 0 0 0]", "/MediaBox [0 0 612 0]",
                                "/MediaBox [(a) 0 612 792]"}) {
    INFO(box);
    CHECK(fault_of({.page = box}) == "a page of it has no size");
  }
}

TEST_CASE("A page that restores more than it saved, or less, is shown whole") {
  CHECK(shown_of({.content = "Q Q BT /F 24 Tf 72 700 Td (Lease) Tj ET"}) == "Lease");
  CHECK(shown_of({.content = "q Q Q q q BT /F 24 Tf 72 700 Td (Lease) Tj ET"}) == "Lease");
  CHECK(listed(walk(packet_of({.content = "Q q 0 0 0 RG 72 700 90 90 re S Q Q q"}))) ==
        listed(walk(packet_of({.content = "0 0 0 RG 72 700 90 90 re S"}))));
}

TEST_CASE("Layers that are hidden would be shown: their PDF is refused") {
  const auto with = [](const std::string &how) {
    return OtherPdf{.content = "/OC /L BDC BT /F 24 Tf 72 700 Td (secret) Tj ET EMC",
                    .catalog = "/OCProperties <</OCGs [6 0 R] /D <<" + how + ">>>>",
                    .properties = "/L 6 0 R",
                    .objects = {"<</Type /OCG /Name (notes)>>"}};
  };
  CHECK_THAT(fault_of(with("/OFF [6 0 R]")), Catch::Contains("layers that are hidden"));
  CHECK_THAT(fault_of(with("/BaseState /OFF")), Catch::Contains("layers that are hidden"));
  CHECK(fault_of(with("/OFF [] /ON [6 0 R]")).empty());
}

TEST_CASE("A form that says no more than `Please wait` is refused, one with fields beside it is not") {
  const std::string xfa = "/XFA 6 0 R>>";
  const auto with = [&](const std::string &catalog) {
    return OtherPdf{.catalog = catalog, .objects = {stream_object("", "<xdp/>")}};
  };
  CHECK_THAT(fault_of(with("/AcroForm <</Fields [] " + xfa)), Catch::Contains("only Adobe's programs"));
  CHECK_THAT(fault_of(with("/NeedsRendering true /AcroForm <</Fields [5 0 R] " + xfa)),
             Catch::Contains("only Adobe's programs"));
  CHECK(fault_of(with_field("(Ana)", "/XFA 7 0 R")).empty());
}

TEST_CASE("A field is shown as it is filled in; one that would show question marks is refused") {
  const std::string drawn = " /AP <</N 7 0 R>>", accented = "<FEFF004A006F007300E9>";
  CHECK(shown_of(with_field("(Ana)", "/NeedAppearances true")) == "Ana");
  CHECK(shown_of(with_field("(Ana)", "")) == "Ana");
  CHECK(shown_of(with_field("(Ana)", "", drawn)) == "drawn");
  CHECK(shown_of(with_field(accented, "", drawn)) == "drawn");
  CHECK_THAT(fault_of(with_field(accented, "/NeedAppearances true", drawn)), Catch::Contains("filled it in"));
  CHECK_THAT(fault_of(with_field(accented, "")), Catch::Contains("filled it in"));
}

TEST_CASE("An appearance that shows its field's value is kept, one of an older value is not") {
  const std::string drawn = " /Ff 4096 /AP <</N 7 0 R>>";
  CHECK(shown_of(with_field("(drawn)", "/NeedAppearances true", drawn)) == "drawn");
  CHECK(shown_of(with_field("(Ana)", "/NeedAppearances true", " /AP <</N 7 0 R>>")) == "Ana");
  CHECK_THAT(fault_of(with_field("(Ana)", "/NeedAppearances true", drawn)), Catch::Contains("field `a`"));
}

TEST_CASE("A field that would be shown as another thing than it is filled in with is refused by name") {
  const auto fault_with = [](const std::string &value, const std::string &keys,
                             const std::string &type = "Tx", const std::string &flags = "4") {
    auto other = with_field(value, "");
    other.objects[0] = "<</Type /Annot /Subtype /Widget /FT /" + type + " /T (a) /F " + flags +
                       " /Rect [100 600 500 640] /DA (/Helv 12 Tf 0 g) /V " + value + keys + ">>";
    return fault_of(other);
  };
  CHECK(fault_with("(One line)", " /Ff 4096") ==
        "the field `a` has room for several lines, and only the program that filled it in can show it");
  CHECK_THAT(fault_with("(secret)", " /Ff 8192"), Catch::Contains("holds a password"));
  CHECK_THAT(fault_with("(123)", " /Ff 16777216 /MaxLen 9"), Catch::Contains("a place for each letter"));
  CHECK_THAT(fault_with("(Ana)", " /Ff 33554432"), Catch::Contains("rich text"));
  CHECK_THAT(fault_with("(Ana)", " /MK <</R 90>>"), Catch::Contains("on its side"));
  CHECK_THAT(fault_with("(" + std::string(100, 'm') + ")", ""), Catch::Contains("more than it has room for"));
  CHECK(fault_with("(" + std::string(100, 'i') + ")", "").empty());
  CHECK_THAT(fault_with("[(a) (b)]", "", "Ch"), Catch::Contains("several choices"));
  CHECK_THAT(fault_with("(MA)", " /Ff 131072 /Opt [[(MA) (Massachusetts)]]", "Ch"),
             Catch::Contains("another text than it holds"));
  CHECK(fault_with("()", " /Ff 4096").empty());
  CHECK(fault_with("(hidden)", " /Ff 4096", "Tx", "2").empty());
}

TEST_CASE("A ticked box and a comment without a picture are refused by name, and not left out") {
  const auto with = [](const std::string &annotation) {
    return fault_of({.page = "/MediaBox [0 0 612 792] /Annots [6 0 R]",
                     .catalog = "/AcroForm <</Fields [6 0 R] /NeedAppearances true>>",
                     .objects = {"<</Type /Annot /F 4 /T (box) /Rect [100 600 120 620] " + annotation + ">>",
                                 stream_object("/Type /XObject /Subtype /Form /BBox [0 0 20 20]", "")}});
  };
  const std::string box = "/Subtype /Widget /FT /Btn ";
  CHECK(with(box + "/V /Yes /AS /Yes") ==
        "the field `box` is ticked, and only the program that filled it in can show it");
  CHECK(with(box + "/V /Yes /AS /Off /AP <</N <</Yes 7 0 R>>>>").empty());
  CHECK(with(box + "/V /Off /AS /Off").empty());
  CHECK(with(box).empty());
  CHECK(with("/Subtype /FreeText /Contents (Typed)") ==
        "a comment (FreeText) has no picture of its own, and would be left out");
  CHECK_THAT(with("/Subtype /Redact"), Catch::Contains("(Redact)"));
  CHECK(with("/Subtype /Highlight /AP <</N 7 0 R>>").empty());
  CHECK(with("/Subtype /Popup").empty());
  CHECK(with("/Subtype /Link").empty());
}

TEST_CASE("A picture within a PDF that is cut short is a damage of the PDF") {
  std::string samples;
  for (int i = 0; i < 10000; ++i) samples += static_cast<char>(i * i % 251);
  const auto data = zlib_stream(samples);
  const auto with = [&](std::size_t size) {
    return OtherPdf{
        .content = "q 400 0 0 400 100 100 cm /I Do Q",
        .pictures = "/I 6 0 R",
        .objects = {stream_object("/Type /XObject /Subtype /Image /Width 100 /Height 100 "
                                  "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
                                  data.substr(0, size))}};
  };
  CHECK(fault_of(with(data.size())).empty());
  CHECK(fault_of(with(data.size() / 2)) == "it is damaged");
}

std::string form_object(const std::string &inside) {
  return stream_object(
      "/Type /XObject /Subtype /Form /BBox [0 0 1 1] /Resources <</XObject <<" + inside + ">>>>", "q Q");
}

std::string reference(std::size_t object) {
  return std::to_string(object) + " 0 R";
}

/// Forms, each of which shows the next.
OtherPdf with_forms(std::size_t count) {
  OtherPdf other{.pictures = "/X 6 0 R"};
  for (std::size_t i = 1; i < count; ++i) other.objects.push_back(form_object("/X " + reference(6 + i)));
  other.objects.push_back(form_object(""));
  return other;
}

TEST_CASE("A PDF whose objects stand too deep in one another is refused and not gone into") {
  const std::string told = "its objects stand in one another more than 1000 deep";
  CHECK(fault_of(with_forms(200)).empty());
  CHECK(fault_of(with_forms(300)) == told);
  CHECK(fault_of(with_forms(20000)) == told);

  // The first names the last, too: it is as deep the other way round.
  OtherPdf both_ways = with_forms(20000);
  both_ways.pictures += " /A " + reference(6 + 19999) + " /B " + reference(6 + 10000);
  CHECK(fault_of(both_ways) == told);

  OtherPdf lengths{.pictures = "/X 6 0 R"};
  for (std::size_t i = 0; i < 20000; ++i)
    lengths.objects.push_back("<</Length " + reference(7 + i) + ">>\nstream\nq\nendstream");
  lengths.objects.push_back("1");
  CHECK(fault_of(lengths) == told);

  // The later of two keys is the one that counts.
  OtherPdf pages{.catalog = "/Pages 6 0 R"};
  for (std::size_t i = 0; i < 20000; ++i)
    pages.objects.push_back("<</Type /Pages /Count 1 /Kids [" + reference(7 + i) + "]>>");
  pages.objects.push_back("<</Type /Page /MediaBox [0 0 612 792] /Resources <<>>>>");
  CHECK(fault_of(pages) == told);
}

TEST_CASE("A form that shows itself, and one that many show, are no deeper for that") {
  OtherPdf ring{.pictures = "/X 6 0 R"};
  ring.objects = {form_object("/X 7 0 R"), form_object("/X 6 0 R")};
  CHECK(fault_of(ring).empty());

  OtherPdf wide;
  for (std::size_t i = 0; i < 3000; ++i) {
    wide.pictures += "/X" + std::to_string(i) + " " + reference(7 + i) + " ";
    wide.objects.push_back(i == 0 ? form_object("") : form_object("/X 6 0 R"));
  }
  wide.objects.push_back(form_object("/X 6 0 R"));
  CHECK(fault_of(wide).empty());
}

}  // namespace formletter::pdf
