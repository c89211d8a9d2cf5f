// PDFs as people bring them: turned, cut, with fields and tags and bookmarks of their own.

#include "pdf/external_tool.hpp"
#include "pdf_conformance/desk.hpp"
#include "pdf_walk/structure_walk.hpp"

#include <catch2/catch.hpp>

#include <deque>
#include <memory>

using namespace formletter;
using test::Desk;

namespace {

std::string written(QPDF &pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
}

/// A PDF of one page that says its words at 100 100 from the corner of what is seen of it.
std::string page_saying(const std::string &words, const std::string &page_entries,
                        const std::string &content_before = "") {
  QPDF pdf;
  pdf.emptyPDF();
  auto page = pdf.makeIndirectObject(QPDFObjectHandle::parse(
      "<</Type /Page " + page_entries +
      " /Resources <</Font <</H <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>>"));
  page.replaceKey("/Contents",
                  pdf.newStream(content_before + "BT /H 12 Tf 100 100 Td (" + words + ") Tj ET\n"));
  QPDFPageDocumentHelper(pdf).addPage(page, false);
  return written(pdf);
}

QPDFObjectHandle first_page(QPDF &pdf) {
  return pdf.getAllPages().at(0);
}

struct Word {
  double left = 0, top = 0, right = 0, bottom = 0;
};

/// Where pdftotext finds a word on the last page.
std::optional<Word> find_word(const std::string &pdf, const std::string &word) {
  const std::string boxes = pdf::run_on_pdf("pdftotext -bbox {} -", pdf).output;
  const std::size_t end = boxes.rfind(">" + word + "<");
  if (end == std::string::npos) return std::nullopt;
  const std::string tag = boxes.substr(boxes.rfind("<word", end), end - boxes.rfind("<word", end));
  const auto value = [&](const std::string &key) {
    return std::stod(tag.substr(tag.find(key + "=\"") + key.size() + 2));
  };
  return Word{value("xMin"), value("yMin"), value("xMax"), value("yMax")};
}

std::string bound_with(Desk &desk, const std::string &exhibit) {
  return desk.bound({.exhibits = {desk.file("exhibit.pdf", exhibit)}}).files.at(0).bytes;
}

/// Nothing is broken but the claims, which such a packet does not make, and what the
/// exhibit's own fonts and colours break.
std::string faults_of_ours(const std::string &pdf) {
  std::vector<pdf::Breach> ours;
  for (const auto &breach : pdf::walk(pdf)) {
    const bool claim = breach.clause == "ISO 19005-2, 6.6.4" || breach.clause == "ISO 14289-1, 5";
    const bool font = breach.where.find("Helvetica") != std::string::npos;
    if (!claim && !font) ours.push_back(breach);
  }
  return pdf::listed(ours);
}

}  // namespace

TEST_CASE("an exhibit's page is placed whole and upright, whatever its boxes, turns and units") {
  const std::vector<std::pair<const char *, const char *>> pages = {
      {"letter", "/MediaBox [0 0 612 792]"},
      {"small", "/MediaBox [0 0 300 200]"},
      {"poster", "/MediaBox [0 0 3000 4000]"},
      {"corner elsewhere", "/MediaBox [50 60 662 852]"},
      {"corner below zero", "/MediaBox [-100 -50 500 742]"},
      {"box the other way round", "/MediaBox [612 792 0 0]"},
      {"cut", "/MediaBox [0 0 900 900] /CropBox [90 80 400 500]"},
      {"turned right", "/MediaBox [0 0 612 792] /Rotate 90"},
      {"upside down", "/MediaBox [0 0 612 792] /Rotate 180"},
      {"turned left", "/MediaBox [0 0 612 792] /Rotate 270"},
      {"turned round and round", "/MediaBox [0 0 612 792] /Rotate 450"},
      {"large units", "/MediaBox [0 0 306 396] /UserUnit 2"},
  };
  Desk desk;
  for (const auto &[what, entries] : pages) {
    INFO(what);
    const std::string packet = bound_with(desk, page_saying("Lease", entries));
    const auto word = find_word(packet, "Lease");
    REQUIRE(word);
    CHECK(word->left >= 40);
    CHECK(word->right <= 572);
    CHECK(word->top >= 40);
    CHECK(word->bottom <= 722);
    CHECK(faults_of_ours(packet).empty());
    CHECK(pdf::run_on_pdf("qpdf --check {}", packet).status == 0);
  }
}

TEST_CASE("a field of an exhibit keeps the value that is seen in it, and is no field of the packet") {
  Desk desk;
  const auto filled =
      test::spoilt(page_saying("Form", "/MediaBox [0 0 612 792]"), [](QPDF &pdf, QPDFWriter &) {
        auto field = pdf.makeIndirectObject(
            QPDFObjectHandle::parse("<</Type /Annot /Subtype /Widget /FT /Tx /T (name) /V (Maria) /Rect [100 "
                                    "300 300 320] /F 4 /DA (/H 12 Tf 0 g)>>"));
        first_page(pdf).replaceKey("/Annots", QPDFObjectHandle::newArray({field}));
        auto form = QPDFObjectHandle::parse(
            "<</NeedAppearances true /DR <</Font <</H <</Type /Font /Subtype /Type1 /BaseFont "
            "/Helvetica>>>>>>>>");
        form.replaceKey("/Fields", QPDFObjectHandle::newArray({field}));
        pdf.getRoot().replaceKey("/AcroForm", form);
      });
  const std::string packet = bound_with(desk, filled);
  CHECK(find_word(packet, "Maria"));
  CHECK(faults_of_ours(packet).empty());
}

TEST_CASE("tags, bookmarks, scripts and attachments of an exhibit stay behind") {
  Desk desk;
  const auto own = test::spoilt(
      page_saying("Notice", "/MediaBox [0 0 612 792]",
                  "/P <</MCID 0>> BDC EMC /OC /x BDC EMC /Artifact BMC EMC\n"),
      [](QPDF &pdf, QPDFWriter &) {
        auto root = pdf.getRoot();
        root.replaceKey("/OpenAction", QPDFObjectHandle::parse("<</S /JavaScript /JS (app.alert\\(1\\))>>"));
        root.replaceKey("/StructTreeRoot", QPDFObjectHandle::parse("<</Type /StructTreeRoot>>"));
        root.replaceKey("/Outlines", QPDFObjectHandle::parse("<</Type /Outlines>>"));
        first_page(pdf).replaceKey("/StructParents", QPDFObjectHandle::newInteger(0));
        first_page(pdf).replaceKey("/AA", QPDFObjectHandle::parse("<</O <</S /JavaScript /JS (1)>>>>"));
      });
  const std::string packet = bound_with(desk, own);
  CHECK(find_word(packet, "Notice"));
  CHECK(packet.find("JavaScript") == std::string::npos);
  CHECK(faults_of_ours(packet).empty());
}

TEST_CASE("a scan of many pages keeps their order, and each has its page of the packet") {
  Desk desk;
  QPDF all;
  all.emptyPDF();
  std::vector<std::unique_ptr<QPDF>> sources;
  std::deque<std::string> scans;  // qpdf reads from them until the end
  for (int i = 1; i <= 12; ++i) {
    sources.push_back(std::make_unique<QPDF>());
    scans.push_back(page_saying("Scan" + std::to_string(i), "/MediaBox [0 0 612 792]"));
    sources.back()->processMemoryFile("page", scans.back().data(), scans.back().size());
    QPDFPageDocumentHelper(all).addPage(QPDFPageDocumentHelper(*sources.back()).getAllPages().at(0), false);
  }
  const std::string packet = bound_with(desk, written(all));
  const std::string text = pdf::run_on_pdf("pdftotext {} -", packet).output;
  std::size_t at = 0;
  for (int i = 1; i <= 12; ++i) {
    const std::size_t found = text.find("Scan" + std::to_string(i) + "\n", at);
    INFO(i);
    REQUIRE(found != std::string::npos);
    at = found;
  }
  CHECK(text.find("Page 16 of 16") != std::string::npos);
}
