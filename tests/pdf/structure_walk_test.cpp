#include "pdf_walk/structure_walk.hpp"

#include "pdf/picture_file.hpp"
#include "pdf/planted_faults.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf/write_pdf.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace formletter::pdf {
namespace {

/// A paper with one of everything that our files may hold, and a picture and a script of another
/// kind of outlines besides.
std::string write_sample(const std::optional<Attachment> &attachment) {
  text::Fonts fonts;
  SamplePages sample = full_sample(fonts);
  const PictureFile picture(two_pixels_png());
  const layout::ElementId figure = sample.add(layout::Tag::figure);
  sample.element(figure).alternative = "The clinic's mark";
  auto &first = sample.pages().pages.front();
  first.items.emplace_back(layout::PlacedImage{
      figure, {Length::in(6), Length::in(9), Length::in(1), Length::in(0.5)}, picture.path()});
  const layout::ElementId chinese = sample.add(layout::Tag::p);
  sample.element(chinese).language = *LanguageTag::parse("zh-Hans");
  sample.set_language("zh-Hans");
  sample.line(chinese, "请求检控酌情权");
  return PdfWriter(fonts).write(
      sample.pages(),
      {.date = *Date::from_parts(2014, 11, 20), .producer = "formletter 0.1.0", .attachment = attachment});
}

const std::string &good_pdf() {
  static const std::string pdf = write_sample(std::nullopt);
  return pdf;
}
const std::string &good_pdf_with_attachment() {
  static const std::string pdf =
      write_sample(Attachment{"answers.json", "application/json", "The answers", "{}"});
  return pdf;
}

/// The good file with one thing spoilt.
std::string spoil(const std::string &good, const std::function<void(QPDF &)> &fault) {
  QPDF pdf;
  pdf.setSuppressWarnings(true);
  pdf.processMemoryFile("good", good.data(), good.size());
  fault(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setDecodeLevel(qpdf_dl_none);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setPreserveUnreferencedObjects(true);
  writer.setNewlineBeforeEndstream(true);
  auto marker = pdf.getTrailer().getKey("/Marker");
  if (marker.isString() && marker.getStringValue() == "encrypt")
    writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  std::string bytes(reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize());
  if (marker.isString() && marker.getStringValue() == "take the ID away") replace(bytes, "/ID [", "/Id [");
  return bytes;
}

struct Group {
  const std::string &good;
  Claim claim;
  std::vector<Fault> faults;
};

const std::vector<Group> &groups() {
  static const std::vector<Group> all = {
      {good_pdf(), Claim::pdf_a_2a, document_faults()},
      {good_pdf(), Claim::pdf_a_2a, structure_faults()},
      {good_pdf(), Claim::pdf_a_2a, content_faults()},
      {good_pdf(), Claim::pdf_a_2a, annotation_faults()},
      {good_pdf(), Claim::pdf_a_2a, object_faults()},
      {good_pdf_with_attachment(), Claim::pdf_a_3a, attachment_faults()},
  };
  return all;
}

bool finds(const std::vector<Breach> &breaches, const std::string &rule) {
  return std::any_of(breaches.begin(), breaches.end(), [&](const Breach &b) { return b.rule == rule; });
}

/// A rule on the file's bytes, and a change that breaks it.
struct ByteFault {
  const char *rule, *from, *to;
};
const std::vector<ByteFault> byte_faults = {
    {"the file begins with its version, at most 1.7", "%PDF-1.7", "%PDF-2.0"},
    {"a comment of four bytes above 127 follows the version", "\n%", "\n%abcd"},
    {"nothing follows the end of the file but one line end", "%%EOF\n", "%%EOF\n\n"},
    {"an object begins a line, with single spaces, and ends it with obj", "\n4 0 obj\n", "\n4  0 obj\n"},
    {"endobj stands on a line of its own", "\nendobj\n", " endobj\n"},
    {"stream is followed by CR LF or LF", "\nstream\r\n", "\nstream \r\n"},
    {"a line end that Length leaves out stands before endstream", "\nendstream", " endstream"},
    {"a hexadecimal string has an even number of digits", "<FEFF", "<EFF"},
    {"a hexadecimal string has digits alone", "<FEFF", "<FEFG"},
    {"one line end follows xref", "\nxref\n", "\nxref \n"},
    {"an entry of the cross-reference table has 20 bytes", "00000 n\r\n", "00000 n\n"},
    {"startxref leads to the cross references", "startxref\n", "startxref\n1"},
};

}  // namespace

TEST_CASE("A paper with one of everything breaks no rule of PDF/UA-1 and PDF/A-2a") {
  CHECK(listed(walk(good_pdf())).empty());
  CHECK(listed(walk_bytes(good_pdf())).empty());
  CHECK(listed(walk(good_pdf_with_attachment(), Claim::pdf_a_3a)).empty());
  CHECK(listed(walk_bytes(good_pdf_with_attachment())).empty());
}

TEST_CASE("The good file written anew by qpdf is still good, so that what follows is the fault's doing") {
  for (const Group &group : groups())
    CHECK(listed(walk(spoil(group.good, [](QPDF &) {}), group.claim)).empty());
}

TEST_CASE("The walk finds each planted fault by its rule") {
  for (const Group &group : groups()) {
    for (const Fault &fault : group.faults) {
      const std::vector<Breach> breaches = walk(spoil(group.good, fault.make), group.claim);
      INFO(fault.rule << "\n" << listed(breaches));
      CHECK(finds(breaches, fault.rule));
    }
  }
}

TEST_CASE("The walk of the bytes finds each planted fault by its rule") {
  for (const ByteFault &fault : byte_faults) {
    std::string pdf = good_pdf();
    replace(pdf, fault.from, fault.to);
    const std::vector<Breach> breaches = walk_bytes(pdf);
    INFO(fault.rule << "\n" << listed(breaches));
    CHECK(finds(breaches, fault.rule));
  }
}

TEST_CASE("There is no rule in the walk without a planted fault") {
  std::set<std::string> planted;
  for (const Group &group : groups())
    for (const Fault &fault : group.faults) planted.insert(fault.rule);
  for (const ByteFault &fault : byte_faults) planted.insert(fault.rule);
  Breaches breaches;
  walk(good_pdf(), Claim::pdf_a_2a, breaches);
  walk(good_pdf_with_attachment(), Claim::pdf_a_3a, breaches);
  walk_bytes(good_pdf(), breaches);
  for (const auto &[clause, rule] : breaches.asked()) {
    INFO(clause << ": " << rule);
    CHECK(planted.count(rule) == 1);
  }
}

}  // namespace formletter::pdf
