#include "pdf/metadata.hpp"

namespace formletter::pdf {
namespace {

void append_xml(std::string &out, std::string_view text) {
  for (const char c : text) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      // XML 1.0 has no other control characters.
      case '\t':
      case '\n':
      case '\r':
        out += ' ';
        break;
      default:
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
  }
}

void append_element(std::string &out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out.append("<").append(name).append(">");
  append_xml(out, text);
  out.append("</").append(name).append(">\n");
}

void append_alternatives(std::string &out, std::string_view name, std::string_view text) {
  if (text.empty()) return;
  out.append("<").append(name).append("><rdf:Alt><rdf:li xml:lang=\"x-default\">");
  append_xml(out, text);
  out.append("</rdf:li></rdf:Alt></").append(name).append(">\n");
}

void append_list(std::string &out, std::string_view name, std::string_view kind, std::string_view text) {
  if (text.empty()) return;
  out.append("<").append(name).append("><rdf:").append(kind).append("><rdf:li>");
  append_xml(out, text);
  out.append("</rdf:li></rdf:").append(kind).append("></").append(name).append(">\n");
}

// The packet's id is the one that the XMP specification prescribes.
constexpr std::string_view packet_begin =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n"
    " xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\"\n"
    " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\"\n"
    " xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\"\n"
    " xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\">\n";

// ISO 19005-2, 6.6.2.3: a schema that XMP does not define (PDF/UA's mark) is
// described in the file itself.
constexpr std::string_view packet_end =
    "</rdf:Description>\n"
    "<rdf:Description rdf:about=\"\"\n"
    " xmlns:pdfaExtension=\"http://www.aiim.org/pdfa/ns/extension/\"\n"
    " xmlns:pdfaSchema=\"http://www.aiim.org/pdfa/ns/schema#\"\n"
    " xmlns:pdfaProperty=\"http://www.aiim.org/pdfa/ns/property#\">\n"
    "<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    "<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType=\"Resource\">\n"
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

}  // namespace

namespace {

/// ISO 19005-2, 6.6.4; part 3 differs in that it allows any attachment.
std::string_view archive_mark(const PdfOptions &options) {
  if (!options.claims_archive) return "";
  return options.attachment ? "<pdfaid:part>3</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
                            : "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n";
}

std::string make_xmp(const layout::Pages &pages, const PdfOptions &options) {
  const std::string time = options.date.iso() + "T00:00:00Z";
  std::string out(packet_begin);
  out += archive_mark(options);
  if (options.claims_accessible) out += "<pdfuaid:part>1</pdfuaid:part>\n";
  append_alternatives(out, "dc:title", pages.title);
  append_alternatives(out, "dc:description", pages.subject);
  append_list(out, "dc:creator", "Seq", pages.author);
  append_list(out, "dc:language", "Bag", pages.language.text());
  append_element(out, "pdf:Keywords", pages.keywords);
  append_element(out, "pdf:Producer", options.producer);
  append_element(out, "xmp:CreatorTool", options.producer);
  append_element(out, "xmp:CreateDate", time);
  append_element(out, "xmp:ModifyDate", time);
  out += packet_end;
  return out;
}

std::string make_info(const layout::Pages &pages, const PdfOptions &options) {
  std::string out;
  const auto entry = [&](std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out += key;
    append_text_string(out, text);
  };
  const std::string date = pdf_date(options.date);
  entry("/Title ", pages.title);
  entry(" /Subject ", pages.subject);
  entry(" /Author ", pages.author);
  entry(" /Keywords ", pages.keywords);
  entry(" /Creator ", options.producer);
  entry(" /Producer ", options.producer);
  entry(" /CreationDate ", date);
  entry(" /ModDate ", date);
  return out;
}

}  // namespace

std::string pdf_date(const Date &date) {
  std::string out = "D:";
  for (const char c : date.iso())
    if (c != '-') out += c;
  return out + "000000Z";
}

Metadata make_metadata(const layout::Pages &pages, const PdfOptions &options) {
  return {make_info(pages, options), make_xmp(pages, options)};
}

ObjectId write_xmp(HaruFile &file, const Metadata &metadata) {
  const ObjectId id = file.add();
  file.define_stream(id, "/Type /Metadata /Subtype /XML", metadata.xmp);
  return id;
}

bool MadeMetadata::is_from(const Source &source, const layout::Pages &pages, const PdfOptions &options) {
  return source.title == pages.title && source.subject == pages.subject && source.author == pages.author &&
         source.keywords == pages.keywords && source.language == pages.language &&
         source.date == options.date && source.producer == options.producer &&
         source.attaches == options.attachment.has_value() &&
         source.claims_archive == options.claims_archive &&
         source.claims_accessible == options.claims_accessible;
}

const Metadata &MadeMetadata::of(const layout::Pages &pages, const PdfOptions &options) {
  const auto is_it = [&](const Made &made) { return is_from(made.source, pages, options); };
  if (const Made *made = made_.find(is_it)) return made->metadata;
  passing_ = make_metadata(pages, options);
  const Source source{pages.title,
                      pages.subject,
                      pages.author,
                      pages.keywords,
                      pages.language,
                      options.date,
                      options.producer,
                      options.attachment.has_value(),
                      options.claims_archive,
                      options.claims_accessible};
  made_.keep({source, passing_}, 2 * (passing_.info.size() + passing_.xmp.size()));
  return passing_;
}

std::string with_title(std::string_view xmp, std::string_view title) {
  constexpr std::string_view begin = "<dc:title>", end = "</dc:title>\n";
  const auto from = xmp.find(begin), to = xmp.find(end);
  if (from == std::string_view::npos || to == std::string_view::npos) return std::string(xmp);
  std::string out(xmp.substr(0, from));
  append_alternatives(out, "dc:title", title);
  out += xmp.substr(to + end.size());
  return out;
}

}  // namespace formletter::pdf
