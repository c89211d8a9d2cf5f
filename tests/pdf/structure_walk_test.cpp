#include "pdf/structure_walk.hpp"

#include "pdf/qpdf_handles.hpp"
#include "pdf/sample_pages.hpp"
#include "pdf/write_pdf.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

namespace formletter::pdf {
namespace {

const std::string &good_pdf() {
  static const std::string pdf = [] {
    text::Fonts fonts;
    return PdfWriter(fonts).write(full_sample(fonts).pages(),
                                  {*Date::from_parts(2014, 11, 20), "formletter 0.1.0"});
  }();
  return pdf;
}

std::string listed(const std::vector<Breach> &breaches) {
  std::string text;
  for (const Breach &breach : breaches) text += breach.clause + ": " + breach.found + "\n";
  return text;
}

/// The good file with one thing spoilt.
std::string spoil(const std::function<void(QPDF &)> &fault) {
  QPDF pdf;
  pdf.processMemoryFile("good", good_pdf().data(), good_pdf().size());
  fault(pdf);
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setPreserveUnreferencedObjects(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char *>(buffer->getBuffer()), buffer->getSize()};
}

/// The n-th structure element of a type.
QPDFObjectHandle element(QPDF &pdf, const std::string &type, int skip = 0) {
  for (auto &object : pdf.getAllObjects())
    if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/StructElem") &&
        object.getKey("/S").isNameAndEquals(type) && skip-- == 0)
      return object;
  throw std::logic_error("no element " + type);
}

QPDFObjectHandle annotation(QPDF &pdf, const std::string &subtype) {
  for (auto &object : pdf.getAllObjects())
    if (object.isDictionary() && object.getKey("/Subtype").isNameAndEquals(subtype) && object.hasKey("/Rect"))
      return object;
  throw std::logic_error("no annotation " + subtype);
}

QPDFObjectHandle font(QPDF &pdf, const std::string &subtype) {
  for (auto &object : pdf.getAllObjects())
    if (object.isDictionary() && object.getKey("/Type").isNameAndEquals("/Font") &&
        object.getKey("/Subtype").isNameAndEquals(subtype))
      return object;
  throw std::logic_error("no font " + subtype);
}

void edit_stream(QPDFObjectHandle stream, const std::function<void(std::string &)> &edit) {
  const auto data = stream.getStreamData();
  std::string bytes(reinterpret_cast<const char *>(data->getBuffer()), data->getSize());
  edit(bytes);
  stream.replaceStreamData(bytes, QPDFObjectHandle::newNull(), QPDFObjectHandle::newNull());
}

void replace(std::string &text, const std::string &from, const std::string &to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos) throw std::logic_error("no " + from);
  text.replace(at, from.size(), to);
}

void edit_xmp(QPDF &pdf, const std::string &from, const std::string &to) {
  edit_stream(pdf.getRoot().getKey("/Metadata"), [&](std::string &xmp) { replace(xmp, from, to); });
}

QPDFObjectHandle first_page(QPDF &pdf) {
  return pdf.getAllPages().at(0);
}

void edit_content(QPDF &pdf, const std::string &from, const std::string &to) {
  edit_stream(first_page(pdf).getKey("/Contents"), [&](std::string &text) { replace(text, from, to); });
}

struct Fault {
  const char *clause;
  const char *what;
  std::function<void(QPDF &)> make;
};

const std::vector<Fault> faults = {
    {"ISO 14289-1, 7.1", "not marked", [](QPDF &pdf) { pdf.getRoot().removeKey("/MarkInfo"); }},
    {"ISO 14289-1, 7.1", "title hidden", [](QPDF &pdf) { pdf.getRoot().removeKey("/ViewerPreferences"); }},
    {"ISO 14289-1, 7.2", "no language", [](QPDF &pdf) { pdf.getRoot().removeKey("/Lang"); }},
    {"ISO 14289-1, 7.1", "no structure", [](QPDF &pdf) { pdf.getRoot().removeKey("/StructTreeRoot"); }},
    {"ISO 19005-2, 6.5", "action on opening",
     [](QPDF &pdf) {
       pdf.getRoot().replaceKey("/OpenAction", QPDFObjectHandle::parse("<</S /JavaScript /JS (1)>>"));
     }},
    {"ISO 19005-2, 6.4.1", "NeedAppearances",
     [](QPDF &pdf) {
       pdf.getRoot().getKey("/AcroForm").replaceKey("/NeedAppearances", QPDFObjectHandle::newBool(true));
     }},
    {"ISO 19005-2, 6.2.3", "no output intent", [](QPDF &pdf) { pdf.getRoot().removeKey("/OutputIntents"); }},
    {"ISO 19005-2, 6.6.4", "another conformance",
     [](QPDF &pdf) { edit_xmp(pdf, "<pdfaid:conformance>A", "<pdfaid:conformance>B"); }},
    {"ISO 14289-1, 5", "not PDF/UA", [](QPDF &pdf) { edit_xmp(pdf, "<pdfuaid:part>1", "<pdfuaid:part>2"); }},
    {"ISO 19005-2, 6.6.3", "another title", [](QPDF &pdf) { edit_xmp(pdf, "A letter", "A letters"); }},
    {"ISO 19005-2, 6.6.3", "another date",
     [](QPDF &pdf) {
       pdf.getTrailer().getKey("/Info").replaceKey("/ModDate",
                                                   QPDFObjectHandle::newString("D:20141121000000Z"));
     }},
    {"ISO 14289-1, 7.1", "unmarked drawing",
     [](QPDF &pdf) { edit_content(pdf, "/H1<<", "0 0 9 9 re f\n/H1<<"); }},
    {"ISO 14289-1, 7.1", "content no element has",
     [](QPDF &pdf) { edit_content(pdf, "/MCID 0>>", "/MCID 99>>"); }},
    {"ISO 32000-1, 14.7.4.4", "MCID that is not there",
     [](QPDF &pdf) { edit_content(pdf, "/MCID 0>>", "/MCID 99>>"); }},
    {"ISO 19005-2, 6.2.2", "unknown operator", [](QPDF &pdf) { edit_content(pdf, "ET\n", "ET\nBX\n"); }},
    {"ISO 32000-1, 14.6", "mark not ended", [](QPDF &pdf) { edit_content(pdf, "EMC\n", ""); }},
    {"ISO 32000-1, 14.7.4.4", "ParentTree swapped",
     [](QPDF &pdf) {
       auto parents =
           pdf.getRoot().getKey("/StructTreeRoot").getKey("/ParentTree").getKey("/Nums").getArrayItem(1);
       parents.setArrayItem(0, parents.getArrayItem(1));
     }},
    {"ISO 32000-1, 14.7.2", "wrong parent",
     [](QPDF &pdf) { element(pdf, "/H1").replaceKey("/P", element(pdf, "/L")); }},
    {"ISO 14289-1, 7.3", "unknown type",
     [](QPDF &pdf) { element(pdf, "/Lbl").replaceKey("/S", QPDFObjectHandle::newName("/Bullet")); }},
    {"ISO 14289-1, 7.4.2", "heading level skipped",
     [](QPDF &pdf) { element(pdf, "/H1").replaceKey("/S", QPDFObjectHandle::newName("/H2")); }},
    {"ISO 14289-1, 7.5", "TH without Scope", [](QPDF &pdf) { element(pdf, "/TH").removeKey("/A"); }},
    {"ISO 14289-1, 7.5", "narrow row", [](QPDF &pdf) { element(pdf, "/TD", 2).removeKey("/A"); }},
    {"ISO 14289-1, 7.6", "list without numbering", [](QPDF &pdf) { element(pdf, "/L").removeKey("/A"); }},
    {"ISO 14289-1, 7.18.1", "field without TU",
     [](QPDF &pdf) { annotation(pdf, "/Widget").removeKey("/TU"); }},
    {"ISO 14289-1, 7.18.1", "another StructParent",
     [](QPDF &pdf) {
       annotation(pdf, "/Link").replaceKey("/StructParent", QPDFObjectHandle::newInteger(2));
     }},
    {"ISO 14289-1, 7.18.3", "no Tabs", [](QPDF &pdf) { first_page(pdf).removeKey("/Tabs"); }},
    {"ISO 14289-1, 7.18.4", "field in a P",
     [](QPDF &pdf) { element(pdf, "/Form").replaceKey("/S", QPDFObjectHandle::newName("/P")); }},
    {"ISO 14289-1, 7.18.5", "link without Contents",
     [](QPDF &pdf) { annotation(pdf, "/Link").removeKey("/Contents"); }},
    {"ISO 19005-2, 6.3.2", "hidden annotation",
     [](QPDF &pdf) { annotation(pdf, "/Link").replaceKey("/F", QPDFObjectHandle::newInteger(6)); }},
    {"ISO 19005-2, 6.3.3", "no appearance", [](QPDF &pdf) { annotation(pdf, "/Widget").removeKey("/AP"); }},
    {"ISO 19005-2, 6.5.1", "launching action",
     [](QPDF &pdf) {
       annotation(pdf, "/Link").getKey("/A").replaceKey("/S", QPDFObjectHandle::newName("/Launch"));
     }},
    {"ISO 14289-1, 7.21.7", "no ToUnicode", [](QPDF &pdf) { font(pdf, "/Type0").removeKey("/ToUnicode"); }},
    {"ISO 14289-1, 7.21.7", "a code without text",
     [](QPDF &pdf) {
       edit_stream(font(pdf, "/Type0").getKey("/ToUnicode"),
                   [](std::string &map) { replace(map, "<0065>\n", "<>\n"); });
     }},
    {"ISO 19005-2, 6.2.11.4.1", "font not embedded",
     [](QPDF &pdf) { font(pdf, "/CIDFontType2").getKey("/FontDescriptor").removeKey("/FontFile2"); }},
    {"ISO 19005-2, 6.2.11.5", "another width",
     [](QPDF &pdf) {
       font(pdf, "/CIDFontType2")
           .getKey("/W")
           .getArrayItem(1)
           .setArrayItem(0, QPDFObjectHandle::newInteger(999));
     }},
    {"ISO 19005-2, 6.2.11.3.2", "no glyph map",
     [](QPDF &pdf) { font(pdf, "/CIDFontType2").removeKey("/CIDToGIDMap"); }},
    {"ISO 32000-1, 9.6.4", "no subset tag",
     [](QPDF &pdf) { font(pdf, "/Type0").replaceKey("/BaseFont", QPDFObjectHandle::newName("/NotoSerif")); }},
};

}  // namespace

TEST_CASE("A paper with one of everything breaks no rule of PDF/UA-1 and PDF/A-2a") {
  CHECK(listed(walk(good_pdf())).empty());
  CHECK(listed(walk_bytes(good_pdf())).empty());
}

TEST_CASE("The good file written anew by qpdf is still good, so that what follows is the fault's doing") {
  CHECK(listed(walk(spoil([](QPDF &) {}))).empty());
}

TEST_CASE("The walk finds each planted fault under its clause") {
  const std::size_t index = GENERATE(range(std::size_t{0}, faults.size()));
  const Fault &fault = faults[index];
  const std::vector<Breach> breaches = walk(spoil(fault.make));
  CAPTURE(fault.what, listed(breaches));
  CHECK(std::any_of(breaches.begin(), breaches.end(),
                    [&](const Breach &b) { return b.clause == fault.clause; }));
}

TEST_CASE("The walk of the bytes finds a spoilt header, table, stream and end") {
  const auto broken = [](const std::string &from, const std::string &to) {
    std::string pdf = good_pdf();
    replace(pdf, from, to);
    return walk_bytes(pdf);
  };
  CHECK(broken("%PDF-1.7", "%PDF-2.0").size() == 1);
  CHECK(broken("\nxref\n", "\nxref \n").size() == 1);
  CHECK(broken("00000 n\r\n", "00000 n\n").size() == 1);
  CHECK(broken("\nendstream", " endstream").size() == 1);
  CHECK(broken("%%EOF\n", "%%EOF\n\n").size() == 1);
}

}  // namespace formletter::pdf
