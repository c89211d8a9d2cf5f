#include "pdf/planted_faults.hpp"

namespace formletter::pdf {
namespace {

QPDFObjectHandle profile(QPDF &pdf) {
  return pdf.getRoot().getKey("/OutputIntents").getArrayItem(0).getKey("/DestOutputProfile");
}

QPDFObjectHandle intent(QPDF &pdf) {
  return pdf.getRoot().getKey("/OutputIntents").getArrayItem(0);
}

QPDFObjectHandle bookmark(QPDF &pdf) {
  return pdf.getRoot().getKey("/Outlines").getKey("/First");
}

std::vector<Fault> catalog_faults() {
  return {
      {"the document is marked as tagged", [](QPDF &pdf) { pdf.getRoot().removeKey("/MarkInfo"); }},
      {"no tag is a suspect",
       [](QPDF &pdf) { pdf.getRoot().getKey("/MarkInfo").replaceKey("/Suspects", parsed("true")); }},
      {"the title is displayed", [](QPDF &pdf) { pdf.getRoot().removeKey("/ViewerPreferences"); }},
      {"the document has a language",
       [](QPDF &pdf) { pdf.getRoot().replaceKey("/Lang", parsed("(English)")); }},
      {"there are no requirements",
       [](QPDF &pdf) { pdf.getRoot().replaceKey("/Requirements", parsed("[]")); }},
      {"there are no permissions", [](QPDF &pdf) { pdf.getRoot().replaceKey("/Perms", parsed("<<>>")); }},
      {"nothing needs rendering",
       [](QPDF &pdf) { pdf.getRoot().replaceKey("/NeedsRendering", parsed("true")); }},
      {"the version is not above 1.7", [](QPDF &pdf) { pdf.getRoot().replaceKey("/Version", name("/2.0")); }},
      {"there is one output intent", [](QPDF &pdf) { pdf.getRoot().removeKey("/OutputIntents"); }},
      {"the output intent is PDF/A's and names its condition",
       [](QPDF &pdf) { intent(pdf).replaceKey("/S", name("/GTS_PDFX")); }},
      {"the profile is not outside of the file",
       [](QPDF &pdf) { intent(pdf).replaceKey("/DestOutputProfileRef", parsed("<<>>")); }},
      {"the profile is of a monitor or printer and of a version below 5",
       [](QPDF &pdf) { edit_stream(profile(pdf), [](std::string &icc) { icc[8] = 5; }); }},
      {"the profile is RGB, and its N is 3",
       [](QPDF &pdf) { profile(pdf).getDict().replaceKey("/N", number(4)); }},
      {"a page is 3 to 14400 units wide and high",
       [](QPDF &pdf) { first_page(pdf).replaceKey("/CropBox", parsed("[0 0 2 700]")); }},
      {"a page has resources of its own", [](QPDF &pdf) { first_page(pdf).removeKey("/Resources"); }},
      {"a bookmark has a title", [](QPDF &pdf) { bookmark(pdf).removeKey("/Title"); }},
      {"a bookmark leads to a page", [](QPDF &pdf) { bookmark(pdf).replaceKey("/Dest", parsed("[7]")); }},
      {"the trailer has an ID of two strings",
       [](QPDF &pdf) { pdf.getTrailer().replaceKey("/Marker", parsed("(take the ID away)")); }},
      {"the file is not encrypted",
       [](QPDF &pdf) { pdf.getTrailer().replaceKey("/Marker", parsed("(encrypt)")); }},
  };
}

std::vector<Fault> metadata_faults() {
  const auto edit = [](const char *from, const char *to) {
    return [from, to](QPDF &pdf) { edit_metadata(pdf, from, to); };
  };
  return {
      {"the catalog has a metadata stream", [](QPDF &pdf) { pdf.getRoot().removeKey("/Metadata"); }},
      {"the metadata are not filtered",
       [](QPDF &pdf) {
         auto metadata = pdf.getRoot().getKey("/Metadata");
         // qpdf takes the filter off metadata that it knows as such.
         metadata.getDict().removeKey("/Type");
         std::string hexadecimal = "3C78>";
         metadata.replaceStreamData(hexadecimal, name("/ASCIIHexDecode"), QPDFObjectHandle::newNull());
       }},
      {"the packet's header is that of XMP in UTF-8", edit("id=\"W5M0", "id=\"W6M0")},
      {"the packet's header has neither bytes nor encoding",
       edit("9d\"?>", "9d\" bytes=\"2000\" encoding=\"UTF-8\"?>")},
      {"the packet ends", edit("<?xpacket end", "<?package end")},
      {"the packet is well-formed RDF about one thing", edit("</dc:title>", "</dc:titel>")},
      {"a prefix stands for its own schema",
       edit("http://www.aiim.org/pdfa/ns/id/", "http://example.org/id/")},
      {"a property is one of a known schema",
       edit("<pdf:Producer>", "<pdf:Trapped>False</pdf:Trapped>\n<pdf:Producer>")},
      {"a property is written as its type", edit("xml:lang=\"x-default\"", "xml:lang=\"en\"")},
      {"extension schemas stand in a Bag",
       edit("<pdfaExtension:schemas><rdf:Bag>", "<pdfaExtension:schemas><rdf:Bug/><rdf:Bag>")},
      {"a schema has a name, a namespace, a prefix and a sequence of properties",
       edit("<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n", "")},
      {"a property has a name, a type, a category and a description",
       edit("category>internal", "category>private")},
      {"PDF/UA's mark is described", edit("<pdfaProperty:name>part", "<pdfaProperty:name>parts")},
      {"the packet claims PDF/A of level A", edit("<pdfaid:conformance>A", "<pdfaid:conformance>B")},
      {"the packet claims PDF/UA-1", edit("<pdfuaid:part>1", "<pdfuaid:part>2")},
      {"the packet has a title", edit(">A letter<", "><")},
      {"packet and information dictionary agree",
       edit("T00:00:00Z</xmp:ModifyDate>", "T00:00:00-05:00</xmp:ModifyDate>")},
  };
}

}  // namespace

std::vector<Fault> document_faults() {
  auto all = catalog_faults();
  for (auto &fault : metadata_faults()) all.push_back(std::move(fault));
  return all;
}

std::vector<Fault> attachment_faults() {
  const auto stream = [](QPDF &pdf) { return file_specification(pdf).getKey("/EF").getKey("/F").getDict(); };
  return {
      {"an attachment has a name, as F and UF", [](QPDF &pdf) { file_specification(pdf).removeKey("/UF"); }},
      {"an attachment is described", [](QPDF &pdf) { file_specification(pdf).removeKey("/Desc"); }},
      {"an attachment says what it is to the document",
       [](QPDF &pdf) { file_specification(pdf).replaceKey("/AFRelationship", name("/Answers")); }},
      {"an attachment is associated with the document", [](QPDF &pdf) { pdf.getRoot().removeKey("/AF"); }},
      {"an attachment has a media type",
       [stream](QPDF &pdf) { stream(pdf).replaceKey("/Subtype", name("/json")); }},
      {"an attachment has its date", [stream](QPDF &pdf) { stream(pdf).removeKey("/Params"); }},
      {"PDF/A-2 has no attachment, our PDF/A-3 one",
       [](QPDF &pdf) { file_specification(pdf).removeKey("/EF"); }},
  };
}

}  // namespace formletter::pdf
